"""What each value of one subject means for the rules of a block.

A cell is filled by the plain evaluator: for a choice when it is first stated, for
the numbers between two limits at once, since there every line gives one answer.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

from recommender.compiling.places import place_of
from recommender.engine.limits import limits_of
from recommender.model.condition import AllOf, AnyOf, Line, NoneOf
from recommender.model.evaluating import holds, no_limits
from recommender.model.product import Value
from recommender.model.truth import Truth

Cell: TypeAlias = int
"""The rules that are refuted, above them the atoms that hold, and above those the
rules that wait, a bit for each; so cells are put together with a single `|`.
Most often none waits, and then the number is the shorter."""

MOST_CELLS = 256
"""Of choices per column; only sets of many values at once can be so many."""


Key: TypeAlias = int | frozenset[str] | None
"""What is known of a subject: the place of a number, the values that hold, nothing."""


def standing_of(
    context: Mapping[str, Value], scales: Mapping[str, int]
) -> dict[str, Key]:
    """Return what one client states about each subject; of others nothing is known.

    Args:
        context: The client's values.
        scales: The parts in which the limits of each number are whole.
    """
    standing: dict[str, Key] = {}
    for subject, known in context.items():
        # Asking this with `isinstance` takes longer than all the rest.
        if type(known) is Fraction:
            standing[subject] = place_of(known, scales.get(subject, 1))
        elif isinstance(known, frozenset):
            standing[subject] = known
    return standing


class Ask:
    """An atom of one line: the truth it must have, and which rules want that.

    Attributes:
        atom: Its bit among the atoms.
        users: The rules, a bit for each.
        cells: What it says where the line is false, unknown, and true.
    """

    __slots__ = ("atom", "cells", "line", "users", "wanted")

    def __init__(self, line: Line, wanted: Truth, atom: int, users: int = 0) -> None:
        """Begin with the rules that are known to ask for it."""
        self.line = line
        self.wanted = wanted
        self.atom = atom
        self.users = users

    def settle(self, width: int, above: int) -> None:
        """Work out its cells, once it is known where in them everything stands.

        Args:
            width: How many bits the rules of the block take.
            above: How many those and its atoms take.
        """
        refuted, waiting = self.users, self.users << above
        holding = self.atom << width
        self.cells = refuted, waiting, holding
        if self.wanted is Truth.FALSE:
            self.cells = holding, waiting, refuted

    def given(self, known: Value | None) -> Cell:
        """Return what it says when this is known of the line's subject."""
        return self.cells[holds(self.line.test, known, no_limits)]


class Column:
    """The asks of one subject, no two of the same rule, and a cell per value.

    Attributes:
        breaks: The places at which another stretch of numbers begins.
        stretches: The cell of each stretch; one more than there are breaks.
        cells: Of choices, and of nothing known.
    """

    __slots__ = ("_asks", "breaks", "cells", "mentioned", "stretches")

    def __init__(self, asks: list[Ask], scale: int) -> None:
        """Find out what each stretch of numbers means.

        Args:
            asks: Each of rules that no other one is of.
            scale: The parts in which limits are whole.
        """
        self._asks = asks
        self.cells: dict[object, Cell] = {}
        self.mentioned = frozenset(v for ask in asks for v in _values_of(ask.line))
        changes: dict[int, Cell] = {}
        cell = 0
        # No two asks speak of the same rule or atom, so what one says is put in and
        # taken out again without a trace in what the others say.
        for ask in asks:
            (_, seen), *later = _seen(ask, scale)
            cell ^= seen
            for place, then in later:
                changes[place] = changes.get(place, 0) ^ seen ^ then
                seen = then
        self.breaks = sorted(changes)
        stretches = [cell]
        for place in self.breaks:
            cell ^= changes[place]
            stretches.append(cell)
        self.stretches = tuple(stretches)

    def fill(self, known: frozenset[str] | None) -> Cell:
        """Return the cell of some choices, or of nothing known."""
        key = known
        if known is not None and len(known) > 1:
            key = known & self.mentioned
            found = self.cells.get(key)
            if found is not None:
                return found
        cell = 0
        for ask in self._asks:
            cell |= ask.given(key)
        if len(self.cells) >= MOST_CELLS:
            self.cells.clear()
        self.cells[key] = cell
        return cell


def close_together(places: list[int]) -> Sequence[int]:
    """Return places in memory as they stand in order, where they are not too big."""
    try:
        return array("q", places)
    except OverflowError:
        return places


def _seen(ask: Ask, scale: int) -> Iterator[tuple[int, Cell]]:
    """Yield what an ask says of each stretch of numbers, and where that begins."""
    limits = sorted({*limits_of(ask.line)})
    yield 0, ask.given(limits[0] - 1 if limits else Fraction(0))
    for limit, following in pairwise([*limits, None]):
        if limit is not None:
            place = place_of(limit, scale)
            above = limit + 1 if following is None else (limit + following) / 2
            yield place, ask.given(limit)
            yield place + 1, ask.given(above)


def layers(asks: Iterable[Ask]) -> list[list[Ask]]:
    """Return asks of one subject in as few lists as it takes.

    No rule may be twice in one of them.
    """
    found: list[list[Ask]] = []
    taken: list[int] = []
    for ask in asks:
        users = ask.users
        for number, layer in enumerate(found):
            fits = users & ~taken[number]
            if fits:
                layer.append(Ask(ask.line, ask.wanted, ask.atom, fits))
                taken[number] |= fits
                users ^= fits
        if users:
            found.append([Ask(ask.line, ask.wanted, ask.atom, users)])
            taken.append(users)
    return found


def _values_of(line: Line) -> tuple[str, ...]:
    test = line.test
    return test.values if isinstance(test, AnyOf | AllOf | NoneOf) else ()
