"""Priorities that prefer what has no range."""

from collections.abc import Iterator

from recommender.checking.places import also, finding
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.knowledge import Knowledge


def preference_without_range(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """A priority prefers a property that has no range.

    ## Why this is bad
    How well a product serves a priority is told by where it lies in the range.
    Without one all products serve it equally badly, and the priority decides nothing.

    ## Example
    `prefer:` has `voc: lower`, and `voc` is declared with a unit and no `range:`.
    Declare it.
    """
    for priority in knowledge.priorities.values():
        for preference in priority.prefer:
            declared = knowledge.properties[preference.property]
            if declared.scale.low is None or declared.scale.high is None:
                yield finding(
                    "preference-without-range",
                    f"{preference.property} has no range, so no product is known to be "
                    f"better for {str(priority.id)!r}",
                    preference.property,
                    severity=Severity.WARNING,
                    help=f"add `range:` to {preference.property}, such as "
                    f"`range: 0 to {f'100 {declared.scale.unit}'.strip()}`",
                    related=also(declared.id, "the property"),
                )
