"""Where numbers are cut, so that no limit falls inside a cell.

Each limit is a cell of its own, and so is each open gap between two limits. A cell
is told by one number in it, which is as short to write as can be.

Where rules compare attributes with each other (`hardness: above client.limit`), the
numbers of one are laid out around those of the other, so that every order in which
they can stand is met by some pair of cells.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import combinations, pairwise
from typing import TypeAlias

from attrs import field, frozen

from recommender.model.vocabulary import Scale

MOST_CELLS = 5_000

Ratio: TypeAlias = tuple[str, str, Fraction]
"""One attribute is compared with so many times another."""


@frozen(kw_only=True)
class Cuts:
    """Where the numbers of every attribute are cut.

    Attributes:
        numbers: One number of each cell, ascending, by attribute.
        limits: The numbers that are limits; the others stand for a gap.
        beyond: Attributes that are compared with others in too many ways for every
            order to be told apart.
    """

    numbers: Mapping[str, tuple[Fraction, ...]]
    limits: Mapping[str, frozenset[Fraction]]
    beyond: frozenset[str] = field(default=frozenset())


def cut(
    scales: Mapping[str, Scale],
    limits: Mapping[str, Iterable[Fraction]],
    ratios: Iterable[Ratio] = (),
) -> Cuts:
    """Return the cells of attributes that are numbers.

    >>> scale = Scale(low=Fraction(0), high=Fraction(60))
    >>> found = cut({"hardness": scale}, {"hardness": [Fraction(15)]})
    >>> [str(number) for number in found.numbers["hardness"]]
    ['10', '15', '40']
    """
    points = {name: set(limits.get(name, ())) for name in scales}
    laid_out: dict[str, set[tuple[Fraction, str]]] = {name: set() for name in scales}
    ranked = sorted(scales)
    for name, other, factor in ratios:
        _relate(name, other, factor, points, laid_out)
    # Every two things that an attribute is compared with must be told apart, too.
    for name in reversed(ranked):
        for (factor, other), (second, another) in combinations(
            sorted(laid_out[name]), 2
        ):
            _relate(other, another, second / factor, points, laid_out)
        scale = scales[name]
        ends = {end for end in (scale.low, scale.high) if end is not None}
        for factor, other in laid_out[name]:
            points[other].update(point / factor for point in points[name] | ends)
    numbers: dict[str, tuple[Fraction, ...]] = {}
    beyond: set[str] = set()
    kept = {name: frozenset(_inside(points[name], scales[name])) for name in ranked}
    for name in ranked:
        around = {
            factor * number
            for factor, other in laid_out[name]
            for number in numbers[other]
        }
        found = _cells(kept[name] | around, scales[name])
        if len(found) > MOST_CELLS and around:
            beyond.add(name)
            beyond.update(other for _, other in laid_out[name])
            found = _cells(kept[name], scales[name])
        numbers[name] = found
    return Cuts(numbers=numbers, limits=kept, beyond=frozenset(beyond))


def _relate(
    name: str,
    other: str,
    factor: Fraction,
    points: Mapping[str, set[Fraction]],
    laid_out: Mapping[str, set[tuple[Fraction, str]]],
) -> None:
    """Note that `name` is compared with `factor` times `other`."""
    if name == other:
        if factor != 1:
            points[name].add(Fraction(0))
    elif name > other:
        laid_out[name].add((factor, other))
    else:
        laid_out[other].add((1 / factor, name))


def _inside(points: Iterable[Fraction], scale: Scale) -> Iterable[Fraction]:
    """Yield the points that lie within the range."""
    for point in points:
        if (scale.low is None or scale.low <= point) and (
            scale.high is None or point <= scale.high
        ):
            yield point


def _cells(points: Iterable[Fraction], scale: Scale) -> tuple[Fraction, ...]:
    """Return a number for each point and for each gap, ascending."""
    found = sorted(_inside(points, scale))
    if not found:
        return (between(scale.low, scale.high),)
    cells: list[Fraction] = []
    if scale.low is None or scale.low < found[0]:
        cells.append(between(scale.low, found[0]))
    for low, high in pairwise(found):
        cells += [low, between(low, high)]
    cells.append(found[-1])
    if scale.high is None or found[-1] < scale.high:
        cells.append(between(found[-1], scale.high))
    return tuple(cells)


def between(low: Fraction | None, high: Fraction | None) -> Fraction:
    """Return a number with few digits that lies between two, near their middle.

    >>> str(between(Fraction(15), Fraction(60))), str(between(Fraction("0.4"), None))
    ('40', '1')
    >>> str(between(Fraction("0.4"), Fraction("0.5")))
    '9/20'
    """
    if low is None and high is None:
        return Fraction(1)
    if low is None or high is None:
        edge = low if low is not None else high
        assert edge is not None  # noqa: S101 - one of the two is there
        return Fraction(edge.__floor__() + 1 if high is None else edge.__ceil__() - 1)
    if low == high:
        return low
    middle = (low + high) / 2
    step = Fraction(1)
    while step < high - low:
        step *= 10
    while True:
        near = round(middle / step) * step
        if low < near < high:
            return near
        step /= 10
