"""Lines of rules as a workbench shows them: true, false or unknown, and why.

Rules are called by their ids here, as their authors know them; these pages are for
people who write knowledge, not for clients.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from recommender.model.grades import Status
from recommender.model.position import Position
from recommender.model.states import (
    BlockState,
    LineState,
    Origin,
    RuleState,
    State,
)
from recommender.model.truth import Truth
from recommender.rendering.outline import Item, Mark

_MARKS = {Truth.TRUE: Mark.FOR, Truth.FALSE: Mark.AGAINST, Truth.UNKNOWN: Mark.ASK}
_FEW = 3
_KEPT = 3
_STATES = {State.FIRED: Mark.FOR, State.OPEN: Mark.ASK, State.SILENT: Mark.AGAINST}
_WOULD = {
    State.FIRED: "would fire",
    State.OPEN: "would be open",
    State.SILENT: "would be silent",
}


def place_text(position: Position | None) -> str:
    """Return where something stands: its file, by the last folders, and its line.

    >>> place_text(Position("/kb/rules/printing/smudging.yaml", 8, 3))
    'rules/printing/smudging.yaml:8'
    >>> place_text(Position("--given", 1, 1))
    '--given'
    """
    if position is None:
        return ""
    path = PurePosixPath(position.path)
    if not path.suffix:
        return position.path
    shown = PurePosixPath(*path.parts[-_KEPT:]) if path.is_absolute() else path
    return f"{shown}:{position.line}"


def rule_item(state: RuleState, *, every_line: bool, marked: bool = True) -> Item:
    """Return a rule, and its lines under it.

    Args:
        state: What became of it.
        every_line: Whether to show lines that do not keep it from firing, too.
        marked: Whether anything is known that lines can be held against.
    """
    place = place_text(state.position)
    # Of a rule that fired, one alternative held; the others are beside the point.
    told = every_line or state.state is not State.FIRED
    standing = ""
    if state.status is not Status.ACTIVE:
        would = f", {_WOULD[state.state]}" if marked else ""
        standing = f" ({state.status.value}: no effect{would})"
    return Item(
        lead=state.rule,
        text=f"{state.verb} {state.effect}{standing}",
        note=place,
        mark=_STATES[state.state] if marked else Mark.POINT,
        items=(
            *blocks(state.when if told else (), every_line=every_line, marked=marked),
            *_unless(state.unless, every_line=every_line, marked=marked),
            *_products(state, marked=marked),
        ),
    )


def blocks(
    found: tuple[BlockState, ...], *, every_line: bool, marked: bool = True
) -> Iterator[Item]:
    """Yield the lines of alternatives; of several, each under a heading."""
    for number, block in enumerate(found, start=1):
        lines = tuple(_lines(block.lines, every_line=every_line, marked=marked))
        if len(found) == 1:
            yield from lines
        elif lines:
            truth = f" ({block.truth.name.lower()})" if marked else ""
            yield Item(
                lead=f"alternative {number}{truth}", mark=Mark.GROUP, items=lines
            )


def _unless(
    lines: Iterable[LineState], *, every_line: bool, marked: bool
) -> Iterator[Item]:
    """Yield the lines that silence a rule when they are true."""
    shown = tuple(
        line_item(line, marked=marked)
        for line in lines
        if every_line or line.truth is not Truth.FALSE
    )
    if shown:
        yield Item(lead="unless", mark=Mark.GROUP, items=shown)


def _lines(
    lines: Iterable[LineState], *, every_line: bool, marked: bool
) -> Iterator[Item]:
    for line in lines:
        if every_line or line.truth is not Truth.TRUE:
            yield line_item(line, marked=marked)


def line_item(line: LineState, *, marked: bool = True) -> Item:
    """Return one line, whether it holds, and where what is known came from."""
    asked = f"{line.subject}: {line.wanted}"
    if line.limit and marked:
        asked += f", which is {line.limit}"
    if not marked:
        return Item(text=asked)
    return Item(
        text=f"{asked} ({line.truth.name.lower()}{_from(line)})",
        mark=_MARKS[line.truth],
    )


def _from(line: LineState) -> str:
    """Return what is known of the subject of a line, and where it came from."""
    bases = "; ".join(_told(line)[:_FEW])
    more = len(line.bases) - _FEW
    if more > 0:
        bases += f" and {more} more"
    known = f": {line.value}" if line.value and line.truth is not Truth.TRUE else ""
    if line.value and line.truth is Truth.UNKNOWN and line.origin is not Origin.AWAITED:
        limit = line.wanted.rpartition(" ")[2]
        return f": {line.value}, and {limit} is not known"
    match line.origin:
        case Origin.STATED:
            return f"{known}, stated{f' ({bases})' if bases else ''}"
        case Origin.CONCLUDED:
            return f"{known}, concluded{f' by {bases}' if bases else ''}"
        case Origin.AWAITED:
            return f": {bases} may still conclude it" if bases else ": nobody knows yet"
        case Origin.CATALOG:
            own = f": {line.value}" if line.value else ": nothing is known of it"
            return f"{own}{f' ({bases})' if bases else ''}"
        case Origin.NOBODY:
            return _not_there(line, bases)


def _told(line: LineState) -> list[str]:
    """Return the rules and places that a line rests on."""
    found = []
    for basis in line.bases:
        place = place_text(basis.position)
        if basis.rule:
            found.append(f"{basis.rule} ({place})" if place else basis.rule)
        elif place:
            found.append(place)
    return list(dict.fromkeys(found))


def _not_there(line: LineState, bases: str) -> str:
    """Return why nothing is known of the subject of a line."""
    if line.truth is Truth.UNKNOWN:
        return ": nobody has said"
    if bases:
        return f": nothing has concluded it; {bases} would"
    return ": not stated" if line.truth is Truth.FALSE else ""


def _products(state: RuleState, *, marked: bool) -> Iterator[Item]:
    """Yield the products that a rule is about."""
    if state.products:
        yield from blocks(state.products, every_line=True)
        return
    for lead, products in (
        ("picks", state.affects),
        ("may pick" if marked else "may pick, by what is known", state.may_affect),
    ):
        if products:
            named = ", ".join(products[:_FEW])
            more = len(products) - _FEW
            yield Item(
                lead=lead, text=named + (f" and {more} more" if more > 0 else "")
            )
