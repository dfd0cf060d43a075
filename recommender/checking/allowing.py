"""Findings that authors accept: taken out, as long as the reason holds.

What is accepted stands under `allow:` of the thing it is found in, by the name of
the check, with a reason and a last day.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date

from attrs import evolve, frozen

from recommender.checking.places import also, finding
from recommender.loading.guessing import Kind
from recommender.loading.names import hint, quoted
from recommender.loading.owners import Owner
from recommender.model.allowance import Allowance
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.position import Position


def allow_expired(met: Iterable[Allowance], on: date) -> Iterator[Diagnostic]:
    """What is found here was accepted until a day that is past.

    ## Why this is bad
    The reason was good for a time. The finding is shown again, with everything else
    that is found.

    ## What to do
    Mend what is found, or write a later day and a reason that still holds.
    """
    for allowance in met:
        if allowance.until < on:
            yield finding(
                "allow-expired",
                f"{allowance.check} was accepted here until {allowance.until}",
                allowance.check,
                help="mend what is found, or write a later day under `until:`",
                severity=Severity.WARNING,
            )


def allow_unneeded(unmet: Iterable[Allowance]) -> Iterator[Diagnostic]:
    """What is accepted here is not found any more.

    ## Why this is bad
    If it comes back one day, nobody will be told.

    ## What to do
    Leave the lines out.
    """
    for allowance in unmet:
        yield finding(
            "allow-unneeded",
            f"{allowance.check} is accepted here, and not found",
            allowance.check,
            help=f"leave `{allowance.check}:` under `allow:` out, and what is below it",
            severity=Severity.WARNING,
        )


LOOKS = (allow_expired, allow_unneeded)
"""What is found of acceptances themselves."""


@frozen(kw_only=True)
class Settled:
    """What is left of what was found.

    Attributes:
        found: The findings to show.
        allowed: How many were taken out.
    """

    found: tuple[Diagnostic, ...]
    allowed: int


def settle(  # noqa: PLR0913 - what decides about an acceptance
    found: Iterable[Diagnostic],
    allowances: Iterable[Allowance],
    *,
    owner_at: Callable[[Position], Owner | None],
    known: Collection[str],
    ran: Callable[[str], bool],
    on: date | None,
) -> Settled:
    """Take out what authors accept, and add what is wrong with accepting it.

    Args:
        found: Everything found.
        allowances: What authors accept.
        owner_at: Tells the authored thing that a place belongs to.
        known: The names of all checks.
        ran: Whether a check was run: only then can it be missed.
        on: The day; None takes every last day as still to come.
    """
    by_place = {(each.section, each.id, each.check): each for each in allowances}
    kept: list[Diagnostic] = []
    met: dict[tuple[str, str, str], Allowance] = {}
    allowed = 0
    for diagnostic in found:
        key = next((k for k in _keys(diagnostic, owner_at) if k in by_place), None)
        if key is None:
            kept.append(diagnostic)
            continue
        allowance = met[key] = by_place[key]
        if on is not None and allowance.until < on:
            place = also(allowance.check, f"accepted until {allowance.until}")
            kept.append(evolve(diagnostic, related=(*diagnostic.related, *place)))
        else:
            allowed += 1
    if on is not None:
        kept.extend(allow_expired(met.values(), on))
    unmet = [each for key, each in by_place.items() if key not in met]
    kept.extend(_unknown(unmet, known))
    kept.extend(allow_unneeded(x for x in unmet if x.check in known and ran(x.check)))
    return Settled(found=tuple(kept), allowed=allowed)


def _keys(
    diagnostic: Diagnostic, owner_at: Callable[[Position], Owner | None]
) -> Iterator[tuple[str, str, str]]:
    """Yield where the finding can be accepted: at every thing that it is about."""
    related = (each.position for each in diagnostic.related)
    for position in (diagnostic.position, *related):
        owner = owner_at(position)
        if owner is not None:
            yield owner.section, owner.id, diagnostic.check


def _unknown(
    allowances: Iterable[Allowance], known: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield a finding for each check that does not exist."""
    for allowance in allowances:
        if allowance.check not in known:
            yield finding(
                "unknown-name",
                f"no check is called {quoted(allowance.check)}",
                allowance.check,
                help=hint(allowance.check, Kind("check", known))
                or "write the name as findings show it in square brackets",
            )
