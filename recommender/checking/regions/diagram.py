"""Sets of situations as decision diagrams: exact, canonical, and counted.

A set is a number. `NOTHING` and `EVERYTHING` are two of them; any other stands for
a choice along one axis: some cells of the axis lead to one set along the axes
below, some to another, and the cells that are not listed lead to nothing.
Every way from the top to `EVERYTHING` is a box, so a set is a finite union of
boxes; equal sets have the same number.

Work is counted in steps, not in seconds, so what can be proven within a budget is
the same on every machine.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

Set: TypeAlias = int
"""A set of situations: the number that a `Diagrams` gave it."""

Mask: TypeAlias = int
"""Cells of one axis: bit n stands for the n-th."""

Box: TypeAlias = Mapping[int, Mask]
"""Cells by axis; any cell of an axis that is not there."""

Edges: TypeAlias = tuple[tuple[Set, Mask], ...]

NOTHING: Set = 0
EVERYTHING: Set = 1
BUDGET = 200_000
"""How many steps one question may take, unless somebody says otherwise."""

_DEEPEST = 1 << 30


class NotProvenError(Exception):
    """A question took more steps than its budget, so it has no answer."""


class Diagrams:
    """Makes sets and remembers them; nothing is ever changed, only added.

    One thread at a time may ask.
    """

    def __init__(self, full: Sequence[Mask]) -> None:
        """Begin with nothing but the axes.

        Args:
            full: All cells of each axis, in the order in which sets look at them.
        """
        self._full = tuple(full)
        self._axes: list[int] = [_DEEPEST, _DEEPEST]
        self._edges: list[Edges] = [(), ()]
        self._numbers: dict[tuple[int, Edges], Set] = {}
        self._both: dict[tuple[Set, Set], Set] = {}
        self._either: dict[tuple[Set, Set], Set] = {}
        self._minus: dict[tuple[Set, Set], Set] = {}
        self._supports: dict[Set, frozenset[int]] = {
            NOTHING: frozenset(),
            EVERYTHING: frozenset(),
        }
        self._left = BUDGET

    def allow(self, steps: int = BUDGET) -> int:
        """Begin a question that may take so many steps; return what was left."""
        left, self._left = self._left, steps
        return left

    def _step(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise NotProvenError

    def _made(self, axis: int, found: Mapping[Set, Mask]) -> Set:
        """Return the set that looks at `axis`, and at nothing else first."""
        edges = tuple(sorted((c, m) for c, m in found.items() if c and m))
        if not edges:
            return NOTHING
        if len(edges) == 1 and edges[0][1] == self._full[axis]:
            return edges[0][0]
        key = (axis, edges)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._axes)
            self._axes.append(axis)
            self._edges.append(edges)
        return number

    def cells(self, axis: int, mask: Mask) -> Set:
        """Return the situations in some cells of one axis."""
        return self._made(axis, {EVERYTHING: mask & self._full[axis]})

    def box(self, box: Box) -> Set:
        """Return the situations in a box."""
        whole = EVERYTHING
        for axis in sorted(box, reverse=True):
            whole = self._made(axis, {whole: box[axis] & self._full[axis]})
        return whole

    def both(self, one: Set, other: Set) -> Set:
        """Return what lies in both sets."""
        if one > other:
            one, other = other, one
        if one in (NOTHING, other):
            return one
        if one == EVERYTHING:
            return other
        known = self._both.get((one, other))
        if known is not None:
            return known
        self._step()
        axis, below = self._axes[one], self._axes[other]
        found: dict[Set, Mask] = {}
        if axis == below:
            for child, mask in self._edges[one]:
                for twin, cover in self._edges[other]:
                    if mask & cover:
                        _add(found, self.both(child, twin), mask & cover)
        else:
            upper, lower = (one, other) if axis < below else (other, one)
            for child, mask in self._edges[upper]:
                _add(found, self.both(child, lower), mask)
        made = self._both[one, other] = self._made(min(axis, below), found)
        return made

    def either(self, one: Set, other: Set) -> Set:
        """Return what lies in one of the sets, or in both."""
        if one > other:
            one, other = other, one
        if one in (NOTHING, other):
            return other
        if one == EVERYTHING:
            return one
        known = self._either.get((one, other))
        if known is not None:
            return known
        self._step()
        axis, below = self._axes[one], self._axes[other]
        if axis == below:
            found = self._either_along(one, other)
        else:
            found = {}
            upper, lower = (one, other) if axis < below else (other, one)
            rest = self._full[self._axes[upper]]
            for child, mask in self._edges[upper]:
                rest &= ~mask
                _add(found, self.either(child, lower), mask)
            _add(found, lower, rest)
        made = self._either[one, other] = self._made(min(axis, below), found)
        return made

    def _either_along(self, one: Set, other: Set) -> dict[Set, Mask]:
        """Return where the cells of the axis lead that both sets look at first."""
        found: dict[Set, Mask] = {}
        left = rest = 0
        for _, mask in self._edges[one]:
            left |= mask
        for twin, cover in self._edges[other]:
            rest |= cover
            _add(found, twin, cover & ~left)
        for child, mask in self._edges[one]:
            _add(found, child, mask & ~rest)
            for twin, cover in self._edges[other]:
                if mask & cover:
                    _add(found, self.either(child, twin), mask & cover)
        return found

    def minus(self, one: Set, other: Set) -> Set:
        """Return what lies in the first set and not in the second."""
        if one == NOTHING or other in (EVERYTHING, one):
            return NOTHING
        if other == NOTHING:
            return one
        known = self._minus.get((one, other))
        if known is not None:
            return known
        self._step()
        axis, below = self._axes[one], self._axes[other]
        if axis == below:
            found = self._minus_along(one, other)
        elif axis < below:
            found = {}
            for child, mask in self._edges[one]:
                _add(found, self.minus(child, other), mask)
        else:
            found, rest = {}, self._full[below]
            for twin, cover in self._edges[other]:
                rest &= ~cover
                _add(found, self.minus(one, twin), cover)
            _add(found, one, rest)
        made = self._minus[one, other] = self._made(min(axis, below), found)
        return made

    def _minus_along(self, one: Set, other: Set) -> dict[Set, Mask]:
        """Return where the cells of the axis lead that both sets look at first."""
        found: dict[Set, Mask] = {}
        for child, mask in self._edges[one]:
            rest = mask
            for twin, cover in self._edges[other]:
                rest &= ~cover
                if mask & cover:
                    _add(found, self.minus(child, twin), mask & cover)
            _add(found, child, rest)
        return found

    def given(self, one: Set, cells: Mapping[int, int]) -> Set:
        """Return a set as it is once the cell on some axes is known.

        What is returned no longer looks at those axes.
        """
        known: dict[Set, Set] = {}

        def below(at: Set) -> Set:
            if cells.keys().isdisjoint(self.support(at)):
                return at
            made = known.get(at)
            if made is None:
                self._step()
                axis, edges = self._axes[at], self._edges[at]
                if axis in cells:
                    lead = (c for c, mask in edges if mask >> cells[axis] & 1)
                    made = below(next(lead, NOTHING))
                else:
                    found: dict[Set, Mask] = {}
                    for child, mask in edges:
                        _add(found, below(child), mask)
                    made = self._made(axis, found)
                known[at] = made
            return made

        return below(one)

    def all_of(self, sets: Iterable[Set]) -> Set:
        """Return what lies in every one of `sets`."""
        whole = EVERYTHING
        for one in sets:
            whole = self.both(whole, one)
        return whole

    def any_of(self, sets: Iterable[Set]) -> Set:
        """Return what lies in one of `sets`."""
        whole = NOTHING
        for one in sets:
            whole = self.either(whole, one)
        return whole

    def support(self, one: Set) -> frozenset[int]:
        """Return the axes that decide whether a situation lies in the set."""
        known = self._supports.get(one)
        if known is None:
            below = (self.support(child) for child, _ in self._edges[one])
            known = frozenset({self._axes[one]}.union(*below))
            self._supports[one] = known
        return known

    def along(self, one: Set, axis: int) -> Mask:
        """Return the cells of an axis in which a set has situations."""
        found, seen, ahead = 0, set[Set](), [one]
        while ahead:
            at = ahead.pop()
            if self._axes[at] < axis:
                below = {child for child, _ in self._edges[at]} - seen
                seen |= below
                ahead.extend(below)
            elif self._axes[at] == axis:
                for _, mask in self._edges[at]:
                    found |= mask
            elif at != NOTHING:
                return self._full[axis]
        return found

    def edges(self, one: Set) -> tuple[int, Edges]:
        """Return the axis that a set looks at first, and where its cells lead."""
        return self._axes[one], self._edges[one]

    def boxes(self, one: Set) -> Iterator[dict[int, Mask]]:
        """Yield boxes that share no situation and are, together, the set."""
        if one == EVERYTHING:
            yield {}
        for child, mask in self._edges[one]:
            for box in self.boxes(child):
                yield {self._axes[one]: mask, **box}


def _add(found: dict[Set, Mask], child: Set, mask: Mask) -> None:
    """Let more cells lead to `child`."""
    if mask and child:
        found[child] = found.get(child, 0) | mask
