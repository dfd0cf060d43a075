"""Numbers by where they stand among others, whole: that is compared much faster."""

from collections.abc import Iterable
from fractions import Fraction
from math import lcm


def scale_of(numbers: Iterable[Fraction]) -> int:
    """Return the parts of one in which all numbers are whole.

    >>> scale_of([Fraction("0.5"), Fraction("1.25")])
    4
    """
    return lcm(*(number.denominator for number in numbers))


def place_of(number: Fraction, scale: int) -> int:
    """Return where a number stands.

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
