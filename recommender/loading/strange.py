"""Keys that cannot stand where they stand: what is meant, and where they belong."""

from collections.abc import Collection, Iterable, Mapping

from attrs import evolve

from recommender.loading.blame import note, place_of
from recommender.loading.faults import Faults
from recommender.loading.guessing import Kind, fold, suggestions
from recommender.loading.levels import (
    BLOCKS,
    MEANT,
    homes,
    last_line,
    levels_above,
    one_of,
    rows_of,
)
from recommender.loading.moving import before, in_place, moved
from recommender.loading.names import hint, offered, quoted
from recommender.loading.tree import Entry
from recommender.loading.tree import Mapping as Tree
from recommender.model.diagnostic import Edit
from recommender.model.position import Word

_STEP = 2
_OF_A_THING = 3
"""How many lines stand above the keys of a thing: its section, and its id."""


def note_strange(  # noqa: PLR0913 - a shape has that many parts
    entry: Entry,
    tree: Tree,
    faults: Faults,
    *,
    known: Collection[str],
    of: str,
    where: Mapping[str, str],
) -> None:
    """Note a key that cannot stand in `tree`."""
    key = entry.key
    if faults.many:
        check, help_ = "unknown-key", "leave it out"
        if key in where:
            check, help_ = "key-at-wrong-level", f"it belongs under {where[key]}"
        message = f"{of} has no key called {quoted(key)} here"
        note(faults, check, message, key, help=help_)
        return
    if isinstance(entry.node, Tree) and not entry.node.entries:
        if not _note_id(key, faults):
            _note_empty(key, known, faults)
        return
    if key in where:
        _note_misplaced(entry, tree, faults, where[key], known)
        return
    there = {each.key for each in tree.entries}
    free = [each for each in known if each not in there] or list(known)
    near = _meant(entry, free) or suggestions(key, Kind("key", free))
    if not near and note_too_deep(key, faults):
        return
    note(
        faults,
        "unknown-key",
        f"{of} has no key called {quoted(key)}",
        key,
        help=offered(key, near, faults)
        if near
        else hint(key, Kind("key", free)) or "leave it out",
    )


def _note_empty(key: Word, known: Collection[str], faults: Faults) -> None:
    """Say of a key that is at fault already what it probably should be."""
    near = suggestions(key, Kind("key", known))
    for index, fault in enumerate(faults.found):
        if near and fault.position == place_of(key) and fault.check == "empty-value":
            faults.found[index] = evolve(
                fault, help=f"{offered(key, near, faults)}\n{fault.help}"
            )


def _note_id(key: Word, faults: Faults) -> bool:
    """Note an id that is indented as the keys of the thing above it.

    The keys of that thing stand again below it, and all of it is one mistake.
    """
    place = place_of(key)
    above = levels_above(key, faults)
    again = [
        each
        for each in faults.found
        if each.check == "duplicate-key"
        and each.position.path == place.path
        and each.position.line > place.line
        and each.position.column == place.column
    ]
    if len(above) != _OF_A_THING - 1 or not again:
        return False
    depth = above[-1]
    faults.found[:] = [
        each
        for each in faults.found
        if each not in again
        and not (each.check == "empty-value" and each.position == place)
    ]
    right = " " * depth + faults.line_at(place).strip()
    note(
        faults,
        "key-at-wrong-level",
        f"{quoted(key)} stands among the keys of what is above it",
        key,
        help=f"indent it by {depth} spaces, as the other ids; write\n  {right}",
        fix=(
            Edit(
                path=place.path,
                line=place.line,
                column=1,
                end_line=place.line,
                end_column=place.column,
                text=" " * depth,
            ),
        ),
    )
    return True


def _meant(entry: Entry, known: Iterable[str]) -> tuple[str, ...]:
    """Return the key that people mean by another word, if it can stand there."""
    wanted = fold(entry.key).replace(" ", "_")
    found = [each for each in known if wanted in MEANT.get(each, ())]
    if isinstance(entry.node, Tree):
        found = [each for each in found if each in BLOCKS] or found
    else:
        found = [each for each in found if each not in BLOCKS]
    return tuple(sorted(found, key=lambda each: MEANT[each].index(wanted))[:1])


def note_too_deep(key: Word, faults: Faults) -> bool:
    """Note a key that belongs further out, and return whether it is one."""
    sections = homes(key)
    if not sections:
        return False
    above = levels_above(key, faults)
    help_ = f"it is a key of {one_of(sections[0])}; move it there, or leave it out"
    fix: tuple[Edit, ...] = ()
    place = place_of(key)
    section = faults.line_at(evolve(place, line=_section(key, faults), column=1))
    if section.partition(":")[0] in sections and len(above) >= _OF_A_THING:
        depth = above[_OF_A_THING - 1]
        rows = list(rows_of(key, faults, depth))
        shown = "\n".join(f"  {row}" for row in rows)
        help_ = (
            f"indent it by {depth} spaces, as the keys of "
            f"{one_of(sections[0])}; write\n{shown}"
        )
        fix = (
            (in_place(key, rows, faults),)
            if _is_last(key, faults)
            else before(key, rows, depth, faults)
        )
    note(
        faults,
        "key-at-wrong-level",
        f"{quoted(key)} is a right key at the wrong level",
        key,
        help=help_,
        fix=fix,
    )
    return True


def _section(key: Word, faults: Faults) -> int:
    """Return the line of the section that a key stands in."""
    place = place_of(key)
    for number in range(place.line, 0, -1):
        line = faults.line_at(evolve(place, line=number, column=1))
        if line[:1].strip() and not line.startswith("#"):
            return number
    return 1


def _is_last(key: Word, faults: Faults) -> bool:
    """Return whether no line at the same indent follows in the same block."""
    place = place_of(key)
    after = evolve(place, line=last_line(key, faults) + 1, column=1)
    line = faults.line_at(after)
    return len(line) - len(line.lstrip(" ")) < place.column - 1 or not line.strip()


def _note_misplaced(
    entry: Entry, tree: Tree, faults: Faults, target: str, known: Collection[str]
) -> None:
    """Note a right key at the wrong level, and show it at the right one."""
    key = entry.key
    home = next((each for each in tree.entries if each.key == target), None)
    depth = place_of(key).column - 1
    help_ = f"it belongs under {target}; move it there"
    fix: tuple[Edit, ...] = ()
    seen = bool(faults.line_at(place_of(key)))
    if seen and home is not None and isinstance(home.node, Tree):
        if not home.node.entries:
            _take_in(home.key, key, faults)
            return
        inner = place_of(home.node.entries[0].key).column - 1
        rows = list(rows_of(key, faults, inner))
        fix = moved(key, home.key, rows, faults)
        shown = "\n".join(f"  {row.strip() if len(rows) == 1 else row}" for row in rows)
        help_ = (
            f"it belongs under {target}, on line {place_of(home.key).line}, indented "
            f"by {inner} spaces; write there\n{shown}"
        )
    elif seen and home is None and target in known:
        rows = [" " * depth + f"{target}:", *rows_of(key, faults, depth + _STEP)]
        shown = "\n".join(f"  {row[depth:]}" for row in rows)
        help_ = f"it belongs under {target}; write\n{shown}"
        fix = (in_place(key, rows, faults),)
    elif home is None:
        help_ = f"it belongs under {target}; move it there, or leave it out"
    note(
        faults,
        "key-at-wrong-level",
        f"{quoted(key)} is a right key at the wrong level",
        key,
        help=help_,
        fix=fix,
    )


def _take_in(home: Word, key: Word, faults: Faults) -> None:
    """Say, where a key is empty, that the lines below it are what belongs to it."""
    place = place_of(home)
    rows = list(rows_of(key, faults, place.column - 1 + _STEP))
    for index, fault in enumerate(faults.found):
        if fault.position == place and fault.check == "empty-value":
            shown = fault.help
            if not fault.fix:
                shown = f"indent what belongs below it; write\n  {home}:"
            lines = "\n".join(f"  {row[place.column - 1 :]}" for row in rows)
            faults.found[index] = evolve(
                fault,
                help=f"{shown}\n{lines}",
                fix=(*fault.fix, in_place(key, rows, faults)),
            )
