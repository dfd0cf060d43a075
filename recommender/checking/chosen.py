"""Which products meet needs, and where something helps with a problem.

All of it is about clients of whom everything is known, and who have no product in
use.
"""

from collections.abc import Iterator
from functools import cached_property

from recommender.checking.analysis import Analysis
from recommender.checking.regions.diagram import EVERYTHING, NOTHING, Set
from recommender.checking.regions.space import CURRENT
from recommender.model.rule import OfferRemedy, RequireNeed, Rule


def meeting(need: str, analysis: Analysis) -> tuple[int, ...]:
    """Return the offered products that meet a need, for some client at least."""
    products = analysis.complete
    return tuple(
        number
        for number in products.offered()
        if products.meets(number, need).true != NOTHING
    )


def maybe_meeting(need: str, analysis: Analysis) -> bool:
    """Whether some offered product meets a need, or would if more were known."""
    products = analysis.complete
    return any(
        products.meets(number, need).possible != NOTHING
        for number in products.offered()
    )


def takes_all(exclusion: Rule, need: str, analysis: Analysis) -> Set:
    """Return where an exclusion, if it fires, takes all that meets a need."""
    products = analysis.complete
    sets = products.regions.space.diagrams
    numbers = meeting(need, analysis)
    taken = EVERYTHING if numbers else NOTHING
    for number in numbers:
        hit = products.affects(exclusion, number).true
        taken = sets.both(taken, hit)
        if taken == NOTHING:
            break
    return taken


def needs_of(problem: str, analysis: Analysis) -> Iterator[tuple[Rule, str]]:
    """Yield the need rules that can rest on a problem, and what each needs."""
    for rule in analysis.complete.needing:
        if problem in analysis.problems_of[rule.id] and isinstance(
            rule.effect, RequireNeed
        ):
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
        for rule in self.analysis.knowledge.active_rules():
            if isinstance(rule.effect, OfferRemedy):
                problems = self.analysis.problems_of[rule.id]
                if self.problem in problems:
                    found = self._sets.either(found, self.rests(rule))
                elif not problems:
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
            for fits in self.fitting[need]:
                if not sets.both(left, rests):
                    break
                left = sets.minus(left, sets.both(rests, fits))
        return left

    @cached_property
    def fitting(self) -> dict[str, tuple[Set, ...]]:
        """Where the products fit that meet each need, without repetitions."""
        products = self.analysis.complete
        found: dict[str, tuple[Set, ...]] = {}
        for need in self.needed:
            fitting = {
                self._sets.both(
                    products.meets(number, need).true, products.fits(number)
                )
                for number in meeting(need, self.analysis)
            }
            found[need] = tuple(sorted(set(map(self.alone, fitting))))
        return found

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
