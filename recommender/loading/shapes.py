"""What stands in the wrong shape, and the lines in the right one."""

import re
from collections.abc import Collection, Iterator

from recommender.loading.blame import (
    NOWHERE,
    corrected,
    listing,
    note,
    part_of,
    place_of,
    replaced,
)
from recommender.loading.faults import Faults
from recommender.loading.levels import last_line, rows_of
from recommender.loading.names import quoted
from recommender.loading.tree import Mapping as Tree
from recommender.loading.tree import Scalar, Sequence
from recommender.model.diagnostic import Edit
from recommender.model.position import Position, Word

_GLUED = re.compile(r"([^\W\d][\w-]*):(?=[^\s/])")
_COLON_LEFT_OUT = re.compile(r"([^\W\d][\w-]*)(?:\s*[=;\uff1a]\s*|\s+)(\S.*)")
_FEW = 12
_STEP = 2
_WORDS_AND_COMMAS = re.compile(r"[\w.-]+(, *[\w.-]+)+")
LINES = "write each as `key: value`, on a line of its own"


def note_text(text: Word, faults: Faults, *, known: Collection[str], of: str) -> None:
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
    help_ = LINES
    if text.startswith("-") and text[1:2].isalpha():
        help_ = "put a space behind the dash if it begins a list; else " + help_
    elif left_out and (left_out[1] in known or (not known and text in line)):
        help_ = f"write `{left_out[1]}: {left_out[2]}`"
    elif text in known:
        help_ = f"write a colon behind it: `{text}:`"
    elif known and len(known) <= _FEW:
        first = next(iter(known))
        help_ = f"its keys are {listing(list(known), 'and')}"
        if line.lstrip().startswith("- "):
            help_ = f"write `- {first}: {text}`; {help_}"
    note(faults, "wrong-shape", f"{of} needs keys, not a text", text, help=help_)


def note_list(
    node: Sequence, faults: Faults, *, of: str, at: Word | None = None
) -> None:
    """Say that a list stands where one text is needed."""
    only = node.items[0] if len(node.items) == 1 else None
    line = faults.line_at(node.position)
    rest = line[node.position.column - 1 :].rstrip()
    in_brackets = rest.startswith("[") and rest.endswith("]")
    help_ = "write one text, without brackets or dashes"
    texts = [item.word for item in node.items if isinstance(item, Scalar)]
    if in_brackets and len(texts) == len(node.items) > 1:
        key = line[: node.position.column - 1].strip()
        help_ = f"write one text, such as `{key} {', '.join(texts)}`"
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


def note_no_dash(node: Tree, faults: Faults, *, of: str) -> None:
    """Say that keys stand where a list is needed, and show it."""
    key = node.entries[0].key
    message = f"{of} takes a list, and here are keys without a dash before the first"
    if not faults.line_at(place_of(key)):
        note(faults, "wrong-shape", message, key, help="put them into a list")
        return
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
        message,
        key,
        help="write\n" + "\n".join(f"  {row}" for row in shown.split("\n")),
        fix=(edit,),
    )


def note_commas(node: Scalar, faults: Faults, *, of: str) -> bool:
    """Note a list of words without its brackets, and return whether it is one."""
    right = f"[{node.word}]"
    stated = place_of(node.word) == NOWHERE
    line = right if stated else corrected(node.word, right, faults)
    if node.quoted or not line or not _WORDS_AND_COMMAS.fullmatch(node.word):
        return False
    note(
        faults,
        "wrong-shape",
        f"{of} takes a list, and a list stands in square brackets",
        node.word,
        help=f"write `{line}`",
        fix=replaced(node.word, right, faults),
    )
    return True


def note_dashes(node: Sequence, faults: Faults, *, of: str) -> None:
    """Say that dashes stand where keys are needed, and show it without them."""
    trees = [item for item in node.items if isinstance(item, Tree) and item.entries]
    keys = [entry.key for tree in trees for entry in tree.entries]
    starts = {place_of(tree.entries[0].key).line for tree in trees}
    lines = {place_of(key).line for key in keys}
    help_, fix = LINES, []
    seen = all(faults.line_at(place_of(key)) for key in keys)
    if seen and trees and len(trees) == len(node.items) and len(set(keys)) == len(keys):
        shown = [row for key in keys for row in _without_dash(key, faults)]
        help_ = "take the dashes away; write\n" + "\n".join(shown)
        places = [Position(node.position.path, line, 1) for line in starts]
        # A dash can also stand on a line of its own, above the key.
        dashed = all(faults.line_at(at).lstrip().startswith("-") for at in places)
        if dashed and len(starts) == len(keys):
            fix = [_no_dash(place, faults) for place in places]
    faults.add(
        "wrong-shape",
        f"{of} needs keys, not a list",
        node.position,
        help=help_,
        fix=tuple(fix) if len(lines) == len(keys) else (),
    )


def _without_dash(key: Word, faults: Faults) -> Iterator[str]:
    """Yield the lines of what belongs to a key, without the dash before it."""
    first, *others = rows_of(key, faults, _STEP)
    yield " " * _STEP + first.strip().removeprefix("-").strip()
    yield from others


def _no_dash(place: Position, faults: Faults) -> Edit:
    """Return the edit that takes the dash of a line away, and what is left in place."""
    line = faults.line_at(place)
    dash = line.index("-")
    text = line[dash + 1 :].lstrip()
    return Edit(
        path=place.path,
        line=place.line,
        column=dash + 1,
        end_line=place.line,
        end_column=len(line) - len(text) + 1,
        text="",
    )
