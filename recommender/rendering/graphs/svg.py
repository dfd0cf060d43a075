"""A graph drawn as SVG, by day and by night, without any other program."""

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from recommender.model.graph import Edge, EdgeKind, Graph, Key, Layout, Node, NodeKind
from recommender.rendering.display import harmless, width_of
from recommender.rendering.graphs.layout import layered
from recommender.rendering.graphs.palette import COLORS

_COLUMN, _HEIGHT, _GAP, _BETWEEN, _MARGIN, _PADDING = 7, 30, 14, 110, 20, 12
_LONGEST = 34
_DASHED = frozenset({EdgeKind.UNLESS, EdgeKind.MAY_BE_MET_BY})
_AGAINST = frozenset({EdgeKind.EXCLUDES, EdgeKind.CAUTIONS, EdgeKind.RAISES})
_ROUND = {NodeKind.PROBLEM: 15, NodeKind.RULE: 2, NodeKind.OBJECTION: 15}

_SVG = (
    '<svg class="graph" xmlns="http://www.w3.org/2000/svg" role="img" '
    'viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
)
_STYLE = """\
.graph text { font: 12px system-ui, sans-serif; fill: #1c2430; }
.graph .edge { fill: none; stroke: #8a94a1; stroke-width: 1.2; }
.graph .against { stroke: #b3362b; }
.graph .dashed { stroke-dasharray: 5 4; }
.graph .tip { fill: #8a94a1; }
.graph .tip.against { fill: #b3362b; }
.graph a:hover rect { stroke-width: 2.5; }
@media (prefers-color-scheme: dark) {
  .graph .edge { stroke: #77828f; }
  .graph .against { stroke: #ff8e80; }
}
"""


def graph_svg(
    graph: Graph, *, title: str = "", links: Mapping[Key, str] | None = None
) -> str:
    """Return a drawing of a graph in layers, from left to right.

    Args:
        graph: What to draw.
        title: What readers of the page are told that it shows.
        links: Where a node leads to when it is clicked.
    """
    layout = layered(graph)
    boxes = _boxes(layout)
    width = max((x + w for x, _, w in boxes.values()), default=0) + _MARGIN
    height = max((y for _, y, _ in boxes.values()), default=0) + _HEIGHT + _MARGIN
    lines = [
        _SVG.format(width=width, height=height),
        f"<title>{_text(title)}</title>" if title else "",
        f"<style>{_STYLE}</style>",
        *_edges(graph, boxes),
        *(
            drawn
            for placed in layout.placed.values()
            for drawn in _node(
                placed.node, boxes[placed.node.key], (links or {}).get(placed.node.key)
            )
        ),
        "</svg>",
    ]
    return "\n".join(filter(None, lines)) + "\n"


Box = tuple[int, int, int]
"""Left, top, and width."""


def _boxes(layout: Layout) -> dict[Key, Box]:
    """Return where each node is drawn; every layer is centred."""
    tallest = max(map(len, layout.layers), default=0)
    found: dict[Key, Box] = {}
    left = _MARGIN
    for nodes in layout.layers:
        widest = max((_width(node) for node in nodes), default=0)
        top = _MARGIN + (tallest - len(nodes)) * (_HEIGHT + _GAP) // 2
        for place, node in enumerate(nodes):
            found[node.key] = (left, top + place * (_HEIGHT + _GAP), widest)
        left += widest + _BETWEEN
    return found


def _width(node: Node) -> int:
    return width_of(_shown(node)) * _COLUMN + 2 * _PADDING


def _shown(node: Node) -> str:
    """Return the label as far as there is room."""
    label = f"{node.label} (draft)" if node.draft else node.label
    label = harmless(label)
    return label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1]}…"


def _edges(graph: Graph, boxes: Mapping[Key, Box]) -> Iterator[str]:
    """Yield the arrows, under the nodes."""
    for edge in graph.edges:
        classes = "edge"
        classes += " against" if edge.kind in _AGAINST else ""
        classes += " dashed" if edge.kind in _DASHED or edge.told == "maybe" else ""
        yield (
            f'<path class="{classes}" d="{_path(edge, boxes)}">'
            f"<title>{_text(_told(edge))}</title></path>"
        )
        x, y, _ = boxes[edge.target]
        middle = y + _HEIGHT // 2
        if boxes[edge.source][0] < x:
            tip = classes.replace("edge", "tip").replace(" dashed", "")
            points = f"{x},{middle} {x - 7},{middle - 4} {x - 7},{middle + 4}"
            yield f'<polygon class="{tip}" points="{points}"/>'


def _path(edge: Edge, boxes: Mapping[Key, Box]) -> str:
    """Return a curve from the right of one box to the left of another."""
    x, y, width = boxes[edge.source]
    to_x, to_y, _ = boxes[edge.target]
    start_x, start_y = x + width, y + _HEIGHT // 2
    end_y = to_y + _HEIGHT // 2
    bend = max(40, abs(to_x - start_x) // 2)
    return (
        f"M{start_x} {start_y} C{start_x + bend} {start_y} "
        f"{to_x - bend} {end_y} {to_x} {end_y}"
    )


def _told(edge: Edge) -> str:
    told = f": {edge.told}" if edge.told else ""
    return f"{edge.source.id} {edge.kind.value} {edge.target.id}{told}"


def _node(node: Node, box: Box, link: str | None) -> Iterator[str]:
    """Yield a box with its label, and where it leads to."""
    x, y, width = box
    fill, line = COLORS[node.kind]
    dashes = ' stroke-dasharray="4 3"' if node.draft else ""
    if link is not None:
        yield f"<a href={quoteattr(link)}>"
    yield (
        f'<g class="node {node.kind.value}">'
        f"<title>{_text(f'{node.kind.value} {node.id}: {node.label}')}</title>"
        f'<rect x="{x}" y="{y}" width="{width}" height="{_HEIGHT}" '
        f'rx="{_ROUND.get(node.kind, 6)}" fill="{fill}" stroke="{line}"{dashes}/>'
        f'<text x="{x + width // 2}" y="{y + _HEIGHT // 2 + 4}" '
        f'text-anchor="middle">{_text(_shown(node))}</text></g>'
    )
    if link is not None:
        yield "</a>"


def _text(text: str) -> str:
    return escape(harmless(text))
