"""Where lines on the client hold: the situations in which they are true or may be."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import assert_never

from attrs import frozen

from recommender.checking.regions.diagram import (
    EVERYTHING,
    NOTHING,
    Mask,
    NotProvenError,
    Set,
)
from recommender.checking.regions.space import CLOSED, CURRENT, UNKNOWN, YES, Space
from recommender.model.condition import (
    AllOf,
    AnyOf,
    Between,
    ClientValue,
    Compared,
    CurrentValue,
    IsKnown,
    Line,
    NoneOf,
    Test,
)
from recommender.model.evaluating import compare, holds, no_limits
from recommender.model.truth import Truth


@frozen
class Extent:
    """Where something is true, and where it is true or unknown.

    Attributes:
        true: The situations in which it is true.
        possible: Those in which it is not false; includes `true`.
    """

    true: Set
    possible: Set


NEVER = Extent(NOTHING, NOTHING)
ALWAYS = Extent(EVERYTHING, EVERYTHING)


def stated_line(line: Line, space: Space) -> Extent:
    """Return where a line on something that clients state holds."""
    subject, test = line.subject, line.test
    if subject in CLOSED:
        true = _among(test, space, subject)
        return Extent(true, true)
    attribute = space.attributes.get(subject)
    if attribute is None:
        return NEVER
    if attribute.scale.many:
        return _many(test, space, subject)
    if isinstance(test, Compared):
        if isinstance(test.limit, ClientValue):
            return _against_client(subject, test, test.limit, space)
        if isinstance(test.limit, CurrentValue):
            return _against_current(subject, test, test.limit, space)
    return _by_cell(subject, test, space)


def _among(test: Test, space: Space, subject: str) -> Set:
    """Return where a test on several things that can hold at once is true."""
    sets = space.diagrams

    def named(values: Iterable[str]) -> list[Set]:
        return [
            sets.cells(space.places[subject, value], YES)
            for value in values
            if (subject, value) in space.places
        ]

    match test:
        case AnyOf(values):
            return sets.any_of(named(reversed(values)))
        case AllOf(values):
            there = named(values)
            return sets.all_of(there) if len(there) == len(values) else NOTHING
        case NoneOf(values):
            return sets.minus(EVERYTHING, sets.any_of(named(values)))
        case IsKnown(known):
            return EVERYTHING if known else NOTHING
        case Compared() | Between():
            return NOTHING
        case _:
            assert_never(test)


def _many(test: Test, space: Space, subject: str) -> Extent:
    """Return where a test on a many-valued attribute holds."""
    sets, axis = space.diagrams, space.place(subject)
    unknown = sets.cells(axis, UNKNOWN)
    known = sets.minus(EVERYTHING, unknown)
    if isinstance(test, IsKnown):
        there = known if test.known else unknown
        return Extent(there, there)
    true = sets.both(known, _among(test, space, subject))
    return Extent(true, sets.either(true, unknown))


def _by_cell(subject: str, test: Test, space: Space) -> Extent:
    """Return where a test that looks at one axis alone holds."""
    axis = space.place(subject)
    cells = space.axes[axis].cells
    if isinstance(test, Compared) and isinstance(test.limit, Fraction):
        true = compared_mask(space, subject, test, test.limit)
        possible = true | UNKNOWN
    else:
        truths = [holds(test, cell, no_limits) for cell in cells]
        true = _mask(truth is Truth.TRUE for truth in truths)
        possible = _mask(truth is not Truth.FALSE for truth in truths)
    sets = space.diagrams
    return Extent(sets.cells(axis, true), sets.cells(axis, possible))


def _mask(wanted: Iterable[bool]) -> Mask:
    return sum(1 << place for place, yes in enumerate(wanted) if yes)


def compared_mask(space: Space, subject: str, test: Compared, limit: Fraction) -> Mask:
    """Return the cells of an attribute whose numbers lie on one side of `limit`."""
    numbers = space.cuts.numbers[subject]
    # The first cell of the axis is that nobody knows.
    return side(numbers, lambda number: compare(number, test.comparison, limit)) << 1


def side(numbers: Sequence[Fraction], lies: Callable[[Fraction], bool]) -> Mask:
    """Return which of ascending numbers lie on one side of some limit."""
    low, high = 0, len(numbers)
    first = lies(numbers[0])
    while low < high:
        middle = (low + high) // 2
        if lies(numbers[middle]) == first:
            low = middle + 1
        else:
            high = middle
    beginning = (1 << low) - 1
    whole = (1 << len(numbers)) - 1
    return beginning if first else whole & ~beginning


def _against_client(
    subject: str, test: Compared, limit: ClientValue, space: Space
) -> Extent:
    """Return where an attribute lies on one side of another one."""
    other, factor = limit.attribute, limit.factor
    if other not in space.cuts.numbers or subject not in space.cuts.numbers:
        return NEVER
    if subject in space.cuts.beyond or other in space.cuts.beyond:
        raise NotProvenError
    sets, numbers = space.diagrams, space.cuts.numbers
    if other == subject:
        same = (compare(n, test.comparison, factor * n) for n in numbers[subject])
        true = sets.cells(space.place(subject), _mask(same) << 1)
    else:

        def below(number: Fraction) -> Mask:
            return compared_mask(space, subject, test, factor * number)

        true = _over(space, other, subject, below)
    return Extent(true, _or_unknown(space, true, subject, other))


def _over(
    space: Space, other: str, subject: str, mask_of: Callable[[Fraction], Mask]
) -> Set:
    """Return where `subject` is in the cells that the number of `other` gives."""
    sets = space.diagrams
    axis, place = space.place(other), space.place(subject)
    grouped: dict[Mask, Mask] = {}
    for cell, number in enumerate(space.cuts.numbers[other], start=1):
        mask = mask_of(number)
        grouped[mask] = grouped.get(mask, 0) | 1 << cell
    return sets.any_of(
        sets.both(sets.cells(axis, cells), sets.cells(place, mask))
        for mask, cells in grouped.items()
    )


def _or_unknown(space: Space, true: Set, *names: str) -> Set:
    """Return a set, and where one of the attributes is unknown."""
    sets = space.diagrams
    unknown = (sets.cells(space.place(name), UNKNOWN) for name in names)
    return sets.any_of((true, *unknown))


def _against_current(
    subject: str, test: Compared, limit: CurrentValue, space: Space
) -> Extent:
    """Return where an attribute lies on one side of what the product in use has."""

    def against(number: Fraction) -> Set:
        mask = compared_mask(space, subject, test, number)
        return space.diagrams.cells(space.place(subject), mask)

    found = by_current(space, limit, against)
    return Extent(found.true, _or_unknown(space, found.possible, subject))


def by_current(
    space: Space, limit: CurrentValue, against: Callable[[Fraction], Set]
) -> Extent:
    """Return where something holds that depends on the product in use now.

    Args:
        space: The situations.
        limit: What of the product in use is looked at.
        against: Where it holds for the number that a product in use gives.
    """
    sets = space.diagrams
    if (CURRENT, "") not in space.places:
        return Extent(NOTHING, EVERYTHING)
    axis = space.place(CURRENT)
    true = possible = NOTHING
    for cell, product in enumerate(space.current):
        value = product.properties.get(limit.property) if product is not None else None
        here = sets.cells(axis, 1 << cell)
        if isinstance(value, Fraction):
            holding = sets.both(here, against(value * limit.factor))
            true = sets.either(true, holding)
            possible = sets.either(possible, holding)
        else:
            possible = sets.either(possible, here)
    return Extent(true, possible)
