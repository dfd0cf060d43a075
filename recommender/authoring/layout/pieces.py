"""The pieces that the lines of a file are made of: dashes, keys, and texts.

Each knows where it stood, and in which column it stands in the canonical layout if
it begins a line.
"""

from collections.abc import Iterator
from enum import Enum

import yaml
from attrs import define, evolve, frozen

from recommender.authoring.layout.pages import Page, Token, is_block, last_line
from recommender.authoring.layout.scalars import rewritten, written

STEP = 2
"""How far each level stands to the right of the one above."""

LONGEST_LIST = 100
"""Columns that a list in brackets may take when it is put on one line."""

Levels = tuple[tuple[int, int], ...]
"""For each level that is open, its column in the file, and the canonical one."""


class Kind(Enum):
    """What a piece is."""

    DASH = "dash"
    KEY = "key"
    TEXT = "text"


@frozen(kw_only=True)
class Piece:
    """One piece.

    Attributes:
        line: Where it begins, from 0.
        end: The line it ends on.
        text: What is written for it; of several lines, the first.
        below: The further lines of a text, as they are written.
        levels: The levels it stands in, its own column last.
        apart: Whether it begins a line, wherever it stood.
    """

    kind: Kind
    line: int
    end: int
    text: str
    levels: Levels
    below: tuple[str, ...] = ()
    apart: bool = False

    @property
    def indent(self) -> int:
        """Its canonical column, where it begins a line."""
        return self.levels[-1][1]


class NoLayoutError(Exception):
    """Something is written in a way that has no canonical layout."""


@define
class Pieces:
    """Goes through the tokens of a page, once, from the first to the last."""

    page: Page
    at: int = 0

    def read(self) -> Iterator[Piece]:
        """Yield every piece of the page, from top to bottom."""
        while self.at < len(self.page.tokens):
            token = self._next()
            if isinstance(token, yaml.BlockMappingStartToken):
                yield from self._mapping(((token.start_mark.column, 0),))
            elif isinstance(token, yaml.DocumentStartToken | yaml.DocumentEndToken):
                line = token.start_mark.line
                yield Piece(
                    kind=Kind.TEXT,
                    line=line,
                    end=line,
                    text=self.page.source(token),
                    levels=((0, 0),),
                    apart=True,
                )

    def _next(self) -> Token:
        token = self.page.tokens[self.at]
        self.at += 1
        return token

    def _peek(self) -> Token:
        return self.page.tokens[self.at]

    def _mapping(self, levels: Levels) -> Iterator[Piece]:
        """Yield the keys of a mapping, each with what stands under it."""
        while not isinstance(self._peek(), yaml.BlockEndToken):
            token = self._next()
            if isinstance(token, yaml.KeyToken):
                yield self._key(levels)
            elif isinstance(token, yaml.ValueToken):
                yield from self._node(levels, under=Kind.KEY)
            else:
                raise NoLayoutError
        self._next()

    def _key(self, levels: Levels) -> Piece:
        token = self._next()
        one_line = token.start_mark.line == token.end_mark.line
        if not isinstance(token, yaml.ScalarToken) or not one_line:
            raise NoLayoutError
        line = token.start_mark.line
        text = rewritten(token.value, self.page.source(token))
        return Piece(kind=Kind.KEY, line=line, end=line, text=f"{text}:", levels=levels)

    def _node(self, levels: Levels, *, under: Kind) -> Iterator[Piece]:
        """Yield what stands under a key or behind a dash.

        Args:
            levels: Those of the mapping or list that it stands in.
            under: Which of the two.
        """
        token = self._peek()
        inner = levels[-1][1] + STEP
        if isinstance(token, yaml.BlockEntryToken):
            # A list may stand no further to the right than its key.
            yield from self._list((*levels, (token.start_mark.column, inner)))
            return
        self._next()
        below = (*levels, (token.start_mark.column, inner))
        if isinstance(token, yaml.BlockMappingStartToken):
            yield from self._mapping(below)
        elif isinstance(token, yaml.BlockSequenceStartToken):
            yield from self._list(below)
            self._next()
        elif isinstance(token, yaml.FlowSequenceStartToken):
            yield from self._brackets(token, below, under)
        elif isinstance(token, yaml.ScalarToken):
            yield self._text(token, below)
        else:
            raise NoLayoutError

    def _list(self, levels: Levels) -> Iterator[Piece]:
        """Yield the dashes of a list, each with what stands behind it."""
        while isinstance(self._peek(), yaml.BlockEntryToken):
            line = self._next().start_mark.line
            yield Piece(kind=Kind.DASH, line=line, end=line, text="-", levels=levels)
            yield from self._node(levels, under=Kind.DASH)

    def _text(self, token: Token, levels: Levels) -> Piece:
        """Return a text, of one line or of several."""
        lines = self.page.source_lines(token)
        piece = Piece(
            kind=Kind.TEXT,
            line=token.start_mark.line,
            end=last_line(token, self.page.lines),
            text=lines[0],
            levels=levels,
        )
        margin = " " * piece.indent
        if is_block(token):
            text, below = _block(lines, levels[-2], margin)
            return evolve(piece, text=text, below=below)
        if len(lines) == 1:
            return evolve(piece, text=rewritten(token.value, lines[0]))
        first, *further = map(_trimmed, lines)
        below = tuple(margin + line if line else "" for line in further)
        return evolve(piece, text=first, below=below)

    def _brackets(self, start: Token, levels: Levels, under: Kind) -> Iterator[Piece]:
        """Yield a list in brackets: one piece, or a dash for each member."""
        members: list[Token] = []
        while not isinstance(self._peek(), yaml.FlowSequenceEndToken):
            token = self._next()
            if isinstance(token, yaml.ScalarToken):
                members.append(token)
            elif not isinstance(token, yaml.FlowEntryToken):
                raise NoLayoutError
        first, last = start.start_mark.line, self._next().end_mark.line
        whole = f"[{', '.join(self._member(each, dash=False) for each in members)}]"
        fits = levels[-1][1] + len(whole) <= LONGEST_LIST
        cut = any(line in self.page.comments for line in range(first, last))
        if first == last or (fits and not cut) or not members:
            if cut:
                raise NoLayoutError
            yield Piece(kind=Kind.TEXT, line=first, end=last, text=whole, levels=levels)
            return
        for number, token in enumerate(members):
            line = token.start_mark.line
            dash = Piece(
                kind=Kind.DASH,
                line=line,
                end=line,
                text="-",
                levels=levels,
                apart=bool(number) or under is Kind.KEY,
            )
            yield dash
            yield evolve(
                dash,
                kind=Kind.TEXT,
                text=self._member(token, dash=True),
                levels=(*levels, (token.start_mark.column, dash.indent + STEP)),
                apart=False,
            )

    def _member(self, token: Token, *, dash: bool) -> str:
        """Return a member of a list in brackets, as it is written on one line."""
        if token.start_mark.line != token.end_mark.line:
            return written(token.value, in_brackets=not dash)
        source = self.page.source(token)
        return rewritten(token.value, source, in_brackets=not dash)


def _block(
    lines: list[str], outer: tuple[int, int], margin: str
) -> tuple[str, tuple[str, ...]]:
    """Return the first line and the further ones of a text below `|` or `>`.

    Args:
        lines: As they stand in the file; the first begins with the sign.
        outer: Column of the mapping or list it stands in, and the canonical one.
        margin: What its lines begin with where it does not say how far they stand.
    """
    sign = lines[0].split("#")[0].strip()
    said = "".join(letter for letter in sign if letter.isdigit())
    filled = next((line for line in lines[1:] if line.strip()), "")
    depth = len(filled) - len(filled.lstrip(" "))
    if said:
        depth = outer[0] + int(said)
        margin = " " * (outer[1] + int(said))
    below = tuple(
        (margin + line[depth:]) if len(line) > depth else "" for line in lines[1:]
    )
    return sign, below


def _trimmed(line: str) -> str:
    """Return a line of a text without the space around it that means nothing."""
    trimmed = line.lstrip(" \t")
    bare = trimmed.rstrip(" \t")
    # In quotes, a backslash may stand before a space that is meant.
    return trimmed if bare.endswith("\\") else bare


def pieces_of(page: Page) -> list[Piece]:
    """Return the pieces of a page.

    Raises:
        NoLayoutError: Something has no canonical layout.
    """
    return list(Pieces(page).read())
