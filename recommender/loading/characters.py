"""Characters that no authored file may hold: unseen ones, and those that mislead."""

import re
import unicodedata
from collections.abc import Iterator

from attrs import frozen

_ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_FORBIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters
    "\u2028\u2029"  # ends of lines that only some programs see
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # turn the reading direction
    "\u00ad\u200b\u2060-\u2064\ufeff"  # unseen; joiners, which Hindi needs, stay
    "\ufffe\uffff\ud800-\udfff"  # no characters at all
)
BAD = re.compile(f"[{_FORBIDDEN}]")
_MISPLACED_SPACE = re.compile(
    f"[ \t]*(?P<indent>[{_ODD_SPACES}])"
    f"|[ \t]*(?:- +)*[^\\W\\d][\\w-]*:(?P<colon>[{_ODD_SPACES}])"
)
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ENDS = frozenset("\r\x0b\x0c\x85\u2028\u2029")
_SUSPECT = re.compile(f"[{_FORBIDDEN}{_ODD_SPACES}]|\r(?!\n)")
LINE_END = re.compile("\r?\n")
"""Where authored lines end; nowhere else."""


@frozen
class BadCharacter:
    """One character that may not stand where it stands.

    Attributes:
        index: Where it stands in its line, from 0.
        message: One sentence.
        help: What to do.
    """

    index: int
    message: str
    help: str


def has_bad(text: str) -> bool:
    """Return whether any line of `text` may hold a bad character; quick."""
    return _SUSPECT.search(text) is not None


def bad_in(line: str) -> Iterator[BadCharacter]:
    r"""Yield the first character of each kind that may not stand in `line`.

    >>> [found.message for found in bad_in("a\u200bb")]
    ['an unseen character stands here: U+200B ZERO WIDTH SPACE']
    """
    seen: set[str] = set()
    for found in BAD.finditer(line):
        character = found[0]
        if character not in seen:
            seen.add(character)
            yield BadCharacter(found.start(), _told(character), _mended(character))
    space = _MISPLACED_SPACE.match(line)
    if space is not None:
        group = "indent" if space["indent"] else "colon"
        yield BadCharacter(
            space.start(group),
            f"this space is another character: {_name(space[group])}",
            "type a usual space in its place",
        )


def without_bad(line: str) -> str:
    r"""Return `line` as its author most likely meant it.

    >>> without_bad("\u00a0 la\u200bbel: a\u0085b")
    '  label: a b'
    """
    space = _MISPLACED_SPACE.match(line)
    if space is not None:
        at = space.start("indent" if space["indent"] else "colon")
        line = f"{line[:at]} {line[at + 1 :]}"
    return BAD.sub(lambda found: " " if found[0] in _ENDS else "", line)


def _told(character: str) -> str:
    """Say what is bad about a character."""
    if character in _ENDS:
        return f"a line ends here for some programs only: {_name(character)}"
    if _TURNING.match(character):
        return (
            f"a character that turns the reading direction stands here: "
            f"{_name(character)}"
        )
    return f"an unseen character stands here: {_name(character)}"


def _mended(character: str) -> str:
    """Say what to do about a character."""
    return "begin a new line instead" if character in _ENDS else "delete it"


def _name(character: str) -> str:
    """Return the code of a character, and its name if it has one."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".strip()
