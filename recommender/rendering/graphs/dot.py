"""A graph as DOT, for Graphviz."""

from recommender.model.graph import EdgeKind, Graph, NodeKind
from recommender.rendering.display import harmless
from recommender.rendering.graphs.palette import COLORS

_SHAPES = {
    NodeKind.PROBLEM: "ellipse",
    NodeKind.ATTRIBUTE: "parallelogram",
    NodeKind.CONCLUSION: "oval",
    NodeKind.RULE: "box",
    NodeKind.NEED: "hexagon",
    NodeKind.PRODUCT: "box3d",
    NodeKind.OBJECTION: "note",
}
_DASHED = frozenset({EdgeKind.UNLESS, EdgeKind.MAY_BE_MET_BY})


def graph_dot(graph: Graph) -> str:
    """Return a directed graph from left to right."""
    names = {node.key: f"n{number}" for number, node in enumerate(graph.nodes)}
    lines = [
        "digraph knowledge {",
        "  rankdir=LR;",
        '  node [style=filled, fontname="sans-serif"];',
    ]
    for node in graph.nodes:
        fill, line = COLORS[node.kind]
        style = ', style="filled,dashed"' if node.draft else ""
        lines.append(
            f'  {names[node.key]} [label="{quoted(node.label)}", '
            f'shape={_SHAPES[node.kind]}, fillcolor="{fill}", color="{line}"{style}];'
        )
    for edge in graph.edges:
        plain = edge.kind is EdgeKind.ASKS
        told = edge.told if plain else f"{edge.kind.value} {edge.told}".strip()
        style = ", style=dashed" if edge.kind in _DASHED else ""
        lines.append(
            f"  {names[edge.source]} -> {names[edge.target]} "
            f'[label="{quoted(told)}"{style}];'
        )
    return "\n".join([*lines, "}"]) + "\n"


def quoted(text: str) -> str:
    r"""Return text that can stand in quotation marks.

    >>> print(quoted('a "b" \\n'))
    a \"b\" \\n
    """
    return harmless(text).replace("\\", "\\\\").replace('"', '\\"')
