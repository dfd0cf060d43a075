"""Whether a line holds for what is known: true, false, or unknown.

This is the only place that says so; the rule engine, the catalog index, and the
checks all ask here.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import assert_never

from recommender.model.condition import (
    AllOf,
    AnyOf,
    Between,
    ClientValue,
    Compared,
    Comparison,
    CurrentValue,
    IsKnown,
    NoneOf,
    Test,
)
from recommender.model.product import Value
from recommender.model.truth import Truth, truth

LimitOf = Callable[[ClientValue | CurrentValue], Fraction | None]
"""Looks up a limit that the client or the product in use gives; None is unknown."""


def holds(test: Test, value: Value | None, limit_of: LimitOf) -> Truth:
    """Return whether `value` passes `test`; None is an unknown value.

    Args:
        test: The test of a line.
        value: What is known of the line's subject, in its declared unit.
        limit_of: Where limits that are not written as numbers come from.

    >>> holds(AnyOf(("flexo", "gravure")), frozenset({"flexo"}), no_limits).name
    'TRUE'
    >>> holds(NoneOf(("flexo",)), None, no_limits).name
    'UNKNOWN'
    >>> holds(Compared(Comparison.ABOVE, Fraction(15)), Fraction(15), no_limits).name
    'FALSE'
    """
    if isinstance(test, IsKnown):
        return truth((value is not None) == test.known)
    if value is None:
        return Truth.UNKNOWN
    match test:
        case AnyOf() | AllOf() | NoneOf():
            return _among(test, value)
        case Between(low, high):
            return truth(isinstance(value, Fraction) and low <= value <= high)
        case Compared(comparison, limit):
            number = limit if isinstance(limit, Fraction) else limit_of(limit)
            if number is None:
                return Truth.UNKNOWN
            return truth(
                isinstance(value, Fraction) and compare(value, comparison, number)
            )
        case _:
            assert_never(test)


def _among(test: AnyOf | AllOf | NoneOf, value: Value) -> Truth:
    """Return whether the choices that hold are among those asked for."""
    if isinstance(value, Fraction):
        return Truth.FALSE
    match test:
        case AnyOf(wanted):
            return truth(not value.isdisjoint(wanted))
        case AllOf(wanted):
            return truth(value.issuperset(wanted))
        case NoneOf(unwanted):
            return truth(value.isdisjoint(unwanted))
        case _:
            assert_never(test)


def compare(number: Fraction, comparison: Comparison, limit: Fraction) -> bool:
    """Return whether `number` lies where `comparison` says.

    >>> compare(Fraction(15), Comparison.AT_LEAST, Fraction(15))
    True
    """
    match comparison:
        case Comparison.AT_LEAST:
            return number >= limit
        case Comparison.AT_MOST:
            return number <= limit
        case Comparison.ABOVE:
            return number > limit
        case Comparison.BELOW:
            return number < limit
        case _:
            assert_never(comparison)


def no_limits(_limit: ClientValue | CurrentValue) -> None:
    """Know no limits at all."""
