"""The numbers that lines hold an attribute against."""

from bisect import bisect_left, bisect_right
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


class Limits:
    """The numbers that one attribute is held against.

    The stretches between them and the limits themselves are counted: below the
    first limit is 0, at it is 1, up to the next is 2, and so on.
    Within a stretch every line gives one answer.
    """

    __slots__ = ("_denominator", "_scaled")

    def __init__(self, limits: Iterable[Fraction]) -> None:
        """Take `limits` as whole numbers, which are compared much faster."""
        limits = sorted(limits)
        self._denominator = lcm(*(limit.denominator for limit in limits))
        self._scaled = [int(limit * self._denominator) for limit in limits]

    def place(self, number: Fraction) -> int:
        """Return where `number` stands.

        >>> hardness = Limits([Fraction(8), Fraction(31, 2)])
        >>> [hardness.place(Fraction(n)) for n in ("7.9", "8", "9", "15.5", "99")]
        [0, 1, 2, 3, 4]
        """
        numerator, denominator = number.as_integer_ratio()
        whole, rest = divmod(numerator * self._denominator, denominator)
        scaled = self._scaled
        if rest:
            return 2 * bisect_right(scaled, whole)
        place = bisect_left(scaled, whole)
        return 2 * place + (place < len(scaled) and scaled[place] == whole)


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
