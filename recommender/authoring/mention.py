"""One mention of a name, and where names stand inside of texts."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from attrs import evolve, frozen

from recommender.loading.quantities import NUMBER
from recommender.loading.spelling import unit_text
from recommender.loading.tree import Entry, Node, Scalar, Sequence
from recommender.loading.tree import Mapping as Tree

_LISTED = re.compile(r"(?:not|none of|all of) (\S.*)")
_NAME = re.compile(r"[^,\s]+")
_OTHERS = re.compile(r"(?:at least|at most|above|below) (client|current)\.(\S+)")
_ENDS = re.compile(rf"{NUMBER}(?: (?P<a>\S.*?))? to {NUMBER}(?: (?P<b>\S.*))?")
_ONE = re.compile(rf"(?:(?:at \w+|above|below|near) )?{NUMBER}(?: (?P<b>\S.*))?")
_FACTOR = re.compile(rf"{NUMBER} (\S.*)")


@frozen(kw_only=True)
class Mention:
    """One place where a name stands.

    Attributes:
        kind: What it is a name of; several can be meant, such as `product or
            category`.
        owner: The attribute or property that a choice belongs to, or the product
            that a step belongs to; else nothing.
        name: As it is compared.
        node: The text that it stands in.
        start: Where in that text it begins.
        length: Of what is written there.
        declares: Whether it declares the name.
        is_key: Whether the text is a key.
    """

    kind: str
    owner: str = ""
    name: str
    node: Scalar
    start: int = 0
    length: int
    declares: bool = False
    is_key: bool = False


def entries_of(node: Node) -> tuple[Entry, ...]:
    """Return the entries of a mapping; of anything else, none."""
    return node.entries if isinstance(node, Tree) else ()


def items_of(node: Node) -> tuple[Node, ...]:
    """Return the members of a list; anything else is its own only member."""
    return node.items if isinstance(node, Sequence) else (node,)


def scalars_of(node: Node) -> Iterator[Scalar]:
    """Yield a text, or the texts that are members of a list."""
    yield from (item for item in items_of(node) if isinstance(item, Scalar))


def key_of(kind: str, entry: Entry) -> Mention:
    """Return the mention that a key is."""
    node = Scalar(entry.key)
    return Mention(
        kind=kind, name=str(entry.key), node=node, length=len(entry.key), is_key=True
    )


def words_of(
    kind: str, node: Node, *, owner: str = "", declares: bool = False
) -> Iterator[Mention]:
    """Yield whole texts that are names."""
    for scalar in scalars_of(node):
        yield Mention(
            kind=kind,
            owner=owner,
            name=str(scalar.word),
            node=scalar,
            length=len(scalar.word),
            declares=declares,
        )


def _part(kind: str, scalar: Scalar, start: int, end: int) -> Mention:
    name = scalar.word[start:end]
    return Mention(kind=kind, name=name, node=scalar, start=start, length=end - start)


def in_phrase(scalar: Scalar, ids: AbstractSet[str], kind: str) -> Iterator[Mention]:
    """Yield the names in a phrase such as `none of flexo, screen`."""
    text = scalar.word
    listed = None if text in ids else _LISTED.fullmatch(text)
    if listed is None:
        if text in ids:
            yield _part(kind, scalar, 0, len(text))
        return
    for found in _NAME.finditer(text, listed.start(1)):
        yield _part(kind, scalar, *found.span())


def in_quantities(node: Node, *, bare: bool = False) -> Iterator[Mention]:
    """Yield the units in quantities, ranges, and phrases about numbers.

    A comparison with another value mentions an attribute or a property.
    """
    for scalar in scalars_of(node):
        text = scalar.word
        others = _OTHERS.fullmatch(text)
        if bare:
            spans = [(0, len(text))]
        elif others is not None:
            kind = "attribute" if others[1] == "client" else "property"
            yield _part(kind, scalar, *others.span(2))
            continue
        else:
            spans = _spans(text)
        for start, end in spans:
            if text[start:end].strip():
                mention = _part("unit", scalar, start, end)
                yield evolve(mention, name=unit_text(mention.name))


def _spans(text: str) -> list[tuple[int, int]]:
    """Return where units stand in a text about numbers."""
    ends = _ENDS.fullmatch(text)
    if ends is not None:
        return [ends.span(name) for name in ("a", "b") if ends[name]]
    one = _ONE.fullmatch(text)
    return [one.span("b")] if one is not None and one["b"] else []


def in_factors(node: Node) -> Iterator[Mention]:
    """Yield the units that are declared, and those that they are told in."""
    for entry in entries_of(node):
        mention = key_of("unit", entry)
        yield evolve(mention, name=unit_text(mention.name), declares=True)
        for scalar in scalars_of(entry.node):
            found = _FACTOR.fullmatch(scalar.word)
            if found is not None:
                other = _part("unit", scalar, *found.span(1))
                yield evolve(other, name=unit_text(other.name))
