"""Where a product stands otherwise, or is spoken of otherwise.

First it is found out where that can be at all: where something that the product
depends on is different. Only there is the whole of it worked out, on both sides.
"""

from collections.abc import Iterable, Iterator

from recommender.authoring.differing.comparing import Comparing, Part, RulePair
from recommender.authoring.differing.side import Atom, Side
from recommender.authoring.differing.weighing import part
from recommender.checking.regions import BUDGET, NotProvenError
from recommender.checking.regions.cutting import product_condition
from recommender.checking.regions.diagram import NOTHING, Set
from recommender.model.rule import Exclude, RequireNeed, Resolve, Rule, Warn


class ComparedProduct:
    """One product on both sides."""

    def __init__(
        self, comparing: Comparing, name: str, *, budget: int = BUDGET
    ) -> None:
        """Take over the two sides.

        Args:
            comparing: The two sides.
            name: The product; one of them offers it, at least.
            budget: How many steps the work may take.
        """
        self._comparing = comparing
        self._sets = comparing.sets
        self._budget = budget
        self._name = name
        self._whole = name in comparing.products
        self._numbers = tuple(side.number(name) for side in comparing.sides)
        self._both = tuple(
            (side, number)
            for side, number in zip(comparing.sides, self._numbers, strict=True)
            if number is not None
        )

    def part(self, covered: Set) -> Part:
        """Return where the product is different, beyond what is covered already."""
        label, sets = f"product {self._name}", self._sets
        at_most = likely = None
        try:
            sets.allow(self._budget)
            at_most = sets.minus(self._at_most(), covered)
            if at_most == NOTHING:
                return Part(label=label, where=NOTHING)
            likely = sets.any_of(
                side.wanted(number, at_most, certain=False)
                for side, number in self._both
            )
            where = sets.any_of(self._differences(likely))
        except (NotProvenError, RecursionError):
            return Part(label=label, where=None, at_most=at_most, likely=likely)
        return Part(label=label, where=where)

    def _at_most(self) -> Set:
        """Return where something that the product depends on is different."""
        common = self._comparing.common
        if len(self._both) == 1:
            return common
        found = self._sets.any_of(
            (
                *self._needs_apart(),
                *self._objections_apart(),
                *self._rules_apart(),
                *self._suits_apart(),
            )
        )
        return self._sets.both(found, common)

    def _of_both(self, sets: Iterable[Set]) -> Set:
        """Return where a set of each side that offers the product is apart."""
        one, *others = sets
        return self._comparing.apart(one, others[0] if others else NOTHING)

    def _needs_apart(self) -> Iterator[Set]:
        """Yield where the needs that choose the product are different."""
        sets, comparing = self._sets, self._comparing
        for certain in (True, False):
            for need in sorted({need for side, _ in self._both for need in side.needs}):
                met = [
                    side.meets(number, need, certain=certain)
                    for side, number in self._both
                ]
                if all(one == NOTHING for one in met):
                    continue
                asked = comparing.need_moved(need, certain=certain)
                yield sets.both(asked, sets.any_of(met))
                otherwise = comparing.apart(met[0], met[-1])
                if otherwise != NOTHING:
                    yield sets.any_of(
                        side.weighing.needed(need, 1, otherwise, certain=certain)
                        for side, _ in self._both
                    )

    def _rules_apart(self) -> Iterator[Set]:
        """Yield where rules about products speak of this one otherwise."""
        for pair in self._pairs():
            effects = [rule.effect for rule in pair if rule]
            if not any(product_condition(rule) for rule in pair if rule) and not any(
                isinstance(effect, Resolve) for effect in effects
            ):
                continue
            spoken = {
                certain: [
                    self._speaks(side, number, rule, certain=certain)
                    for side, number, rule in zip(
                        self._comparing.sides, self._numbers, pair, strict=True
                    )
                ]
                for certain in (True, False)
            }
            if _in_other_words(pair):
                yield from (one for several in spoken.values() for one in several)
            for several in spoken.values():
                yield self._comparing.apart(*several)

    def _speaks(
        self, side: Side, number: int | None, rule: Rule | None, *, certain: bool
    ) -> Set:
        """Return where a rule counts and its condition holds for the product."""
        if number is None or rule is None:
            return NOTHING
        if not isinstance(rule.effect, Exclude | Warn | Resolve):
            return NOTHING
        return self._sets.both(
            part(side.regions.of(rule), certain=certain),
            part(side.products.affects(rule, number), certain=certain),
        )

    def _suits_apart(self) -> Iterator[Set]:
        """Yield where the product suits other clients than before."""
        if self._whole:
            for certain in (True, False):
                yield self._of_both(
                    part(side.products.suits(number), certain=certain)
                    for side, number in self._both
                )

    def _objections_apart(self) -> Iterator[Set]:
        """Yield where a client voices what one side has not heard of."""
        one, other = (side.knowledge.objections for side in self._comparing.sides)
        space = self._comparing.space
        for name in sorted(one.keys() ^ other.keys()):
            yield self._sets.cells(space.place("objection", name), 2)
        # One rule can prevent an objection where others ask for the same need.
        for pair in self._comparing.rules.values():
            prevents = [
                frozenset(rule.effect.resolves)
                if rule and isinstance(rule.effect, RequireNeed)
                else frozenset[str]()
                for rule in pair
            ]
            fires = [
                side.regions.of(rule).true if rule and preventing else NOTHING
                for side, rule, preventing in zip(
                    self._comparing.sides, pair, prevents, strict=True
                )
            ]
            if len(set(prevents)) > 1:
                yield from fires
            yield self._comparing.apart(*fires)

    def _pairs(self) -> Iterable[RulePair]:
        """Return rules of both sides: all of them, or those that differ."""
        comparing = self._comparing
        return comparing.every_rule if self._whole else comparing.rules.values()

    def _differences(self, within: Set) -> Iterator[Set]:
        """Yield where the product is different, within some situations."""
        shown = [
            side.shown(number, within) if number is not None else NOTHING
            for side, number in zip(self._comparing.sides, self._numbers, strict=True)
        ]
        wanted = [
            side.wanted(number, within) if number is not None else NOTHING
            for side, number in zip(self._comparing.sides, self._numbers, strict=True)
        ]
        yield from self._differ(
            dict(side.standing(number, within)) for side, number in self._both
        )
        yield from self._differ(
            {("excluded",): side.excluded(number, within)}
            for side, number in self._both
        )
        yield from self._differ(
            {("unsuited",): side.unsuited(number, side.wanted(number, within))}
            for side, number in self._both
        )
        yield from self._by_rules(Exclude, wanted)
        yield from self._by_rules(Warn, shown)
        for objection in sorted(set(self._objections())):
            yield from self._differ(
                dict(
                    side.ledger(
                        number, objection, shown[self._comparing.sides.index(side)]
                    )
                )
                for side, number in self._both
            )

    def _differ(self, several: Iterable[dict[Atom, Set]]) -> Iterator[Set]:
        """Yield where atoms are so on one side alone."""
        one, *others = several
        other = others[0] if others else {}
        for atom in {**one, **other}:
            yield self._comparing.apart(
                one.get(atom, NOTHING), other.get(atom, NOTHING)
            )

    def _by_rules(
        self, kind: type[Exclude | Warn], there: Iterable[Set]
    ) -> Iterator[Set]:
        """Yield where rules of a kind speak of the product on one side alone.

        Args:
            kind: Exclusions or cautions.
            there: Per side, where it matters what they say.
        """
        there = tuple(there)
        for pair in self._pairs():
            spoken = [
                self._sets.both(one, self._speaks(side, number, rule, certain=True))
                if rule and isinstance(rule.effect, kind)
                else NOTHING
                for side, number, rule, one in zip(
                    self._comparing.sides, self._numbers, pair, there, strict=True
                )
            ]
            firm = {
                rule.effect.firm
                for rule in pair
                if rule and isinstance(rule.effect, Exclude)
            }
            if len(firm) > 1:
                yield from spoken
            yield self._comparing.apart(*spoken)

    def _objections(self) -> Iterator[str]:
        """Yield the objections that the product may meet or raise otherwise."""
        one, other = (side.knowledge.objections for side in self._comparing.sides)
        yield from one.keys() ^ other.keys()
        for side, number in self._both:
            index = self._comparing.sides.index(side)
            for pair in self._pairs():
                rule = pair[index]
                if rule is not None:
                    yield from _raised_or_met(rule, side, number)
            for need in self._comparing.met_otherwise:
                for rule in side.weighing.needing(need):
                    yield from _raised_or_met(rule, side, number)


def _in_other_words(pair: RulePair) -> bool:
    """Return whether two rules say other things of the products that they pick."""
    told: set[object] = set()
    for rule in pair:
        match rule.effect if rule else None:
            case Exclude(firm=firm):
                told.add(firm)
            case Warn(raises=raises):
                told.add(frozenset(raises))
            case Resolve():
                # Its sources may not be valid any more.
                return True
            case _:
                told.add(None)
    return len(told) > 1


def _raised_or_met(rule: Rule, side: Side, number: int) -> Iterator[str]:
    """Yield the objections that a rule meets or raises for a product."""
    match rule.effect:
        case RequireNeed(need=need, resolves=resolves):
            if side.meets(number, need, certain=True) != NOTHING:
                yield from resolves
        case Resolve(objection=objection):
            if side.picks(number, rule):
                yield objection
        case Warn(raises=raises):
            if side.picks(number, rule):
                yield from raises
        case _:
            pass
