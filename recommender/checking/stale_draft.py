"""Drafts that nobody finishes."""

from collections.abc import Iterator
from datetime import date, timedelta

from recommender.checking.places import finding
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.grades import Status
from recommender.model.knowledge import Knowledge

_LONG = timedelta(days=180)


def stale_draft(knowledge: Knowledge, *, on: date) -> Iterator[Diagnostic]:
    """A rule has been a draft for more than 180 days.

    Only drafts that say `since:` can be told.

    ## Why this is bad
    A draft has no effect: either the knowledge is missing where it is needed, or it
    is not needed.

    ## Example
    `status: draft` and `since: 2025-01-15`. Make it active, or leave it out.
    """
    for rule in knowledge.rules.values():
        old = rule.since is not None and rule.since < on - _LONG
        if rule.status is Status.DRAFT and old:
            yield finding(
                "stale-draft",
                f"rule {str(rule.id)!r} has been a draft since {rule.since}",
                rule.id,
                help="make it `status: active`, or leave it out",
                severity=Severity.WARNING,
            )
