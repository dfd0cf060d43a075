"""The regions of changed advice, each with a client who is advised otherwise."""

from datetime import date
from itertools import islice

from attrs import evolve, frozen

from recommender.api import KnowledgeBase
from recommender.authoring.differing.boxes import Box, Told, boxes
from recommender.authoring.differing.comparing import Comparing, Part
from recommender.authoring.differing.deciding import decided, understood
from recommender.authoring.differing.leading import rule_parts
from recommender.authoring.differing.products import ComparedProduct
from recommender.authoring.differing.serving import priority_parts
from recommender.checking.regions import BUDGET, NotProvenError
from recommender.checking.regions.diagram import NOTHING, Set
from recommender.checking.regions.situations import Situation, complete
from recommender.errors import InvalidEnquiryError
from recommender.model.differences import (
    ChangedRegion,
    Decided,
    RegionLine,
    Unproven,
)
from recommender.model.enquiry import Enquiry

MOST_REGIONS = 40
_MOST_TRIED = 12
_GENEROUS, _MEAN = 4, 50


@frozen(kw_only=True)
class Both:
    """Two knowledge bases that the same client asks.

    Attributes:
        names: What rules of `before` are called in `after`, if otherwise.
    """

    before: KnowledgeBase
    after: KnowledgeBase
    on: date
    names: dict[str, str]

    def advised(
        self, enquiry: Enquiry, on: date | None = None
    ) -> tuple[Decided, Decided]:
        """Return what both sides advise.

        Raises:
            InvalidEnquiryError: One side refuses what the client states.
        """
        day = on or self.on
        one, other = (
            kb.advise(understood(enquiry, kb.knowledge, away.knowledge), on=day)
            for kb, away in (
                (self.before, self.after),
                (self.after, self.before),
            )
        )
        return decided(one, self.names), decided(other)

    def understood_by_none(self, enquiry: Enquiry, on: date | None = None) -> bool:
        """Return whether both sides refuse what a client states."""
        for kb, away in ((self.before, self.after), (self.after, self.before)):
            stated = understood(enquiry, kb.knowledge, away.knowledge)
            try:
                kb.advise(stated, on=on or self.on, top=0)
            except InvalidEnquiryError:
                continue
            return False
        return True


@frozen(kw_only=True)
class Found:
    """The regions that were found.

    Attributes:
        unlisted: Whether there are more.
        unproven: What could not be worked out within the budget.
    """

    regions: tuple[ChangedRegion, ...]
    unlisted: bool
    unproven: tuple[Unproven, ...]


def changed_regions(
    both: Both, *, most: int = MOST_REGIONS, budget: int = BUDGET
) -> Found:
    """Return the situations in which the advice of two sides is different.

    Outside of the regions advice is proven equal, except for what is unproven.

    Args:
        both: The two sides.
        most: How many regions to list.
        budget: How many steps each part of the work may take.
    """
    before, after = both.before.knowledge, both.after.knowledge
    comparing = Comparing(before, after, on=both.on, budget=budget)
    both = evolve(both, names=dict(comparing.names))
    listing = _Listing(both, comparing, most=most, budget=budget)
    for part in rule_parts(comparing):
        listing.add(part)
    # Each product may take the whole budget, but not all of them.
    left = budget * _GENEROUS
    for name in comparing.offered:
        given = min(budget, max(left, budget // _MEAN))
        product = ComparedProduct(comparing, name, budget=given)
        listing.add(product.part(listing.covered))
        left -= given - comparing.sets.allow(0)
    for part in priority_parts(comparing, budget):
        listing.add(part)
    listing.look_at_the_rest()
    return Found(
        regions=tuple(listing.regions),
        unlisted=listing.unlisted,
        unproven=tuple(listing.unproven),
    )


class _Listing:
    """Collects regions: each situation once, as long as there is room."""

    def __init__(
        self, both: Both, comparing: Comparing, *, most: int, budget: int
    ) -> None:
        """Begin without any."""
        self._both = both
        self._space = comparing.space
        self._sets = comparing.space.diagrams
        self._told = Told(comparing.space, both.before.knowledge, both.after.knowledge)
        self._most, self._budget = most, budget
        self.covered: Set = NOTHING
        self._tried: Set = NOTHING
        self._by_priority: dict[str, Set] = {}
        self._left: dict[tuple[Set | None, str], list[tuple[str, Set | None]]] = {}
        self.regions: list[ChangedRegion] = []
        self.unproven: list[Unproven] = []
        self.unlisted = False

    def add(self, part: Part) -> None:
        """Add the regions of one part, as far as none before has them."""
        if part.where is None:
            self._leave(part, part.at_most)
            return
        self._sets.allow(self._budget)
        try:
            self._list(part, part.where)
        except (NotProvenError, RecursionError):
            self._leave(part, part.where)

    def _leave(self, part: Part, at_most: Set | None) -> None:
        """Put a part aside that could not be worked out."""
        left = self._left.setdefault((at_most, part.priority), [])
        left.append((part.label, part.likely))

    def _list(self, part: Part, where: Set) -> None:
        """List the regions of a part that are new."""
        sets, known = self._sets, self._by_priority.get(part.priority, NOTHING)
        covered = sets.either(self.covered, known)
        new = sets.minus(where, covered)
        for box, situation in boxes(self._space, new, sets.either(where, covered)):
            if len(self.regions) >= self._most:
                self.unlisted = True
                return
            region = self._region(box, situation, part.priority)
            if region is None:
                self._leave(part, where)
                return
            self.regions.append(region)
        if part.priority:
            self._by_priority[part.priority] = sets.either(known, new)
        else:
            self.covered = sets.either(self.covered, new)

    def _region(
        self, box: Box, situation: Situation, priority: str, *, partly: bool = False
    ) -> ChangedRegion | None:
        """Return a region, if the client who is in it is advised otherwise."""
        witness = complete(self._space, situation)
        if priority:
            witness = evolve(witness, priorities=(priority,))
        before, after = self._both.advised(witness)
        if before == after:
            return None
        return ChangedRegion(
            lines=self._told.lines(box),
            priority=priority,
            partly=partly,
            witness=witness,
            before=before,
            after=after,
        )

    def look_at_the_rest(self) -> None:
        """Ask a few clients about what could not be worked out; say what is left."""
        for (at_most, priority), left in self._left.items():
            for _, likely in left:
                self._try(likely if likely is not None else at_most, priority)
            self.unproven.append(
                Unproven(
                    about=tuple(label for label, _ in left),
                    where=tuple(self._boxes(at_most)),
                )
            )

    def _try(self, likely: Set | None, priority: str) -> None:
        """Ask a few clients out of a set; those advised otherwise stand for regions."""
        self._sets.allow(self._budget)
        try:
            rest = self._sets.minus(likely or NOTHING, self._tried)
            for box, situation in islice(boxes(self._space, rest, rest), _MOST_TRIED):
                self._tried = self._sets.either(self._tried, self._sets.box(box))
                if len(self.regions) < self._most:
                    region = self._region(box, situation, priority, partly=True)
                    if region is not None:
                        self.regions.append(region)
        except (NotProvenError, RecursionError):
            return

    def _boxes(self, at_most: Set | None) -> list[tuple[RegionLine, ...]]:
        """Return a set as boxes; nothing where there are too many."""
        found: list[tuple[RegionLine, ...]] = []
        self._sets.allow(self._budget)
        try:
            for box, _ in boxes(self._space, at_most or NOTHING, at_most or NOTHING):
                if len(found) >= _MOST_TRIED:
                    return []
                found.append(self._told.lines(box))
        except (NotProvenError, RecursionError):
            return []
        return found
