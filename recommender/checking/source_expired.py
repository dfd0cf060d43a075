"""Sources that no longer count."""

from collections.abc import Iterator
from datetime import date

from recommender.checking.places import also, finding
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.grades import Status
from recommender.model.knowledge import Knowledge


def source_expired(knowledge: Knowledge, *, on: date) -> Iterator[Diagnostic]:
    """A source has run out, and something active rests on it.

    ## Why this is bad
    Claims that meet objections and rest on it alone are withheld; the others are
    made on the word of something that no longer holds.

    ## Example
    `valid_until: 2025-01-01`, and that day is past. Find out whether it has been
    renewed, and write the new day, or rest the claim on something else.
    """
    users: dict[str, list[str]] = {}
    for rule in knowledge.active_rules():
        for name in rule.sources:
            users.setdefault(name, []).append(rule.id)
    for product in knowledge.products.values():
        if product.status is Status.ACTIVE:
            for name in product.sources:
                users.setdefault(name, []).append(product.id)
    for source in knowledge.sources.values():
        used = users.get(source.id)
        if used and not source.valid_on(on):
            more = f" and {len(used) - 1} more" if used[1:] else ""
            yield finding(
                "source-expired",
                f"source {str(source.id)!r} was valid until {source.valid_until}, and "
                f"{str(used[0])!r}{more} rests on it",
                source.id,
                help="write the day until which it has been renewed, or name another "
                "source",
                severity=Severity.WARNING,
                related=also(used[0], "rests on it"),
            )
