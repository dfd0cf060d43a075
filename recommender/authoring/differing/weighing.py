"""Where rules, conclusions and needs count, how strongly, and for which problems.

The regions of what `recommender.advising.strength` works out for one client.
Everything is asked for twice: for what fired (`certain`), and for what would count
if all that is unknown were true.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from recommender.checking.regions import Regions
from recommender.checking.regions.diagram import EVERYTHING, NOTHING, Set
from recommender.checking.regions.lines import Extent
from recommender.checking.regions.space import YES
from recommender.model.condition import AllOf, AnyOf, Block, Line
from recommender.model.rule import Conclude, RequireNeed, Rule

Pair = tuple[str, str]
"""An attribute, and a value that rules conclude for it."""


def part(extent: Extent, *, certain: bool) -> Set:
    """Return where something is true, or where it is not false."""
    return extent.true if certain else extent.possible


class Weighing:
    """The weights of the rules of one knowledge base, as sets of situations.

    Each is worked out when it is first asked for, and kept.
    """

    def __init__(self, regions: Regions) -> None:
        """Take over the regions of the rules."""
        self.regions = regions
        self.knowledge = regions.knowledge
        self._sets = regions.space.diagrams
        self._known: dict[tuple[object, ...], Set] = {}
        self._problems: dict[str, frozenset[str]] = {}

    def _kept(self, key: tuple[object, ...], work_out: Callable[[], Set]) -> Set:
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = work_out()
        return known

    @cached_property
    def _concluding(self) -> dict[Pair, list[Rule]]:
        found: dict[Pair, list[Rule]] = {}
        for rule in self.knowledge.active_rules():
            if isinstance(rule.effect, Conclude):
                for pair in rule.effect.values:
                    found.setdefault(pair, []).append(rule)
        return found

    @cached_property
    def _needing(self) -> dict[str, list[Rule]]:
        found: dict[str, list[Rule]] = {}
        for rule in self.knowledge.active_rules():
            if isinstance(rule.effect, RequireNeed):
                found.setdefault(rule.effect.need, []).append(rule)
        return found

    def concluding(self, pair: Pair) -> list[Rule]:
        """Return the rules that conclude a value, by id."""
        return self._concluding.get(pair, [])

    def needing(self, need: str) -> list[Rule]:
        """Return the rules that need something, by id."""
        return self._needing.get(need, [])

    def problems_of(self, rules: Iterable[Rule]) -> frozenset[str]:
        """Return the problems that rules can rest on, by the names in their lines."""
        return frozenset().union(*map(self._problems_of, rules))

    def _problems_of(self, rule: Rule) -> frozenset[str]:
        known = self._problems.get(rule.id)
        if known is None:
            found: set[str] = set()
            for line in rule.when.lines() if rule.when else ():
                if not isinstance(line.test, AnyOf | AllOf):
                    continue
                if line.subject == "problem":
                    found.update(line.test.values)
                for pair in _pairs(line):
                    found |= self.problems_of(self.concluding(pair))
            known = self._problems[rule.id] = frozenset(found)
        return known

    def counts(self, rule: Rule, *, certain: bool) -> Set:
        """Return where a rule fires, or may."""
        return part(self.regions.of(rule), certain=certain)

    def strong(self, rule: Rule, strength: int, *, certain: bool) -> Set:
        """Return where a rule counts with at least some strength."""
        if rule.strength < strength:
            return NOTHING
        if rule.when is None or strength <= 1:
            return self.counts(rule, certain=certain)
        return self._kept(
            ("strong", rule.id, strength, certain),
            lambda: self._where(
                rule, lambda line: self._strong_line(line, strength, certain), certain
            ),
        )

    def _where(
        self,
        rule: Rule,
        of_line: Callable[[Line], Set],
        certain: bool,  # noqa: FBT001 - passed on
    ) -> Set:
        """Return where a rule counts by a block all of whose lines are so."""
        blocks = rule.when.blocks if rule.when else ()
        sets = self._sets
        held = sets.any_of(
            sets.both(self._block(block, certain), sets.all_of(map(of_line, block)))
            for block in blocks
        )
        return sets.both(self.counts(rule, certain=certain), held)

    def _block(self, block: Block, certain: bool) -> Set:  # noqa: FBT001 - passed on
        return part(self.regions.block(block), certain=certain)

    def _strong_line(self, line: Line, strength: int, certain: bool) -> Set:  # noqa: FBT001
        """Return where what a line rests on is at least so strong."""
        found = [
            self.concluded(pair, strength, certain=certain)
            for pair in _pairs(line)
            if self.concluding(pair)
        ]
        if not found:
            return EVERYTHING
        if isinstance(line.test, AllOf):
            return self._sets.all_of(found)
        return self._sets.any_of(found)

    def concluded(self, pair: Pair, strength: int = 1, *, certain: bool) -> Set:
        """Return where a value is concluded with at least some strength."""
        return self._kept(
            ("concluded", pair, strength, certain),
            lambda: self._sets.any_of(
                self.strong(rule, strength, certain=certain)
                for rule in self.concluding(pair)
            ),
        )

    def needed(self, need: str, strength: int, within: Set, *, certain: bool) -> Set:
        """Return where something is needed with at least some strength."""
        sets = self._sets
        return self._kept(
            ("needed", need, strength, within, certain),
            lambda: sets.any_of(
                sets.both(within, self.strong(rule, strength, certain=certain))
                for rule in self.needing(need)
            ),
        )

    def rests(self, rule: Rule, problem: str, *, certain: bool) -> Set:
        """Return where a rule counts and rests on a problem that is stated."""
        return self._kept(
            ("rests", rule.id, problem, certain),
            lambda: self._rests(rule, problem, certain),
        )

    def _rests(self, rule: Rule, problem: str, certain: bool) -> Set:  # noqa: FBT001 - passed on
        if problem not in self._problems_of(rule):
            return NOTHING
        sets = self._sets
        blocks = rule.when.blocks if rule.when else ()
        led = sets.any_of(
            sets.both(
                self._block(block, certain),
                sets.any_of(self._leads(line, problem, certain) for line in block),
            )
            for block in blocks
        )
        return sets.both(self.counts(rule, certain=certain), led)

    def _leads(self, line: Line, problem: str, certain: bool) -> Set:  # noqa: FBT001 - passed on
        """Return where a line leads to a problem."""
        if line.subject == "problem":
            if not isinstance(line.test, AnyOf | AllOf):
                return NOTHING
            if problem not in line.test.values:
                return NOTHING
            place = self.regions.space.place("problem", problem)
            return self._sets.cells(place, YES)
        return self._sets.any_of(
            self.rests(rule, problem, certain=certain)
            for pair in _pairs(line)
            for rule in self.concluding(pair)
        )

    def needed_for(self, need: str, problem: str, within: Set, *, certain: bool) -> Set:
        """Return where something is needed for a problem that is stated."""
        sets = self._sets
        return self._kept(
            ("needed for", need, problem, within, certain),
            lambda: sets.any_of(
                sets.both(within, self.rests(rule, problem, certain=certain))
                for rule in self.needing(need)
            ),
        )


def _pairs(line: Line) -> Iterator[Pair]:
    """Yield what a line may look at among conclusions."""
    if isinstance(line.test, AnyOf | AllOf):
        for value in line.test.values:
            yield line.subject, value
