"""What each value of one subject means for the rules of a block.

A cell is filled by the plain evaluator: for a choice when it is first stated, for
the numbers between two limits at once, since there every line gives one answer.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

from recommender.engine.limits import limits_of, place_of
from recommender.model.condition import AllOf, AnyOf, Line, NoneOf
from recommender.model.evaluating import holds, no_limits
from recommender.model.product import Value
from recommender.model.truth import Truth

Cell: TypeAlias = tuple[int, int, int]
"""The rules that are left, those that wait, and the atoms that hold, a bit for each."""

MOST_CELLS = 256
"""Of choices per column; only sets of many values at once can be so many."""


class Ask:
    """An atom of one line: the truth it must have, and which rules want that.

    Attributes:
        users: The rules, a bit for each.
        bit: Of the atom.
    """

    __slots__ = ("bit", "line", "users", "wanted")

    def __init__(self, line: Line, wanted: Truth, bit: int, users: int = 0) -> None:
        """Begin with the rules that are known to ask for it."""
        self.line = line
        self.wanted = wanted
        self.bit = bit
        self.users = users

    def refutes(self, truth: Truth) -> Cell:
        """Return the rules that the truth of the line refutes, and the rest of a cell.

        Args:
            truth: Of the line.
        """
        holding = truth if self.wanted is Truth.TRUE else truth.negated
        if holding is Truth.TRUE:
            return 0, 0, self.bit
        return (self.users, 0, 0) if holding is Truth.FALSE else (0, self.users, 0)

    def given(self, known: Value | None) -> Cell:
        """Return the same for what is known of the line's subject."""
        return self.refutes(holds(self.line.test, known, no_limits))


class Column:
    """The asks of one subject, no two of the same rule, and a cell per value.

    Attributes:
        breaks: The places at which another stretch of numbers begins.
        stretches: The cell of each stretch; one more than there are breaks.
        cells: Of choices, and of nothing known.
    """

    __slots__ = ("_asks", "_every", "breaks", "cells", "mentioned", "stretches")

    def __init__(self, asks: list[Ask], every: int, scale: int) -> None:
        """Find out what each stretch of numbers means.

        Args:
            asks: Each of rules that no other one is of.
            every: All rules of the block.
            scale: The parts in which limits are whole.
        """
        self._asks = asks
        self._every = every
        self.cells: dict[object, Cell] = {}
        self.mentioned = frozenset(v for ask in asks for v in _values_of(ask.line))
        changes: dict[int, list[Cell]] = {}
        cell: Cell = (every, 0, 0)
        for ask in asks:
            (_, seen), *later = _seen(ask, scale)
            cell = _changed(cell, seen)
            for place, then in later:
                changes.setdefault(place, []).extend((seen, then))
                seen = then
        self.breaks = sorted(changes)
        self.stretches = [cell]
        for place in self.breaks:
            for change in changes[place]:
                cell = _changed(cell, change)
            self.stretches.append(cell)

    def fill(self, known: frozenset[str] | None) -> Cell:
        """Return the cell of some choices, or of nothing known."""
        key = known
        if known is not None and len(known) > 1:
            key = known & self.mentioned
            found = self.cells.get(key)
            if found:
                return found
        cell: Cell = (self._every, 0, 0)
        for ask in self._asks:
            cell = _changed(cell, ask.given(key))
        if len(self.cells) >= MOST_CELLS:
            self.cells.clear()
        self.cells[key] = cell
        return cell


def _changed(cell: Cell, change: Cell) -> Cell:
    """Return a cell with what an ask says put in, or taken out again."""
    # No two asks speak of the same rule or atom, so each can be taken out alone.
    return cell[0] ^ change[0], cell[1] ^ change[1], cell[2] ^ change[2]


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
    """Return asks in as few lists as it takes for no rule to be twice in one."""
    found: list[list[Ask]] = []
    taken: list[int] = []
    for ask in asks:
        users = ask.users
        for number, layer in enumerate(found):
            fits = users & ~taken[number]
            if fits:
                layer.append(Ask(ask.line, ask.wanted, ask.bit, fits))
                taken[number] |= fits
                users ^= fits
        if users:
            found.append([Ask(ask.line, ask.wanted, ask.bit, users)])
            taken.append(users)
    return found


def _values_of(line: Line) -> tuple[str, ...]:
    test = line.test
    return test.values if isinstance(test, AnyOf | AllOf | NoneOf) else ()
