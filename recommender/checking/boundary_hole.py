"""Limits that belong to neither side."""

from collections.abc import Iterator
from fractions import Fraction

from recommender.checking.analysis import Analysis
from recommender.checking.gaps import holes, problems_looked_at
from recommender.checking.places import also, finding
from recommender.model.condition import Between, Compared, Line
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.vocabulary import Problem


def boundary_hole(analysis: Analysis) -> Iterator[Diagnostic]:
    """Clients with exactly one number get nothing, those on both sides of it do.

    ## Why this is bad
    Nobody means it: a limit was to belong to one side, and belongs to neither.

    ## Example
    `water_hardness: below 15 °dH` in one rule and `above 15 °dH` in the other;
    nothing is said of exactly 15 °dH.

    ## What to do
    Write `at most` or `at least` on one of the sides.
    """

    def look(problem: Problem) -> Iterator[Diagnostic]:
        for hole in holes(problem.id, analysis):
            if hole.limit is None:
                continue
            attribute, number = hole.limit
            unit = analysis.knowledge.attributes[attribute].scale.unit
            told = analysis.knowledge.units.text(number, unit)
            lines = tuple(_lines_at(problem.id, attribute, number, analysis))
            word = lines[0].subject if lines else problem.id
            yield finding(
                "boundary-hole",
                f"at exactly {told}, {attribute} lies on neither side: clients with "
                f"{problem.id!r} get no product and no remedy",
                word,
                help="write `at most` or `at least` on one of the sides",
                severity=Severity.WARNING,
                id=problem.id,
                related=tuple(
                    place
                    for line in lines[1:]
                    for place in also(line.subject, "the limit is here, too")
                ),
                situation=hole.enquiry,
            )

    return analysis.proven(
        "boundary-hole", problems_looked_at(analysis), look, lambda problem: problem.id
    )


def _lines_at(
    problem: str, attribute: str, number: Fraction, analysis: Analysis
) -> Iterator[Line]:
    """Yield the lines of a problem's rules that have their limit at a number."""
    for rule in analysis.active:
        if problem not in analysis.lineage.problems_of[rule.id]:
            continue
        for line in rule.lines():
            limits: tuple[object, ...] = ()
            if isinstance(line.test, Compared):
                limits = (line.test.limit,)
            elif isinstance(line.test, Between):
                limits = (line.test.low, line.test.high)
            if line.subject == attribute and number in limits:
                yield line
