"""What the checks of rules share: the regions of one knowledge base, worked out once.

Each question that a check asks has a budget. Past it the answer is a note that
nothing is proven, under the name of the same check.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeAlias, TypeVar, cast

from recommender.checking.lineage import Lineage
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
from recommender.model.knowledge import Knowledge
from recommender.model.rule import RequireNeed, Rule

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
    def lineage(self) -> Lineage:
        """What rules rest on."""
        return Lineage(self.knowledge)

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
        return frozenset(
            rule.id for rule in self.lineage.written if self._fires_never(rule)
        )

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

    @cached_property
    def troubled(self) -> frozenset[str]:
        """The problems of rules that cannot do what they were written for.

        That is told of the rules, so nothing more is told of the problems.
        """
        found: set[str] = set()
        for rule in self.knowledge.active_rules():
            if rule.id in self.never_firing or self._is_cut_short(rule):
                found |= self.lineage.problems_of[rule.id]
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
