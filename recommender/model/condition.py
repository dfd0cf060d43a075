"""Conditions: what must hold of the client, or of a product.

A condition is a list of alternative blocks; a block is a list of lines that
must all hold; a line puts one test to one subject.
Subjects of the client are `problem`, `objection` and attributes; subjects of
products are `product`, `category`, `contains`, `free_of` and properties.
Numbers are in the declared unit of the subject.
"""

from collections.abc import Iterator
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from attrs import frozen


class Comparison(Enum):
    """How a number is held against a limit."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    ABOVE = "above"
    BELOW = "below"


@frozen
class AnyOf:
    """Is, or contains, one of these."""

    values: tuple[str, ...]


@frozen
class AllOf:
    """Contains every one of these."""

    values: tuple[str, ...]


@frozen
class NoneOf:
    """Is known, and is none of these."""

    values: tuple[str, ...]


@frozen
class ClientValue:
    """A limit that the client's attribute gives.

    Attributes:
        attribute: The attribute after `client.`.
        factor: From the attribute's unit to the subject's.
    """

    attribute: str
    factor: Fraction = Fraction(1)


@frozen
class CurrentValue:
    """A limit that the product in use now gives.

    Attributes:
        property: The property after `current.`.
        factor: From that property's unit to the subject's.
    """

    property: str
    factor: Fraction = Fraction(1)


Limit: TypeAlias = Fraction | ClientValue | CurrentValue


@frozen
class Compared:
    """Lies on one side of a limit."""

    comparison: Comparison
    limit: Limit


@frozen
class Between:
    """Lies between two numbers, both included."""

    low: Fraction
    high: Fraction


@frozen
class IsKnown:
    """Is known, or is unknown; says nothing about the value."""

    known: bool


Test: TypeAlias = AnyOf | AllOf | NoneOf | Compared | Between | IsKnown


@frozen
class Line:
    """One line of a condition: a subject and the test it is put to."""

    subject: str
    test: Test


Block: TypeAlias = tuple[Line, ...]


@frozen
class Condition:
    """Alternative blocks, of which one must hold with all its lines.

    Attributes:
        blocks: Never empty; a single block is the ordinary case.
    """

    blocks: tuple[Block, ...]

    def lines(self) -> Iterator[Line]:
        """Yield every line, in whatever block."""
        for block in self.blocks:
            yield from block
