"""A graph as Mermaid, which GitHub and many editors draw."""

from recommender.model.graph import EdgeKind, Graph, NodeKind
from recommender.rendering.display import harmless
from recommender.rendering.graphs.palette import COLORS

_SHAPES = {
    NodeKind.PROBLEM: ("([", "])"),
    NodeKind.ATTRIBUTE: ("[/", "/]"),
    NodeKind.CONCLUSION: ("(", ")"),
    NodeKind.RULE: ("[", "]"),
    NodeKind.NEED: ("{{", "}}"),
    NodeKind.PRODUCT: ("[[", "]]"),
    NodeKind.OBJECTION: (">", "]"),
}
_DASHED = frozenset({EdgeKind.UNLESS, EdgeKind.MAY_BE_MET_BY})
_AGAINST = frozenset({EdgeKind.EXCLUDES})
_SPEAKING = frozenset({EdgeKind.ASKS, EdgeKind.NEEDS, EdgeKind.MET_BY})


def graph_mermaid(graph: Graph) -> str:
    """Return a flowchart from left to right."""
    names = {node.key: f"n{number}" for number, node in enumerate(graph.nodes)}
    lines = ["flowchart LR"]
    for node in graph.nodes:
        opening, closing = _SHAPES[node.kind]
        style = f"{node.kind.value}{'_draft' if node.draft else ''}"
        label = quoted(f"{node.label} (draft)" if node.draft else node.label)
        lines.append(f'  {names[node.key]}{opening}"{label}"{closing}:::{style}')
    for edge in graph.edges:
        arrow = "-.->" if edge.kind in _DASHED else "-->"
        arrow = "--x" if edge.kind in _AGAINST else arrow
        told = edge.told if edge.kind in _SPEAKING else _told(edge.kind, edge.told)
        label = f'|"{quoted(told)}"|' if told else ""
        lines.append(f"  {names[edge.source]} {arrow}{label} {names[edge.target]}")
    for kind in NodeKind:
        fill, line = COLORS[kind]
        style = f"fill:{fill},stroke:{line},color:#1c2430"
        lines.append(f"  classDef {kind.value} {style}")
        if kind is NodeKind.RULE:
            lines.append(f"  classDef rule_draft {style},stroke-dasharray:4 3")
    return "\n".join(lines) + "\n"


def _told(kind: EdgeKind, told: str) -> str:
    return f"{kind.value} {told}".strip()


def quoted(text: str) -> str:
    """Return text that can stand in quotation marks and means nothing but itself.

    >>> quoted('5 < "6" #1')
    '5 #lt; #quot;6#quot; #35;1'
    """
    # The number sign comes first: the other codes begin with one.
    shown = harmless(text).replace("#", "#35;")
    for sign, code in (
        ("&", "#amp;"),
        ('"', "#quot;"),
        ("<", "#lt;"),
        (">", "#gt;"),
        ("`", "#96;"),
        ("\\", "#92;"),
    ):
        shown = shown.replace(sign, code)
    return shown
