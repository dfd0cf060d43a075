"""The numbers that lines hold an attribute against."""

from fractions import Fraction

from recommender.model.condition import (
    Between,
    ClientValue,
    Compared,
    CurrentValue,
    Line,
)


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
