"""Which products meet needs, and where something helps with a problem.

All of it is about clients who have no product in use; and of whom everything is
known, unless somebody asks for others.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from recommender.checking.analysis import Analysis
from recommender.checking.regions import ProductRegions
from recommender.checking.regions.diagram import EVERYTHING, NOTHING, Set
from recommender.checking.regions.lines import Extent
from recommender.checking.regions.space import CURRENT, YES
from recommender.compiling.picked import bits
from recommender.model.rule import OfferRemedy, RequireNeed, Rule


def meeting(need: str, analysis: Analysis) -> tuple[int, ...]:
    """Return the offered products that meet a need, for some client at least."""
    products = analysis.complete
    return analysis.once(
        "meeting",
        need,
        lambda: tuple(
            number
            for number in bits(products.may_meet(need))
            if products.meets(number, need).true != NOTHING
        ),
    )


def maybe_meeting(need: str, analysis: Analysis) -> bool:
    """Whether some offered product meets a need, or would if more were known."""
    products = analysis.complete
    return any(
        products.meets(number, need).possible != NOTHING
        for number in bits(products.may_meet(need))
    )


def needs_met(analysis: Analysis) -> Mapping[int, Sequence[tuple[str, Extent]]]:
    """Return, by product, the needs that rules come to and that it may meet."""
    return analysis.once("needs met", "", lambda: _needs_met(analysis))


def _needs_met(analysis: Analysis) -> Mapping[int, list[tuple[str, Extent]]]:
    products = analysis.complete
    found: dict[int, list[tuple[str, Extent]]] = {}
    for need in sorted({*analysis.needed, *analysis.missed}):
        for number in bits(products.may_meet(need)):
            found.setdefault(number, []).append((need, products.meets(number, need)))
    return found


def takes_all(exclusion: Rule, need: str, analysis: Analysis) -> bool:
    """Whether an exclusion, if it fires, takes all that meets a need.

    What hangs on a number of the client's does not count: at its end, it takes
    everything.
    """
    met = analysis.once(
        "met", need, lambda: sum(1 << number for number in meeting(need, analysis))
    )
    hit = analysis.once(
        "hit", exclusion.id, lambda: analysis.complete.hit_for_certain(exclusion)
    )
    return bool(met) and not met & ~hit


def needs_of(problem: str, analysis: Analysis) -> Iterator[tuple[Rule, str]]:
    """Yield the need rules that can rest on a problem, and what each needs."""
    for rule in analysis.lineage.by_problem.get(problem, ()):
        if isinstance(rule.effect, RequireNeed):
            yield rule, rule.effect.need


class Help:
    """Where something helps with one problem, when a client states that one alone."""

    def __init__(
        self, problem: str, analysis: Analysis, products: ProductRegions
    ) -> None:
        """Take a problem; nothing is worked out yet."""
        self.problem = problem
        self.analysis = analysis
        self.products = products
        self.regions = products.regions
        self._space = "complete" if self.regions.space.complete else ""
        self._sets = self.regions.space.diagrams
        self._cells = {
            place: int(axis.value == problem)
            for place, axis in enumerate(self.regions.space.axes)
            if axis.subject in ("problem", CURRENT)
        }

    def alone(self, one: Set) -> Set:
        """Return a set as it is for clients who state this problem alone."""
        return self._sets.given(one, self._cells)

    def told(self, one: Set) -> Set:
        """Return a set with the problem stated in it."""
        place = self.regions.space.place("problem", self.problem)
        return self._sets.both(one, self._sets.cells(place, YES))

    def rests(self, rule: Rule) -> Set:
        """Return where a rule fires and rests on the problem."""
        return self.alone(self.regions.rests_on(rule, self.problem))

    @cached_property
    def remedies(self) -> Set:
        """Return where there is a remedy."""
        found = NOTHING
        for rule in self.analysis.lineage.by_problem.get(self.problem, ()):
            if isinstance(rule.effect, OfferRemedy):
                found = self._sets.either(found, self.rests(rule))
        for rule in self.analysis.lineage.by_problem.get("", ()):
            if isinstance(rule.effect, OfferRemedy):
                general = self.alone(self.regions.of(rule).true)
                found = self._sets.either(found, general)
        return found

    def missed(self, helped: Set) -> Set:
        """Return where there is neither help nor a product for a need.

        Product by product, so that no more is looked at than is left.
        """
        sets = self._sets
        left = sets.minus(EVERYTHING, helped)
        for need, rests in self.needed.items():
            there = sets.both(left, rests)
            elsewhere = sets.minus(left, rests)
            for number in meeting(need, self.analysis):
                if there == NOTHING:
                    break
                met = self.alone(self.products.meets(number, need).true)
                barred = self._barred(number)
                there = sets.either(sets.minus(there, met), sets.both(there, barred))
            left = sets.either(elsewhere, there)
        return left

    def fits_within(self, number: int, there: Set) -> Set:
        """Return the part of a set in which a product fits, if something needs it."""
        if there == NOTHING:
            return there
        return self._sets.minus(there, self._barred(number))

    def _barred(self, number: int) -> Set:
        """Return where a product may be out, or may not suit."""
        known = self._bars.get(number)
        if known is None:
            sets, products = self._sets, self.products
            suits = self.alone(products.suits(number).true)
            known = sets.minus(EVERYTHING, suits)
            for rule, fires in self._excluding:
                if products.may_hit(rule) >> number & 1:
                    hit = self.alone(products.affects(rule, number).possible)
                    known = sets.either(known, sets.both(fires, hit))
            self._bars[number] = known
        return known

    @cached_property
    def _excluding(self) -> tuple[tuple[Rule, Set], ...]:
        """The exclusions that may fire here, and where."""
        fires = (
            (rule, self.alone(self.regions.of(rule).possible))
            for rule in self.products.exclusions
        )
        return tuple((rule, there) for rule, there in fires if there != NOTHING)

    @cached_property
    def _bars(self) -> dict[int, Set]:
        """Where each product may be out; shared with all that exclude the same."""
        same = tuple((str(rule.id), there) for rule, there in self._excluding)
        shared: dict[object, dict[int, Set]] = self.analysis.once(
            "bars", self._space, dict[object, dict[int, Set]]
        )
        return shared.setdefault(same, {})

    @cached_property
    def needed(self) -> dict[str, Set]:
        """Return where each need is held for the problem."""
        found: dict[str, Set] = {}
        for rule, need in needs_of(self.problem, self.analysis):
            rests = self._sets.either(found.get(need, NOTHING), self.rests(rule))
            found[need] = rests
        return found


def help_with(problem: str, analysis: Analysis) -> Help:
    """Return where something helps with a problem, worked out once."""
    return analysis.once(
        "help", problem, lambda: Help(problem, analysis, analysis.complete)
    )
