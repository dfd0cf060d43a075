"""The shape of what was authored: which keys a mapping has, what a list holds.

Reading goes on after a fault.
What could not be read is a mapping without entries: its fault has been noted, so
everything here passes over it in silence.
"""

import re
from collections.abc import Collection, Mapping
from types import MappingProxyType

from recommender.loading.blame import listing, note, part_of, place_of
from recommender.loading.faults import Faults
from recommender.loading.levels import last_line, rows_of, stands_below
from recommender.loading.names import quoted
from recommender.loading.strange import note_strange
from recommender.loading.tree import Entry, Node, Scalar, Sequence
from recommender.loading.tree import Mapping as Tree
from recommender.model.diagnostic import Edit
from recommender.model.position import Position, Word

_NOWHERE_ELSE: Mapping[str, str] = MappingProxyType({})
_GLUED = re.compile(r"([^\W\d][\w-]*):(?=[^\s/])")
_COLON_LEFT_OUT = re.compile(r"([^\W\d][\w-]*)(?:\s*[=;\uff1a]\s*|\s+)(\S.*)")
_FEW = 12
_STEP = 2
_LINES = "write each as `key: value`, on a line of its own"


def entries(  # noqa: PLR0913 - a shape has that many parts
    node: Node,
    faults: Faults,
    *,
    known: Collection[str],
    of: str,
    required: Collection[str] = (),
    elsewhere: Mapping[str, str] = _NOWHERE_ELSE,
    at: Word | None = None,
) -> dict[str, Entry]:
    """Return the entries of a mapping whose keys are fixed, by key.

    Args:
        node: What stands there.
        faults: Where faults are noted.
        known: All keys that can stand there, in the order to list them.
        of: What is read, for messages: `rule low-voc`, `enquiry`.
        required: Keys that must stand there.
        elsewhere: Where keys belong that are often put here by mistake.
        at: The word to blame for what is missing; else the first key.
    """
    tree = mapping(node, faults, of=of, known=known)
    if tree is None:
        return {}
    found: dict[str, Entry] = {}
    misspelt = False
    for entry in tree.entries:
        if entry.key not in known:
            misspelt |= entry.key not in elsewhere
            note_strange(entry, tree, faults, known=known, of=of, where=elsewhere)
        elif not _unread(entry.node):
            found[entry.key] = entry
    # A key that nobody knows may well be the missing one, misspelt.
    if required and not misspelt:
        there = {entry.key for entry in tree.entries}
        for key in required:
            if key not in there and not stands_below(tree, key):
                _note_missing(key, at or tree.entries[0].key, faults, of=of)
    return found


def items(node: Node, faults: Faults, *, of: str) -> tuple[Entry, ...]:
    """Return the entries of a mapping whose keys the author chooses.

    Entries that could not be read are left out.
    """
    tree = mapping(node, faults, of=of)
    if tree is None:
        return ()
    return tuple(entry for entry in tree.entries if not _unread(entry.node))


def listed(node: Node, faults: Faults, *, of: str) -> tuple[Node, ...]:
    """Return the members of a list; those that could not be read are left out."""
    match node:
        case Sequence():
            return tuple(item for item in node.items if not _unread(item))
        case Scalar():
            note(
                faults,
                "wrong-shape",
                f"{of} takes a list",
                node.word,
                help="put it on a line of its own, with a dash before it",
            )
        case Tree():
            if node.entries:
                _note_no_dash(node, faults, of=of)
    return ()


def word(node: Node, faults: Faults, *, of: str, at: Word | None = None) -> Word | None:
    """Return the one word or text that stands there, or None."""
    if isinstance(node, Scalar):
        return node.word
    if isinstance(node, Sequence):
        _note_list(node, faults, of=of, at=at)
    elif node.entries:
        first = node.entries[0].key
        note(
            faults,
            "wrong-shape",
            f"{of} takes one text, and here are keys below it",
            first,
            help="write the text on the line of its key",
        )
    return None


def words(node: Node, faults: Faults, *, of: str) -> tuple[Word, ...]:
    """Return the words that stand there: one, or a list of them."""
    if isinstance(node, Scalar):
        return (node.word,)
    if isinstance(node, Sequence):
        return tuple(
            found
            for item in node.items
            if (found := _listed_word(item, faults, of=of)) is not None
        )
    if node.entries:
        note(
            faults,
            "wrong-shape",
            f"{of} takes words, and here are keys below it",
            node.entries[0].key,
            help="list the words in square brackets: `[one, another]`",
        )
    return ()


def mapping(
    node: Node, faults: Faults, *, of: str, known: Collection[str] = ()
) -> Tree | None:
    """Return `node` if it is a mapping that could be read."""
    match node:
        case Tree():
            return node if node.entries else None
        case Sequence():
            all_keys = node.items and all(isinstance(item, Tree) for item in node.items)
            faults.add(
                "wrong-shape",
                f"{of} needs keys, not a list",
                node.position,
                help="take the dashes away" if all_keys else _LINES,
            )
        case Scalar():
            _note_text(node.word, faults, known=known, of=of)
    return None


def _unread(node: Node) -> bool:
    """Return whether the fault of `node` has been noted."""
    return isinstance(node, Tree) and not node.entries


def _listed_word(item: Node, faults: Faults, *, of: str) -> Word | None:
    """Return the word that is a member of a list, or None."""
    if isinstance(item, Scalar):
        return item.word
    if isinstance(item, Sequence):
        faults.add(
            "wrong-shape",
            f"{of} takes a list of words, and this member is a list of its own",
            item.position,
            help="write one list, without brackets inside it",
        )
    elif item.entries:
        first = item.entries[0].key
        note(
            faults,
            "wrong-shape",
            f"{of} takes a list of words, and {quoted(first)} is a key",
            first,
            help="put a text with a colon in it in quotes"
            if " " in first
            else "write the word alone",
        )
    return None


def _note_text(text: Word, faults: Faults, *, known: Collection[str], of: str) -> None:
    """Say that a text stands where keys are needed, and why if it shows."""
    line = faults.line_at(place_of(text))
    glued = _GLUED.match(text)
    if glued and glued[0] in line:
        note(
            faults,
            "wrong-shape",
            f"the colon after {quoted(glued[1])} has no space behind it, so this "
            "line is not read as a key",
            part_of(text, glued[0], faults),
            help=f"write `{line.replace(glued[0], glued[0] + ' ', 1).strip()}`",
        )
        return
    left_out = _COLON_LEFT_OUT.fullmatch(text)
    help_ = _LINES
    if text.startswith("-") and text[1:2].isalpha():
        help_ = "put a space behind the dash if it begins a list; else " + help_
    elif left_out and (left_out[1] in known or (not known and text in line)):
        help_ = f"write `{left_out[1]}: {left_out[2]}`"
    elif text in known:
        help_ = f"write a colon behind it: `{text}:`"
    elif known and len(known) <= _FEW:
        help_ = f"its keys are {listing(list(known), 'and')}"
    note(faults, "wrong-shape", f"{of} needs keys, not a text", text, help=help_)


def _note_list(
    node: Sequence, faults: Faults, *, of: str, at: Word | None = None
) -> None:
    """Say that a list stands where one text is needed."""
    only = node.items[0] if len(node.items) == 1 else None
    line = faults.line_at(node.position)
    rest = line[node.position.column - 1 :].rstrip()
    in_brackets = rest.startswith("[") and rest.endswith("]")
    help_ = "write one text, without brackets or dashes"
    if isinstance(only, Scalar):
        if in_brackets:
            key = line[: node.position.column - 1].strip()
            help_ = f"write `{key} {only.word}`"
        else:
            help_ = f"write `{only.word}` alone, on the line of its key"
            if at is not None:
                help_ = f"write `{at}: {only.word}` in one line, without the dash"
    faults.add(
        "wrong-shape",
        f"{of} takes one text, and this is a list",
        node.position,
        length=len(rest) if in_brackets else 1,
        help=help_,
    )


def _note_no_dash(node: Tree, faults: Faults, *, of: str) -> None:
    """Say that keys stand where a list is needed, and show it."""
    key = node.entries[0].key
    depth = place_of(key).column - 1
    rows = [
        row
        for each in node.entries
        for row in rows_of(each.key, faults, _STEP)
        if row.strip()
    ]
    shown = "\n".join(
        ("- " + row.strip() if not n else row) for n, row in enumerate(rows)
    )
    place = place_of(key)
    end = last_line(node.entries[-1].key, faults)
    last = faults.line_at(Position(place.path, end, 1))
    indented = "\n".join(" " * depth + row for row in shown.split("\n"))
    edit = Edit(
        path=place.path,
        line=place.line,
        column=1,
        end_line=end,
        end_column=len(last) + 1,
        text=indented,
    )
    note(
        faults,
        "wrong-shape",
        f"{of} takes a list, and here are keys without a dash before the first",
        key,
        help="write\n" + "\n".join(f"  {row}" for row in shown.split("\n")),
        fix=(edit,),
    )


def _note_missing(key: str, at: Word, faults: Faults, *, of: str) -> None:
    """Note that a key is missing."""
    note(faults, "missing-key", f"{of} needs `{key}`", at, help=f"add `{key}:`")
