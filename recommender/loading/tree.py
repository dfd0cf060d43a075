"""What was read from a file: a tree of text in which everything knows its place.

Scalars stay text until the vocabulary types them.
"""

from typing import TypeAlias

from attrs import frozen

from recommender.model.position import Position, Word


@frozen
class Scalar:
    """One piece of text.

    Attributes:
        word: The text, without its quotes, and where it begins.
        quoted: Whether the author put quotes around it.
    """

    word: Word
    quoted: bool = False

    @property
    def position(self) -> Position:
        """Where it begins."""
        assert self.word.position is not None  # noqa: S101 - the reader sets it
        return self.word.position


@frozen
class Sequence:
    """A list, in square brackets or with dashes."""

    items: tuple["Node", ...]
    position: Position


@frozen
class Entry:
    """One key of a mapping and what stands under it."""

    key: Word
    node: "Node"


@frozen
class Mapping:
    """Keys and values, in the author's order; no key stands twice."""

    entries: tuple[Entry, ...]
    position: Position

    def get(self, key: str) -> "Node | None":
        """Return what stands under `key`."""
        for entry in self.entries:
            if entry.key == key:
                return entry.node
        return None


Node: TypeAlias = Scalar | Sequence | Mapping


def unread(node: Node) -> bool:
    """Return whether `node` could not be read, or holds what could not be.

    Such a thing is a mapping without entries; its fault has been noted.
    """
    match node:
        case Scalar():
            return False
        case Sequence():
            return any(unread(item) for item in node.items)
        case Mapping():
            return not node.entries or any(unread(each.node) for each in node.entries)
