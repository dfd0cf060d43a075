"""The numbers that lines hold an attribute against."""

from collections.abc import Iterable
from fractions import Fraction
from math import lcm

from recommender.model.condition import (
    Between,
    ClientValue,
    Compared,
    CurrentValue,
    Line,
)


def scale_of(limits: Iterable[Fraction]) -> int:
    """Return the parts of one in which all limits are whole numbers.

    >>> scale_of([Fraction("0.5"), Fraction("1.25")])
    4
    """
    return lcm(*(limit.denominator for limit in limits))


def place_of(number: Fraction, scale: int) -> int:
    """Return where a number stands, whole: that is compared much faster.

    What is whole in parts of `scale` stands at even places; what lies between two
    of them stands at the odd place between theirs.

    >>> [place_of(Fraction(n), 2) for n in ("1", "1.25", "1.5", "1.6", "2")]
    [4, 5, 6, 7, 8]
    """
    numerator, denominator = number.as_integer_ratio()
    if denominator == 1:
        return 2 * numerator * scale
    whole, rest = divmod(numerator * scale, denominator)
    return 2 * whole + 1 if rest else 2 * whole


def limits_of(line: Line) -> tuple[Fraction, ...]:
    """Return the numbers that a line holds its subject against."""
    match line.test:
        case Compared(limit=Fraction() as limit):
            return (limit,)
        case Between(low, high):
            return (low, high)
        case _:
            return ()


def is_relative(line: Line) -> bool:
    """Whether a line depends on more than what is known of its subject."""
    return isinstance(line.test, Compared) and isinstance(
        line.test.limit, ClientValue | CurrentValue
    )
