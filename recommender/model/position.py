"""Where in the authored files a word stands."""

from functools import total_ordering
from typing import Self

from attrs import frozen


@total_ordering
@frozen
class Position:
    """One place in an authored file.

    Attributes:
        path: The file as it was named to us, with forward slashes.
        line: 1-based.
        column: 1-based, counted in code points.
    """

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        """Return `path:line:column`, which editors and terminals can follow."""
        return f"{self.path}:{self.line}:{self.column}"

    def __lt__(self, other: object) -> bool:
        """Order by file, then from top to bottom."""
        if not isinstance(other, Position):
            return NotImplemented
        return (self.path, self.line, self.column) < (
            other.path,
            other.line,
            other.column,
        )


class Word(str):
    """A word as its author wrote it, which remembers where it stands.

    It equals, hashes and prints as the plain text does, so values that hold
    words compare by content; only diagnostics look at the position.
    """

    __slots__ = ("position",)

    position: Position | None

    def __new__(cls, text: str, position: Position | None = None) -> Self:
        """Take over `text` and the place it was read from."""
        word = super().__new__(cls, text)
        word.position = position
        return word

    def __reduce__(self) -> tuple[type[Self], tuple[str, Position | None]]:
        """Survive pickling with the position."""
        return type(self), (str(self), self.position)


def position_of(word: str) -> Position | None:
    """Return where `word` was read, or None for text that no file holds."""
    return word.position if isinstance(word, Word) else None
