"""Tabs in indents, where only spaces count."""

import re
from collections.abc import Sequence

from recommender.loading.traps.lines import Line
from recommender.loading.traps.trap import Trap

_TAB = re.compile(r" *\t[ \t]*(?=\S)")


def tab_in(lines: Sequence[str], number: int) -> Trap | None:
    """Look for a tab in the indent of a line."""
    found = _TAB.match(lines[number - 1])
    if found is None:
        return None
    more = sum(1 for line in lines[number:] if _TAB.match(line))
    others = ""
    if more:
        others = f"; a tab is on {more} more line{'s' * (more > 1)} below, too"
    text = lines[number - 1].lstrip()
    depth = _without_tabs(lines, number, found[0])
    right = " " * depth + text
    return Trap(
        message="a tab stands in the indent, where only spaces count",
        line=number,
        column=lines[number - 1].index("\t") + 1,
        length=found[0].count("\t"),
        help=f"indent it by {depth} spaces, two for each level{others}; write\n"
        f"  {right}",
        mended=None if more else right,
    )


def _without_tabs(lines: Sequence[str], number: int, indent: str) -> int:
    """Return by how many spaces a line with tabs was most likely meant to be indented.

    Where the line above is indented with spaces, one of the levels there is meant:
    the one that an editor would show at about the same place.
    """
    above = next((line for line in reversed(lines[: number - 1]) if line.strip()), "")
    if not above.strip() or "\t" in above[: len(above) - len(above.lstrip())]:
        return 2 * indent.count("\t")
    line = Line.of(above, 1)
    return line.level + 2 if line.key and not line.value else line.level
