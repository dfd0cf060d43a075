"""Why YAML stumbles over a value, told from the line itself.

The parser's own wording is never used: it names what the parser looked for, and
differs between parsers.
"""

import re
from collections.abc import Callable, Sequence

from attrs import evolve

from recommender.loading.traps.brackets import braces_in, brackets_in
from recommender.loading.traps.lines import Line, quote
from recommender.loading.traps.quotes import double_quotes_in, single_quotes_in
from recommender.loading.traps.trap import PLACEHOLDER, Trap, at_value, write

_NUMBER_FIRST = re.compile(r"(?P<sign>>=?|=>)\s*(?P<rest>[-+]?[\d.,].*)")
_BLOCK_TEXT = re.compile(r"[>|](?![-+]?[1-9]?[-+]?(?:\s+#.*)?$)")
_COLON_INSIDE = re.compile(r":(?=\s|$)")
_HASH_IN_KEY = re.compile(r"""[^"'#]*?\S(\s#)[^:]*:(\s|$)""")
_LONGEST = 5000
_NO_TEXT_STARTS = {"%": "a percent sign", "@": "an at sign", "`": "a backtick"}


def trap_in(line: Line) -> Trap | None:
    """Return why the value of a line cannot be read, if the line shows it."""
    if line.blank or len(line.value) > _LONGEST:
        return None
    for look in _LOOKS:
        found = look(line)
        if found is not None:
            return found
    return None


def limit_in(line: Line) -> Trap | None:
    """Return what is wrong with `> 15`, which YAML takes for a block of text."""
    value = line.bare_value
    limit = _NUMBER_FIRST.fullmatch(value)
    if limit is None:
        return None
    words = "above" if limit["sign"] == ">" else "at least"
    return at_value(
        line,
        f'"{value}" is not how a limit is written here',
        help=write(line.with_value(f"{words} {limit['rest']}")),
    )


def _block_text(line: Line) -> Trap | None:
    """Look for a block of text that begins on the line of its key."""
    value = line.bare_value
    if not _BLOCK_TEXT.match(value):
        return None
    return at_value(
        line,
        f'a text that begins with "{value[0]}" must be in quotes',
        help=write(line.with_value(quote(value))),
    )


def _special_start(line: Line) -> Trap | None:
    """Look for a sign that no plain text can begin with."""
    value = line.value
    sign = value[0] if value else ""
    if sign in _NO_TEXT_STARTS:
        if sign == "%" and not line.head:
            return Trap(
                message="lines that begin with % are not used here",
                line=line.number,
                column=1,
                length=len(line.value),
                help="leave the line out",
            )
        return at_value(
            line,
            f"a text that begins with {_NO_TEXT_STARTS[sign]} must be in quotes",
            help=write(line.with_value(quote(value))),
        )
    if sign in {"*", "&", "!"} and (line.key or line.dashes):
        return at_value(
            line,
            f'a text that begins with "{sign}" must be in quotes',
            check="tag" if sign == "!" else "anchor-or-alias",
            help=write(line.with_value(quote(value))),
        )
    if sign and sign in "]},?|" and (line.key or line.dashes):
        return at_value(
            line,
            f'a text that begins with "{sign}" must be in quotes',
            help=write(line.with_value(quote(value))),
        )
    return None


def _dash(line: Line) -> Trap | None:
    """Look for a list that begins on the line of its key."""
    if not line.key or not (line.value == "-" or line.value.startswith("- ")):
        return None
    rest = line.value[1:].strip()
    if rest[:1].isdecimal():
        return at_value(
            line,
            "a minus sign stands directly before its number",
            help=write(line.with_value(f"-{rest}")),
        )
    return at_value(
        line,
        "a list with dashes begins on the line below its key",
        help=write(f"{line.key}:\n  - {rest or PLACEHOLDER}"),
    )


def _colon_inside(line: Line) -> Trap | None:
    """Look for a text with a colon in it, which YAML takes for a key."""
    value = line.value
    if not line.key or not value or value[0] in "\"'[{":
        return None
    colon = _COLON_INSIDE.search(value)
    if colon is None:
        return None
    curly = (
        value[0] in "\u201c\u201e\u00ab\u00bb"
        and value[-1] in "\u201c\u201d\u00ab\u00bb"
    )
    inside = colon.end() < len(value)
    found = at_value(
        line,
        "a text with a colon and a space in it must be in quotes"
        if inside
        else "a text that ends with a colon must be in quotes",
        column=line.start + colon.start(),
        length=1,
        help=write(line.with_value(quote(value[1:-1] if curly else value))),
    )
    # At the end it may be a key as well, whose lines then stand below.
    return found if inside else evolve(found, mended=None)


def hash_in_key(line: Line) -> Trap | None:
    """Look for a comment that begins before the colon."""
    cut = _HASH_IN_KEY.match(line.value)
    if line.key or cut is None:
        return None
    at = cut.end(1) - 1
    return at_value(
        line,
        "everything behind # is a comment, the colon too",
        check="text-cut-by-hash",
        column=line.start + at,
        length=len(line.value) - at,
        help="write the key without #",
    )


_LOOKS: Sequence[Callable[[Line], Trap | None]] = (
    braces_in,
    limit_in,
    _block_text,
    _special_start,
    double_quotes_in,
    single_quotes_in,
    brackets_in,
    _dash,
    _colon_inside,
    hash_in_key,
)
