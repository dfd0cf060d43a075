"""What belongs together in a knowledge base: found once, for all pages.

What a product meets is asked of the catalog that advice is made from, so the pages
cannot say anything else.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from attrs import frozen

from recommender.compiling.compiled import compile_knowledge
from recommender.compiling.picked import bits
from recommender.engine.engine import Engine
from recommender.loading.enquiry import read_enquiry
from recommender.model.condition import AllOf, AnyOf, Condition, Line
from recommender.model.evaluating import no_limits
from recommender.model.knowledge import Knowledge
from recommender.model.rule import (
    Conclude,
    RequireNeed,
    Resolve,
    Rule,
    Warn,
)

Node: TypeAlias = tuple[str, str]
"""A kind and an id: of a problem, a need, a product; or `attribute=choice`."""


@frozen(kw_only=True)
class Relations:
    """Who is related to whom, by id.

    Attributes:
        meeting: Products that meet each need and are offered.
        touched: Products that each exclusion, caution or answer is about.
        firing: Scenarios in which each rule fires.
    """

    knowledge: Knowledge
    meeting: Mapping[str, tuple[str, ...]]
    touched: Mapping[str, tuple[str, ...]]
    firing: Mapping[str, tuple[str, ...]]

    def rules_of(self, problem: str) -> tuple[Rule, ...]:
        """Return the rules whose lines name a problem."""
        return tuple(
            rule
            for rule in self.knowledge.rules.values()
            if any(
                line.subject == "problem" and problem in _named(line)
                for line in rule.lines()
            )
        )

    def rules_to(self, need: str) -> tuple[Rule, ...]:
        """Return the rules that lead to a need."""
        return tuple(
            rule
            for rule in self.knowledge.rules.values()
            if isinstance(rule.effect, RequireNeed) and rule.effect.need == need
        )

    def met_by(self, product: str) -> tuple[str, ...]:
        """Return the needs that a product meets."""
        return tuple(need for need, ids in self.meeting.items() if product in ids)

    def resolving(self, objection: str) -> tuple[Rule, ...]:
        """Return the rules that answer or prevent an objection."""
        return tuple(
            rule
            for rule in self.knowledge.rules.values()
            if (isinstance(rule.effect, Resolve) and rule.effect.objection == objection)
            or (
                isinstance(rule.effect, RequireNeed)
                and objection in rule.effect.resolves
            )
        )

    def raising(self, objection: str) -> tuple[Rule, ...]:
        """Return the rules that call an objection forth."""
        return tuple(
            rule
            for rule in self.knowledge.rules.values()
            if isinstance(rule.effect, Warn) and objection in rule.effect.raises
        )

    def about(self, product: str) -> tuple[Rule, ...]:
        """Return the rules that exclude a product or speak for or against it."""
        return tuple(
            self.knowledge.rules[rule]
            for rule, products in self.touched.items()
            if product in products
        )

    def way_from(self, problem: str) -> tuple[tuple[Node, Node], ...]:
        """Return the edges from a problem, by conclusions and needs, to products."""
        edges: dict[tuple[Node, Node], None] = {}
        reached: dict[Node, None] = {("problem", problem): None}
        waiting = [("problem", problem)]
        while waiting:
            node = waiting.pop(0)
            for end in self._next(node):
                edges[node, end] = None
                if end not in reached:
                    reached[end] = None
                    waiting.append(end)
        return tuple(edges)

    def _next(self, node: Node) -> Iterator[Node]:
        kind, name = node
        if kind == "need":
            yield from (("product", each) for each in self.meeting.get(name, ()))
        if kind not in {"problem", "conclusion"}:
            return
        subject, _, value = name.partition("=")
        wanted = node if kind == "problem" else (subject, value)
        for rule in self.knowledge.active_rules():
            if rule.when is not None and _asks(rule.when, wanted):
                yield from _led_to(rule)


def _led_to(rule: Rule) -> Iterator[Node]:
    match rule.effect:
        case Conclude(values=values):
            yield from (("conclusion", f"{name}={value}") for name, value in values)
        case RequireNeed(need=need):
            yield ("need", need)
        case _:
            return


def _asks(condition: Condition, wanted: Node) -> bool:
    subject, value = wanted
    return any(
        line.subject == subject and value in _named(line) for line in condition.lines()
    )


def _named(line: Line) -> tuple[str, ...]:
    """Return what a line asks to hold."""
    return line.test.values if isinstance(line.test, AnyOf | AllOf) else ()


def relations_of(knowledge: Knowledge) -> Relations:
    """Find out who is related to whom."""
    compiled = compile_knowledge(knowledge)
    catalog = compiled.catalog
    picked = {
        need: catalog.pick(by, no_limits).true & catalog.offered
        for need, by in compiled.met_by.items()
    }
    touched = {
        rule: catalog.pick(by, no_limits).true for rule, by in compiled.affected.items()
    }
    named = [product.id for product in catalog.products]
    engine = Engine(compiled.ruleset)
    firing: dict[str, list[str]] = {}
    for name, scenario in knowledge.scenarios.items():
        for rule in engine.infer(read_enquiry(scenario.enquiry, knowledge)).fired:
            firing.setdefault(str(rule), []).append(str(name))
    return Relations(
        knowledge=knowledge,
        meeting={
            need: tuple(named[bit] for bit in bits(products))
            for need, products in picked.items()
        },
        touched={
            rule: tuple(named[bit] for bit in bits(products))
            for rule, products in touched.items()
        },
        firing={rule: tuple(names) for rule, names in firing.items()},
    )
