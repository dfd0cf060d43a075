"""Holes: the parts of a region, each as wide and as short to tell as can be."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice

from attrs import frozen

from recommender.checking.regions.diagram import NOTHING, Box, Mask, Set
from recommender.checking.regions.region import Region
from recommender.checking.regions.situations import possible
from recommender.checking.regions.space import CURRENT, Space
from recommender.model.enquiry import Enquiry

MOST = 5
_LOOKED_AT = 60


@frozen(kw_only=True)
class Hole:
    """One part of a region.

    Attributes:
        told: What its clients have in common, in words; empty for everybody.
        enquiry: One of them.
        limit: The attribute and the number, where it is one limit and no more.
    """

    told: str
    enquiry: Enquiry
    limit: tuple[str, Fraction] | None = None


def holes_of(space: Space, region: Set, most: int = MOST) -> tuple[Hole, ...]:
    """Return the parts of a region, the shortest to tell first.

    Args:
        space: Where all is known.
        region: A set of it.
        most: How many to return.
    """
    whole = Region(space, possible(space, region))
    found: dict[tuple[tuple[int, Mask], ...], None] = {}
    for box in islice(whole.boxes(), _LOOKED_AT):
        wide = _widened(box, whole)
        found.setdefault(tuple(sorted(wide.items())))
    ordered = sorted(found, key=lambda box: (len(box), box))
    return tuple(_hole(space, dict(box), whole) for box in islice(ordered, most))


def _widened(box: Box, whole: Region) -> dict[int, Mask]:
    """Return a box around another one that still lies in the region, widened."""
    space = whole.space
    sets = space.diagrams
    everybody = {axis: space.axes[axis].known for axis in sets.support(whole.set)}
    wide = {**everybody, **box}
    for axis in sorted(box, reverse=True):
        open_ = sets.box({**wide, axis: everybody[axis]})
        outside = possible(space, sets.minus(open_, whole.set))
        wide[axis] |= everybody[axis] & ~sets.along(outside, axis)
    return {axis: mask for axis, mask in wide.items() if mask != everybody[axis]}


def _hole(space: Space, box: Box, whole: Region) -> Hole:
    region = whole & Region(space, space.diagrams.box(box))
    # Whatever decides elsewhere is stated, too, so that nothing is left open.
    places = frozenset(
        axis for axis in space.diagrams.support(whole.set) if not space.axes[axis].value
    )
    enquiry = region.enquiry(places)
    assert region.set != NOTHING  # noqa: S101 - the box comes from it
    assert enquiry is not None  # noqa: S101 - the box comes from it
    return Hole(
        told=", ".join(box_text(space, axis, mask) for axis, mask in box.items()),
        enquiry=enquiry,
        limit=next(_limits(space, box), None),
    )


def _limits(space: Space, box: Box) -> Iterator[tuple[str, Fraction]]:
    """Yield the axes on which a box has nothing but one limit."""
    for axis, mask in box.items():
        one = space.axes[axis]
        cell = mask.bit_length() - 1
        number = one.cells[cell]
        if mask == 1 << cell and isinstance(number, Fraction):
            scale = space.attributes[one.subject].scale
            alone = number in space.cuts.limits[one.subject]
            if alone and scale.low != scale.high:
                yield one.subject, number


def box_text(space: Space, axis: int, mask: Mask) -> str:
    """Return what holds of a client on one axis, in words."""
    one = space.axes[axis]
    name = one.subject
    cells = [place for place in range(len(one.cells)) if mask >> place & 1]
    if one.value:
        named = f"{name} {one.value}"
        return named if cells == [1] else f"no {named}"
    if name == CURRENT:
        return "another product in use"
    if name not in space.attributes or space.attributes[name].scale.many:
        return f"{name} known"
    if not space.attributes[name].scale.numeric:
        others = [place for place in range(1, len(one.cells)) if place not in cells]
        few = len(others) < len(cells)
        lead = ("not " if len(others) == 1 else "none of ") if few else ""
        values = [one.cells[place] for place in (others if few else cells)]
        told = [str(v) for each in values if isinstance(each, frozenset) for v in each]
        return f"{name} {lead}{', '.join(told) if few else _or(told)}"
    told = [_run_text(space, name, run) for run in _runs(cells)]
    return f"{name} {_or(told)}"


def _or(words: Sequence[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def _runs(cells: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each stretch of cells."""
    start = cells[0]
    for cell, following in zip(cells, [*cells[1:], -1], strict=True):
        if following != cell + 1:
            yield start, cell
            start = following


def _run_text(space: Space, name: str, run: tuple[int, int]) -> str:
    """Return a stretch of numbers as a phrase."""
    numbers, limits = space.cuts.numbers[name], space.cuts.limits[name]
    unit = space.attributes[name].scale.unit
    first, last = (cell - 1 for cell in run)

    def shown(place: int) -> str:
        return space.units.text(numbers[place], unit)

    if first == last and numbers[first] in limits:
        return shown(first)
    parts = []
    if numbers[first] in limits:
        parts.append(f"at least {shown(first)}")
    elif first > 0:
        parts.append(f"above {shown(first - 1)}")
    if numbers[last] in limits:
        parts.append(f"at most {shown(last)}")
    elif last < len(numbers) - 1:
        parts.append(f"below {shown(last + 1)}")
    return " and ".join(parts) or "known"
