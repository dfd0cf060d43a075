"""The shape of what was authored: which keys a mapping has, what a list holds.

Reading goes on after a fault.
What could not be read is a mapping without entries: its fault has been noted, so
everything here passes over it in silence.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from recommender.loading.blame import note
from recommender.loading.faults import Faults
from recommender.loading.levels import stands_below
from recommender.loading.names import quoted
from recommender.loading.shapes import (
    note_commas,
    note_dashes,
    note_list,
    note_no_dash,
    note_text,
)
from recommender.loading.strange import note_strange
from recommender.loading.tree import Entry, Node, Scalar, Sequence
from recommender.loading.tree import Mapping as Tree
from recommender.model.position import Word

_NOWHERE_ELSE: Mapping[str, str] = MappingProxyType({})


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
                note_no_dash(node, faults, of=of)
    return ()


def word(node: Node, faults: Faults, *, of: str, at: Word | None = None) -> Word | None:
    """Return the one word or text that stands there, or None."""
    if isinstance(node, Scalar):
        return node.word
    if isinstance(node, Sequence):
        note_list(node, faults, of=of, at=at)
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
        if of != "says" and note_commas(node, faults, of=of):
            return ()
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
            note_dashes(node, faults, of=of)
        case Scalar():
            note_text(node.word, faults, known=known, of=of)
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


def _note_missing(key: str, at: Word, faults: Faults, *, of: str) -> None:
    """Note that a key is missing."""
    note(faults, "missing-key", f"{of} needs `{key}`", at, help=f"add `{key}:`")
