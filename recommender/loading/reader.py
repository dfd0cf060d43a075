"""From the parser's events to the placed tree, refusing what is not used here."""

from collections.abc import Mapping as MappingOf
from typing import Protocol

import yaml
from attrs import define

from recommender.loading.characters import BAD
from recommender.loading.source import DEEPEST, Mark, Source
from recommender.loading.traps.layout import glued_dash_in
from recommender.loading.traps.values import limit_in
from recommender.loading.tree import Entry, Mapping, Node, Scalar, Sequence
from recommender.model.position import Position, Word

MOST_NODES = 200_000
_NOTHING = frozenset(("", "~"))

# Kinds of events. As mere types they narrow nothing: to the parser's own types an
# `Event` could not be narrowed, and what is taken for unreachable is not checked.
_DOCUMENT: type[object] = yaml.DocumentStartEvent
_NODE: type[object] = yaml.NodeEvent
_SCALAR: type[object] = yaml.ScalarEvent
_ALIAS: type[object] = yaml.AliasEvent
_LIST: type[object] = yaml.SequenceStartEvent
_LIST_ENDS: type[object] = yaml.SequenceEndEvent
_MAPPING_ENDS: type[object] = yaml.MappingEndEvent
_COLLECTION: type[object] = yaml.CollectionStartEvent
_COLLECTION_ENDS: type[object] = yaml.CollectionEndEvent


class Event(Protocol):
    """What the parser met, of whatever kind, as far as it is looked at."""

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None
    flow_style: bool | None
    version: tuple[int, int] | None
    tags: MappingOf[str, str] | None


class Parser(Protocol):
    """Tells one event after the other."""

    def get_event(self) -> Event:
        """Return the next event."""

    def check_event(self) -> bool:
        """Return whether there is one."""


class GivenUpError(Exception):
    """Nothing more can be read; the fault has been noted."""


@define
class Reader:
    """Reads the events of one file, once, from the first to the last.

    What could not be read becomes a mapping without entries.

    Attributes:
        source: The file.
        parser: Yields the events; a loader whose constructors are never called.
        nodes: How many values were met so far.
    """

    source: Source
    parser: Parser
    nodes: int = 0

    def read(self) -> Node:
        """Return what the file holds.

        Raises:
            GivenUpError: Nothing can be returned.
        """
        node = None
        documents = 0
        while self.parser.check_event():
            event = self.parser.get_event()
            if isinstance(event, _DOCUMENT):
                documents += 1
                self._check_document(event, documents)
            elif isinstance(event, _NODE):
                node = self._node(event, 1, None)
        if node is None:
            self.source.note_empty_file()
            raise GivenUpError
        return node

    def _check_document(self, event: Event, documents: int) -> None:
        """Refuse a second document, and lines that begin with a percent sign."""
        if documents > 1:
            self.source.note(
                "second-document",
                "a second document begins here, and a file holds one",
                self.source.place(event.start_mark),
                length=3,
                help="leave the line out, or move what follows into another file",
            )
            raise GivenUpError
        if event.version or event.tags:
            self.source.note_directive()

    def _node(self, event: Event, depth: int, key: Word | None) -> Node:
        """Return what an event begins.

        Args:
            event: The event.
            depth: How many mappings and lists it stands in, itself among them.
            key: The key that it stands under, if it does.
        """
        self._count(event, depth)
        if isinstance(event, _SCALAR):
            return self._scalar(event, key)
        if isinstance(event, _ALIAS):
            self.source.note_alias(event.start_mark, event.anchor or "")
            return Mapping((), self.source.place(event.start_mark))
        if event.anchor or event.tag:
            self.source.note_mark(event.start_mark, tag=not event.anchor, text=False)
        if isinstance(event, _LIST):
            return self._sequence(event, depth)
        if event.flow_style:
            return self._braces(event, depth)
        return self._mapping(event, depth)

    def _count(self, event: Event, depth: int) -> None:
        """Give up on files that are too big or too deep."""
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self._give_up(
                "too-big",
                f"the file holds more than {MOST_NODES:,} values",
                event,
                "split it into several files; they are read as one",
            )
        if depth > DEEPEST and not isinstance(event, _SCALAR):
            self.source.note_too_deep(event.start_mark)
            raise GivenUpError

    def _give_up(self, check: str, message: str, event: Event, advice: str) -> None:
        """Note a fault behind which nothing is read."""
        place = self.source.place(event.start_mark)
        self.source.note(check, message, place, help=advice)
        raise GivenUpError

    def _sequence(self, event: Event, depth: int) -> Sequence:
        """Return a list."""
        found = []
        get_event = self.parser.get_event
        inner = get_event()
        while not isinstance(inner, _LIST_ENDS):
            found.append(self._node(inner, depth + 1, None))
            inner = get_event()
        return Sequence(tuple(found), self.source.place(event.start_mark))

    def _mapping(self, event: Event, depth: int) -> Mapping:
        """Return keys and what stands under them; the first of each key counts."""
        found: dict[str, Entry] = {}
        get_event = self.parser.get_event
        inner = get_event()
        while not isinstance(inner, _MAPPING_ENDS):
            key = self._key(inner, depth)
            if key is None:
                self._skip(get_event(), depth + 1)
            else:
                node = self._node(get_event(), depth + 1, key)
                first = found.get(key)
                if first is None:
                    found[key] = Entry(key, node)
                else:
                    self.source.note_twice(key, first.key, depth)
            inner = get_event()
        return Mapping(tuple(found.values()), self.source.place(event.start_mark))

    def _key(self, event: Event, depth: int) -> Word | None:
        """Return a key, or None where there is none; its fault has been noted."""
        if not isinstance(event, _SCALAR):
            place = self.source.place(event.start_mark)
            self._skip(event, depth + 1)
            self.source.note(
                "not-yaml",
                "a key must be a word",
                place,
                help="write `key: value`, the key without brackets",
            )
            return None
        if event.value == "<<" and not event.style:
            self._count(event, depth)
            self.source.note(
                "merge-key",
                "`<<` merges nothing here",
                self.source.place(event.start_mark),
                length=2,
                help="write out the lines that it stands for",
            )
            return None
        self._count(event, depth)
        node = self._scalar(event, None)
        return node.word if isinstance(node, Scalar) else None

    def _skip(self, event: Event, depth: int) -> None:
        """Pass over what an event begins, noting nothing."""
        self._count(event, depth)
        if not isinstance(event, _COLLECTION):
            return
        inner = self.parser.get_event()
        while not isinstance(inner, _COLLECTION_ENDS):
            self._skip(inner, depth + 1)
            inner = self.parser.get_event()

    def _braces(self, event: Event, depth: int) -> Mapping:
        """Pass over braces, noting them."""
        inner = self.parser.get_event()
        while not isinstance(inner, _MAPPING_ENDS):
            self._skip(inner, depth + 1)
            inner = self.parser.get_event()
        self.source.note_braces(event.start_mark)
        return Mapping((), self.source.place(event.start_mark))

    def _scalar(self, event: Event, key: Word | None) -> Node:
        """Return a text, or a mapping without entries where it is at fault."""
        value, style, mark = event.value, event.style, event.start_mark
        source = self.source
        if event.anchor or event.tag:
            source.note_mark(mark, tag=not event.anchor, text=True)
            return Mapping((), source.place(mark))
        if not style:
            if value in _NOTHING:
                source.note_empty(mark, key)
                return Mapping((), source.place(mark))
            end = event.end_mark
            if end.line in source.hashed and source.cut_by_hash(value, mark, end):
                return Mapping((), source.place(mark))
            if value[0] == "-" and value[1:2].isalpha():
                self._check_dash(mark)
            return Scalar(
                Word(value, Position(source.path, mark.line + 1, mark.column + 1))
            )
        if style in "|>":
            return self._block(value, mark, key)
        return self._quoted(value, mark, key)

    def _block(self, value: str, mark: Mark, key: Word | None) -> Node:
        """Return a text that stands below its `|` or `>`."""
        limit = limit_in(self.source.line(mark.line + 1))
        if limit is not None:
            self.source.note_trap(limit)
        elif value.strip():
            return Scalar(Word(value.rstrip("\n"), self.source.place_below(mark.line)))
        else:
            self.source.note_empty(mark, key)
        return Mapping((), self.source.place(mark))

    def _quoted(self, value: str, mark: Mark, key: Word | None) -> Node:
        """Return a text in quotes."""
        source = self.source
        if not value.strip():
            source.note_empty(mark, key)
            return Mapping((), source.place(mark))
        position = Position(source.path, mark.line + 1, mark.column + 2)
        if BAD.search(value):
            source.note(
                "bad-character",
                "a code in this text stands for a character that misleads",
                position,
                length=len(source.lines[mark.line]) - mark.column - 1,
                help="write the text without it",
            )
        return Scalar(Word(value, position), quoted=True)

    def _check_dash(self, mark: Mark) -> None:
        """Note a dash without a space where a list was meant."""
        trap = glued_dash_in(self.source.line(mark.line + 1))
        if trap is not None and trap.column == mark.column + 1:
            self.source.note_trap(trap)
