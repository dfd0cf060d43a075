"""Sets of products as integers, and pairs of them where data can be missing."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import accumulate, islice
from operator import or_
from typing import Final

from attrs import frozen

from recommender.compiling.places import place_of, scale_of
from recommender.model.condition import Comparison
from recommender.model.truth import Truth

Products = int
"""A set of products: bit n stands for the n-th product by id."""


@frozen
class Picked:
    """The products for which a condition is true, and those for which it may be.

    Where nothing is unknown, both are one number: it takes half the room, and half the
    steps.

    Attributes:
        true: Where the condition is true.
        possible: Where it is true or unknown; includes `true`.
    """

    true: Products
    possible: Products

    @property
    def unknown(self) -> Products:
        """Where nobody can tell."""
        return self.possible ^ self.true

    def for_product(self, bit: Products) -> Truth:
        """Return the truth for the one product that `bit` stands for."""
        if self.true & bit:
            return Truth.TRUE
        return Truth.UNKNOWN if self.possible & bit else Truth.FALSE

    def __and__(self, other: "Picked") -> "Picked":
        """Kleene's conjunction, product by product."""
        true = self.true & other.true
        if self.possible is self.true and other.possible is other.true:
            return Picked(true, true)
        return Picked(true, self.possible & other.possible)

    def __or__(self, other: "Picked") -> "Picked":
        """Kleene's disjunction, product by product."""
        true = self.true | other.true
        if self.possible is self.true and other.possible is other.true:
            return Picked(true, true)
        return Picked(true, self.possible | other.possible)


NOTHING: Final = Picked(0, 0)


WINDOW: Final = 512
"""How many products of a set are looked at together: what is done with a whole set
takes longer the more products there are."""

_WINDOW: Final = (1 << WINDOW) - 1


def bits(products: Products) -> Iterator[int]:
    """Yield the numbers of the products in a set, in order.

    >>> list(bits(0b1010))
    [1, 3]
    """
    start = 0
    while products:
        near = products & _WINDOW
        if not near:
            start, products = _sought(start, products)
            near = products & _WINDOW
        while near:
            lowest = near & -near
            yield start + lowest.bit_length() - 1
            near ^= lowest
        products >>= WINDOW
        start += WINDOW


def first(products: Products, most: int | None) -> list[int]:
    """Return the numbers of the first products in a set, in order.

    >>> first(0b1010, 1)
    [1]
    """
    return [*islice(bits(products), most)]


def _sought(start: int, products: Products) -> tuple[int, Products]:
    """Go on to where the next product is."""
    skipped = (products & -products).bit_length() - 1
    return start + skipped, products >> skipped


def without(products: Products, others: Products) -> Products:
    """Return the products of a set that are not among others."""
    # In fewer steps than `products & ~others`, which makes a whole set of all others.
    return products ^ (products & others)


def union(sets: Iterable[Products]) -> Products:
    """Return everything that is in any of `sets`."""
    whole = 0
    for one in sets:
        whole |= one
    return whole


@frozen
class Column:
    """The known numbers of one property, sorted, for limits that vary.

    Attributes:
        places: Of the distinct values, ascending.
        scale: The parts in which they are whole.
        up_to: Products whose value stands at `places[i]` or below.
        known: Products that have a value at all.
    """

    places: tuple[int, ...]
    scale: int
    up_to: tuple[Products, ...]
    known: Products

    def _at_most(self, limit: Fraction) -> Products:
        place = bisect_right(self.places, place_of(limit, self.scale))
        return self.up_to[place - 1] if place else 0

    def _below(self, limit: Fraction) -> Products:
        place = bisect_left(self.places, place_of(limit, self.scale))
        return self.up_to[place - 1] if place else 0

    def compared(self, comparison: Comparison, limit: Fraction) -> Products:
        """Return the products whose value lies where `comparison` says."""
        match comparison:
            case Comparison.AT_MOST:
                return self._at_most(limit)
            case Comparison.BELOW:
                return self._below(limit)
            case Comparison.ABOVE:
                return self.known ^ self._at_most(limit)
            case Comparison.AT_LEAST:
                return self.known ^ self._below(limit)

    def between(self, low: Fraction, high: Fraction) -> Products:
        """Return the products whose value lies between, both ends included."""
        return without(self._at_most(high), self._below(low))


NO_COLUMN: Final = Column((), 1, (), 0)


def column_of(found: Mapping[Fraction, Products]) -> Column:
    """Return the column of the products that have each number."""
    ascending = sorted(found)
    up_to = tuple(accumulate((found[number] for number in ascending), or_))
    scale = scale_of(ascending)
    places = tuple(place_of(number, scale) for number in ascending)
    return Column(places, scale, up_to, up_to[-1] if up_to else 0)
