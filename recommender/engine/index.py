"""The index of the rules: what an enquiry makes of them, without looking at them all.

Rules stand in groups, filed under what an enquiry must have said before they are
worth a look.
A group keeps a column per subject: for each value that makes a difference to its
lines (a choice, a stretch between two limits, or nothing known) a cell says which
rules are refuted then, which wait, and what to tell the engine.
A cell is filled by the plain evaluator when it is first needed, so the index has
no semantics of its own; looking at a group is then one step per subject, however
many rules and lines it has.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

from recommender.compiling.keys import KNOWN, POSSIBLE, UNKNOWN
from recommender.compiling.notation import Group, Partition
from recommender.compiling.ruleset import Ruleset, Stratum
from recommender.engine.limits import Limits, is_relative, limits_of
from recommender.engine.view import View, line_truth
from recommender.model.condition import (
    AllOf,
    AnyOf,
    Line,
    NoneOf,
)
from recommender.model.truth import Truth

Values: TypeAlias = frozenset[str]
Known: TypeAlias = Fraction | int | Values | tuple[Values, Values] | None
"""What is known of a subject: a number, or where it stands among the limits of
rules; the values that hold, or those and the ones open rules would add; nothing."""

Cell: TypeAlias = tuple[int, int, str]
"""Engine rules that are refuted, those that wait (a bit for each), and a text
that tells the engine which atoms hold."""

MOST_CELLS = 256
"""Per subject of a group; only sets of many values at once can be so many."""

_NOTHING: Values = frozenset()


class Index:
    """The groups of a ruleset, with their tables."""

    def __init__(self, ruleset: Ruleset) -> None:
        """Index a ruleset; tables are built when they are first looked at."""
        self.ruleset = ruleset
        self._tables: list[Table | None] = [None] * len(ruleset.groups)

    @cached_property
    def limits(self) -> Mapping[str, Limits]:
        """The limits that lines hold each number against."""
        found: dict[str, set[Fraction]] = {}
        for line in self.ruleset.lines:
            found.setdefault(line.subject, set()).update(limits_of(line))
        return {name: Limits(limits) for name, limits in found.items() if limits}

    def table(self, number: int) -> "Table":
        """Return the table of a group."""
        table = self._tables[number]
        if table is None:
            ruleset = self.ruleset
            group = ruleset.groups[number]
            partition = ruleset.partitions[group.partition]
            # Two threads may build it at once: the tables are equal, one stays.
            table = Table(group, partition, ruleset.lines, self.limits)
            self._tables[number] = table
        return table


class Standing(dict[str, Known]):
    """What is known of each subject for one enquiry, found when first asked for."""

    __slots__ = ("_limits", "view")

    def __init__(self, view: View, limits: Mapping[str, Limits]) -> None:
        """Begin with what the client stated; conclusions come with the view."""
        super().__init__(view.facts.context)
        self.view = view
        self._limits = limits
        for subject in view.from_rules.intersection(self):
            del self[subject]

    def __missing__(self, subject: str) -> Known:
        """Look at a subject for the first time that is none of the context."""
        view = self.view
        known: Known
        if subject in view.from_rules:
            # A line looks at an attribute when all that concludes it is settled.
            known = view.conclusions.get(subject, _NOTHING)
            possible = view.would_conclude.get(subject, _NOTHING)
            if possible:
                known = (known, possible)
        else:
            known = view.stated(subject)
        self[subject] = known
        return known

    def place(self, subject: str, number: Fraction) -> int:
        """Return where a number stands among the limits of its subject."""
        limits = self._limits.get(subject)
        place = self[subject] = limits.place(number) if limits else 0
        return place


class Column:
    """The lines of a group on one subject, and a cell per value of it."""

    __slots__ = ("asks", "breaks", "cells", "mentioned", "users")

    def __init__(self, asks: list["Ask"], limits: Limits | None) -> None:
        """Begin without cells.

        Args:
            asks: What the rules of the group ask of the subject.
            limits: All that any rule holds it against.
        """
        self.asks = asks
        self.cells: dict[object, Cell] = {}
        self.users = 0
        for ask in asks:
            self.users |= ask.users
        self.mentioned = frozenset(v for ask in asks for v in _values_of(ask.line))
        own = {limit for ask in asks for limit in limits_of(ask.line)}
        places = sorted(limits.place(limit) for limit in own) if limits else []
        # Each limit is a stretch of its own.
        self.breaks = [at for place in places for at in (place, place + 1)]

    def fill(self, key: object, view: View) -> Cell:
        """Fill the cell of a value: put every line to the plain evaluator."""
        cell = _cell((ask, line_truth(ask.line, view)) for ask in self.asks)
        if len(self.cells) >= MOST_CELLS:
            self.cells.clear()
        self.cells[key] = cell
        return cell


class Ask:
    """A line, the truth it must have, and which rules want that."""

    __slots__ = ("line", "text", "users", "wanted")

    def __init__(self, line: Line, wanted: Truth) -> None:
        """Begin with no rule that asks for it."""
        self.line = line
        self.wanted = wanted
        self.users = 0
        self.text = ""


def _cell(found: Iterable[tuple[Ask, Truth]]) -> Cell:
    """Return what the truths of lines mean for the rules that ask for them."""
    refuted = waiting = 0
    text = ""
    for ask, truth in found:
        holds = truth if ask.wanted is Truth.TRUE else truth.negated
        if holds is Truth.FALSE:
            refuted |= ask.users
        elif holds is Truth.UNKNOWN:
            waiting |= ask.users
        else:
            text += ask.text
    return refuted, waiting, text


def _values_of(line: Line) -> tuple[str, ...]:
    test = line.test
    return test.values if isinstance(test, AnyOf | AllOf | NoneOf) else ()


class Table:
    """One group of rules: what each value of each subject means for them.

    Attributes:
        partition: Where the engine has them.
        every: All rules of the group, a bit for each.
    """

    __slots__ = ("_columns", "_relative", "_wide", "every", "partition")

    def __init__(
        self,
        group: Group,
        partition: Partition,
        lines: tuple[Line, ...],
        limits: Mapping[str, Limits],
    ) -> None:
        """Sort the lines of a group by their subjects."""
        self.partition = partition
        self.every = group.rules
        asks: dict[tuple[int, Truth], Ask] = {}
        # An atom of several lines has a bit of its own, above those of the rules.
        self._wide: list[tuple[int, str]] = []
        for atom, text, users in group.atoms:
            bit = 0
            if len(atom) > 1:
                bit = 1 << len(partition.rules) + len(self._wide)
                self._wide.append((bit, text))
            for pair in atom:
                ask = asks.setdefault(pair, Ask(lines[pair[0]], pair[1]))
                ask.users |= users | bit
                if not bit:
                    ask.text = text
        self._relative = [ask for ask in asks.values() if is_relative(ask.line)]
        by_subject: dict[str, list[Ask]] = {}
        for ask in asks.values():
            if not is_relative(ask.line):
                by_subject.setdefault(ask.line.subject, []).append(ask)
        columns = [
            (subject, Column(found, limits.get(subject)))
            for subject, found in by_subject.items()
        ]
        # What most rules ask for refutes most of them, and spares the rest a look.
        columns.sort(key=lambda one: -one[1].users.bit_count())
        self._columns = columns

    def look(self, standing: Standing) -> tuple[int, int, str]:
        """Return the rules that fire, those that wait, and the atoms that hold.

        Rules are engine rules, a bit for each.
        """
        left = every = self.every
        refuted = waiting = 0
        text = ""
        for subject, column in self._columns:
            if not column.users & left:
                continue
            known = standing[subject]
            key: object = known
            if isinstance(known, frozenset):
                key = known & column.mentioned
            # Asking this with `isinstance` takes longer than all the rest.
            elif type(known) is Fraction:
                key = bisect_right(column.breaks, standing.place(subject, known))
            elif isinstance(known, int):
                key = bisect_right(column.breaks, known)
            elif isinstance(known, tuple):
                concluded, possible = known
                key = concluded & column.mentioned, possible & column.mentioned
            cell = column.cells.get(key) or column.fill(key, standing.view)
            refuted |= cell[0]
            left = every & ~refuted
            if not left:
                return _SILENT
            waiting |= cell[1]
            text += cell[2]
        if self._relative or self._wide:
            cell = self._rest(standing.view, (refuted, waiting, text))
            refuted, waiting, text = cell
        left = every & ~refuted
        return left & ~waiting, left & waiting, text

    def _rest(self, view: View, seen: Cell) -> Cell:
        """Add what no column says to what the columns say."""
        refuted, waiting, text = seen
        if self._relative:
            cell = _cell((ask, line_truth(ask.line, view)) for ask in self._relative)
            refuted |= cell[0]
            waiting |= cell[1]
            text += cell[2]
        for bit, wide in self._wide:
            if not (refuted | waiting) & bit:
                text += wide
        return refuted, waiting, text


_SILENT: Cell = (0, 0, "")


def touched(stratum: Stratum, standing: Standing) -> Collection[int]:
    """Return the groups of a stratum that an enquiry can make fire or wait."""
    found = [*stratum.always]
    for subject, by_value in stratum.filed.items():
        known = standing[subject]
        if isinstance(known, frozenset):
            for value in known:
                if value in by_value:
                    found += by_value[value]
        elif known is None:
            found += by_value.get(UNKNOWN, ())
            continue
        elif isinstance(known, tuple):
            concluded, possible = known
            for value in (*concluded, *(POSSIBLE + value for value in possible)):
                found += by_value.get(value, ())
        if KNOWN in by_value:
            found += by_value[KNOWN]
    return found
