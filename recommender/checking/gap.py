"""Clients with a problem whom nothing helps, though it helps others."""

from collections.abc import Iterator

from recommender.checking.analysis import Analysis
from recommender.checking.gaps import holes, problems_looked_at
from recommender.checking.places import finding
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.vocabulary import Problem


def gap(analysis: Analysis) -> Iterator[Diagnostic]:
    """Some clients with a problem get neither a product nor a remedy for it.

    All is known of these clients, and still no product fits and no remedy is offered.
    The gaps that are shortest to tell come first, five of a problem at most.

    ## Why this is bad
    These clients were forgotten, or it was never said that nothing helps them.

    ## Example
    `appears: after-wash` has a rule and `appears: always` a remedy, and nothing is
    said of `appears: in-the-pile`.

    ## What to do
    Write a rule for them, or accept it with a reason: `no_remedy:` of the problem.
    """

    def look(problem: Problem) -> Iterator[Diagnostic]:
        for hole in holes(problem.id, analysis):
            if hole.limit is None:
                where = f", {hole.told}," if hole.told else " alone"
                yield finding(
                    "gap",
                    f"clients with {problem.id!r}{where} get no product and no remedy",
                    problem.id,
                    help="write a rule for them, or say why nothing helps in "
                    "`no_remedy:`",
                    severity=Severity.WARNING,
                    id=problem.id,
                    situation=hole.enquiry,
                )

    return analysis.proven(
        "gap", problems_looked_at(analysis), look, lambda problem: problem.id
    )
