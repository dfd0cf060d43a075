"""Compiled knowledge as lines of plain data, and back.

The first line holds what every enquiry needs; each product, each rule, each group of
rules and each set of products has a line of its own, which is read when it is first
asked for.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from attrs import evolve

from recommender.compiling.compiled import Compiled
from recommender.compiling.plain_data import Node, Reader, Shape, Writer
from recommender.model.lazily import Lazily

Item = TypeVar("Item")

_ONE_BY_ONE = ("products", "rules", "scenarios")
"""What of the knowledge is read entry by entry."""


def shape() -> Shape:
    """Return the classes that compiled knowledge is made of."""
    return Shape(Compiled)


def lines_of(compiled: Compiled) -> list[str]:
    """Return compiled knowledge as lines."""
    writer = Writer(shape())
    lines: list[str] = []

    def one_by_one(values: Iterator[object] | Sequence[object]) -> list[int]:
        first = len(lines)
        lines.extend(_text(writer.node(value)) for value in values)
        return [first, len(lines) - first]

    knowledge, ruleset = compiled.knowledge, compiled.ruleset
    elsewhere: dict[str, Any] = {name: {} for name in _ONE_BY_ONE}
    tables = {
        "met_by": compiled.met_by,
        "affected": compiled.affected,
        **{name: getattr(knowledge, name) for name in _ONE_BY_ONE},
    }
    core = {
        "tables": {
            name: [
                [writer.node(key) for key in table],
                *one_by_one([*table.values()]),
            ]
            for name, table in tables.items()
        },
        "groups": one_by_one(ruleset.groups),
        "order": sorted(compiled.order, key=compiled.order.__getitem__),
        "compiled": writer.node(
            evolve(
                compiled,
                knowledge=evolve(knowledge, **elsewhere),
                ruleset=evolve(ruleset, groups=()),
                catalog=evolve(compiled.catalog, products=(), ids=(), number={}),
                order={},
                met_by={},
                affected={},
            )
        ),
        "bits": len(lines),
    }
    lines.extend(f"{bits:x}" for bits in writer.bits)
    return [_text({**core, "paths": [*writer.paths]}), *lines]


def compiled_from(lines: Sequence[bytes]) -> Compiled:
    """Return the compiled knowledge that lines hold.

    Raises:
        ValueError: They are not what `lines_of` writes.
    """
    try:
        return _compiled_from(lines)
    except (LookupError, TypeError, AttributeError) as error:
        msg = "these lines hold no compiled knowledge"
        raise ValueError(msg) from error


def _compiled_from(lines: Sequence[bytes]) -> Compiled:
    core, lines = json.loads(lines[0]), lines[1:]
    first_bits = core["bits"]
    reader = Reader(
        shape(), core["paths"], lambda number: int(lines[first_bits + number], 16)
    )

    def line(number: int) -> Any:  # noqa: ANN401 - whatever it holds
        return reader.value(json.loads(lines[number]))

    tables: dict[str, ReadWhenAsked[Any]] = {
        name: ReadWhenAsked(map(reader.value, keys), lines, first, reader)
        for name, (keys, first, _) in core["tables"].items()
    }
    compiled: Compiled = reader.value(core["compiled"])
    products = tables["products"]
    ids = tuple(products)
    first_group, groups = core["groups"]
    entries: dict[str, Any] = {name: tables[name] for name in _ONE_BY_ONE}
    return evolve(
        compiled,
        knowledge=evolve(compiled.knowledge, **entries),
        ruleset=evolve(
            compiled.ruleset,
            groups=Lazily(groups, lambda place: line(first_group + place)),
        ),
        catalog=evolve(
            compiled.catalog,
            products=Lazily(len(ids), lambda place: products[ids[place]]),
            ids=ids,
            number={id_: place for place, id_ in enumerate(ids)},
        ),
        order={id_: place for place, id_ in enumerate(core["order"])},
        met_by=tables["met_by"],
        affected=tables["affected"],
    )


class ReadWhenAsked(Mapping[str, Item], Generic[Item]):
    """A mapping whose values are read from their lines when they are asked for."""

    def __init__(
        self, keys: Iterator[str], lines: Sequence[bytes], first: int, reader: Reader
    ) -> None:
        """Hold the lines from `first` on, one for each key."""
        self._places = {key: place for place, key in enumerate(keys, start=first)}
        self._lines = lines
        self._reader = reader
        self._read: dict[str, Item] = {}

    def __getitem__(self, key: str) -> Item:
        """Return a value, read once."""
        found = self._read.get(key)
        if found is None:
            text = self._lines[self._places[key]]
            # Two threads may read it at once: the values are equal, one stays.
            found = self._read[key] = self._reader.value(json.loads(text))
        return found

    def __contains__(self, key: object) -> bool:
        """Tell whether there is such a key; nothing is read."""
        return key in self._places

    def __iter__(self) -> Iterator[str]:
        """Yield the keys."""
        return iter(self._places)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._places)

    def __repr__(self) -> str:
        """Show the values, as a dictionary would."""
        return repr(dict(self))

    def __reduce__(self) -> tuple[type[dict[str, Item]], tuple[dict[str, Item]]]:
        """Pickle as a dictionary: the lines stay here."""
        return dict, (dict(self),)


def _text(node: Node) -> str:
    return json.dumps(node, ensure_ascii=False, separators=(",", ":"))
