"""Kleene's three values: true, false, and unknown in between."""

from collections.abc import Iterable
from enum import IntEnum


class Truth(IntEnum):
    """Whether something holds, as far as is known.

    The order makes a conjunction the least and a disjunction the greatest.
    """

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2

    @property
    def negated(self) -> "Truth":
        """The other way round; unknown stays unknown.

        >>> Truth.FALSE.negated.name, Truth.UNKNOWN.negated.name
        ('TRUE', 'UNKNOWN')
        """
        return _NEGATED[self]


_NEGATED = (Truth.TRUE, Truth.UNKNOWN, Truth.FALSE)


def all_of(truths: Iterable[Truth]) -> Truth:
    """Return the conjunction; nothing at all is true.

    >>> all_of([Truth.TRUE, Truth.UNKNOWN]).name
    'UNKNOWN'
    """
    return min(truths, default=Truth.TRUE)


def any_of(truths: Iterable[Truth]) -> Truth:
    """Return the disjunction; nothing at all is false.

    >>> any_of([Truth.FALSE, Truth.UNKNOWN]).name
    'UNKNOWN'
    """
    return max(truths, default=Truth.FALSE)


def truth(holds: bool) -> Truth:  # noqa: FBT001 - it converts a bool
    """Return what is known to hold or known not to.

    >>> truth(True).name
    'TRUE'
    """
    return Truth.TRUE if holds else Truth.FALSE
