"""Lines held against what is known of one client, with where that came from."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from attrs import evolve, frozen

from recommender.advising.fit import suited
from recommender.advising.wording import unit_of, value_text, wanted_text
from recommender.authoring.explaining.effects import product_wanted
from recommender.compiling.catalog import Catalog
from recommender.engine.view import View, line_truth
from recommender.model.advice import Advice
from recommender.model.condition import (
    AllOf,
    AnyOf,
    Block,
    ClientValue,
    Compared,
    Condition,
    CurrentValue,
    Line,
    NoneOf,
)
from recommender.model.enquiry import Facts
from recommender.model.knowledge import Knowledge
from recommender.model.position import position_of
from recommender.model.product import Product, Value
from recommender.model.rule import Conclude, Rule
from recommender.model.states import Basis, BlockState, LineState, Origin
from recommender.model.strata import concluded_by
from recommender.model.truth import Truth, all_of

_NAMED = {"problem": "problems", "objection": "objections"}


@frozen(kw_only=True)
class Looking:
    """One client, and what the rules said about it.

    Attributes:
        catalog: All products of `knowledge`.
    """

    knowledge: Knowledge
    catalog: Catalog
    facts: Facts
    advice: Advice

    @cached_property
    def view(self) -> View:
        """What was stated, and what the rules concluded or could."""
        return View(
            facts=self.facts,
            from_rules=frozenset(
                name
                for name, attribute in self.knowledge.attributes.items()
                if attribute.from_rules
            ),
            conclusions=self._concluded(self.advice.fired),
            would_conclude=self._concluded(self.advice.open),
        )

    def _concluded(self, rules: Iterable[str]) -> dict[str, frozenset[str]]:
        """Return the values that some rules conclude, by attribute."""
        found: dict[str, set[str]] = {}
        for name in rules:
            effect = self.knowledge.rules[name].effect
            if isinstance(effect, Conclude):
                for attribute, value in effect.values:
                    found.setdefault(attribute, set()).add(value)
        return {name: frozenset(found[name]) for name in sorted(found)}

    def blocks(self, condition: Condition | None) -> tuple[BlockState, ...]:
        """Return the alternatives of a condition on the client."""
        blocks = condition.blocks if condition else ()
        return tuple(_together(map(self.line, block)) for block in blocks)

    def product_blocks(
        self, condition: Condition | None, product: Product
    ) -> tuple[BlockState, ...]:
        """Return the alternatives of a condition on products, for one of them."""
        blocks: tuple[Block, ...] = condition.blocks if condition else ()
        return tuple(
            _together(self.product_line(line, product) for line in block)
            for block in blocks
        )

    def line(self, line: Line) -> LineState:
        """Return one line about the client."""
        truth = line_truth(line, self.view)
        return LineState(
            subject=str(line.subject),
            wanted=wanted_text(line, self.knowledge),
            truth=truth,
            value=value_text(
                self._known(line.subject),
                unit_of(line.subject, self.knowledge),
                self.knowledge,
            ),
            limit=self._limit(line),
            origin=self._origin(line, truth),
            bases=tuple(self._bases(line, truth)),
            position=position_of(line.subject),
        )

    def _known(self, subject: str) -> Value | None:
        """Return what is known of a subject; nothing named is nothing known."""
        if subject in self.view.from_rules:
            return self.view.conclusions.get(subject) or None
        return self.view.stated(subject) or None

    def _origin(self, line: Line, truth: Truth) -> Origin:
        known = self._known(line.subject) is not None
        if line.subject not in self.view.from_rules:
            return Origin.STATED if known else Origin.NOBODY
        if truth is Truth.UNKNOWN:
            return Origin.AWAITED
        return Origin.CONCLUDED if known else Origin.NOBODY

    def _bases(self, line: Line, truth: Truth) -> Iterator[Basis]:
        """Yield what a line rests on, or could rest on."""
        if line.subject not in self.view.from_rules:
            for word in self._stated(line):
                yield Basis(position=position_of(word))
            return
        for rule in self._concluding(line, truth):
            yield Basis(rule=str(rule.id), position=position_of(rule.id))

    def _stated(self, line: Line) -> Iterator[str]:
        """Yield the words by which what a line tests was stated."""
        named = _NAMED.get(line.subject)
        stated: Iterable[str] = getattr(self.facts, named) if named else ()
        wanted = _values(line)
        for word in stated:
            if word in wanted:
                yield word
        for word in self.facts.context:
            if word == line.subject:
                yield word

    def _concluding(self, line: Line, truth: Truth) -> Iterator[Rule]:
        """Yield the rules that concluded what a line tests, or that could."""
        wanted = _values(line)
        ids = {
            Truth.TRUE: self.advice.fired,
            Truth.UNKNOWN: self.advice.open,
        }.get(truth)
        if isinstance(line.test, NoneOf) and truth is Truth.FALSE:
            ids = self.advice.fired
        for rule in self._by_conclusion.get(line.subject, ()):
            if ids is not None and rule.id not in ids:
                continue
            if not isinstance(rule.effect, Conclude):
                continue
            values = {v for name, v in rule.effect.values if name == line.subject}
            if not wanted or values & wanted:
                yield rule

    @cached_property
    def _by_conclusion(self) -> dict[str, list[Rule]]:
        """The active rules that conclude each attribute, by id."""
        found: dict[str, list[Rule]] = {}
        for rule in self.knowledge.active_rules():
            for attribute in sorted(concluded_by(rule)):
                found.setdefault(attribute, []).append(rule)
        return found

    def _limit(self, line: Line) -> str:
        """Return the number that a line is held against, where others give it."""
        limit = line.test.limit if isinstance(line.test, Compared) else None
        if not isinstance(limit, ClientValue | CurrentValue):
            return ""
        number = self.view.limit(limit)
        own = self.knowledge.properties.get(line.subject)
        unit = own.scale.unit if own else unit_of(line.subject, self.knowledge)
        return value_text(number, unit, self.knowledge)

    def product_line(self, line: Line, product: Product) -> LineState:
        """Return one line about a product."""
        bit = 1 << self.catalog.number[product.id]
        own = product.properties.get(line.subject)
        described = self.knowledge.properties.get(line.subject)
        unit = described.scale.unit if described else ""
        value = value_text(own, unit, self.knowledge)
        key = next((name for name in product.properties if name == line.subject), "")
        return LineState(
            subject=str(line.subject),
            wanted=product_wanted(line, self.knowledge),
            truth=self.catalog.line(line, self.view.limit).for_product(bit),
            value=value or self._made_of(line, product),
            limit=self._limit(line),
            origin=Origin.CATALOG,
            bases=(Basis(position=position_of(key) or position_of(product.id)),),
            position=position_of(line.subject),
        )

    def suit(self, line: Line) -> LineState:
        """Return one line that says where a product may be used."""
        known = self.facts.context.get(line.subject)
        return evolve(self.line(line), truth=suited(line, known))

    def _made_of(self, line: Line, product: Product) -> str:
        """Return what is known of a product that is no property."""
        if line.subject == "product":
            return str(product.id)
        if line.subject == "category":
            return str(product.category)
        if line.subject not in {"contains", "free_of"} or product.formulation is None:
            return ""
        wanted = _values(line)
        listed = [
            f"contains {component.substance}"
            for component in product.formulation.components
            if wanted & {component.substance, *self._groups(component.substance)}
        ]
        declared = [
            f"free of {name}" for name in product.formulation.free_of if name in wanted
        ]
        nothing = ["nothing else"] if product.formulation.complete else []
        return ", ".join(listed or declared or nothing)

    def _groups(self, substance: str) -> tuple[str, ...]:
        known = self.knowledge.substances.get(substance)
        return known.groups if known else ()


def _values(line: Line) -> frozenset[str]:
    """Return the words that a line tests for; none where it tests a number."""
    if isinstance(line.test, AnyOf | AllOf | NoneOf):
        return frozenset(line.test.values)
    return frozenset()


def _together(lines: Iterable[LineState]) -> BlockState:
    states = tuple(lines)
    return BlockState(lines=states, truth=all_of(each.truth for each in states))
