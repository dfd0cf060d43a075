"""What leads where: from what clients state, through rules, to products."""

from collections.abc import Collection, Iterable, Mapping
from enum import Enum

from attrs import field, frozen


class NodeKind(Enum):
    """What a node stands for."""

    PROBLEM = "problem"
    ATTRIBUTE = "attribute"
    CONCLUSION = "conclusion"
    RULE = "rule"
    NEED = "need"
    PRODUCT = "product"
    OBJECTION = "objection"


class EdgeKind(Enum):
    """What an arrow means."""

    ASKS = "asks"
    UNLESS = "unless"
    CONCLUDES = "concludes"
    NEEDS = "needs"
    MET_BY = "met by"
    MAY_BE_MET_BY = "may be met by"
    EXCLUDES = "excludes"
    CAUTIONS = "cautions"
    RAISES = "raises"
    RESOLVES = "resolves"


@frozen(order=True)
class Key:
    """Which node: ids are unique within a kind.

    A conclusion is called by its attribute and value, `cause: wash-residue`.
    """

    kind: str
    id: str


@frozen(kw_only=True)
class Node:
    """One thing of the knowledge base.

    Attributes:
        label: What it is called; the id where nobody has labelled it.
        draft: Whether it has no effect yet.
    """

    kind: NodeKind
    id: str
    label: str
    draft: bool = False

    @property
    def key(self) -> Key:
        """What edges call it by."""
        return Key(self.kind.value, self.id)


@frozen(kw_only=True)
class Edge:
    """One arrow.

    Attributes:
        told: What is asked or concluded, in a word or two; may be empty.
    """

    source: Key
    target: Key
    kind: EdgeKind
    told: str = ""

    @property
    def sort_key(self) -> tuple[Key, Key, str, str]:
        """Order by where it leads from and to."""
        return (self.source, self.target, self.kind.value, self.told)


@frozen(kw_only=True)
class Graph:
    """Nodes by kind and id, and edges in order; the same knowledge gives the same."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()

    def around(self, keys: Collection[Key], depth: int) -> "Graph":
        """Return what leads to some nodes, and where they lead, so many steps away."""
        up: dict[Key, set[Key]] = {}
        down: dict[Key, set[Key]] = {}
        for edge in self.edges:
            up.setdefault(edge.target, set()).add(edge.source)
            down.setdefault(edge.source, set()).add(edge.target)
        kept = {*_reached(keys, up, depth), *_reached(keys, down, depth)}
        return Graph(
            nodes=tuple(node for node in self.nodes if node.key in kept),
            edges=tuple(
                edge
                for edge in self.edges
                if edge.source in kept and edge.target in kept
            ),
        )

    def called(self, id_: str) -> tuple[Key, ...]:
        """Return the nodes with an id; several kinds can have it.

        Conclusions go by their attribute, their value, or both.
        """
        return tuple(
            node.key
            for node in self.nodes
            if node.id == id_
            or (node.kind is NodeKind.CONCLUSION and id_ in node.id.split(": "))
        )


def _reached(
    start: Iterable[Key], steps: Mapping[Key, set[Key]], depth: int
) -> set[Key]:
    """Return what can be reached in so many steps."""
    found = set(start)
    edge = set(found)
    for _ in range(depth):
        edge = {other for key in edge for other in steps.get(key, ())} - found
        found |= edge
    return found


@frozen(kw_only=True)
class Placed:
    """Where a node is drawn: its layer, and its place in it, both from 0."""

    node: Node
    layer: int
    place: int


@frozen(kw_only=True)
class Layout:
    """A graph laid out in layers, from left to right.

    Attributes:
        placed: By key.
        layers: The nodes of each layer, from top to bottom.
    """

    placed: Mapping[Key, Placed] = field(factory=dict)
    layers: tuple[tuple[Node, ...], ...] = ()
