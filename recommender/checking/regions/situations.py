"""Single situations: one out of a region, and the enquiry of a client who is in it."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from recommender.checking.regions.diagram import (
    EVERYTHING,
    NOTHING,
    Mask,
    Set,
)
from recommender.checking.regions.space import (
    CLOSED,
    CURRENT,
    NO,
    UNKNOWN,
    YES,
    Axis,
    Space,
)
from recommender.model.enquiry import Enquiry, StatedValue

Situation: TypeAlias = Mapping[int, int]
"""The cell on each axis that matters; any cell on the others."""


def possible(space: Space, one: Set) -> Set:
    """Return the part of a set that clients can be in.

    Of an attribute with several values at once something holds if it is known, and
    nothing if it is not.
    """
    sets = space.diagrams
    for name in space.many(sets.support(one)):
        one = sets.both(one, _consistent(space, name))
    return one


def _consistent(space: Space, attribute: str) -> Set:
    """Return where a many-valued attribute is unknown, or has some value."""
    sets = space.diagrams
    some = none = EVERYTHING
    some = NOTHING
    for _, axis in reversed(space.values(attribute)):
        some = sets.either(sets.cells(axis, YES), some)
        none = sets.both(sets.cells(axis, NO), none)
    unknown = sets.cells(space.place(attribute), UNKNOWN)
    known = sets.minus(EVERYTHING, unknown)
    return sets.either(sets.both(unknown, none), sets.both(known, some))


def witness(space: Space, one: Set) -> Situation | None:
    """Return a situation of a set: few problems and objections, and known values."""
    rest = possible(space, one)
    if rest == NOTHING:
        return None
    found: dict[int, int] = {}
    while rest != EVERYTHING:
        axis, edges = space.diagrams.edges(rest)
        mask = 0
        for _, cells in edges:
            mask |= cells
        cell = _plainest(space.axes[axis], mask)
        found[axis] = cell
        rest = next(child for child, cells in edges if cells >> cell & 1)
    return found


def _plainest(axis: Axis, mask: Mask) -> int:
    """Return the cell to show, out of several."""
    if axis.value or axis.subject == CURRENT:
        # What need not be there is left out.
        return _lowest(mask)
    known = mask & ~UNKNOWN
    return _lowest(known or mask)


def _lowest(mask: Mask) -> int:
    return (mask & -mask).bit_length() - 1


def complete(space: Space, situation: Situation, also: Iterable[int] = ()) -> Enquiry:
    """Return the enquiry of a client in a situation.

    Args:
        space: The space it was found in.
        situation: Cells by axis.
        also: Axes to state something of even where any cell would do.
    """
    cells = dict(situation)
    for axis in sorted(set(also) - cells.keys()):
        one = space.axes[axis]
        cells[axis] = _plainest(one, one.known)
    _state_something(space, cells)
    closed: dict[str, list[str]] = {subject: [] for subject in CLOSED}
    context: dict[str, StatedValue] = {}
    current = None
    for axis, cell in sorted(cells.items()):
        one = space.axes[axis]
        value = one.cells[cell]
        if one.subject in CLOSED:
            if cell:
                closed[one.subject].append(str(one.value))
        elif one.subject == CURRENT:
            product = space.current[cell]
            current = str(product.id) if product else None
        elif one.value:
            if cell:
                several = context.setdefault(one.subject, [])
                assert isinstance(several, list)  # noqa: S101 - made just above
                several.append(str(one.value))
        elif isinstance(value, frozenset):
            context.update((one.subject, str(choice)) for choice in value)
        elif value is not None:
            unit = space.attributes[one.subject].scale.unit
            context[one.subject] = space.units.text(value, unit)
    return Enquiry(
        problems=tuple(sorted(closed["problem"])),
        objections=tuple(sorted(closed["objection"])),
        context={str(name): context[name] for name in sorted(context)},
        current=current,
    )


def _state_something(space: Space, cells: dict[int, int]) -> None:
    """Let something hold of the many-valued attributes that are known."""
    for name in space.many(cells):
        places = [axis for _, axis in space.values(name)]
        told = cells.get(space.place(name))
        open_ = [axis for axis in places if axis not in cells]
        if told == 1 and open_ and not any(cells.get(axis) for axis in places):
            cells[open_[0]] = 1
