"""Sets of situations told as boxes: few lines that all hold, each as wide as it can be.

A set is covered by boxes that may overlap; together they are the set, and each box
brings a situation that no box before it has.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from recommender.checking.regions import Region, Space
from recommender.checking.regions.cutting import current_properties, seen_of
from recommender.checking.regions.diagram import NOTHING, Mask, Set
from recommender.checking.regions.situations import Situation, possible
from recommender.checking.regions.space import CLOSED, CURRENT, UNKNOWN, YES, Axis
from recommender.model.condition import ClientValue, Compared
from recommender.model.differences import RegionLine, Span
from recommender.model.knowledge import Knowledge

Box = Mapping[int, Mask]


def boxes(space: Space, rest: Set, within: Set) -> Iterator[tuple[Box, Situation]]:
    """Yield boxes that cover a set, each with a situation of its own.

    Args:
        space: All situations.
        rest: The set to cover.
        within: What boxes may cover beyond that.

    Raises:
        NotProvenError: It takes more steps than are allowed.
    """
    while True:
        situation = Region(space, rest).situation()
        if situation is None:
            return
        box = _widened(space, situation, within)
        yield box, situation
        rest = space.diagrams.minus(rest, space.diagrams.box(box))


def _widened(space: Space, situation: Situation, target: Set) -> Box:
    """Return the box around a situation from which a line less would leave the set."""
    box = {axis: 1 << cell for axis, cell in situation.items()}
    for axis in sorted(box, key=lambda axis: _worth(space.axes[axis], axis, situation)):
        rest = {place: mask for place, mask in box.items() if place != axis}
        beyond = possible(space, space.diagrams.minus(space.diagrams.box(rest), target))
        if beyond == NOTHING:
            box = rest
            continue
        box = {**rest, axis: _inside(space, axis, beyond) | box[axis]}
    return box


def _worth(axis: Axis, place: int, situation: Situation) -> tuple[int, int]:
    """Return how much a line tells a reader; what tells least is let go first."""
    cell = situation[place]
    if axis.subject in CLOSED or axis.value:
        told = 0 if cell == 0 else 2 + (axis.subject == "problem")
    elif axis.subject == CURRENT:
        told = 1
    else:
        told = 1 if cell == 0 else 2
    return (told, -place)


def _inside(space: Space, axis: int, beyond: Set) -> Mask:
    """Return the cells of an axis in which nothing lies beyond the set."""
    sets, mask = space.diagrams, 0
    for cell in range(len(space.axes[axis].cells)):
        if sets.both(beyond, sets.cells(axis, 1 << cell)) == NOTHING:
            mask |= 1 << cell
    return mask


class Told:
    """Tells boxes in words of both vocabularies."""

    def __init__(self, space: Space, before: Knowledge, after: Knowledge) -> None:
        """Take over the space that boxes are cut in."""
        self._space = space
        self._several = (before, after)
        self._beside = _compared(self._several)

    def lines(self, box: Box) -> tuple[RegionLine, ...]:
        """Return the lines of a box, problems first."""
        found = [
            self._line(self._space.axes[place], mask) for place, mask in box.items()
        ]
        return tuple(
            sorted(
                found,
                key=lambda line: (
                    (*CLOSED, line.subject).index(line.subject),
                    line.subject,
                    line.value,
                ),
            )
        )

    def _line(self, axis: Axis, mask: Mask) -> RegionLine:
        subject = axis.subject
        if subject == CURRENT:
            return self._current(mask)
        if subject in CLOSED or axis.value:
            return RegionLine(subject=subject, value=str(axis.value), holds=mask == YES)
        if self._space.attributes[subject].scale.many:
            return RegionLine(subject=subject, holds=mask != UNKNOWN)
        unknown = bool(mask & UNKNOWN)
        if self._space.attributes[subject].scale.numeric:
            spans = tuple(self._spans(axis, mask))
            beside = self._beside.get(subject, ())
            return RegionLine(
                subject=subject, spans=spans, unknown=unknown, beside=tuple(beside)
            )
        choices = tuple(
            str(choice)
            for cell, value in enumerate(axis.cells)
            if mask >> cell & 1 and isinstance(value, frozenset)
            for choice in value
        )
        return RegionLine(subject=subject, choices=choices, unknown=unknown)

    def _current(self, mask: Mask) -> RegionLine:
        """Return which products in use are meant; rules see some as the same."""
        properties = current_properties(self._several)
        cells = {
            seen_of(str(product.id), self._several, properties): cell
            for cell, product in enumerate(self._space.current)
            if product is not None
        }
        names = sorted({name for each in self._several for name in each.products})
        # Of what no rule can see anything is as good as nothing.
        return RegionLine(
            subject="current",
            choices=tuple(
                str(name)
                for name in names
                if mask >> cells.get(seen_of(name, self._several, properties), 0) & 1
            ),
            unknown=bool(mask & 1),
        )

    def _spans(self, axis: Axis, mask: Mask) -> Iterator[Span]:
        """Yield the stretches of numbers that some cells are."""
        numbers = self._space.cuts.numbers[axis.subject]
        scale = self._space.attributes[axis.subject].scale
        # Points and gaps take turns; a point comes first where the range begins.
        first_is_point = len(numbers) > 1 and numbers[0] == scale.low
        chosen = [place for place in range(len(numbers)) if mask >> (place + 1) & 1]
        for run in _runs(chosen):
            first, last = run[0], run[-1]
            opens = (first % 2 == 0) != first_is_point and len(numbers) > 1
            closes = (last % 2 == 0) != first_is_point and len(numbers) > 1
            low = _end(numbers, first - 1, scale.low) if opens else numbers[first]
            high = _end(numbers, last + 1, scale.high) if closes else numbers[last]
            if len(numbers) == 1:
                low, high = scale.low, scale.high
            yield Span(
                low=low,
                high=high,
                with_low=not opens,
                with_high=not closes,
                numbers=tuple(numbers[first : last + 1]),
            )


def _end(
    numbers: tuple[Fraction, ...], place: int, beyond: Fraction | None
) -> Fraction | None:
    """Return the point beside a gap, or the end of the range."""
    return numbers[place] if 0 <= place < len(numbers) else beyond


def _runs(places: list[int]) -> Iterator[list[int]]:
    """Yield places that follow each other.

    >>> list(_runs([1, 2, 5]))
    [[1, 2], [5]]
    """
    run: list[int] = []
    for place in places:
        if run and place != run[-1] + 1:
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _compared(several: tuple[Knowledge, ...]) -> dict[str, list[str]]:
    """Return the attributes that numbers of clients are compared with."""
    found: dict[str, set[str]] = {}
    for knowledge in several:
        for rule in knowledge.rules.values():
            for line in rule.lines():
                limit = line.test.limit if isinstance(line.test, Compared) else None
                if isinstance(limit, ClientValue) and line.subject != limit.attribute:
                    found.setdefault(str(line.subject), set()).add(limit.attribute)
                    found.setdefault(str(limit.attribute), set()).add(line.subject)
    return {name: sorted(map(str, others)) for name, others in sorted(found.items())}
