"""An enquiry in JSON, as the same placed tree that YAML becomes."""

import json
import re
from bisect import bisect_right
from json.decoder import scanstring  # type: ignore[attr-defined]

from attrs import frozen

from recommender.loading.blame import note
from recommender.loading.faults import Faults
from recommender.loading.names import quoted
from recommender.loading.tree import Entry, Mapping, Node, Scalar, Sequence, unread
from recommender.model.position import Position, Word

_SPACE = re.compile(r"[ \t\n\r]*")
_BARE = re.compile(r"[^ \t\n\r,\]}]+")
_LINE_END = re.compile(r"\r\n|\r|\n")


def read_json_tree(path: str, text: str, faults: Faults) -> Mapping | None:
    """Return the tree of a JSON object, or None where the text is no JSON."""
    text = text.removeprefix("\ufeff")
    faults.remember(path, _LINE_END.split(text))
    lines = _Lines.of(path, text)
    try:
        # Numbers stay text here, however long they are.
        json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        faults.add(
            "not-json",
            f"this is not JSON: {error.msg.lower()}",
            lines.position(min(error.pos, len(text))),
            help='write it as in `{"problems": ["smudging"]}`',
        )
        return None
    except RecursionError:
        faults.add(
            "too-deep",
            "this is nested too deeply",
            Position(path, 1, 1),
            help="an enquiry has three levels",
        )
        return None
    node, _ = _Reader(lines, text, faults).read(_SPACE.match(text).end())  # type: ignore[union-attr]
    if not isinstance(node, Mapping):
        return None
    for group in node.entries:
        inner = group.node.entries if isinstance(group.node, Mapping) else (group,)
        for entry in inner:
            if unread(entry.node):
                note(
                    faults,
                    "empty-value",
                    f"{quoted(entry.key)} is empty",
                    entry.key,
                    help="leave it out where nothing is known",
                )
    return node


@frozen
class _Lines:
    """Where the lines of a text begin."""

    path: str
    starts: list[int]

    @classmethod
    def of(cls, path: str, text: str) -> "_Lines":
        """Find every line of `text`."""
        return cls(path, [0, *(end.end() for end in _LINE_END.finditer(text))])

    def position(self, at: int) -> Position:
        """Return the place of a character."""
        line = bisect_right(self.starts, at)
        return Position(self.path, line, at - self.starts[line - 1] + 1)


@frozen
class _Reader:
    """Reads a text that is known to be JSON, which keeps it short."""

    lines: _Lines
    text: str
    faults: Faults

    def read(self, at: int) -> tuple[Node | None, int]:
        """Return the value that begins at `at`, and where it ends; null is None."""
        mark = self.text[at]
        if mark == "{":
            return self._object(at)
        if mark == "[":
            return self._array(at)
        if mark == '"':
            word, end = self._string(at)
            return Scalar(word, quoted=True), end
        found = _BARE.match(self.text, at)
        bare = found[0] if found else ""
        place = self.lines.position(at)
        node = None if bare == "null" else Scalar(Word(bare, place))
        return node, at + len(bare)

    def _string(self, at: int) -> tuple[Word, int]:
        """Return the text in quotes that begins at `at`."""
        value, end = scanstring(self.text, at + 1, True)  # noqa: FBT003 - its signature
        return Word(value, self.lines.position(at + 1)), end

    def _object(self, at: int) -> tuple[Node, int]:
        """Return the object that begins at `at`; what is null is left out."""
        entries: dict[str, Entry] = {}
        start, at = at, self._next(at + 1)
        while self.text[at] != "}":
            key, at = self._string(at)
            node, at = self.read(self._next(self._next(at) + 1))
            if key in entries:
                note(
                    self.faults,
                    "duplicate-key",
                    f'"{key}" stands twice',
                    key,
                    help="leave one of the two out",
                )
            elif node is not None:
                entries[key] = Entry(key, node)
            at = self._after_comma(at)
        place = self.lines.position(start)
        return Mapping(tuple(entries.values()), place), at + 1

    def _array(self, at: int) -> tuple[Node, int]:
        """Return the list that begins at `at`."""
        items: list[Node] = []
        start, at = at, self._next(at + 1)
        while self.text[at] != "]":
            item_at = at
            node, at = self.read(at)
            if node is None:
                place = self.lines.position(item_at)
                node = Scalar(Word("null", place))
            items.append(node)
            at = self._after_comma(at)
        return Sequence(tuple(items), self.lines.position(start)), at + 1

    def _next(self, at: int) -> int:
        """Return where the next character stands that is no space."""
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def _after_comma(self, at: int) -> int:
        """Return where what follows an item begins."""
        at = self._next(at)
        return self._next(at + 1) if self.text[at] == "," else at
