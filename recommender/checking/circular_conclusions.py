"""Rules that conclude in a circle."""

from collections.abc import Iterator

from recommender.checking.places import also, finding
from recommender.model.diagnostic import Diagnostic
from recommender.model.knowledge import Knowledge
from recommender.model.strata import circle_of, concluded_by


def circular_conclusions(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """Rules conclude in a circle: each looks at what another one concludes.

    ## Why this is bad
    There is no order in which such rules could be asked, so the knowledge base
    cannot be used until one line of the circle is gone.

    ## Example
    One rule concludes `cause` from `state`, another `state` from `cause`.
    """
    circle = circle_of(knowledge.active_rules())
    if not circle:
        return
    first, *others = circle
    round_trip = " → ".join(rule.id for rule in (*circle, first))
    attributes = ", ".join(sorted(set().union(*map(concluded_by, circle))))
    yield finding(
        "circular-conclusions",
        f"rules conclude {attributes} in a circle: {round_trip}",
        first.id,
        help="take out one line that looks at a conclusion of the circle",
        related=tuple(
            place for rule in others for place in also(rule.id, "… and this rule")
        ),
    )
