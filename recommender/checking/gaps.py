"""Where nothing helps with a problem, as far as no other fault accounts for it."""

from collections.abc import Iterator

from attrs import evolve

from recommender.checking.analysis import Analysis
from recommender.checking.chosen import (
    Help,
    help_with,
    maybe_meeting,
    meeting,
    needs_of,
)
from recommender.checking.holes import Hole, holes_of
from recommender.checking.need_meets_exclude import Clash, clashes
from recommender.checking.regions.diagram import NOTHING, Set
from recommender.model.rule import OfferRemedy
from recommender.model.vocabulary import Problem


def problems_looked_at(analysis: Analysis) -> Iterator[Problem]:
    """Yield the problems whose gaps nobody accepts and no other fault accounts for."""
    for problem in analysis.knowledge.problems.values():
        if not problem.no_remedy.lines and problem.id not in analysis.troubled:
            yield problem


def helped_at_all(problem: str, analysis: Analysis) -> bool:
    """Whether anybody with a problem gets a product or a remedy for it."""
    products = analysis.complete
    regions, sets = products.regions, products.regions.space.diagrams
    for rule in (
        *analysis.lineage.by_problem.get(problem, ()),
        *analysis.lineage.by_problem.get("", ()),
    ):
        if isinstance(rule.effect, OfferRemedy):
            general = not analysis.lineage.problems_of[rule.id]
            if regions.fires(rule) if general else regions.rests(rule, problem):
                return True
    # Who states the problem alone is looked at first: that takes fewer steps.
    help_ = help_with(problem, analysis)
    for rule, need in needs_of(problem, analysis):
        rests = help_.rests(rule)
        for number in meeting(need, analysis) if rests != NOTHING else ():
            met = sets.both(rests, help_.alone(products.meets(number, need).true))
            if regions.region(help_.fits_within(number, met)):
                return True
    for rule, need in needs_of(problem, analysis):
        rests = regions.rests_on(rule, problem)
        for number in meeting(need, analysis) if rests != NOTHING else ():
            met = sets.both(rests, products.meets(number, need).true)
            if regions.region(products.fits_within(number, met)):
                return True
    return False


def without_product(problem: str, analysis: Analysis) -> Iterator[str]:
    """Yield the needs for a problem that no product meets, which is told of them."""
    for _, need in needs_of(problem, analysis):
        if not maybe_meeting(need, analysis):
            yield need


def _accounted_for(help_: Help, analysis: Analysis) -> Set:
    """Return where another finding tells why nothing helps."""
    sets, found = help_.regions.space.diagrams, NOTHING
    empty = set(without_product(help_.problem, analysis))
    for need, rests in help_.needed.items():
        if need in empty:
            found = sets.either(found, rests)
    by_rule = analysis.once("clashes by rule", "", lambda: _by_rule(analysis))
    for rule in analysis.lineage.by_problem.get(help_.problem, ()):
        for clash in by_rule.get(rule.id, ()):
            found = sets.either(found, help_.alone(clash.region.set))
    return found


def _by_rule(analysis: Analysis) -> dict[str, list[Clash]]:
    """Return the clashes of each need rule."""
    found: dict[str, list[Clash]] = {}
    for clash in clashes(analysis):
        found.setdefault(clash.rule.id, []).append(clash)
    return found


def holes(problem: str, analysis: Analysis) -> tuple[Hole, ...]:
    """Return the clients whom nothing helps with a problem, the widest first."""
    return analysis.once("holes", problem, lambda: tuple(_holes(problem, analysis)))


def _holes(problem: str, analysis: Analysis) -> Iterator[Hole]:
    """Yield the clients whom nothing helps with a problem."""
    if helped_at_all(problem, analysis):
        help_ = help_with(problem, analysis)
        sets = help_.regions.space.diagrams
        told = _accounted_for(help_, analysis)
        missed = help_.missed(sets.either(told, help_.remedies))
        for hole in holes_of(help_.regions.space, missed):
            enquiry = evolve(hole.enquiry, problems=(str(problem),))
            yield evolve(hole, enquiry=enquiry)
