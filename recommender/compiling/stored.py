"""Compiled knowledge as lines of plain data, and back.

The first line holds what every enquiry needs; each product, each rule, each group of
rules and each set of products has a line of its own, which is read when it is first
asked for.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from attrs import evolve

from recommender.compiling.catalog import PickedBy
from recommender.compiling.compiled import Compiled
from recommender.compiling.picked import Column, Picked
from recommender.compiling.plain_data import Node, Reader, Shape, Writer
from recommender.model.lazily import Lazily, ValuesWhenAsked

_ONE_BY_ONE = (
    *("attributes", "problems", "substances", "objections", "priorities", "sources"),
    *("products", "demonstration", "rules", "scenarios"),
)
"""What of the knowledge is read entry by entry."""


def shape() -> Shape:
    """Return the classes that compiled knowledge is made of."""
    # The annotations of a compiled catalog do not tell what its fields hold.
    return Shape(Compiled, PickedBy, Picked, Column)


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

    def read(line: bytes) -> Any:  # noqa: ANN401 - whatever it holds
        return reader.value(json.loads(line))

    tables: dict[str, ValuesWhenAsked[str, Any]] = {
        name: ValuesWhenAsked(map(reader.value, keys), lines, first, read)
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
            groups=Lazily(groups, lambda place: read(lines[first_group + place])),
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


_text: Callable[[Node], str] = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":")
).encode
