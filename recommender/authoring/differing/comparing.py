"""Where the advice of two knowledge bases is different: the exact situations.

Advice is taken apart into things that are so or not in a situation: a conclusion
with its strength and problems, a product that is recommended, an objection that is
answered. For each thing that anything written otherwise can bear on, the situations
in which it is so are worked out on both sides; where they are not the same, the
advice is different, and everywhere else it is proven equal.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from attrs import frozen

from recommender.authoring.differing.common import comparable
from recommender.authoring.differing.content import (
    Contents,
    renamed_rules,
    restated_properties,
)
from recommender.authoring.differing.side import Side
from recommender.authoring.differing.weighing import Pair
from recommender.checking.regions import BUDGET, NotProvenError, Space
from recommender.checking.regions.diagram import NOTHING, Set
from recommender.model.grades import Strength
from recommender.model.knowledge import Knowledge
from recommender.model.rule import (
    Conclude,
    OfferRemedy,
    RequireNeed,
    Rule,
)

RulePair = tuple[Rule | None, Rule | None]
"""A rule on both sides, where it is there."""


@frozen(kw_only=True)
class Part:
    """One thing of which advice can speak, and where it speaks otherwise.

    Attributes:
        label: What it is, such as `need low-residue-wash`.
        where: None where that takes more steps than the budget.
        at_most: Where it can speak otherwise at all; None where nobody knows.
        likely: The part of `at_most` to look for a client in.
        priority: A priority that the client must have for it to matter.
    """

    label: str
    where: Set | None
    at_most: Set | None = None
    likely: Set | None = None
    priority: str = ""


class Comparing:
    """Two knowledge bases, side by side."""

    def __init__(
        self, before: Knowledge, after: Knowledge, *, on: date, budget: int = BUDGET
    ) -> None:
        """Cut the situations of both.

        Args:
            before: The one.
            after: The other.
            on: The day the advice is for.
            budget: How many steps each part may take.
        """
        self.space = Space.of(before, after)
        self.sets = self.space.diagrams
        self._budget = budget
        restated = restated_properties(before, after)
        numbers: dict[object, int] = {}
        self.before, self.after = (
            Side(
                Contents(
                    knowledge=knowledge,
                    on=on,
                    restated=restated,
                    side=side,
                    numbers=numbers,
                ),
                self.space,
                on,
            )
            for knowledge, side in ((before, "before"), (after, "after"))
        )
        self.sides = (self.before, self.after)
        self._moved: dict[tuple[object, ...], Set] = {}
        self.names = renamed_rules(self.before.contents, self.after.contents)
        self.common = comparable(self.space, before, after)

    @cached_property
    def rules(self) -> Mapping[str, tuple[Rule | None, Rule | None]]:
        """The rules that differ or rest on what does, by what they are called now."""
        was = {self.names.get(name, name): r for name, r in self.before.active.items()}
        found: dict[str, tuple[Rule | None, Rule | None]] = {}
        for name in sorted({*was, *self.after.active}):
            one, other = was.get(name), self.after.active.get(name)
            bases = {
                side.contents.basis(rule) if rule else None
                for side, rule in zip(self.sides, (one, other), strict=True)
            }
            if len(bases) > 1:
                found[name] = (one, other)
        return found

    def _effects(self) -> Iterator[object]:
        for both in self.rules.values():
            for rule in both:
                if rule is not None:
                    yield rule.effect

    @cached_property
    def every_rule(self) -> tuple[tuple[Rule | None, Rule | None], ...]:
        """All rules that count, each beside what it was."""
        was = {self.names.get(name, name): r for name, r in self.before.active.items()}
        now = self.after.active
        return tuple((was.get(name), now.get(name)) for name in sorted({*was, *now}))

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The conclusions that may be drawn elsewhere."""
        effects = (each for each in self._effects() if isinstance(each, Conclude))
        return tuple(sorted({pair for each in effects for pair in each.values}))

    @cached_property
    def asked_otherwise(self) -> frozenset[str]:
        """The needs that rules ask for elsewhere."""
        effects = self._effects()
        return frozenset(e.need for e in effects if isinstance(e, RequireNeed))

    @cached_property
    def needs(self) -> frozenset[str]:
        """The needs that are asked for elsewhere, or met by something else."""
        return self.asked_otherwise | self.met_otherwise

    @cached_property
    def met_otherwise(self) -> frozenset[str]:
        """The needs that ask something else of products."""
        conditions = [
            {
                need.id: side.contents.condition(need.met_by)
                for need in side.knowledge.needs.values()
            }
            for side in self.sides
        ]
        one, other = conditions
        return frozenset(
            name for name in {*one, *other} if one.get(name) != other.get(name)
        )

    @cached_property
    def products(self) -> frozenset[str]:
        """The products that have other data, or are counted among others."""
        one, other = (side.knowledge for side in self.sides)
        every = one.products.keys() | other.products.keys()
        if _tree(one) != _tree(other):
            return frozenset(every)
        return frozenset(
            name
            for name in every
            if name not in one.products
            or name not in other.products
            or self.before.contents.product(one.products[name])
            != self.after.contents.product(other.products[name])
        )

    @cached_property
    def offered(self) -> tuple[str, ...]:
        """The products that one side or both offer, by id."""
        every = {name for side in self.sides for name in side.knowledge.products}
        return tuple(
            sorted(
                str(name)
                for name in every
                if any(side.number(name) is not None for side in self.sides)
            )
        )

    def part(self, label: str, wheres: Iterable[Set]) -> Part:
        """Return a part; what takes too many steps has no situations."""
        sets = self.sets
        sets.allow(self._budget)
        try:
            where = sets.both(sets.any_of(wheres), self.common)
        except (NotProvenError, RecursionError):
            return Part(label=label, where=None)
        return Part(label=label, where=where)

    def apart(self, one: Set, other: Set) -> Set:
        """Return the situations in one of two sets alone."""
        if one == other:
            return NOTHING
        sets = self.sets
        return sets.either(sets.minus(one, other), sets.minus(other, one))

    def moved(self, both: RulePair, *, certain: bool) -> Set:
        """Return where a rule counts otherwise: there, strongly, or for a problem."""
        key = (*(str(rule.id) if rule else "" for rule in both), certain)
        if key not in self._moved:
            self._moved[key] = self.sets.any_of(self._moves(both, certain))
        return self._moved[key]

    def _moves(self, both: RulePair, certain: bool) -> Iterator[Set]:  # noqa: FBT001 - passed on
        sides = tuple(zip(self.sides, both, strict=True))
        there = [
            side.weighing.counts(rule, certain=certain) if rule else NOTHING
            for side, rule in sides
        ]
        if len({_said(rule) for rule in both}) > 1:
            yield from there
        yield self.apart(*there)
        for strength in Strength:
            yield self.apart(
                *(
                    side.weighing.strong(rule, strength, certain=certain)
                    if rule
                    else NOTHING
                    for side, rule in sides
                )
            )
        problems = {
            problem
            for side, rule in sides
            if rule
            for problem in side.weighing.problems_of([rule])
        }
        for problem in sorted(problems):
            yield self.apart(
                *(
                    side.weighing.rests(rule, problem, certain=certain)
                    if rule
                    else NOTHING
                    for side, rule in sides
                )
            )

    def conclusion_moved(self, pair: Pair) -> Set:
        """Return where one of the rules that conclude a value counts otherwise."""
        return self.sets.any_of(
            self.moved(both, certain=True)
            for both in self.rules.values()
            for rule in both
            if rule and isinstance(rule.effect, Conclude) and pair in rule.effect.values
        )

    def need_moved(self, need: str, *, certain: bool) -> Set:
        """Return where one of the rules that ask for a need counts otherwise."""
        return self.sets.any_of(
            self.moved(both, certain=certain)
            for both in self.rules.values()
            for rule in both
            if rule
            and isinstance(rule.effect, RequireNeed)
            and rule.effect.need == need
        )


def _said(rule: Rule | None) -> object:
    """Return what a rule leads to, apart from where."""
    match rule.effect if rule else None:
        case Conclude(values=values):
            return frozenset(values)
        case RequireNeed(need=need):
            return need
        case OfferRemedy(effort=effort):
            return effort
        case _:
            return None


def _tree(knowledge: Knowledge) -> object:
    """Return what products and substances are counted among."""
    return (
        {each.id: each.kind_of for each in knowledge.categories.values()},
        {each.id: frozenset(each.groups) for each in knowledge.substances.values()},
    )
