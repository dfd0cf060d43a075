"""Which products meet needs, and where something helps with a problem.

All of it is about clients of whom everything is known, and who have no product in
use.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from recommender.checking.analysis import Analysis
from recommender.checking.regions.diagram import EVERYTHING, NOTHING, Set
from recommender.checking.regions.lines import Extent
from recommender.checking.regions.space import CURRENT
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
    for rule in analysis.by_problem.get(problem, ()):
        if isinstance(rule.effect, RequireNeed):
            yield rule, rule.effect.need


class Help:
    """Where something helps with one problem, when a client states that one alone."""

    def __init__(self, problem: str, analysis: Analysis) -> None:
        """Take a problem; nothing is worked out yet."""
        self.problem = problem
        self.analysis = analysis
        self.regions = analysis.complete.regions
        self._sets = self.regions.space.diagrams
        self._cells = {
            place: int(axis.value == problem)
            for place, axis in enumerate(self.regions.space.axes)
            if axis.subject in ("problem", CURRENT)
        }

    def alone(self, one: Set) -> Set:
        """Return a set as it is for clients who state this problem alone."""
        return self._sets.given(one, self._cells)

    def rests(self, rule: Rule) -> Set:
        """Return where a rule fires and rests on the problem."""
        return self.alone(self.regions.rests_on(rule, self.problem))

    @cached_property
    def remedies(self) -> Set:
        """Return where there is a remedy."""
        found = NOTHING
        for rule in self.analysis.by_problem.get(self.problem, ()):
            if isinstance(rule.effect, OfferRemedy):
                found = self._sets.either(found, self.rests(rule))
        for rule in self.analysis.by_problem.get("", ()):
            if isinstance(rule.effect, OfferRemedy):
                general = self.alone(self.regions.of(rule).true)
                found = self._sets.either(found, general)
        return found

    def missed(self, helped: Set) -> Set:
        """Return where there is neither help nor a product for a need.

        Product by product, so that no more is looked at than is left.
        """
        sets, products = self._sets, self.analysis.complete
        left = sets.minus(EVERYTHING, helped)
        for need, rests in self.needed.items():
            there = sets.both(left, rests)
            for number in meeting(need, self.analysis):
                if there == NOTHING:
                    break
                met = self._all_told(
                    sets.both(there, products.meets(number, need).true)
                )
                fits = self.alone(products.fits_within(number, met))
                there = sets.minus(there, fits)
                left = sets.minus(left, fits)
        return left

    def _all_told(self, one: Set) -> Set:
        """Return a set with what its clients state, and with nothing in use."""
        box = {axis: 1 << cell for axis, cell in self._cells.items()}
        told = self._sets.support(one) | self._axes_of_rules
        return self._sets.both(
            one, self._sets.box({axis: box[axis] for axis in told if axis in box})
        )

    @cached_property
    def _axes_of_rules(self) -> frozenset[int]:
        """The axes of problems and of products in use that exclusions look at."""
        fires = (
            self.regions.of(rule).possible for rule in self.analysis.complete.exclusions
        )
        return frozenset().union(*map(self._sets.support, fires)) & self._cells.keys()

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
    return analysis.once("help", problem, lambda: Help(problem, analysis))
