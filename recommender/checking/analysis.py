"""What the checks of rules share: the regions of one knowledge base, worked out once.

Each question that a check asks has a budget. Past it the answer is a note that
nothing is proven, under the name of the same check.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias, TypeVar, cast

from recommender.checking.places import finding
from recommender.checking.regions import (
    NotProvenError,
    ProductRegions,
    Region,
    Regions,
    Space,
)
from recommender.model.condition import IsKnown, Line
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.enquiry import Enquiry
from recommender.model.grades import Status, Strength
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Conclude, RequireNeed, Rule

Thing = TypeVar("Thing")
Analyse: TypeAlias = Callable[["Analysis"], Iterator[Diagnostic]]
"""A check of rules: a function from an analysis to diagnostics."""

PER_QUESTION = 40_000
PER_CHECK = 8
IN_ALL = 30
"""How many questions, asked to the end of their budget, a check and all may ask."""


class Analysis:
    """One knowledge base under analysis; its regions are worked out when asked for.

    Args:
        knowledge: What authors wrote; its rules conclude in no circle.
        budget: How many steps one question may take.
    """

    def __init__(self, knowledge: Knowledge, budget: int = PER_QUESTION) -> None:
        """Work out nothing yet."""
        self.knowledge = knowledge
        self._budget = self._given = budget
        self._spent = self._spent_in_all = 0
        self._kept: dict[tuple[str, str], object] = {}

    @cached_property
    def space(self) -> Space:
        """All situations."""
        return Space.of(self.knowledge)

    @cached_property
    def regions(self) -> Regions:
        """Where rules fire."""
        return Regions(self.knowledge, self.space)

    @cached_property
    def products(self) -> ProductRegions:
        """Where products are chosen."""
        return ProductRegions(self.regions)

    @cached_property
    def complete(self) -> ProductRegions:
        """Where products are chosen, among clients of whom all is known."""
        space = self.space.where_all_is_known()
        return ProductRegions(Regions(self.knowledge, space))

    @cached_property
    def written(self) -> tuple[Rule, ...]:
        """The rules that are not retired: what authors are at work on."""
        return tuple(
            rule
            for rule in self.knowledge.rules.values()
            if rule.status is not Status.RETIRED
        )

    @cached_property
    def active(self) -> tuple[Rule, ...]:
        """The rules that count and can fire."""
        return tuple(
            rule
            for rule in self.knowledge.active_rules()
            if rule.id not in self.never_firing
        )

    @cached_property
    def never_firing(self) -> frozenset[str]:
        """The rules that fire for no client."""
        return frozenset(rule.id for rule in self.written if self._fires_never(rule))

    def _fires_never(self, rule: Rule) -> bool:
        return self.answer(lambda: self.regions.fires(rule).empty, unproven=False)

    def once(self, what: str, of: str, make: Callable[[], Thing]) -> Thing:
        """Return what `make` makes, made when it is first asked for.

        Args:
            what: What it is; whoever says so knows the type.
            of: Whose it is.
            make: Makes it.
        """
        key = (what, of)
        if key not in self._kept:
            self._kept[key] = make()
        return cast("Thing", self._kept[key])

    def begin(self) -> None:
        """Begin a question; who has asked for too much gets no more answers."""
        both = (self.space.diagrams, self.complete.regions.space.diagrams)
        left = (min(max(each.allow(0), 0), self._given) for each in both)
        spent = sum(self._given - one for one in left)
        self._spent += spent
        self._spent_in_all += spent
        rich = self._spent < self._budget * PER_CHECK
        all_rich = self._spent_in_all < self._budget * IN_ALL
        self._given = self._budget if rich and all_rich else 0
        for each in both:
            each.allow(self._given)

    def found_by(self, check: str, analyse: Analyse) -> Iterator[Diagnostic]:
        """Yield what a check finds, or that what it begins with is not proven."""
        self.begin()
        self._spent = 0
        self.begin()
        try:
            yield from analyse(self)
        except (NotProvenError, RecursionError):
            yield not_proven(check, [self.knowledge.id])

    def answer(self, ask: Callable[[], Thing], *, unproven: Thing) -> Thing:
        """Return the answer to one question, or what stands for no proof."""
        self.begin()
        try:
            return ask()
        except (NotProvenError, RecursionError):
            return unproven

    def proven(
        self,
        check: str,
        things: Iterable[Thing],
        look: Callable[[Thing], Iterator[Diagnostic]],
        word: Callable[[Thing], str],
    ) -> Iterator[Diagnostic]:
        """Yield what a look at each thing finds, or that nothing is proven.

        Args:
            check: The name of the check.
            things: What to look at.
            look: Yields what it finds of one thing.
            word: The word of the author's that stands for a thing.
        """
        unproven: list[str] = []
        for thing in things:
            found = self._found(thing, look)
            if found is None:
                unproven.append(word(thing))
            else:
                yield from found
        if unproven:
            yield not_proven(check, unproven)

    def _found(
        self, thing: Thing, look: Callable[[Thing], Iterator[Diagnostic]]
    ) -> tuple[Diagnostic, ...] | None:
        return self.answer(lambda: tuple(look(thing)), unproven=None)

    def scope(self, lines: Iterable[Line]) -> Regions:
        """Return the regions in which to hold rules with some lines against others.

        Only where all is known, unless a line asks whether something is.
        """
        asked = any(isinstance(line.test, IsKnown) for line in lines)
        return self.regions if asked else self.complete.regions

    def certain_strength(self, rule: Rule) -> Strength:
        """Return a strength that a rule has whenever it fires, at the least."""
        return self._certain[rule.id]

    @cached_property
    def _certain(self) -> Mapping[str, Strength]:
        """The least strength of every rule, through all that feeds it."""
        found: dict[str, Strength] = {}

        def of(rule: Rule) -> Strength:
            if rule.id not in found:
                feeding = (
                    feeder
                    for line in (rule.when.lines() if rule.when else ())
                    for feeder in self.feeding(line)
                )
                found[rule.id] = min([rule.strength, *map(of, feeding)])
            return found[rule.id]

        for rule in self.written:
            of(rule)
        return found

    def feeding(self, line: Line) -> tuple[Rule, ...]:
        """Return the rules that conclude what a line looks at."""
        attribute = self.knowledge.attributes.get(line.subject)
        if attribute is None or not attribute.from_rules:
            return ()
        return self._concluding[line.subject]

    def concluding(self, attribute: str, values: Iterable[str]) -> Iterator[Rule]:
        """Yield the rules that conclude one of some values."""
        wanted = {(attribute, value) for value in values}
        for rule in self._concluding.get(attribute, ()):
            if isinstance(rule.effect, Conclude) and wanted & set(rule.effect.values):
                yield rule

    @cached_property
    def _concluding(self) -> Mapping[str, tuple[Rule, ...]]:
        return {
            name: tuple(self.knowledge.concluding(name))
            for name, attribute in self.knowledge.attributes.items()
            if attribute.from_rules
        }

    @cached_property
    def problems_of(self) -> Mapping[str, frozenset[str]]:
        """The problems that each rule can rest on, by the names in its lines."""
        found: dict[str, frozenset[str]] = {}

        def of(rule: Rule) -> frozenset[str]:
            if rule.id not in found:
                found[rule.id] = frozenset()
                problems: set[str] = set()
                for line in rule.when.lines() if rule.when else ():
                    values = getattr(line.test, "values", ())
                    if line.subject == "problem":
                        problems.update(values)
                    for feeder in self.feeding(line):
                        problems |= of(feeder)
                found[rule.id] = frozenset(problems)
            return found[rule.id]

        for rule in self.written:
            of(rule)
        return found

    @cached_property
    def troubled(self) -> frozenset[str]:
        """The problems of rules that cannot do what they were written for.

        That is told of the rules, so nothing more is told of the problems.
        """
        found: set[str] = set()
        for rule in self.knowledge.active_rules():
            if rule.id in self.never_firing or self._is_cut_short(rule):
                found |= self.problems_of[rule.id]
        return frozenset(found)

    def _is_cut_short(self, rule: Rule) -> bool:
        return self.answer(lambda: self.cut_short(rule), unproven=False)

    def cut_short(self, rule: Rule) -> bool:
        """Whether an alternative of a rule holds for nobody."""
        blocks = rule.when.blocks if rule.when else ()
        return len(blocks) > 1 and any(
            self.regions.region(self.regions.block(block).true).empty
            for block in blocks
        )

    @cached_property
    def looked_for(self) -> frozenset[tuple[str, str]]:
        """The values that lines of rules that count name, by attribute."""
        return frozenset(
            (line.subject, value)
            for rule in self.active
            for line in rule.lines()
            for value in getattr(line.test, "values", ())
        )

    @cached_property
    def missed(self) -> frozenset[str]:
        """The needs of rules that never fire, which is told of the rules."""
        return frozenset(
            rule.effect.need
            for rule in self.knowledge.active_rules()
            if isinstance(rule.effect, RequireNeed) and rule.id in self.never_firing
        )

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """The needs that rules come to, by id."""
        return tuple(
            sorted(
                {
                    rule.effect.need
                    for rule in self.active
                    if isinstance(rule.effect, RequireNeed)
                }
            )
        )

    @cached_property
    def by_problem(self) -> Mapping[str, tuple[Rule, ...]]:
        """The active rules that can rest on each problem; on none, under ""."""
        found: dict[str, list[Rule]] = {}
        for rule in self.knowledge.active_rules():
            for problem in self.problems_of[rule.id] or ("",):
                found.setdefault(problem, []).append(rule)
        return {problem: tuple(rules) for problem, rules in found.items()}

    def enquiry(self, region: Region, wide: Region | None = None) -> Enquiry | None:
        """Return a client in a region.

        Args:
            region: Any region; it may be one of clients of whom all is known.
            wide: The same among all clients. What it looks at is stated, too.
        """
        found = region.situation()
        if wide is None or found is None:
            return region.enquiry()
        box = self.space.diagrams.box({axis: 1 << c for axis, c in found.items()})
        return (wide & self.regions.region(box)).enquiry()


def not_proven(check: str, words: Sequence[str]) -> Diagnostic:
    """Return the note that questions were not answered within their budget."""
    first, *others = words
    further = f" and {len(others)} more" if others else ""
    return finding(
        check,
        f"not proven for {first!r}{further}: there are too many situations to look at",
        first,
        help="split rules with many alternatives, or accept that nobody looked",
        severity=Severity.NOTE,
    )
