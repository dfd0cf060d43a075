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
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeAlias

from recommender.compiling.ruleset import Ruleset, Stratum
from recommender.engine.blocks import Block, Entry, Layout, layout_of

Gathered: TypeAlias = dict[Block, tuple[int, list[Entry]]]
"""Per block, the rules that are worth a look, and the groups with lines alone."""


def gathered(entries: Iterable[Entry], more: Gathered | None = None) -> Gathered:
    """Return groups by their blocks, with `more` of them."""
    found: Gathered = {**more} if more else {}
    for entry in entries:
        every, apart = found.get(entry.block, (0, []))
        if entry.alone or entry.wide:
            apart = [*apart, entry]
        found[entry.block] = every | entry.rules, apart
    return found


class Index:
    """The blocks of a ruleset, each built when it is first looked at."""

    def __init__(self, ruleset: Ruleset) -> None:
        """Index a ruleset."""
        self.ruleset = ruleset
        self._entries: list[Entry | None] = [None] * len(ruleset.groups)
        self._always: dict[tuple[int, ...], Gathered] = {}

    @cached_property
    def layout(self) -> Layout:
        """What its blocks are built by."""
        return layout_of(self.ruleset)

    @cached_property
    def concluding(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """What each rule concludes that does conclude something, by its id."""
        return {r.id: r.concludes for r in self.ruleset.rules if r.concludes}

    def always(self, stratum: Stratum) -> Gathered:
        """Return what is looked at in every enquiry, as `gathered` does."""
        found = self._always.get(stratum.always)
        if found is None:
            found = gathered(map(self.entry, stratum.always))
            self._always[stratum.always] = found
        return found

    def entry(self, number: int) -> Entry:
        """Return a group of rules."""
        entry = self._entries[number]
        if entry is None:
            starts = self.ruleset.blocks
            place = bisect_right(starts, number)
            end = starts[place] if place < len(starts) else len(self._entries)
            block = Block(self.layout, range(starts[place - 1], end))
            # Two threads may build it at once: they are equal, one stays.
            self._entries[block.first : end] = block.entries
            entry = block.entries[number - block.first]
        return entry
