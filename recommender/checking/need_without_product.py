"""Needs that no product meets."""

from collections.abc import Iterator

from recommender.checking.analysis import Analysis
from recommender.checking.chosen import maybe_meeting
from recommender.checking.places import finding
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.vocabulary import Need


def need_without_product(analysis: Analysis) -> Iterator[Diagnostic]:
    """No product that is sold meets a need.

    ## Why this is bad
    Every rule that comes to the need leads nowhere.

    ## Example
    `met_by: non_volatile: at most 0.1 %`, where the best product has 0.4 %.

    ## What to do
    Correct `met_by`, add a product, or leave the need out.
    """

    def look(need: Need) -> Iterator[Diagnostic]:
        if not maybe_meeting(need.id, analysis):
            yield finding(
                "need-without-product",
                f"no product that is sold meets the need {need.id!r}",
                need.id,
                help="correct what stands under `met_by:`, or add a product",
                severity=Severity.WARNING,
                id=need.id,
            )

    needs = (
        need for need in analysis.knowledge.needs.values() if need.met_by is not None
    )
    return analysis.proven("need-without-product", needs, look, lambda need: need.id)
