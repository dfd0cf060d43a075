"""Why lines do not fit together: indents, dashes, and colons left out."""

import re
from collections.abc import Iterator, Sequence

from recommender.loading.traps.indents import indent_in
from recommender.loading.traps.lines import Line
from recommender.loading.traps.tabs import tab_in
from recommender.loading.traps.trap import Trap, write
from recommender.loading.traps.values import trap_in

_GLUED = re.compile(r"(?P<key>[^\W\d][\w-]*):(?P<value>[^\s/].*)")
_OTHER_SIGN = re.compile(r"(?P<key>[^\W\d][\w-]*)\s*[=;\uff1a]\s*(?P<value>.*)")
_WORDS = re.compile(r"(?P<key>[^\W\dA-Z][\w-]*)(?:\s+(?P<value>\S+(?:\s+\S+){0,4}))?")
_GLUED_DASH = re.compile(r"-(?P<value>[^\W\d].*)")
_BULLET = re.compile(r" *([\u2022\u00b7\u2023\u25e6\u2013\u2014*+] +)(?=\S)")
_STRAY = "]},*&!?@`|>"
_SENTENCE = re.compile(r"(\S+\s+){3,}\S|\s\S+[.!?]$")
_GOES_ON = re.compile(r"[^\s\"'\[\]{}|>&*!].*[^.!?:\s]")
_LONGEST = 4_000
"""How long lines are that people write; of longer ones no trap is looked for."""
_FARTHEST = 200
"""How many lines up the beginning of a quote or a bracket is looked for."""


def diagnose(lines: Sequence[str], problem: int, context: int) -> Trap:
    """Return why a file cannot be read.

    Args:
        lines: All its lines.
        problem: The line at which the parser stopped, 1-based.
        context: The line at which it began what it could not end, 1-based.
    """
    last = max(1, min(problem, len(lines)))
    here = Line.of(lines[last - 1], last)
    above = list(_above(lines, last))
    begun = Line.of(lines[context - 1], context) if 0 < context <= len(lines) else here
    if len(lines[here.number - 1]) + len(lines[begun.number - 1]) > _LONGEST:
        return _no_fit(here, above)
    for line in (here, begun, *above[:1]):
        found = (
            tab_in(lines, line.number)
            or _bullet(lines, line.number)
            or trap_in(line)
            or _glued(line)
        )
        if found is not None:
            return found
    return (
        _second_document(here, above)
        or _goes_on(here, above)
        or _goes_on(begun, list(_above(lines, begun.number)))
        or _colon_left_out(here, begun, above)
        or indent_in(here, above)
        or _opened_above(above)
        or _no_fit(here, above)
    )


def _above(lines: Sequence[str], number: int) -> Iterator[Line]:
    """Yield the lines above, nearest first, without the blank ones."""
    for above in range(number - 1, max(0, number - 1 - _FARTHEST), -1):
        line = Line.of(lines[above - 1], above)
        if not line.blank:
            yield line


def _bullet(lines: Sequence[str], number: int) -> Trap | None:
    """Look for a sign of a list that other programs make of a dash."""
    text = lines[number - 1]
    found = _BULLET.match(text)
    if found is None:
        return None
    right = f"{text[: found.end() - len(found[1])]}- {text[found.end() :].lstrip()}"
    return Trap(
        message=f'"{found[1].strip()}" begins no list; a dash and a space do',
        line=number,
        column=found.start(1) + 1,
        help=write(right),
        mended=right,
    )


def _glued(line: Line) -> Trap | None:
    """Look for a colon without the space behind it."""
    if line.key:
        return None
    glued = _GLUED.fullmatch(line.value)
    if glued is None:
        return None
    right = f"{line.head}{glued['key']}: {glued['value']}"
    return Trap(
        message=f'the colon after "{glued["key"]}" has no space behind it, so this '
        "line is not read as a key",
        line=line.number,
        column=line.start,
        length=len(glued["key"]) + 1,
        help=write(right),
        mended=right,
    )


def _colon_left_out(here: Line, begun: Line, above: Sequence[Line]) -> Trap | None:
    """Look for a key without a colon: where a key began, or on the line above."""
    for line in (begun, *above[:1], here):
        if line.key or line.number > here.number:
            continue
        if line.dashes and (line is here or line.level != here.level):
            continue
        other = _OTHER_SIGN.fullmatch(line.bare_value)
        if other and not line.dashes:
            right = f"{line.head}{other['key']}: {other['value']}"
            return _needs_colon(line, other["key"], right)
        text = _WORDS.fullmatch(line.bare_value)
        if text is None or _continues(line, above):
            continue
        value = f" {text['value']}" if text["value"] else ""
        return _needs_colon(line, text["key"], f"{line.head}{text['key']}:{value}")
    return None


def _goes_on(here: Line, above: Sequence[Line]) -> Trap | None:
    """Look for a text that goes on at the margin of its key, or further out."""
    before = above[0] if above else None
    if (
        before is None
        or here.key
        or here.dashes
        or not _SENTENCE.search(here.bare_value)
        or not before.key
        or not _GOES_ON.fullmatch(before.value)
    ):
        return None
    return Trap(
        message="this line goes on with the text above it, and is not indented as such",
        line=here.number,
        column=here.level + 1,
        length=len(here.value),
        help=f"write it on line {before.number}: `{before.head.strip()} "
        f"{before.value} {here.value}`, or indent it further than `{before.key}:`",
        mended="",
    )


def _continues(line: Line, above: Sequence[Line]) -> bool:
    """Return whether a line goes on with the text that began on a line above."""
    for higher in above:
        if higher.number < line.number and (higher.key or higher.dashes):
            return bool(higher.value) and higher.level < line.level
    return False


def _needs_colon(line: Line, key: str, right: str) -> Trap:
    """Say that a key has no colon."""
    return Trap(
        message=f'"{key}" is no key without a colon and a space behind it',
        line=line.number,
        column=line.start,
        length=len(key),
        help=write(right),
        mended=right,
    )


def _opened_above(above: Sequence[Line]) -> Trap | None:
    """Look for a quote or bracket on a line above that was never closed."""
    for line in above:
        if line.value[:1] in {'"', "'", "["}:
            return trap_in(line)
    return None


def _second_document(here: Line, above: Sequence[Line]) -> Trap | None:
    """Look for lines behind the end of a document."""
    if not above or above[0].value != "..." or above[0].head:
        return None
    return Trap(
        check="second-document",
        message="a second document begins here, and a file holds one",
        line=here.number,
        column=here.level + 1,
        help=f"leave line {above[0].number} out, or move what follows into another "
        "file",
    )


def _no_fit(here: Line, above: Sequence[Line]) -> Trap:
    """Say that a line does not fit where it stands."""
    before = above[0] if above else here
    if here.key and not before.head.strip() and before.level <= here.level:
        return Trap(
            message="this line is neither a key with its value nor a comment",
            line=before.number,
            column=before.start,
            length=len(before.value),
            help="write `key: value`, or # before a comment",
        )
    if here.value.startswith(":"):
        return Trap(
            message="there is no key before the colon",
            line=here.number,
            column=here.start,
            help="write a key before it",
        )
    if here.value[:1] and here.value[0] in _STRAY:
        return Trap(
            message=f'"{here.value[0]}" cannot stand at the beginning of a line',
            line=here.number,
            column=here.start,
            help="take it away, or put the text in quotes",
        )
    return glued_dash_in(here) or Trap(
        message="this line does not fit the lines above it",
        line=here.number,
        column=min(here.level, len(here.indent) + len(here.value)) + 1,
        length=max(1, len(here.key) or len(here.value)),
        help="write `key: value`, indented as the lines that it belongs beside",
    )


def glued_dash_in(line: Line) -> Trap | None:
    """Look for a dash without the space that makes a list of it."""
    dash = None if line.key else _GLUED_DASH.fullmatch(line.value)
    if dash is None:
        return None
    right = f"{line.head}- {dash['value']}"
    return Trap(
        message="the dash has no space behind it, so this is no list",
        line=line.number,
        column=line.start,
        help=write(right),
        mended=right,
    )
