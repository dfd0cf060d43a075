"""Rules that stand twice."""

from collections.abc import Iterator

from recommender.checking.analysis import Analysis
from recommender.checking.overlapping import inside, later
from recommender.checking.places import also, finding
from recommender.checking.sameness import pairs
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.rule import Rule


def duplicate_rule(analysis: Analysis) -> Iterator[Diagnostic]:
    """Two rules do the same for the same clients.

    ## Why this is bad
    Whoever corrects one of them will forget the other, and the client is told the
    same twice.

    ## Example
    `process: not flexo` in one rule, and all of the other processes in another one,
    with the same need.

    ## What to do
    Keep one of them, with the better `because`.
    """
    told: set[str] = set()

    def look(two: tuple[Rule, Rule]) -> Iterator[Diagnostic]:
        rule, first = later(*two)
        if rule.id in told or not same(rule, first, analysis):
            return
        told.add(rule.id)
        yield finding(
            "duplicate-rule",
            f"rule {rule.id!r} does the same as {first.id!r}, for the same clients",
            rule.id,
            help="keep one of the two",
            severity=Severity.WARNING,
            id=rule.id,
            related=also(first.id, "the other one"),
            situation=analysis.enquiry(analysis.regions.fires(rule)),
        )

    return analysis.proven(
        "duplicate-rule", pairs(analysis.active), look, lambda two: two[0].id
    )


def same(one: Rule, other: Rule, analysis: Analysis) -> bool:
    """Whether two rules do the same for the same clients."""
    if one.strength != other.strength:
        return False
    fires, also_fires = analysis.regions.fires(one), analysis.regions.fires(other)
    if fires.set != also_fires.set and not analysis.space.many(
        analysis.space.diagrams.support(fires.set)
    ):
        return False
    return inside(one, other, analysis) and inside(other, one, analysis)
