"""One authored file, taken apart into the parser's tokens, its comments, and the rest.

Lines and columns are counted from 0 here, as the parser counts them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

import yaml
from attrs import frozen

from recommender.loading.characters import LINE_END

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_HEADER = re.compile(r"[|>][-+0-9]*")


class Mark(Protocol):
    """A place as the parser tells it."""

    line: int
    column: int


class Token(Protocol):
    """What the parser sees, of whatever kind, as far as it is looked at."""

    start_mark: Mark
    end_mark: Mark
    value: str
    style: str | None


@frozen(kw_only=True)
class Page:
    """The text of a file that can be read.

    Attributes:
        lines: Without their ends.
        tokens: Everything but comments and gaps, from top to bottom.
        inside: Lines that go on with a text that began further up.
        comments: By line; what stands from the sign to the end of the line.
    """

    lines: Sequence[str]
    tokens: Sequence[Token]
    inside: frozenset[int]
    comments: Mapping[int, str]

    def column(self, number: int) -> int:
        """Return where the comment of a line begins, if nothing stands before it."""
        return len(self.lines[number]) - len(self.lines[number].lstrip())

    def source(self, token: Token) -> str:
        """Return what a token of one line looks like."""
        start, end = token.start_mark, token.end_mark
        return self.lines[start.line][start.column : end.column]

    def source_lines(self, token: Token) -> list[str]:
        """Return what a text of several lines looks like, its first line cut out."""
        start, last = token.start_mark, last_line(token, self.lines)
        found = list(self.lines[start.line : last + 1])
        if not is_block(token) and last == token.end_mark.line:
            found[-1] = found[-1][: token.end_mark.column]
        found[0] = found[0][start.column :]
        return found


def page_of(text: str) -> Page:
    """Return a text that can be read, taken apart."""
    lines = LINE_END.split(text.removeprefix("\ufeff"))
    scanned: Iterable[Any] = yaml.scan("\n".join(lines), Loader=_Loader)
    tokens: list[Token] = list(scanned)
    inside = frozenset(_inside(tokens, lines))
    return Page(
        lines=lines,
        tokens=tokens,
        inside=inside,
        comments=dict(_comments(tokens, lines, inside)),
    )


def is_block(token: Token) -> bool:
    """Return whether a token is a text below `|` or `>`."""
    style = getattr(token, "style", None)
    return style is not None and style in "|>" and style != ""


def last_line(token: Token, lines: Sequence[str]) -> int:
    """Return the last line of a token; empty ones at the end of a block are none."""
    start, end = token.start_mark, token.end_mark
    if not is_block(token):
        return end.line
    # A block ends where the first line begins that is no part of it.
    last = min(end.line if end.column else end.line - 1, len(lines) - 1)
    while last > start.line and not lines[last].strip():
        last -= 1
    return last


def _inside(tokens: Iterable[Token], lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines that go on with a text."""
    for token in tokens:
        if isinstance(token, yaml.ScalarToken):
            yield from range(token.start_mark.line + 1, last_line(token, lines) + 1)


def _comments(
    tokens: Iterable[Token], lines: Sequence[str], inside: frozenset[int]
) -> Iterator[tuple[int, str]]:
    """Yield the comments, each with its line."""
    ends: dict[int, int] = {}
    blocks: set[int] = set()
    for token in tokens:
        start, end = token.start_mark, token.end_mark
        if is_block(token):
            header = _HEADER.match(lines[start.line], start.column)
            ends[start.line] = header.end() if header else start.column + 1
            blocks |= set(range(start.line + 1, last_line(token, lines) + 1))
        elif (start.line, start.column) != (end.line, end.column):
            ends[end.line] = max(ends.get(end.line, 0), end.column)
    for number, line in enumerate(lines):
        if number in blocks or (number in inside and number not in ends):
            continue
        rest = line[ends.get(number, 0) :].strip()
        if rest.startswith("#"):
            yield number, rest
