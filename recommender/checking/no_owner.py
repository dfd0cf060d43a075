"""Rules that nobody answers for."""

from collections.abc import Iterator

from recommender.checking.places import finding
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.grades import Status
from recommender.model.knowledge import Knowledge


def no_owner(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """Nobody answers for a rule.

    Where no rule has an owner, none is missed.

    ## Why this is bad
    When the rule turns out wrong, nobody knows whom to ask.

    ## Example
    All rules but one have `owner:`, or `defaults:` in their file. Add it.
    """
    if not any(rule.owner for rule in knowledge.rules.values()):
        return
    for rule in knowledge.rules.values():
        if not rule.owner and rule.status is not Status.RETIRED:
            yield finding(
                "no-owner",
                f"nobody answers for rule {str(rule.id)!r}",
                rule.id,
                help="add `owner:` to the rule, or under `defaults:` of its file",
                severity=Severity.WARNING,
            )
