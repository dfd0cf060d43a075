"""Rules that should have been looked at again."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from recommender.checking.places import NOWHERE, finding
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.grades import Status
from recommender.model.knowledge import Knowledge
from recommender.model.position import position_of


def review_overdue(knowledge: Knowledge, *, on: date) -> Iterator[Diagnostic]:
    """The day is past on which a rule was to be looked at again.

    Rules of one file that were due on the same day are one finding.

    ## Why this is bad
    Products, laws and presses change; what was true then may not be now.

    ## Example
    `review_by: 2025-06-30`, and that day is past. Look at the rule, and write a later
    day.
    """
    due = sorted(
        (
            ((position_of(rule.id) or NOWHERE).path, rule.review_by, rule)
            for rule in knowledge.rules.values()
            if rule.review_by is not None
            and rule.review_by < on
            and rule.status is not Status.RETIRED
        ),
        key=lambda each: (each[0], each[1], position_of(each[2].id) or NOWHERE),
    )
    for (_, day), group in groupby(due, key=lambda each: each[:2]):
        first, *others = [rule for _, _, rule in group]
        more = f" and {len(others)} more" if others else ""
        yield finding(
            "review-overdue",
            f"rule {str(first.id)!r}{more} of this file had to be looked at by {day}",
            first.id,
            help="look at it, and write a later day under `review_by:`",
            severity=Severity.WARNING,
        )
