"""The text of one file, read into a tree in which every word knows its place.

Read from the parser's events and never through its constructors: that keeps the
places, and every construct that is not used here can be refused by name.
"""

from typing import Any

import yaml

from recommender.loading.characters import LINE_END, bad_in, has_bad, without_bad
from recommender.loading.faults import Faults
from recommender.loading.reader import GivenUpError, Reader
from recommender.loading.source import Source
from recommender.loading.structure import mapping
from recommender.loading.traps.layout import diagnose
from recommender.loading.traps.trap import Trap
from recommender.loading.tree import Mapping, Node
from recommender.model.diagnostic import Edit
from recommender.model.position import Position

MOST_BYTES = 1024 * 1024
_ENDS = "\r\x0b\x0c\x85\u2028\u2029"
_LONGEST_SHOWN = 200
_MOST_TRAPS = 20
_MOST_MISLEADING = 100
# The parser looks ahead, and newer ones stop before the depth can be counted.
_NESTED = "maximum nesting depth"
# The parser written in C is ten times faster and comes with most installations.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_tree(path: str, text: str, faults: Faults) -> Mapping | None:
    """Return the placed tree of a file, or None where it cannot be read at all.

    What could not be read in a tree is a mapping without entries.

    Args:
        path: How the file is shown.
        text: What it holds.
        faults: Where faults are noted; its lines are remembered there.
    """
    text = text.removeprefix("\ufeff")
    lines = LINE_END.split(text)
    faults.remember(path, lines)
    if len(text) > MOST_BYTES:
        faults.add(
            "too-big",
            "the file is larger than 1 MiB",
            Position(path, 1, 1),
            help="split it into several files; they are read as one",
        )
        return None
    misleading = _misleading(path, lines, text, faults)
    if misleading:
        lines = [without_bad(line) for line in lines]
        text = "\n".join(lines)
    known = len(faults.found)
    node = _read(Source(path, lines, faults), text, misleading)
    tree = None if node is None else mapping(node, faults, of="a file")
    if not misleading:
        return tree
    # Whatever else is wrong with those lines comes of the same characters.
    faults.found[known:] = [
        each for each in faults.found[known:] if each.position.line not in misleading
    ]
    return None


def _read(source: Source, text: str, misleading: frozenset[int]) -> Node | None:
    """Return what the text holds, or None where it cannot be read.

    Where the parser stops, the reason is noted and the line mended, as far as that
    is certain, so that one run finds the next reason too.
    """
    node = None
    mended: set[int] = set()
    known = 0
    for _ in range(_MOST_TRAPS):
        known = len(source.faults.found)
        try:
            node = Reader(source, _Loader(text)).read()
            break
        except GivenUpError:
            return None
        except yaml.YAMLError as error:
            # They will be met again when the mended text is read from the top.
            del source.faults.found[known:]
            if _NESTED in str(error):
                source.note_too_deep(error.problem_mark)  # type: ignore[attr-defined]
                return None
            trap = _diagnosed(error, source.lines)
            if trap.line in misleading or trap.line in mended:
                return None
            source.note_trap(trap)
            if trap.mended is None:
                return None
            mended.add(trap.line)
            lines = list(source.lines)
            lines[trap.line - 1] = trap.mended
            source = Source(source.path, lines, source.faults)
            text = "\n".join(lines)
    if not mended:
        return node
    found = source.faults.found
    found[known:] = [each for each in found[known:] if each.position.line not in mended]
    return None


def _misleading(
    path: str, lines: list[str], text: str, faults: Faults
) -> frozenset[int]:
    """Return the lines with characters that mislead, noting those."""
    found: set[int] = set()
    if has_bad(text):
        for number, line in enumerate(lines, 1):
            for bad in bad_in(line):
                found.add(number)
                # A file that is full of them is told so often enough.
                if len(found) <= _MOST_MISLEADING:
                    place = Position(path, number, bad.index + 1)
                    right = without_bad(line)
                    faults.add(
                        "bad-character",
                        bad.message,
                        place,
                        help=f"{bad.help}; write `{right.strip()}`"
                        if _can_be_shown(line, right)
                        else bad.help,
                        fix=_without(place, line, right),
                    )
    return frozenset(found)


def _can_be_shown(line: str, right: str) -> bool:
    """Return whether the corrected line says what was meant, and fits."""
    ends = any(end in line for end in _ENDS)
    return len(right) < _LONGEST_SHOWN and right.isprintable() and not ends


def _without(place: Position, line: str, right: str) -> tuple[Edit, ...]:
    """Return the edit that takes unseen characters out of a line, where that is all.

    An end of line that only some programs see may have been meant as one.
    """
    if len(right) > len(line) or any(end in line for end in _ENDS):
        return ()
    return (
        Edit(
            path=place.path,
            line=place.line,
            column=1,
            end_line=place.line,
            end_column=len(line) + 1,
            text=right,
        ),
    )


def _diagnosed(error: yaml.YAMLError, lines: list[str]) -> Trap:
    """Return why the parser stopped."""
    problem = getattr(error, "problem_mark", None)
    if problem is None:
        return diagnose(lines, len(lines), len(lines))
    context = getattr(error, "context_mark", None) or problem
    number = max(1, min(problem.line + 1, len(lines)))
    # Some faults are noticed only where the text ends.
    while number > 1 and not lines[number - 1].strip():
        number -= 1
    return diagnose(lines, number, context.line + 1)
