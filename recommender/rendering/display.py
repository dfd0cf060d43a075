"""Text on a terminal: how wide it is, where it breaks, and what must not reach it.

Widths are columns. Only layout is decided here, never wording.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from attrs import frozen

_SPACES = re.compile("[ \t\r\n\f\v\x85\u2028\u2029]+")
NO_BREAK_SPACE = "\u00a0"
_TURNING = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_HARMFUL = frozenset({"Cc", "Cs", "Co", "Cn"})
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})
_SHORT_CODE = 0xFF


def harmless(text: str) -> str:
    r"""Return `text` on one line, with nothing in it that a terminal would obey.

    Control characters, and marks that turn the reading direction, are shown by
    their code; joiners, which Hindi needs, stay.

    >>> harmless("red \x1b[31malert\nnext line")
    'red \\x1b[31malert next line'
    """
    if not text.isprintable() or "  " in text:
        text = _SPACES.sub(" ", text)
    # Of what cannot be printed, joiners and some spaces do no harm.
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    """Return `character`, or its code where it would do something."""
    if (
        unicodedata.category(character) not in _HARMFUL
        and character not in _TURNING
        and character != "\ufeff"
    ):
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code <= _SHORT_CODE else f"\\u{code:04x}"


def width_of(text: str) -> int:
    """Return how many columns `text` takes.

    Signs that are written on top of others take none, wide characters two.
    Vowel signs beside a letter, as in Devanagari, count one: terminals differ, and
    a line that turns out shorter than reckoned does no harm.

    >>> width_of("Drying"), width_of("日本"), width_of("कु"), width_of("का")
    (6, 4, 1, 2)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    """Return how many columns one character takes."""
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


@frozen
class Piece:
    """Words that look alike.

    Attributes:
        style: The parameters of a terminal's style sequence; empty for none.
    """

    text: str
    style: str = ""

    def words(self) -> Iterator["Piece"]:
        """Yield each word; a no-break space holds a word together."""
        for word in _SPACES.split(self.text):
            if word:
                yield Piece(word, self.style)

    def painted(self, *, color: bool) -> str:
        """Return the text as it is sent to the terminal."""
        text = harmless(self.text).replace(NO_BREAK_SPACE, " ")
        return f"\x1b[{self.style}m{text}\x1b[0m" if color and self.style else text


def wrap(
    pieces: Iterable[Piece], *, width: int, first: int = 0, rest: int = 0
) -> Iterator[tuple[Piece, ...]]:
    """Break `pieces` into lines of words that fit in `width` columns.

    A word that is wider than a whole line stands on a line of its own, unless it
    is written in wide characters, between which a line may break.

    Args:
        pieces: What to break, in reading order.
        width: Columns of a line, with its indent.
        first: Columns that the first line's indent takes.
        rest: Columns that every other line's indent takes.

    >>> [[word.text for word in line] for line in wrap([Piece("a bc d")], width=4)]
    [['a', 'bc'], ['d']]
    """
    line: list[Piece] = []
    used = first
    for piece in pieces:
        for whole in piece.words():
            for word in _parts(whole, width - rest):
                taken = width_of(harmless(word.text))
                if line and used + 1 + taken > width:
                    yield tuple(line)
                    line, used = [], rest
                used += taken + (1 if line else 0)
                line.append(word)
    if line:
        yield tuple(line)


def _parts(word: Piece, room: int) -> Iterator[Piece]:
    """Yield `word`, cut to `room` columns where it is written in wide characters."""
    if width_of(word.text) <= room or not any(_columns(c) > 1 for c in word.text):
        yield word
        return
    part = ""
    for character in word.text:
        if part and width_of(part + character) > room:
            yield Piece(part, word.style)
            part = ""
        part += character
    yield Piece(part, word.style)
