"""Problems that nothing helps with."""

from collections.abc import Iterator

from recommender.checking.analysis import Analysis
from recommender.checking.gaps import (
    helped_at_all,
    problems_looked_at,
    without_product,
)
from recommender.checking.places import finding
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.enquiry import Enquiry
from recommender.model.vocabulary import Problem


def problem_without_need(analysis: Analysis) -> Iterator[Diagnostic]:
    """No client with a problem ever gets a product or a remedy for it.

    ## Why this is bad
    A client can state it, and the answer is that nothing helps.

    ## Example
    A problem that no rule names, or one whose rules come to causes only.

    ## What to do
    Write a rule with `need` or `remedy`, or say why nothing helps:
    `no_remedy: It takes the maker of the press.`
    """

    def look(problem: Problem) -> Iterator[Diagnostic]:
        if helped_at_all(problem.id, analysis) or any(
            without_product(problem.id, analysis)
        ):
            return
        yield finding(
            "problem-without-need",
            f"nobody with the problem {problem.id!r} gets a product or a remedy for it",
            problem.id,
            help="write a rule with `need:` or `remedy:`, or say why nothing helps "
            "in `no_remedy:`",
            severity=Severity.WARNING,
            id=problem.id,
            situation=Enquiry(problems=(str(problem.id),)),
        )

    return analysis.proven(
        "problem-without-need",
        problems_looked_at(analysis),
        look,
        lambda problem: problem.id,
    )
