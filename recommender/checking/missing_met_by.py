"""Needs that say nothing about products."""

from collections.abc import Iterator

from recommender.checking.places import finding
from recommender.model.diagnostic import Diagnostic
from recommender.model.knowledge import Knowledge


def missing_met_by(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """A need does not say what meets it.

    ## Why this is bad
    A need without `met_by` is met by no product at all, so every rule that comes
    to it leads nowhere.

    ## Example
    A need with a label and nothing else. Add at least one line, such as
    `category: blanket-wash`, under `met_by:`.
    """
    for need in knowledge.needs.values():
        if need.met_by is None:
            yield finding(
                "missing-met-by",
                f"need {need.id!r} does not say what meets it",
                need.id,
                help="add `met_by:` with at least one line about products, "
                "such as `category: …`",
            )
