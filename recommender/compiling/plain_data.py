"""Frozen values as plain data, and back: text, numbers and lists, nothing that runs.

What is read back can only be what is written here: the classes that `shape_of` finds
in the annotations of some roots, with the fields that they declare.
A value is a JSON node.
Text stands for itself; a list begins with what it is: a tuple, a mapping, a set, an
enumerated word, a day, or the number of a class before its fields.
"""

import types
import typing
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any, TypeAlias

import attrs

from recommender.model.position import Position, Word

Node: TypeAlias = Any
"""What `json` reads and writes."""

_TUPLE, _MAPPING, _SET, _ENUM, _DAY, _FIRST_CLASS = range(6)

# What a text begins with that is not only itself.
_ITSELF, _WORD, _FRACTION, _BITS = "\x00", "\x01", "\x02", "\x03"
_MARKS = (_ITSELF, _WORD, _FRACTION, _BITS)

GROWS = "grows"
"""Marks a field that is not written: it is made anew, and grows as it is used."""

_SMALL = 1 << 53
"""Whole numbers from here on are sets of products, and kept apart."""


class Shape:
    """The classes that can be written and read."""

    def __init__(self, *roots: type) -> None:
        """Find every class that values of `roots` can hold."""
        found: dict[type, None] = {}
        for root in roots:
            _gather(root, found)
        self.classes = tuple(sorted(found, key=_name))
        self.number = {cls: n for n, cls in enumerate(self.classes)}
        self.fields = tuple(
            tuple(each.name for each in attrs.fields(cls) if GROWS not in each.metadata)
            if attrs.has(cls)
            else ()
            for cls in self.classes
        )


def _name(cls: type) -> str:
    return f"{cls.__module__}.{cls.__qualname__}"


def _gather(hint: object, found: dict[type, None]) -> None:
    """Note the classes that an annotation names."""
    for part in typing.get_args(hint):
        _gather(part, found)
    if isinstance(hint, types.UnionType) or not isinstance(hint, type):
        return
    if hint in found or not (attrs.has(hint) or issubclass(hint, Enum)):
        return
    found[hint] = None
    if attrs.has(hint):
        for part in typing.get_type_hints(hint).values():
            _gather(part, found)


class Writer:
    """Writes values.

    Attributes:
        paths: Of the files that words stand in; their numbers are written.
        bits: Sets of products, each once; their numbers are written.
    """

    def __init__(self, shape: Shape) -> None:
        """Begin with nothing written."""
        self._shape = shape
        self.paths: dict[str, int] = {}
        self.bits: dict[int, int] = {}

    def node(self, value: object) -> Node:  # noqa: PLR0911 - one per kind of value
        """Return a value as plain data."""
        match value:
            case None | bool():
                return value
            case Enum():
                return [_ENUM, self._shape.number[type(value)], value.name]
            case int():
                if abs(value) < _SMALL:
                    return value
                return f"{_BITS}{self.bits.setdefault(value, len(self.bits))}"
            case str():
                return self._text(value)
            case Fraction():
                return f"{_FRACTION}{value}"
            case date():
                return [_DAY, value.isoformat()]
            case _:
                kind, parts = self._taken_apart(value)
                return [kind, *map(self.node, parts)]

    def _taken_apart(self, value: object) -> tuple[int, Iterable[object]]:
        """Return what a value is, and its parts."""
        match value:
            case Mapping():
                return _MAPPING, [part for pair in value.items() for part in pair]
            case frozenset():
                return _SET, sorted(value)
            case tuple():
                return _TUPLE, value
            case _:
                number = self._shape.number[type(value)]
                fields = self._shape.fields[number]
                return _FIRST_CLASS + number, [getattr(value, name) for name in fields]

    def _text(self, text: str) -> str:
        place = text.position if isinstance(text, Word) else None
        if place is not None:
            path = self.paths.setdefault(place.path, len(self.paths))
            return f"{_WORD}{path},{place.line},{place.column}{_WORD}{text}"
        return f"{_ITSELF}{text}" if text.startswith(_MARKS) else str(text)


class Reader:
    """Reads what a `Writer` wrote."""

    def __init__(
        self, shape: Shape, paths: list[str], bits: Callable[[int], int]
    ) -> None:
        """Read values.

        Args:
            shape: The classes they may be of.
            paths: Of the files that words stand in.
            bits: Returns a set of products by its number.
        """
        self._classes = shape.classes
        self._fields = shape.fields
        self._paths = paths
        self._bits = bits

    def value(self, node: Node) -> Any:  # noqa: ANN401, PLR0911 - any value it can be
        """Return the value that a node stands for."""
        if type(node) is str:
            return self._marked(node) if node.startswith(_MARKS) else node
        if type(node) is not list:
            return node
        kind = node[0]
        if kind >= _FIRST_CLASS:
            number = kind - _FIRST_CLASS
            made = object.__new__(self._classes[number])
            put = object.__setattr__
            for name, part in zip(self._fields[number], node[1:], strict=True):
                put(made, name, self.value(part))
            return made
        if kind == _ENUM:
            return self._classes[node[1]][node[2]]  # type: ignore[index]
        if kind == _DAY:
            return date.fromisoformat(node[1])
        parts = [self.value(part) for part in node[1:]]
        if kind == _TUPLE:
            return tuple(parts)
        if kind == _SET:
            return frozenset(parts)
        return dict(zip(parts[::2], parts[1::2], strict=True))

    def _marked(self, text: str) -> object:
        """Return what a text stands for that is not only itself."""
        mark, rest = text[0], text[1:]
        if mark == _BITS:
            return self._bits(int(rest))
        if mark == _FRACTION:
            numerator, _, denominator = rest.partition("/")
            return Fraction(int(numerator), int(denominator or 1))
        if mark == _WORD:
            place, _, word = rest.partition(_WORD)
            path, line, column = place.split(",")
            return Word(word, Position(self._paths[int(path)], int(line), int(column)))
        return rest
