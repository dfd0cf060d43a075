"""What of a rule, need or product can decide anything: its content without words.

Two rules with equal content say the same in other words; a rule rests on its own
content and on that of every rule whose conclusions it looks at.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import assert_never

from attrs import field, frozen

from recommender.model.condition import (
    AllOf,
    AnyOf,
    Compared,
    Condition,
    CurrentValue,
    Line,
)
from recommender.model.grades import Status
from recommender.model.knowledge import Knowledge
from recommender.model.product import Product
from recommender.model.rule import (
    Conclude,
    Effect,
    Exclude,
    OfferRemedy,
    RequireNeed,
    Resolve,
    Rule,
    Warn,
)

Content = Hashable


@frozen(kw_only=True)
class Contents:
    """The content of everything in one knowledge base.

    Attributes:
        on: The day the advice is for: claims without a valid source say nothing.
        restated: Properties of products in use that differ between the two sides;
            lines that look at them are never equal.
        side: Which of the two sides it is.
        numbers: Numbers of what rules rest on, shared by both sides: the same
            number is the same basis.
    """

    knowledge: Knowledge
    on: date
    restated: Collection[str] = ()
    side: str = ""
    numbers: dict[Content, int] = field(factory=dict, repr=False)
    _bases: dict[str, int] = field(init=False, factory=dict, repr=False)

    def rule(self, rule: Rule) -> Content:
        """Return what a rule does where."""
        return (
            self.condition(rule.when),
            self.condition(rule.unless),
            self._effect(rule.effect, rule),
            rule.strength,
        )

    def _effect(self, effect: Effect, rule: Rule) -> Content:
        match effect:
            case Conclude(values=values):
                found: tuple[Content, ...] = ("conclude", frozenset(values))
            case RequireNeed(need=need, resolves=resolves):
                found = ("need", need, frozenset(resolves))
            case OfferRemedy(effort=effort):
                found = ("remedy", effort)
            case Exclude(products=products, firm=firm):
                found = ("exclude", self.condition(products), firm)
            case Warn(products=products, raises=raises):
                found = ("caution", self.condition(products), frozenset(raises))
            case Resolve(objection=objection, products=products):
                picked = self.condition(products)
                found = ("resolve", objection, picked, self.backed(rule))
            case _:
                assert_never(effect)
        return found

    def backed(self, rule: Rule) -> bool:
        """Return whether a claim has a source that is valid on the day, or none."""
        sources = self.knowledge.sources
        return not rule.sources or any(
            sources[name].valid_on(self.on) for name in rule.sources
        )

    def condition(self, condition: Condition | None) -> Content:
        """Return what a condition asks for; the order of lines says nothing."""
        if condition is None:
            return None
        return frozenset(
            frozenset(self.line(line) for line in block) for block in condition.blocks
        )

    def line(self, line: Line) -> Content:
        """Return what a line asks for."""
        limit = line.test.limit if isinstance(line.test, Compared) else None
        if isinstance(limit, CurrentValue) and limit.property in self.restated:
            return (line, self.side)
        if isinstance(line.test, AnyOf | AllOf):
            kind = type(line.test).__name__
            return (line.subject, kind, frozenset(line.test.values))
        return line

    def product(self, product: Product) -> Content:
        """Return what of a product decides where it is chosen."""
        made_of = product.formulation
        return (
            product.category,
            product.offered,
            frozenset(product.properties.items()),
            frozenset(product.suits),
            None
            if made_of is None
            else (
                made_of.complete,
                frozenset(each.substance for each in made_of.components),
                frozenset(made_of.free_of),
            ),
        )

    def basis(self, rule: Rule) -> int:
        """Return a number for an active rule and all that it looks at."""
        known = self._bases.get(rule.id)
        if known is None:
            fed = frozenset(
                (line.subject, self.basis(feeder))
                for line in rule.lines()
                for feeder in self.feeding(line)
            )
            content = (self.rule(rule), fed)
            known = self.numbers.setdefault(content, len(self.numbers))
            self._bases[rule.id] = known
        return known

    def feeding(self, line: Line) -> Iterator[Rule]:
        """Yield the rules whose conclusions a line looks at."""
        wanted: frozenset[str] | None = None
        if isinstance(line.test, AnyOf | AllOf):
            wanted = frozenset(line.test.values)
        for rule, values in self._concluding.get(line.subject, ()):
            if wanted is None or values & wanted:
                yield rule

    @cached_property
    def _concluding(self) -> dict[str, list[tuple[Rule, frozenset[str]]]]:
        """The rules that conclude each attribute, with the values."""
        found: dict[str, list[tuple[Rule, frozenset[str]]]] = {}
        for rule in self.knowledge.active_rules():
            if isinstance(rule.effect, Conclude):
                for attribute in {name for name, _ in rule.effect.values}:
                    values = frozenset(
                        value for name, value in rule.effect.values if name == attribute
                    )
                    found.setdefault(attribute, []).append((rule, values))
        return found


def restated_properties(before: Knowledge, after: Knowledge) -> frozenset[str]:
    """Return the properties of which some product has another value than before."""
    found: set[str] = set()
    for name in before.products.keys() | after.products.keys():
        one, other = before.products.get(name), after.products.get(name)
        was = one.properties if one else {}
        now = other.properties if other else {}
        found |= {key for key in {*was, *now} if was.get(key) != now.get(key)}
    return frozenset(found)


def renamed_rules(before: Contents, after: Contents) -> Mapping[str, str]:
    """Return what rules are called now that have another id and the same content."""
    gone = _only_in(before, after.knowledge)
    come = _only_in(after, before.knowledge)
    return {
        names[0]: come[content][0]
        for content, names in sorted(gone.items(), key=lambda pair: pair[1])
        if len(names) == 1 and len(come.get(content, ())) == 1
    }


def _only_in(contents: Contents, other: Knowledge) -> dict[Content, list[str]]:
    """Return the active rules that the other side has not, by content."""
    found: dict[Content, list[str]] = {}
    for rule in contents.knowledge.active_rules():
        known = other.rules.get(rule.id)
        if known is None or known.status is not Status.ACTIVE:
            found.setdefault(contents.rule(rule), []).append(rule.id)
    return found
