"""The graph of a knowledge base: attribute → rule → attribute or need → product."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from recommender.advising.wording import wanted_text
from recommender.compiling.catalog import Catalog, compile_catalog
from recommender.compiling.picked import Picked, bits
from recommender.model.condition import (
    AllOf,
    AnyOf,
    ClientValue,
    Compared,
    Condition,
    Line,
)
from recommender.model.evaluating import no_limits
from recommender.model.grades import Status
from recommender.model.graph import Edge, EdgeKind, Graph, Key, Node, NodeKind
from recommender.model.knowledge import Knowledge
from recommender.model.rule import (
    Conclude,
    Exclude,
    RequireNeed,
    Resolve,
    Rule,
    Warn,
)
from recommender.model.text import Text

_NAMED = {"problem": NodeKind.PROBLEM, "objection": NodeKind.OBJECTION}


def graph_of(knowledge: Knowledge, *, language: str | None = None) -> Graph:
    """Return the whole graph: every rule that is not retired, and what it is about.

    Only what an edge leads from or to is in it.

    Args:
        knowledge: What authors wrote.
        language: Of the labels; None for the knowledge base's own.
    """
    drawing = _Drawing(knowledge, compile_catalog(knowledge))
    edges = {
        edge
        for rule in knowledge.rules.values()
        if rule.status is not Status.RETIRED
        for edge in drawing.of_rule(rule)
    }
    asked = {edge.target for edge in edges if edge.kind is EdgeKind.NEEDS}
    edges.update(
        edge
        for need in knowledge.needs
        if Key("need", need) in asked
        for edge in drawing.of_need(need)
    )
    keys = {key for edge in edges for key in (edge.source, edge.target)}
    keys |= {
        Key("rule", str(rule.id))
        for rule in knowledge.rules.values()
        if rule.status is not Status.RETIRED
    }
    return Graph(
        nodes=tuple(_node(key, knowledge, language) for key in sorted(keys)),
        edges=tuple(sorted(edges, key=lambda edge: edge.sort_key)),
    )


def _node(key: Key, knowledge: Knowledge, language: str | None) -> Node:
    """Return a node with what it is called; rules are called by their ids."""
    things = {
        "problem": knowledge.problems,
        "attribute": knowledge.attributes,
        "need": knowledge.needs,
        "product": knowledge.products,
        "objection": knowledge.objections,
    }.get(key.kind, {})
    thing = things.get(key.id)
    label = getattr(thing, "label", Text()).in_language(language).strip()
    if key.kind == "conclusion":
        label = _conclusion_label(key, knowledge, language)
    rule = knowledge.rules.get(key.id) if key.kind == "rule" else None
    return Node(
        kind=NodeKind(key.kind),
        id=key.id,
        label=label or key.id,
        draft=rule is not None and rule.status is Status.DRAFT,
    )


def _conclusion_label(key: Key, knowledge: Knowledge, language: str | None) -> str:
    """Return what a conclusion is called: its attribute, and its value."""
    name, _, value = key.id.partition(": ")
    attribute = knowledge.attributes.get(name)
    choice = attribute.scale.choices.get(value) if attribute else None
    told = attribute.label.in_language(language) if attribute else ""
    meant = choice.label.in_language(language) if choice else ""
    return f"{told or name}: {meant or value}"


@frozen
class _Drawing:
    """Draws the edges of one knowledge base."""

    knowledge: Knowledge
    catalog: Catalog

    def of_rule(self, rule: Rule) -> Iterator[Edge]:
        """Yield the edges to a rule, and from it."""
        own = Key("rule", str(rule.id))
        for condition, kind in (
            (rule.when, EdgeKind.ASKS),
            (rule.unless, EdgeKind.UNLESS),
        ):
            for line in condition.lines() if condition else ():
                for key, told in self._asked(line):
                    yield Edge(source=key, target=own, kind=kind, told=told)
        for key, kind, told in self._led_to(rule):
            yield Edge(source=own, target=key, kind=kind, told=told)
        for key in self._limits(rule):
            yield Edge(source=key, target=own, kind=EdgeKind.ASKS, told="limit")

    def _asked(self, line: Line) -> Iterator[tuple[Key, str]]:
        """Yield what a line looks at, and what it asks of it."""
        kind = _NAMED.get(line.subject)
        attribute = self.knowledge.attributes.get(line.subject)
        if attribute is not None and attribute.from_rules:
            told = wanted_text(line, self.knowledge)
            named = getattr(line.test, "values", ())
            plain = isinstance(line.test, AnyOf | AllOf)
            for value in named or attribute.scale.choices:
                yield _conclusion(line.subject, value), "" if plain else told
            return
        if kind is None:
            yield (
                Key("attribute", str(line.subject)),
                wanted_text(line, self.knowledge),
            )
            limit = line.test.limit if isinstance(line.test, Compared) else None
            if isinstance(limit, ClientValue):
                yield Key("attribute", str(limit.attribute)), "limit"
            return
        told = "" if isinstance(line.test, AnyOf | AllOf) else "not"
        for value in getattr(line.test, "values", ()):
            yield Key(kind.value, str(value)), told

    def _limits(self, rule: Rule) -> Iterator[Key]:
        """Yield the attributes that products are held against."""
        match rule.effect:
            case Exclude(products=products) | Warn(products=products):
                condition: Condition | None = products
            case Resolve(products=products):
                condition = products
            case _:
                return
        for line in condition.lines() if condition else ():
            limit = line.test.limit if isinstance(line.test, Compared) else None
            if isinstance(limit, ClientValue):
                yield Key("attribute", str(limit.attribute))

    def _led_to(self, rule: Rule) -> Iterator[tuple[Key, EdgeKind, str]]:
        """Yield what a rule leads to."""
        match rule.effect:
            case Conclude(values=pairs):
                for name, value in pairs:
                    yield _conclusion(name, value), EdgeKind.CONCLUDES, ""
            case RequireNeed(need=need, resolves=resolves):
                yield Key("need", str(need)), EdgeKind.NEEDS, ""
                yield from _objections(resolves, EdgeKind.RESOLVES)
            case Exclude(products=products):
                yield from self._products(products, EdgeKind.EXCLUDES)
            case Warn(products=products, raises=raises):
                yield from self._products(products, EdgeKind.CAUTIONS)
                yield from _objections(raises, EdgeKind.RAISES)
            case Resolve(objection=objection):
                yield from _objections((objection,), EdgeKind.RESOLVES)
            case _:
                return

    def _products(
        self, condition: Condition, kind: EdgeKind
    ) -> Iterator[tuple[Key, EdgeKind, str]]:
        """Yield the offered products that a condition may pick."""
        picked = self._picked(condition)
        for key in self._keys(picked.true):
            yield key, kind, ""
        for key in self._keys(picked.unknown):
            yield key, kind, "maybe"

    def of_need(self, need: str) -> Iterator[Edge]:
        """Yield the edges from a need to what meets it, and to what may."""
        condition = self.knowledge.needs[need].met_by
        if condition is None:
            return
        picked, own = self._picked(condition), Key("need", str(need))
        for key in self._keys(picked.true):
            yield Edge(source=own, target=key, kind=EdgeKind.MET_BY)
        for key in self._keys(picked.unknown):
            yield Edge(source=own, target=key, kind=EdgeKind.MAY_BE_MET_BY)

    def _picked(self, condition: Condition) -> Picked:
        """Return what a condition picks when nothing is known of the client."""
        return self.catalog.pick(self.catalog.compiled(condition), no_limits)

    def _keys(self, products: int) -> Iterator[Key]:
        for number in bits(products & self.catalog.offered):
            yield Key("product", str(self.catalog.products[number].id))


def _conclusion(attribute: str, value: str) -> Key:
    return Key("conclusion", f"{attribute}: {value}")


def _objections(
    names: Iterable[str], kind: EdgeKind
) -> Iterator[tuple[Key, EdgeKind, str]]:
    for name in names:
        yield Key("objection", str(name)), kind, ""
