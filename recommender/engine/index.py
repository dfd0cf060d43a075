"""The index of the rules: what an enquiry makes of them, without looking at each.

Rules stand in blocks with a bit for each, as products do in the catalog.
A block has columns for the subjects of its rules' lines; for each value that makes
a difference (a choice, a stretch between two limits, or nothing known) a cell says
which rules are left then, which of them wait, and which atoms hold.
So what a client's situation leaves of a block is found in one step per subject,
however many rules it has.

What rules conclude, and what is compared with another value, differs too much from
client to client to be kept: such lines are put to the plain evaluator, for the
rules that are left.
Cells are filled by that evaluator, too, so the index has no semantics of its own.
"""

from bisect import bisect_right
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

from recommender.compiling.keys import CLOSED
from recommender.compiling.notation import Atom, Partition
from recommender.compiling.picked import bits
from recommender.compiling.ruleset import Ruleset
from recommender.engine.columns import Ask, Cell, Column, layers
from recommender.engine.limits import is_relative, limits_of, place_of, scale_of
from recommender.engine.view import View, line_truth
from recommender.model.condition import AnyOf, Line
from recommender.model.product import Value
from recommender.model.truth import Truth

Key: TypeAlias = int | frozenset[str] | None
"""What is known of a subject: the place of a number, the values that hold, nothing."""

Settled: TypeAlias = tuple[str, str] | None
"""A problem or an objection that has been stated, by its subject."""


class Standing(dict[str, Key]):
    """What one client states about each subject, found when first asked for."""

    __slots__ = ("_context", "_scales")

    def __init__(self, context: Mapping[str, Value], scales: Mapping[str, int]) -> None:
        """Begin with nothing found."""
        super().__init__()
        self._context = context
        self._scales = scales

    def __missing__(self, subject: str) -> Key:
        """Look at a subject for the first time."""
        known = self._context.get(subject)
        key: Key
        # Asking this with `isinstance` takes longer than all the rest.
        if type(known) is Fraction:
            key = place_of(known, self._scales.get(subject, 1))
        elif known is None or isinstance(known, frozenset):
            key = known
        self[subject] = key
        return key


class Entry:
    """One group of rules in its block.

    Attributes:
        number: Of the group.
        block: Where it stands.
        partition: Where the engine has its rules.
        every: Its rules in the block, a bit for each, and its wide atoms.
        rules: Its rules alone.
        atoms: The atoms of its rules whose truth is not settled when the group is
            looked at, a bit for each.
        alone: What the evaluator is to be asked for each client.
        wide: Atoms of several lines: the bit of each among the rules, which is
            left while all its lines hold, and its bit among the atoms.
    """

    __slots__ = (
        "_sure",
        "_texts",
        "alone",
        "atoms",
        "block",
        "every",
        "number",
        "partition",
        "places",
        "rules",
        "wide",
    )

    def __init__(self, number: int, block: "Block", partition: Partition) -> None:
        """Begin with no rule."""
        self.number = number
        self.block = block
        self.partition = partition
        self.every = self.rules = self.atoms = 0
        self.places: dict[int, int] = {}
        self.alone: list[Ask] = []
        self.wide: list[tuple[int, int]] = []
        self._sure = ""
        self._texts: list[tuple[int, str]] = []

    def tell(self, bit: int, text: str) -> None:
        """Note how the engine is told that an atom holds; one without a bit does."""
        if bit:
            self.atoms |= bit
            self._texts.append((bit, text))
        else:
            self._sure += text

    def told(self, holding: int) -> str:
        """Return what tells the engine which atoms hold."""
        return self._sure + "".join(
            [text for bit, text in self._texts if holding & bit]
        )

    def in_partition(self, rules: int) -> int:
        """Return rules of the block by their bits in the partition."""
        return sum(1 << self.places[place] for place in bits(rules))


class Block:
    """Some groups of rules with columns in common.

    Attributes:
        first: The number of its first group.
        entries: Its groups.
        rules: The authored rule of each bit.
        owners: The group of each bit.
    """

    def __init__(self, index: "Index", numbers: range) -> None:
        """Build the columns of some groups."""
        self.first = numbers.start
        self.rules: list[int] = []
        self.owners: list[Entry] = []
        self._atoms = 0
        self._asks: dict[tuple[int, Truth], Ask] = {}
        self.entries = [self._entry(index, number) for number in numbers]
        by_subject: dict[str, list[Ask]] = {}
        for ask in self._asks.values():
            by_subject.setdefault(ask.line.subject, []).append(ask)
        self._every = (1 << len(self.rules)) - 1
        self._columns = [
            (subject, Column(layer, self._every, index.scales.get(subject, 1)))
            for subject, asks in by_subject.items()
            for layer in layers(asks)
        ]

    def _entry(self, index: "Index", number: int) -> Entry:
        """Take in a group."""
        ruleset = index.ruleset
        group = ruleset.groups[number]
        partition = ruleset.partitions[group.partition]
        entry = Entry(number, self, partition)
        here: dict[int, int] = {}
        for place in bits(group.rules):
            here[place] = self._bit(entry, partition.rules[place])
            entry.places[here[place].bit_length() - 1] = place
        entry.rules = entry.every
        settled = index.settled.get(number)
        for atom, text, users in group.atoms:
            asking = 0
            for place in bits(users):
                asking |= here[place]
            entry.tell(self._asked(entry, index, atom, asking, settled), text)
        return entry

    def _bit(self, entry: Entry, rule: int) -> int:
        """Return a new bit of a group."""
        bit = 1 << len(self.rules)
        self.rules.append(rule)
        self.owners.append(entry)
        entry.every |= bit
        return bit

    def _new_atom(self) -> int:
        self._atoms += 1
        return 1 << self._atoms

    def _asked(
        self, entry: Entry, index: "Index", atom: Atom, users: int, settled: Settled
    ) -> int:
        """Note that rules ask for an atom; return its bit, 0 where it is settled."""
        if len(atom) > 1:
            wide = self._bit(entry, -1)
            for pair in atom:
                self._asked(entry, index, (pair,), users | wide, settled)
            bit = self._new_atom()
            entry.wide.append((wide, bit))
            return bit
        [(number, wanted)] = atom
        line = index.ruleset.lines[number]
        if _settles(settled, line, wanted):
            return 0
        if line.subject in index.apart or is_relative(line):
            ask = Ask(line, wanted, self._new_atom())
            entry.alone.append(ask)
        else:
            known = self._asks.get((number, wanted))
            ask = known or Ask(line, wanted, self._new_atom())
            self._asks[number, wanted] = ask
        ask.users |= users
        return ask.bit

    def look(self, standing: Standing) -> Cell:
        """Return what a client's situation leaves of the block."""
        left = self._every
        waiting = holding = 0
        for subject, column in self._columns:
            key = standing[subject]
            if isinstance(key, int):
                cell = column.stretches[bisect_right(column.breaks, key)]
            else:
                cell = column.cells.get(key) or column.fill(key)
            left &= cell[0]
            waiting |= cell[1]
            holding |= cell[2]
        return left, waiting, holding


def _settles(settled: Settled, line: Line, wanted: Truth) -> bool:
    """Whether a line holds because of what has been stated, whatever else has."""
    return (
        settled is not None
        and wanted is Truth.TRUE
        and settled[0] == line.subject
        and isinstance(line.test, AnyOf)
        and settled[1] in line.test.values
    )


def ask_alone(entries: list[Entry], view: View, cell: Cell) -> Cell:
    """Return a cell narrowed by what the evaluator says of lines that stand alone."""
    left, waiting, holding = cell
    for entry in entries:
        for ask in entry.alone:
            if ask.users & left:
                refuted, waits, holds = ask.refutes(line_truth(ask.line, view))
                left &= ~refuted
                waiting |= waits
                holding |= holds
        for wide, bit in entry.wide:
            if wide & left & ~waiting:
                holding |= bit
            left &= ~wide
    return left, waiting, holding


class Index:
    """The blocks of a ruleset, each built when it is first looked at."""

    def __init__(self, ruleset: Ruleset) -> None:
        """Index a ruleset."""
        self.ruleset = ruleset
        self.apart = ruleset.from_rules.union(CLOSED)
        self._entries: list[Entry | None] = [None] * len(ruleset.groups)

    @cached_property
    def scales(self) -> Mapping[str, int]:
        """The parts in which the limits of each number are whole."""
        limits: dict[str, set[Fraction]] = {}
        for line in self.ruleset.lines:
            limits.setdefault(line.subject, set()).update(limits_of(line))
        return {subject: scale_of(found) for subject, found in limits.items()}

    @cached_property
    def settled(self) -> Mapping[int, tuple[str, str]]:
        """What has been stated wherever a group is looked at, by its number."""
        return {
            number: (subject, value)
            for stratum in self.ruleset.strata
            for subject in CLOSED
            for value, numbers in stratum.filed.get(subject, {}).items()
            for number in numbers
        }

    def entry(self, number: int) -> Entry:
        """Return a group of rules."""
        entry = self._entries[number]
        if entry is None:
            starts = self.ruleset.blocks
            place = bisect_right(starts, number)
            end = starts[place] if place < len(starts) else len(self._entries)
            block = Block(self, range(starts[place - 1], end))
            # Two threads may build it at once: they are equal, one stays.
            self._entries[block.first : end] = block.entries
            entry = block.entries[number - block.first]
        return entry
