"""Which rule, product, or other authored thing a place in a file belongs to."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from attrs import field, frozen

from recommender.loading.merging import KIND_OF_SECTION
from recommender.loading.tree import Mapping as Tree
from recommender.model.diagnostic import Diagnostic
from recommender.model.position import Position


@frozen
class Owner:
    """One authored thing.

    Attributes:
        section: The section in which it stands, such as `rules`.
        id: Its id; of a scenario, its name.
    """

    section: str
    id: str


@frozen
class Owners:
    """Every authored thing, by file and by the line on which it begins.

    Attributes:
        starts: By file, the lines on which something begins, in order.
        begun: By file, what begins on each of them; None where a section does.
    """

    starts: Mapping[str, list[int]] = field(factory=dict)
    begun: Mapping[str, list[Owner | None]] = field(factory=dict)

    @classmethod
    def of(cls, trees: Iterable[Tree]) -> "Owners":
        """Return what begins where in these files."""
        starts: dict[str, list[int]] = {}
        begun: dict[str, list[Owner | None]] = {}
        for tree in trees:
            path = tree.position.path
            lines, owners = starts.setdefault(path, []), begun.setdefault(path, [])
            for section in tree.entries:
                place = section.key.position
                lines.append(place.line if place else 1)
                owners.append(None)
                if section.key in KIND_OF_SECTION and isinstance(section.node, Tree):
                    for entry in section.node.entries:
                        if entry.key.position is not None:
                            lines.append(entry.key.position.line)
                            owners.append(Owner(str(section.key), str(entry.key)))
        return cls(starts, begun)

    def partly(self, found: Iterable[Diagnostic]) -> frozenset[str]:
        """Return the sections of which a thing stands twice, and one is left out."""
        again = [
            self.at(first.position)
            for each in found
            if each.check in {"duplicate-key", "duplicate-id"}
            for first in each.related
            if first.position.line in self.starts.get(first.position.path, ())
        ]
        return frozenset(owner.section for owner in again if owner)

    def at(self, position: Position) -> Owner | None:
        """Return to what a place belongs, if it belongs to one thing."""
        index = bisect_right(self.starts.get(position.path, ()), position.line)
        return self.begun[position.path][index - 1] if index else None
