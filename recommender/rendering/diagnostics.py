"""Faults laid out for people.

The text form shows each fault at its line, with a caret under what is at fault.
Columns are counted in code points, carets in columns of the screen.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from attrs import frozen

from recommender.model.diagnostic import Diagnostic, Related, Severity
from recommender.model.enquiry import Enquiry
from recommender.model.position import Position
from recommender.rendering.display import harmless, width_of

MOST_OF_A_FILE = 20
_WIDEST_EXCERPT = 88
_LONGEST_HELP = 240
_BEFORE_THE_CARET = 30
_NARROWEST_NUMBER = 4
_TAB = "    "
_SPACES = frozenset("\t\n\r\f\v\x85\u2028\u2029")
_JOINERS = frozenset("\u200c\u200d")
_WORD = re.compile(r"[^\s\[\]{},:\"']+")
_STYLES = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_FAINT, _BOLD, _HELP = "2", "1", "1;32"


def diagnostics_text(diagnostics: Iterable[Diagnostic], *, color: bool = False) -> str:
    """Return the faults for people, in order of position.

    Of a file with very many faults the worst are shown, and the rest counted.

    Args:
        diagnostics: The faults.
        color: Whether to paint them for a terminal.

    >>> print(diagnostics_text([Diagnostic(
    ...     check="unknown-key", message='rule a has no key called "wen"',
    ...     position=Position("rules/a.yaml", 3, 5), end_column=8,
    ...     source="    wen:", help='did you mean "when"?')]), end="")
    rules/a.yaml:3:5: error[unknown-key]: rule a has no key called "wen"
       3 |     wen:
         |     ^^^
    help: did you mean "when"?
    """
    paint = _Paint(color=color)
    lines: list[str] = []
    for shown, more in by_file(diagnostics):
        for diagnostic in shown:
            lines.extend(_laid_out(diagnostic, paint))
        lines += [more] if more else []
    return "".join(f"{line}\n" for line in lines)


def by_file(
    diagnostics: Iterable[Diagnostic],
) -> Iterator[tuple[Sequence[Diagnostic], str]]:
    """Yield what is shown of each file, and a line that counts the rest, if any."""
    found = sorted(diagnostics, key=lambda each: each.sort_key)
    for path, group in groupby(found, key=lambda each: each.position.path):
        of_file = list(group)
        more = len(of_file) - MOST_OF_A_FILE
        yield (
            _worst(of_file),
            f"… and {more} more in {escaped(path)}" if more > 0 else "",
        )


def escaped(text: str) -> str:
    r"""Return `text` on one line, every space kept, with nothing unseen in it.

    >>> print(escaped("a  \u202eb"))
    a  \u202eb
    """
    return "".join(map(_shown, text))


def situation_text(situation: Enquiry) -> str:
    """Return a situation in one line: each fact, and no fact that is not known.

    >>> situation_text(Enquiry(problems=["smudging"], context={"rollers": "nbr"}))
    'problem smudging, rollers nbr'
    """
    facts = [f"problem {each}" for each in situation.problems]
    facts += [f"objection {each}" for each in situation.objections]
    for name, value in sorted(situation.context.items()):
        if isinstance(value, Sequence) and not isinstance(value, str):
            value = " and ".join(value)  # noqa: PLW2901 - the same, as text
        facts.append(f"{name} {value}")
    if situation.current is not None:
        facts.append(f"{situation.current} in use now")
    return ", ".join(facts) or "any"


def _shown(character: str) -> str:
    """Return how one character is shown."""
    if character == "\t":
        return _TAB
    if character == "\n":
        return " "
    if character in _SPACES:
        code = ord(character)
        return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004 - two digits
    if character not in _JOINERS and unicodedata.category(character) == "Cf":
        return f"\\u{ord(character):04x}"
    return harmless(character)


def _worst(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return as many as are shown of one file, in order of position."""
    if len(diagnostics) <= MOST_OF_A_FILE:
        return list(diagnostics)
    worst = sorted(diagnostics, key=lambda each: -each.severity)[:MOST_OF_A_FILE]
    return sorted(worst, key=lambda each: each.sort_key)


@frozen(kw_only=True)
class _Paint:
    """Puts style sequences around text, or leaves it."""

    color: bool

    def __call__(self, text: str, style: str) -> str:
        """Return `text` in `style`, the parameters of a style sequence."""
        return f"\x1b[{style}m{text}\x1b[0m" if self.color and text else text


@frozen(kw_only=True)
class _Excerpt:
    """One line to show, and what to mark in it.

    Attributes:
        sign: What marks it: carets at the fault, dashes at related places.
        message: What stands behind the marks.
        end: Column after the last marked character; 0 for the word there.
    """

    position: Position
    source: str
    sign: str
    style: str
    message: str = ""
    end: int = 0


def _laid_out(diagnostic: Diagnostic, paint: _Paint) -> Iterator[str]:
    """Yield the lines of one fault."""
    style = _STYLES[diagnostic.severity]
    place = paint(escaped(str(diagnostic.position)), _BOLD)
    name = paint(f"{diagnostic.severity.word}[{diagnostic.check}]", style)
    yield f"{place}: {name}: {paint(escaped(diagnostic.message), _BOLD)}"
    path = diagnostic.position.path
    here = [_fault(diagnostic, style)]
    here += [
        _related(each) for each in diagnostic.related if each.position.path == path
    ]
    away = [_related(each) for each in diagnostic.related if each.position.path != path]
    shown = [each for each in here if each.source.strip()]
    shown.sort(key=lambda each: each.position)
    numbers = [each.position.line for each in (*shown, *away)]
    width = max([_NARROWEST_NUMBER, *(len(str(number)) for number in numbers)])
    for excerpt in shown:
        yield from _excerpt(excerpt, width, paint)
    for excerpt in away:
        yield f"{' ' * width}--> {escaped(str(excerpt.position))}"
        if excerpt.source.strip():
            yield from _excerpt(excerpt, width, paint)
        else:
            yield f"{' ' * width} | {escaped(excerpt.message)}"
    if diagnostic.situation is not None:
        told = _cut(situation_text(diagnostic.situation))
        yield f"{paint('situation:', _HELP)} {told}"
    if diagnostic.help:
        first, *rest = map(_cut, diagnostic.help.split("\n"))
        yield f"{paint('help:', _HELP)} {first}"
        yield from (f"      {line}" for line in rest)


def _cut(row: str) -> str:
    """Return a row of help, cut where it would fill the screen."""
    text = escaped(row)
    return text if len(text) <= _LONGEST_HELP else f"{text[:_LONGEST_HELP]}…"


def _fault(diagnostic: Diagnostic, style: str) -> _Excerpt:
    """Return the line at fault."""
    return _Excerpt(
        position=diagnostic.position,
        source=diagnostic.source,
        sign="^",
        style=style,
        end=diagnostic.end,
    )


def _related(related: Related) -> _Excerpt:
    """Return the line of another place."""
    return _Excerpt(
        position=related.position,
        source=related.source,
        sign="-",
        style=_FAINT,
        message=related.message,
    )


def _excerpt(excerpt: _Excerpt, width: int, paint: _Paint) -> Iterator[str]:
    """Yield a line and the marks below it."""
    cells = [_shown(character) for character in excerpt.source]
    start = min(excerpt.position.column - 1, len(cells))
    end = min(excerpt.end - 1, len(cells)) if excerpt.end else _end(excerpt, start)
    first, last = _window(cells, start)
    row = "".join(cells[first:last]).rstrip()
    before, after = "…" * (first > 0), "…" * (last < len(cells))
    indent = width_of(before + "".join(cells[first:start]))
    marks = width_of("".join(cells[start : min(end, last)]))
    number = str(excerpt.position.line).rjust(width)
    yield f"{paint(f'{number} |', _FAINT)} {before}{row}{after}"
    marked = paint(excerpt.sign * max(1, marks), excerpt.style)
    message = f" {escaped(excerpt.message)}" if excerpt.message else ""
    yield f"{paint(' ' * width + ' |', _FAINT)} {' ' * indent}{marked}{message}"


def _end(excerpt: _Excerpt, start: int) -> int:
    """Return where the word that begins at `start` ends."""
    word = _WORD.match(excerpt.source, start)
    return word.end() if word else start + 1


def _window(cells: Sequence[str], start: int) -> tuple[int, int]:
    """Return which part of a line is shown: all of it, or what is near `start`."""
    widths = [width_of(cell) for cell in cells]
    if sum(widths) <= _WIDEST_EXCERPT:
        return 0, len(cells)
    first, room = start, _BEFORE_THE_CARET
    if sum(widths[:start]) <= _WIDEST_EXCERPT // 2:
        first = 0
    while first > 0 and room >= widths[first - 1]:
        first -= 1
        room -= widths[first]
    last, room = first, _WIDEST_EXCERPT
    while last < len(cells) and room >= widths[last]:
        room -= widths[last]
        last += 1
    return first, last
