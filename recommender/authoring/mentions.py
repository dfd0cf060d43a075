"""Every mention of a declared name in authored files, each with its place.

What is a mention follows from where a word stands, never from what it looks like:
`smudging` in a text that clients read is none, and so is the choice `flexo` of one
attribute where another one is meant.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from attrs import evolve, frozen

from recommender.authoring.mention import (
    Mention,
    entries_of,
    in_factors,
    in_phrase,
    in_quantities,
    items_of,
    key_of,
    scalars_of,
    words_of,
)
from recommender.authoring.shapes.file import CHOICE, FILE, STEP
from recommender.authoring.shapes.shape import (
    Choices,
    Condition,
    Declared,
    Factors,
    Members,
    Named,
    Preferences,
    Range,
    Record,
    Shape,
    Suits,
    Table,
    Unit,
    Values,
)
from recommender.loading.tree import Entry, Node, Scalar
from recommender.loading.tree import Mapping as Tree
from recommender.model.knowledge import Knowledge
from recommender.model.vocabulary import Scale

_OF_CONDITIONS = {
    "client": {"problem": "problem", "objection": "objection"},
    "product": {
        "product": "product",
        "category": "category",
        "contains": "substance or group",
        "free_of": "substance or group",
    },
}
CHOICE_OF = {"attribute": "choice", "property": "property-choice"}
"""What the choices of attributes and of properties are called, to tell them apart."""


@frozen
class Finder:
    """Walks through the trees of files that load.

    Attributes:
        knowledge: What they say, typed.
        product: The product that is being looked at, with the steps of its own.
    """

    knowledge: Knowledge
    product: str = ""
    own_steps: AbstractSet[str] = frozenset()

    def file(self, tree: Node) -> Iterator[Mention]:
        """Yield every mention in a file, from top to bottom."""
        yield from self._of(FILE, tree, "")

    def _of(self, shape: Shape, node: Node, key: str) -> Iterator[Mention]:
        """Yield the mentions in a value of some shape.

        Args:
            shape: What can stand there.
            node: What does.
            key: The id of what the value belongs to.
        """
        match shape:
            case Record():
                yield from self._record(shape, node, key)
            case Table():
                yield from self._table(shape, node)
            case Members(value=value, text=text):
                for item in items_of(node):
                    # A mapping may also be one text per language.
                    if text is None or _has_parts(item, value):
                        yield from self._of(value, item, key)
            case Named(kind=kind):
                yield from self._named(kind, node)
            case Declared(kind=kind):
                owner = self.product if kind == "step" else ""
                yield from words_of(kind, node, owner=owner, declares=True)
            case _:
                yield from self._of_scales(shape, node)

    def _of_scales(self, shape: Shape, node: Node) -> Iterator[Mention]:
        """Yield the mentions in what is said of attributes and properties."""
        match shape:
            case Condition(whose=whose):
                for block in items_of(node):
                    yield from self._lines(block, whose)
            case Suits():
                yield from self._lines(node, "client")
            case Values(of=of):
                yield from self._values(node, of)
            case Preferences():
                yield from self._values(node, "property")
            case Factors():
                yield from in_factors(node)
            case Unit() | Range():
                yield from in_quantities(node, bare=isinstance(shape, Unit))
            case _:
                return

    def _record(self, shape: Record, node: Node, key: str) -> Iterator[Mention]:
        for entry in entries_of(node):
            field = shape.fields.get(entry.key)
            if isinstance(field, Choices):
                # Both kinds of scales have the same keys; what asks is an attribute.
                of = "attribute" if "question" in shape.fields else "property"
                yield from self._choices(CHOICE_OF[of], key, entry.node)
            elif field is not None:
                yield from self._of(field, entry.node, key)

    def _choices(self, kind: str, owner: str, node: Node) -> Iterator[Mention]:
        if not isinstance(node, Tree):
            yield from words_of(kind, node, owner=owner, declares=True)
            return
        for entry in node.entries:
            yield evolve(key_of(kind, entry), owner=owner, declares=True)
            yield from self._of(CHOICE, entry.node, entry.key)

    def _table(self, shape: Table, node: Node) -> Iterator[Mention]:
        for entry in entries_of(node):
            inner = self
            if shape.kind == "product" and shape.declares:
                steps = frozenset(_own_steps(entry.node))
                inner = evolve(self, product=str(entry.key), own_steps=steps)
            yield evolve(key_of(shape.kind, entry), declares=shape.declares)
            yield from inner._of(shape.value, entry.node, entry.key)  # noqa: SLF001

    def _named(self, kind: str, node: Node) -> Iterator[Mention]:
        """Yield names that are listed, or keys with what they matter."""
        if isinstance(node, Tree):
            yield from (key_of(kind, entry) for entry in node.entries)
            return
        for mention in words_of(kind, node):
            own = kind == "step" and mention.name in self.own_steps
            yield evolve(mention, owner=self.product) if own else mention

    def _lines(self, node: Node, whose: str) -> Iterator[Mention]:
        for entry in entries_of(node):
            yield from self._line(entry, whose)

    def _line(self, entry: Entry, whose: str) -> Iterator[Mention]:
        """Yield the mentions in one line of a condition."""
        kind = _OF_CONDITIONS[whose].get(entry.key)
        if kind is not None:
            ids = self._ids(kind)
            for scalar in scalars_of(entry.node):
                yield from in_phrase(scalar, ids, kind)
            return
        of = "attribute" if whose == "client" else "property"
        yield key_of(of, entry)
        yield from self._value(entry, of)

    def _values(self, node: Node, of: str) -> Iterator[Mention]:
        """Yield attributes or properties, and what is said of each."""
        kind = "property" if of == "property" else "attribute"
        for entry in entries_of(node):
            yield key_of(kind, entry)
            yield from self._value(entry, kind)

    def _value(self, entry: Entry, of: str) -> Iterator[Mention]:
        """Yield the mentions in what an attribute or property is or must be."""
        scale = self._scale(of, entry.key)
        if scale is None:
            return
        if scale.numeric:
            yield from in_quantities(entry.node)
            return
        for scalar in scalars_of(entry.node):
            for found in in_phrase(scalar, scale.choices.keys(), CHOICE_OF[of]):
                yield evolve(found, owner=str(entry.key))

    def _scale(self, of: str, name: str) -> Scale | None:
        known = self.knowledge
        found = (
            known.attributes.get(name)
            if of == "attribute"
            else known.properties.get(name)
        )
        return None if found is None else found.scale

    def _ids(self, kind: str) -> AbstractSet[str]:
        known = self.knowledge
        match kind:
            case "problem":
                return known.problems.keys()
            case "objection":
                return known.objections.keys()
            case "product":
                return known.products.keys()
            case "category":
                return known.categories.keys()
            case _:
                groups = {g for each in known.substances.values() for g in each.groups}
                return known.substances.keys() | groups


def _own_steps(product: Node) -> Iterator[str]:
    """Yield the steps that the demonstration of a product names."""
    demo = product.get("demo") if isinstance(product, Tree) else None
    for part in entries_of(demo) if demo is not None else ():
        for item in items_of(part.node):
            named = item.get("id") if isinstance(item, Tree) else None
            if isinstance(named, Scalar) and _has_parts(item, STEP):
                yield str(named.word)


def _has_parts(item: Node, shape: Shape) -> bool:
    """Return whether a step has keys of its own, and not one text per language.

    `id` alone does not tell: it is Indonesian, too.
    """
    keys = shape.fields.keys() - {"id"} if isinstance(shape, Record) else ()
    return isinstance(item, Tree) and any(each.key in keys for each in item.entries)


def mentions_in(
    trees: Mapping[str, Node], knowledge: Knowledge
) -> Iterator[tuple[str, Mention]]:
    """Yield every mention in files that load, each with how its file is shown."""
    finder = Finder(knowledge)
    for path in sorted(trees):
        for mention in finder.file(trees[path]):
            yield path, mention
