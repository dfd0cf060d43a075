"""From pieces to the lines of the canonical layout.

A row is what stands on one line, or on several where a text goes on below.
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from attrs import evolve, frozen

from recommender.authoring.layout.pages import Page
from recommender.authoring.layout.pieces import Kind, Levels, Piece


@frozen(kw_only=True)
class Row:
    """Pieces that stand on one line.

    Attributes:
        comment: What stands behind them, or behind the last line of a text.
    """

    pieces: tuple[Piece, ...]
    comment: str = ""

    @property
    def first(self) -> Piece:
        """What it begins with."""
        return self.pieces[0]

    @property
    def last(self) -> Piece:
        """What it ends with."""
        return self.pieces[-1]

    @property
    def takes_more(self) -> bool:
        """Whether what is to follow it may stand on the same line."""
        return self.last.kind is not Kind.TEXT and not self.comment


@frozen(kw_only=True)
class Comment:
    """A comment on a line of its own.

    Attributes:
        column: Where it stands.
    """

    text: str
    column: int


@frozen
class Gap:
    """An empty line."""


Part: TypeAlias = Row | Comment | Gap


def laid_out(page: Page, pieces: Sequence[Piece]) -> str:
    """Return a page in the canonical layout."""
    parts = list(_joined(_parts(page, pieces)))
    lines: list[str] = []
    for number, part in enumerate(parts):
        if isinstance(part, Row):
            lines.extend(_lines(part))
        elif isinstance(part, Comment):
            lines.append(" " * _indent(number, parts) + part.text)
        elif lines and lines[-1]:
            lines.append("")
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines)


def _parts(page: Page, pieces: Sequence[Piece]) -> Iterator[Part]:
    """Yield rows, comments and gaps from top to bottom."""
    by_line: dict[int, list[Piece]] = {}
    ends: set[int] = set()
    for piece in pieces:
        by_line.setdefault(piece.line, []).append(piece)
        ends |= set(range(piece.line, piece.end + 1))
    for number, line in enumerate(page.lines):
        comment = page.comments.get(number, "")
        if number in by_line:
            yield from _rows(by_line[number], page)
        elif number in ends:
            continue
        elif comment:
            yield Comment(text=comment, column=page.column(number))
        elif not line.strip():
            yield Gap()


def _rows(pieces: Sequence[Piece], page: Page) -> Iterator[Row]:
    """Yield the rows that the pieces of one line make; the last has its comment."""
    begun: list[Piece] = []
    for piece in pieces:
        if piece.apart and begun:
            yield Row(pieces=tuple(begun))
            begun = []
        begun.append(piece)
    comment = page.comments.get(begun[-1].end, "")
    yield Row(pieces=tuple(begun), comment=comment)


def _joined(parts: Iterator[Part]) -> Iterator[Part]:
    """Yield the parts, with what may stand behind a key or a dash put there."""
    held: Row | None = None
    for part in parts:
        if held is not None and isinstance(part, Row) and _goes_behind(part, held):
            held = evolve(part, pieces=(*held.pieces, *part.pieces))
        else:
            if held is not None:
                yield held
                held = None
            if isinstance(part, Row):
                held = part
            else:
                yield part
    if held is not None:
        yield held


def _goes_behind(row: Row, before: Row) -> bool:
    """Return whether a row may stand on the line of the one before it."""
    if not before.takes_more or row.first.apart:
        return False
    if before.last.kind is Kind.DASH:
        return True
    return row.first.kind is Kind.TEXT and not row.first.below


def _lines(row: Row) -> Iterator[str]:
    """Yield the lines of a row."""
    comment = f"  {row.comment}" if row.comment else ""
    first = " " * row.first.indent + " ".join(piece.text for piece in row.pieces)
    below = row.last.below
    if not below or row.last.text[:1] in {"|", ">"}:
        yield first + comment
        yield from below
    else:
        yield first
        yield from below[:-1]
        yield below[-1] + comment


def _indent(number: int, parts: Sequence[Part]) -> int:
    """Return in which column a comment belongs.

    It goes with what stands below it, unless it stood further to the right, at a
    level that what stands above it has opened.
    """
    comment = parts[number]
    column = comment.column if isinstance(comment, Comment) else 0
    below = next((each for each in parts[number:] if isinstance(each, Row)), None)
    above = next((each for each in parts[number::-1] if isinstance(each, Row)), None)
    if below is not None and column <= _column(below):
        return below.first.indent
    levels = [] if above is None else _levels(above)
    exact = [new for old, new in levels if old == column]
    if exact:
        return exact[0]
    near = [(old, new) for old, new in levels if old <= column]
    if below is not None and (not near or near[-1][0] <= _column(below)):
        return below.first.indent
    return near[-1][1] if near else 0


def _column(row: Row) -> int:
    """Return where a row began in the file."""
    return row.first.levels[-1][0]


def _levels(row: Row) -> Levels:
    """Return the levels that are open behind a row, without that of its text."""
    last = row.last
    return last.levels[:-1] if last.kind is Kind.TEXT else last.levels
