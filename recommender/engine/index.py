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

from recommender.compiling.ruleset import Ruleset, Stratum
from recommender.engine.blocks import Block, Entry, Look
from recommender.engine.layout import Layout, layout_of


class Layer:
    """A stratum, by what an enquiry has to look at.

    Attributes:
        unconditional: Ids of the rules that always fire.
        telling: Those of them that conclude something.
        always: What is looked at in every enquiry.
        by_problem: Groups by the stated problem that has them looked at.
        by_objection: Groups by the stated objection.
        by_conclusion: Groups by the attribute and the value that rules conclude.
    """

    __slots__ = (
        "always",
        "by_conclusion",
        "by_objection",
        "by_problem",
        "telling",
        "unconditional",
    )

    def __init__(
        self,
        unconditional: frozenset[str],
        telling: frozenset[str],
        always: list[Look],
        filed: Mapping[str, Mapping[str, tuple[int, ...]]],
    ) -> None:
        """Take up groups as they are filed, by subject and value."""
        by_subject = dict(filed)
        self.unconditional = unconditional
        self.telling = telling
        self.always = always
        self.by_problem = by_subject.pop("problem", {})
        self.by_objection = by_subject.pop("objection", {})
        self.by_conclusion = by_subject


class Index:
    """The blocks of a ruleset, each built when it is first looked at."""

    def __init__(self, ruleset: Ruleset) -> None:
        """Index a ruleset."""
        self.ruleset = ruleset
        self._entries: list[Entry | None] = [None] * len(ruleset.groups)
        self._layout: Layout | None = None
        self._layers: tuple[Layer, ...] | None = None
        self._concluding: Mapping[str, tuple[tuple[str, str], ...]] | None = None

    # Each is made when it is first asked for; two threads may make one at once:
    # they are equal, one stays.

    @property
    def layout(self) -> Layout:
        """What its blocks are built by."""
        if self._layout is None:
            self._layout = layout_of(self.ruleset)
        return self._layout

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The strata, in the order in which they are settled."""
        if self._layers is None:
            self._layers = tuple(map(self._layer, self.ruleset.strata))
        return self._layers

    @property
    def concluding(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """What each rule concludes that does conclude something, by its id."""
        if self._concluding is None:
            self._concluding = {
                r.id: r.concludes for r in self.ruleset.rules if r.concludes
            }
        return self._concluding

    def _layer(self, stratum: Stratum) -> Layer:
        rules = self.ruleset.rules
        unconditional = frozenset(rules[n].id for n in stratum.unconditional)
        return Layer(
            unconditional,
            unconditional.intersection(self.concluding),
            _together(map(self.entry, stratum.always)),
            stratum.filed,
        )

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


def _together(entries: Iterable[Entry]) -> list[Look]:
    """Return what there is to look at, once for each block."""
    found: dict[Block, tuple[int, int, list[Entry]]] = {}
    for entry in entries:
        block, rules, columns, alone = entry.look
        every, asked, apart = found.get(block, (0, 0, []))
        found[block] = every | rules, asked | columns, [*apart, *alone]
    return [(block, *rest) for block, rest in found.items()]
