"""A region: a set of situations, with the space it is cut in."""

from collections.abc import Iterator

from attrs import frozen

from recommender.checking.regions.diagram import EVERYTHING, NOTHING, Box, Set
from recommender.checking.regions.situations import (
    Situation,
    complete,
    possible,
    witness,
)
from recommender.checking.regions.space import Space
from recommender.model.enquiry import Enquiry


@frozen(eq=False)
class Region:
    """A finite union of boxes: exact, and never changed.

    Regions of one space can be put together with `&`, `|` and `-`, held against
    each other with `<=` and `same_as`, and asked for a situation.
    Every one of these can raise `NotProvenError` once the budget is used up that
    `Space.diagrams.allow` gave.
    """

    space: Space
    set: Set

    @classmethod
    def everything(cls, space: Space) -> "Region":
        """Return every situation."""
        return cls(space, EVERYTHING)

    @classmethod
    def nothing(cls, space: Space) -> "Region":
        """Return no situation."""
        return cls(space, NOTHING)

    def __and__(self, other: "Region") -> "Region":
        """Return the situations in both."""
        return Region(self.space, self.space.diagrams.both(self.set, other.set))

    def __or__(self, other: "Region") -> "Region":
        """Return the situations in one of the two, or in both."""
        return Region(self.space, self.space.diagrams.either(self.set, other.set))

    def __sub__(self, other: "Region") -> "Region":
        """Return the situations that are not in the other one."""
        return Region(self.space, self.space.diagrams.minus(self.set, other.set))

    def __invert__(self) -> "Region":
        """Return every other situation."""
        return Region.everything(self.space) - self

    @property
    def empty(self) -> bool:
        """Whether no client can be in it."""
        return possible(self.space, self.set) == NOTHING

    def __bool__(self) -> bool:
        """Whether some client can be in it."""
        return not self.empty

    def __le__(self, other: "Region") -> bool:
        """Whether every situation of it lies in the other one."""
        return (self - other).empty

    def same_as(self, other: "Region") -> bool:
        """Whether both have the same situations."""
        return self.set == other.set or (self <= other <= self)

    def boxes(self) -> Iterator[Box]:
        """Yield boxes that share no situation and are, together, the region."""
        return self.space.diagrams.boxes(possible(self.space, self.set))

    def situation(self) -> Situation | None:
        """Return one situation, as plain as can be; None of an empty region."""
        return witness(self.space, self.set)

    def enquiry(self, also: "frozenset[int]" = frozenset()) -> Enquiry | None:
        """Return a client who is in it; None of an empty region.

        Args:
            also: Axes to state something of even where it makes no difference.
        """
        found = self.situation()
        return None if found is None else complete(self.space, found, also)
