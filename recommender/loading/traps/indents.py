"""Lines that stand at no level of the lines above them."""

import re
from collections.abc import Sequence

from recommender.loading.blame import listing
from recommender.loading.levels import KEYS_OF
from recommender.loading.traps.lines import Line
from recommender.loading.traps.trap import Trap, write

_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z]{2,4})?")
_SECTIONS = frozenset((*KEYS_OF, "properties", "knowledge_base", "defaults"))


def indent_in(here: Line, above: Sequence[Line]) -> Trap | None:
    """Look for a line that stands at no level of the lines above it."""
    if not here.key and not here.dashes:
        return None
    nearest = next((line for line in above if line.key or line.dashes), None)
    if nearest is None:
        return None
    if len(here.indent) > len(nearest.indent):
        return _too_deep(here, nearest, above)
    levels = _levels(above)
    depth = len(here.indent)
    same = next((line for line in above if len(line.indent) == depth), None)
    if same is not None and depth in levels:
        return _mixed(here, same)
    near = listing([str(level) for level in sorted(levels)])
    outer = next((line for line in above if len(line.indent) < depth), None)
    shifted = None if outer is None else _one_too_far(here, outer, above)
    if same is not None and outer is not None and not shifted and _strays(outer, same):
        return Trap(
            message=f"this line is indented by {_spaces(len(outer.indent))}, and the "
            f"lines that it belongs beside by {_spaces(depth)}",
            line=outer.number,
            column=len(outer.indent) + 1,
            length=max(1, len(outer.key)),
            help=f"indent it by {_spaces(depth)}; write\n"
            f"  {' ' * depth}{outer.key}{outer.colon}{outer.value}".rstrip(),
            mended=f"{' ' * depth}{outer.key}{outer.colon}{outer.value}",
        )
    return shifted or Trap(
        message=f"this line is indented by {_spaces(depth)}, and nothing above it is",
        line=here.number,
        column=depth + 1,
        length=max(1, len(here.dashes.strip()) or len(here.key)),
        help=f"indent it by {near} spaces, as the lines above that it belongs beside",
    )


def _too_deep(here: Line, nearest: Line, above: Sequence[Line]) -> Trap | None:
    """Say that a line stands below one that has its value already."""
    if not nearest.value:
        return None
    first = above[0]
    if first.number != nearest.number:
        return Trap(
            message="this line goes on with the text above it, and a text with a "
            "colon and a space in it must be in quotes",
            line=here.number,
            column=here.start - len(here.colon.rstrip()) - 1,
            help=f"put the text that begins on line {nearest.number} in quotes, or "
            f"indent this line by {_spaces(len(nearest.indent))}",
        )
    level = nearest.level if not here.dashes else len(nearest.indent)
    named = nearest.key or nearest.bare_value
    help_ = (
        f"indent it by {_spaces(level)}, as line {nearest.number}, or that line "
        f"by {_spaces(len(here.indent))}"
    )
    if _LANGUAGE.fullmatch(here.key) and nearest.key:
        help_ = (
            f"leave it out, or write `{nearest.key}:` alone on line {nearest.number} "
            "and every text below it, behind its language"
        )
    return Trap(
        message=f'this line is indented further than "{named}" above it, which has '
        "its value already",
        line=here.number,
        column=len(here.indent) + 1,
        length=max(1, len(here.dashes.strip()) or len(here.key)),
        help=help_,
    )


def _strays(outer: Line, same: Line) -> bool:
    """Return whether a line stands further out than the lines it belongs beside.

    Sections stand at the left margin by right.
    """
    return bool(
        outer.key
        and not outer.value
        and outer.number > same.number
        and outer.key not in _SECTIONS
    )


def _one_too_far(here: Line, outer: Line, above: Sequence[Line]) -> Trap | None:
    """Say that the first line below a key is indented by one space too many."""
    depth = len(here.indent)
    below = [line for line in above if line.number > outer.number and line.key]
    if not below or len(outer.indent) + 2 != depth or outer.value:
        return None
    first = below[-1]
    if len(first.indent) != depth + 1:
        return None
    right = f"{here.indent}{first.key}{first.colon}{first.value}"
    return Trap(
        message=f"this line is indented by {_spaces(depth + 1)}, and the line that it "
        f"belongs beside by {_spaces(depth)}",
        line=first.number,
        column=depth + 2,
        length=len(first.key),
        help=f"indent it by {_spaces(depth)}; {write(right)}",
        mended=right,
    )


def _levels(above: Sequence[Line]) -> set[int]:
    """Return the indents at which a line can go on."""
    found: set[int] = set()
    lowest = None
    for line in above:
        if not (line.key or line.dashes):
            continue
        for level in (line.level, len(line.indent)):
            if lowest is None or level < lowest:
                found.add(level)
        lowest = min(found)
    return found


def _mixed(here: Line, same: Line) -> Trap | None:
    """Say that a line with a dash and one with a key stand at one level."""
    if bool(here.dashes) == bool(same.dashes):
        return None
    if here.key and here.key == same.key:
        right = f"{here.indent}- {here.key}{here.colon}{here.value}"
        return Trap(
            message=f'"{here.key}" stands among lines with dashes, and has none',
            line=here.number,
            column=len(here.indent) + 1,
            length=len(here.key),
            help=write(right),
            mended=right,
        )
    return Trap(
        message="a line with a dash and a line with a key stand at the same level"
        if here.dashes
        else f'"{here.key}" stands among lines with dashes',
        line=here.number,
        column=len(here.indent) + 1,
        length=1 if here.dashes else len(here.key),
        help="indent the lines with dashes below the key that they belong to"
        if here.dashes
        else f"indent it by {_spaces(same.level)}, below the dash, or take the dash on "
        f"line {same.number} away",
    )


def _spaces(count: int) -> str:
    """Say how many spaces."""
    return "no spaces" if count == 0 else f"{count} space{'s' * (count > 1)}"
