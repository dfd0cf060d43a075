"""Where rules fire: the situations, through whatever other rules conclude."""

from collections.abc import Iterable

from recommender.checking.regions.diagram import EVERYTHING, NOTHING, Set
from recommender.checking.regions.lines import ALWAYS, NEVER, Extent, stated_line
from recommender.checking.regions.region import Region
from recommender.checking.regions.space import YES, Space
from recommender.model.condition import (
    AllOf,
    AnyOf,
    Between,
    Block,
    Compared,
    Condition,
    IsKnown,
    Line,
    NoneOf,
    Test,
)
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Conclude, Rule
from recommender.model.strata import stratified


class Regions:
    """The regions of the rules of one knowledge base.

    Each is worked out when it is first asked for, and kept; so one thread at a
    time may ask.
    """

    def __init__(self, knowledge: Knowledge, space: Space | None = None) -> None:
        """Take over a knowledge base, and the space to cut it in.

        Raises:
            ValueError: Rules conclude in a circle.
        """
        stratified(knowledge.active_rules())
        self.knowledge = knowledge
        self.space = space or Space.of(knowledge)
        self._sets = self.space.diagrams
        self._lines: dict[Line, Extent] = {}
        self._rules: dict[str, Extent] = {}
        self._rests: dict[tuple[str, str], Set] = {}
        self._concluded: dict[tuple[str, str], Extent] = {}
        self._open: dict[str, Set] = {}
        self._to_one_of: dict[tuple[str, tuple[str, ...]], tuple[Rule, ...]] = {}
        self._concluding: dict[str, tuple[Rule, ...]] = {
            attribute.id: tuple(knowledge.concluding(attribute.id))
            for attribute in knowledge.attributes.values()
            if attribute.from_rules
        }

    def fires(self, rule: Rule) -> Region:
        """Return where a rule fires."""
        return self.region(self.of(rule).true)

    def waits(self, rule: Rule) -> Region:
        """Return where a rule is open: where something unknown decides."""
        extent = self.of(rule)
        return self.region(self._sets.minus(extent.possible, extent.true))

    def rests(self, rule: Rule, problem: str) -> Region:
        """Return where a rule fires and rests on a problem that is stated."""
        return self.region(self.rests_on(rule, problem))

    def concludes(self, attribute: str, value: str) -> Region:
        """Return where rules conclude a value."""
        return self.region(self.concluded(attribute, value).true)

    def region(self, one: Set) -> Region:
        """Return a set as a region of this space."""
        return Region(self.space, one)

    def of(self, rule: Rule) -> Extent:
        """Return where a rule fires, and where it fires or is open."""
        known = self._rules.get(rule.id)
        if known is None:
            known = self._rules[rule.id] = self.extent(rule.when, rule.unless)
        return known

    def extent(self, when: Condition | None, unless: Condition | None) -> Extent:
        """Return where a rule with these conditions fires, and where it may."""
        extent = self.condition(when)
        for line in unless.lines() if unless else ():
            silent = self.line(line)
            extent = Extent(
                self._sets.minus(extent.true, silent.possible),
                self._sets.minus(extent.possible, silent.true),
            )
        return extent

    def condition(self, condition: Condition | None) -> Extent:
        """Return where one of the blocks holds; no condition holds everywhere."""
        if condition is None:
            return ALWAYS
        return self._any(self.block(block) for block in condition.blocks)

    def block(self, block: Block) -> Extent:
        """Return where all lines of a block hold."""
        return self._all(map(self.line, block))

    def line(self, line: Line) -> Extent:
        """Return where a line holds, and where it may."""
        known = self._lines.get(line)
        if known is None:
            if line.subject in self._concluding:
                known = self._concluded_line(line.test, line.subject)
            else:
                known = stated_line(line, self.space)
            self._lines[line] = known
        return known

    def _all(self, extents: Iterable[Extent]) -> Extent:
        whole = ALWAYS
        for one in extents:
            whole = Extent(
                self._sets.both(whole.true, one.true),
                self._sets.both(whole.possible, one.possible),
            )
        return whole

    def _any(self, extents: Iterable[Extent]) -> Extent:
        whole = NEVER
        for one in extents:
            whole = Extent(
                self._sets.either(whole.true, one.true),
                self._sets.either(whole.possible, one.possible),
            )
        return whole

    def concluded(self, attribute: str, value: str) -> Extent:
        """Return where rules conclude a value, and where they may yet."""
        key = (attribute, value)
        known = self._concluded.get(key)
        if known is None:
            known = self._any(
                self.of(rule)
                for rule in self._concluding.get(attribute, ())
                if key in _pairs(rule)
            )
            self._concluded[key] = known
        return known

    def open(self, attribute: str) -> Set:
        """Return where a rule that could conclude an attribute is open."""
        known = self._open.get(attribute)
        if known is None:
            extents = map(self.of, self._concluding.get(attribute, ()))
            known = self._sets.any_of(
                self._sets.minus(extent.possible, extent.true) for extent in extents
            )
            self._open[attribute] = known
        return known

    def _concluded_line(self, test: Test, attribute: str) -> Extent:
        """Return where a test on what rules conclude holds.

        Open rules can only add values; a negation waits for every one of them.
        """
        sets = self._sets
        match test:
            case AnyOf(values):
                return self._any(self.concluded(attribute, each) for each in values)
            case AllOf(values):
                return self._all(self.concluded(attribute, each) for each in values)
            case NoneOf(values):
                there = self._any(self.concluded(attribute, each) for each in values)
                possible = sets.minus(EVERYTHING, there.true)
                return Extent(sets.minus(possible, self.open(attribute)), possible)
            case IsKnown(known):
                waiting = self.open(attribute)
                true = sets.minus(EVERYTHING, waiting) if known else waiting
                return Extent(true, true)
            case Compared() | Between():
                return NEVER

    def rests_on(self, rule: Rule, problem: str) -> Set:
        """Return where a rule fires and rests on a problem that is stated."""
        key = (rule.id, problem)
        known = self._rests.get(key)
        if known is None:
            known = self.led(rule.when, self.of(rule).true, problem)
            self._rests[key] = known
        return known

    def led(self, when: Condition | None, fires: Set, problem: str) -> Set:
        """Return where a condition leads to a problem, inside of `fires`."""
        blocks = when.blocks if when else ()
        led = self._sets.any_of(self._block_rests(block, problem) for block in blocks)
        return self._sets.both(fires, led)

    def _block_rests(self, block: Block, problem: str) -> Set:
        """Return where a block holds and one of its lines leads to a problem."""
        sets = self._sets
        led = sets.any_of(self._line_rests(line, problem) for line in block)
        return sets.both(led, self.block(block).true) if led else NOTHING

    def _line_rests(self, line: Line, problem: str) -> Set:
        """Return where a line leads to a problem, if it holds."""
        if not isinstance(line.test, AnyOf | AllOf):
            return NOTHING
        if line.subject == "problem":
            if problem not in line.test.values:
                return NOTHING
            return self._sets.cells(self.space.place("problem", problem), YES)
        return self._sets.any_of(
            self.rests_on(rule, problem)
            for rule in self._to(line.subject, line.test.values)
        )

    def _to(self, attribute: str, values: tuple[str, ...]) -> tuple[Rule, ...]:
        """Return the rules that conclude one of some values."""
        key = (attribute, values)
        known = self._to_one_of.get(key)
        if known is None:
            wanted = {(attribute, each) for each in values}
            known = self._to_one_of[key] = tuple(
                rule
                for rule in self._concluding.get(attribute, ())
                if not wanted.isdisjoint(_pairs(rule))
            )
        return known


def _pairs(rule: Rule) -> tuple[tuple[str, str], ...]:
    """Return what a rule concludes."""
    return rule.effect.values if isinstance(rule.effect, Conclude) else ()
