"""Blocks of rules, and the groups in them.

A block is built from the groups of a ruleset once: which lines have columns, which
are put to the evaluator for each client, and how the engine is told what holds.
"""

from bisect import bisect_right
from functools import reduce
from itertools import accumulate
from operator import or_
from typing import TYPE_CHECKING, Final, TypeAlias

from recommender.compiling.notation import Atom, Partition
from recommender.compiling.picked import bits
from recommender.engine.columns import Ask, Cell, Column, Key, close_together, layers
from recommender.engine.layout import Layout, settles
from recommender.engine.limits import is_relative
from recommender.engine.view import View, line_truth

if TYPE_CHECKING:
    from recommender.model.truth import Truth

_NUMBERS: Final = 32
"""Bits that the number of a group takes at most."""


Look: TypeAlias = "tuple[Block, int, int, list[Entry]]"
"""A block, the rules of it that are worth a look, the columns that they ask, a bit for
each of both, and the groups with lines alone."""


class Entry:
    """One group of rules in its block.

    Attributes:
        number: Of the group.
        block: Where it stands.
        partition: Where the engine has its rules.
        rules: Its rules in the block, a bit for each.
        every: The same rules in the partition.
        atoms: The atoms of its rules whose truth is not settled when the group is
            looked at, a bit for each.
        alone: What the evaluator is to be asked for each client.
        look: What there is to look at.
        wide: Atoms of several lines: the bit of each among the rules, which is
            neither refuted nor waits while all its lines hold, and among the atoms.
    """

    __slots__ = (
        "_first_atom",
        "_first_rule",
        "_many",
        "_sure",
        "_texts",
        "alone",
        "atoms",
        "block",
        "every",
        "look",
        "number",
        "partition",
        "places",
        "rules",
        "wide",
    )

    def __init__(
        self, number: int, block: "Block", partition: Partition, every: int
    ) -> None:
        """Begin with no rule."""
        self.number = number
        self.every = every
        self.block = block
        self.partition = partition
        self.rules = self.atoms = 0
        self._first_rule = self._first_atom = self._many = 0
        self.places: dict[int, int] = {}
        self.look: Look = block, 0, 0, []
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

    def close(self, asked: list[int]) -> None:
        """Note where its rules and atoms begin, and what there is to look at.

        Args:
            asked: The rules of the block that ask each column.
        """
        self._first_rule = _lowest(self.rules)
        self._first_atom = _lowest(self.atoms)
        self._many = self.rules.bit_length() - self._first_rule
        columns = sum([1 << n for n, rules in enumerate(asked) if rules & self.rules])
        alone = [self] if self.alone or self.wide else []
        self.look = self.block, self.rules, columns, alone

    def key(self, holding: int, firing: int) -> int:
        """Return one number for what holds and what fires, of this group alone.

        It is short, for what is kept of many enquiries is seldom at hand.

        Args:
            holding: Atoms of the group.
            firing: Rules of the group.
        """
        atoms = holding >> self._first_atom
        rules = firing >> self._first_rule
        return (atoms << self._many | rules) << _NUMBERS | self.number

    def told(self, holding: int) -> str:
        """Return what tells the engine which atoms hold."""
        return self._sure + "".join(
            [text for bit, text in self._texts if holding & bit]
        )

    def in_partition(self, rules: int) -> int:
        """Return rules of the block by their bits in the partition."""
        found = 0
        for place in bits(rules):
            found |= 1 << self.places[place]
        return found


class Block:
    """Some groups of rules with columns in common.

    Attributes:
        first: The number of its first group.
        entries: Its groups.
        width: How many bits its rules take, its wide atoms among them.
        above: How many those and its atoms take.
        concluding: The rules that conclude something.
        rules: The id of the authored rule of each bit.
        owners: The group of each bit.
    """

    def __init__(self, layout: Layout, numbers: range) -> None:
        """Build the columns of some groups."""
        self.first = numbers.start
        self.concluding = 0
        self.rules: list[str] = []
        self.owners: list[Entry] = []
        self._atoms = 0
        self._asks: dict[tuple[int, Truth], Ask] = {}
        self.entries = [self._entry(layout, number) for number in numbers]
        by_subject: dict[str, list[Ask]] = {}
        for ask in self._asks.values():
            by_subject.setdefault(ask.line.subject, []).append(ask)
        self.width = len(self.rules)
        self.above = self.width + self._atoms
        layered = [
            (subject, layer)
            for subject, asks in by_subject.items()
            for layer in layers(asks)
        ]
        for asks in (
            *(entry.alone for entry in self.entries),
            *(layer for _, layer in layered),
        ):
            for ask in asks:
                ask.settle(self.width, self.above)
        asked = [reduce(or_, [ask.users for ask in layer]) for _, layer in layered]
        for entry in self.entries:
            entry.close(asked)
        columns = [
            Column(layer, layout.scales.get(subject, 1)) for subject, layer in layered
        ]
        # What is looked at for every client stands close together in memory.
        self._columns = columns
        self._subjects = tuple([subject for subject, _ in layered])
        self._cells = tuple([column.cells for column in columns])
        self._stretches = tuple([c for column in columns for c in column.stretches])
        self._breaks = close_together([b for column in columns for b in column.breaks])
        self._starts = tuple(
            accumulate([len(each.breaks) for each in columns], initial=0)
        )

    def _entry(self, layout: Layout, number: int) -> Entry:
        """Take in a group."""
        ruleset = layout.ruleset
        group = ruleset.groups[number]
        partition = ruleset.partitions[group.partition]
        entry = Entry(number, self, partition, group.rules)
        here: dict[int, int] = {}
        for place in bits(group.rules):
            rule = ruleset.rules[partition.rules[place]]
            here[place] = self._bit(entry, rule.id)
            entry.rules |= here[place]
            if rule.concludes:
                self.concluding |= here[place]
            entry.places[here[place].bit_length() - 1] = place
        for atom, text, users in group.atoms:
            asking = 0
            for place in bits(users):
                asking |= here[place]
            entry.tell(self._asked(entry, layout, atom, asking), text)
        return entry

    def _bit(self, entry: Entry, rule: str) -> int:
        """Return a new bit of a group."""
        bit = 1 << len(self.rules)
        self.rules.append(rule)
        self.owners.append(entry)
        return bit

    def _new_atom(self) -> int:
        self._atoms += 1
        return 1 << self._atoms - 1

    def _asked(
        self,
        entry: Entry,
        layout: Layout,
        atom: Atom,
        users: int,
    ) -> int:
        """Note that rules ask for an atom; return its bit, 0 where it is settled."""
        if len(atom) > 1:
            wide = self._bit(entry, "")
            for pair in atom:
                self._asked(entry, layout, (pair,), users | wide)
            bit = self._new_atom()
            entry.wide.append((wide, bit))
            return bit
        [(number, wanted)] = atom
        line = layout.ruleset.lines[number]
        if settles(layout.settled.get(entry.number), line, wanted):
            return 0
        if line.subject in layout.apart or is_relative(line):
            ask = Ask(line, wanted, self._new_atom())
            entry.alone.append(ask)
        else:
            known = self._asks.get((number, wanted))
            ask = known or Ask(line, wanted, self._new_atom())
            self._asks[number, wanted] = ask
        ask.users |= users
        return ask.atom

    def named(self, rules: int) -> list[str]:
        """Return the ids of the authored rules behind some of the block.

        A rule with alternatives may be there more than once.
        """
        names = self.rules
        found = []
        while rules:
            place = rules.bit_length() - 1
            found.append(names[place])
            rules ^= 1 << place
        return found

    def look(self, standing: dict[str, Key], columns: int) -> Cell:
        """Return what a client's situation says of the block in some columns.

        Args:
            standing: The situation, by subject.
            columns: A bit for each.
        """
        found = 0
        starts = self._starts
        for place, subject in enumerate(self._subjects):
            if not columns >> place & 1:
                continue
            key = standing.get(subject)
            if isinstance(key, int):
                first, end = starts[place], starts[place + 1]
                # Each column has a stretch more than it has breaks.
                stretch = bisect_right(self._breaks, key, first, end) + place
                found |= self._stretches[stretch]
                continue
            cell = self._cells[place].get(key)
            found |= self._columns[place].fill(key) if cell is None else cell
        return found


def _lowest(bits_set: int) -> int:
    """Return the place of the lowest bit, 0 where there is none."""
    return max(0, (bits_set & -bits_set).bit_length() - 1)


def ask_alone(entries: list[Entry], view: View, cell: Cell) -> Cell:
    """Return a cell with what the evaluator says of lines that stand alone."""
    for entry in entries:
        block = entry.block
        for ask in entry.alone:
            if ask.users & ~cell:
                cell |= ask.cells[line_truth(ask.line, view)]
        for wide, atom in entry.wide:
            if not (cell | cell >> block.above) & wide:
                cell |= atom << block.width
    return cell
