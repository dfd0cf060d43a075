"""The way from a problem to products, drawn: columns of boxes, joined by lines."""

from collections.abc import Callable, Mapping, Sequence

from recommender.authoring.site.relations import Node
from recommender.rendering.display import width_of
from recommender.rendering.markup import Html, joined, safe, tag

_WIDTH, _HEIGHT = 210, 34
_GAP, _STEP = 70, 46
_LETTERS = 27
_MOST = 40


def drawn(
    edges: Sequence[tuple[Node, Node]],
    called: Callable[[Node], str],
    leads_to: Callable[[Node], str],
    title: str,
    more: str,
) -> Html:
    """Return a drawing as SVG; nothing where there is no way.

    Args:
        edges: From left to right.
        called: What a box says.
        leads_to: Where it leads when it is clicked; empty for nowhere.
        title: What the drawing shows, for those who hear the page.
        more: What stands below a column that is too long to be drawn whole, with
            `{count}` for how many are left out.
    """
    if not edges:
        return Html()
    columns = _columns(edges)
    places = {
        node: (column * (_WIDTH + _GAP), row * _STEP)
        for column, nodes in enumerate(columns)
        for row, node in enumerate(nodes[:_MOST])
    }
    left_out = [
        _label(column * (_WIDTH + _GAP), _MOST * _STEP, more.format(count=count))
        for column, nodes in enumerate(columns)
        if (count := len(nodes) - _MOST) > 0
    ]
    rows = min(max(map(len, columns)), _MOST + 1)
    width = len(columns) * (_WIDTH + _GAP) - _GAP
    height = rows * _STEP - (_STEP - _HEIGHT)
    lines = [
        _line(places[start], places[end])
        for start, end in edges
        if start in places and end in places
    ]
    boxes = [_box(node, place, called, leads_to) for node, place in places.items()]
    drawing = tag(
        "svg",
        tag("title", title),
        *lines,
        *boxes,
        *left_out,
        viewBox=f"-1 -1 {width + 2} {height + 2}",
        width=str(width + 2),
        role="img",
    )
    return tag("div", drawing, class_="drawing", tabindex="0")


def _columns(edges: Sequence[tuple[Node, Node]]) -> list[list[Node]]:
    """Return the boxes by column, of which none is empty."""
    depth = _depths(edges)
    nodes = list(dict.fromkeys(node for edge in edges for node in edge))
    last = max(depth.values())
    # What is of one kind stands in one column, as far as conclusions allow.
    needs = max((depth[n] for n in nodes if n[0] == "need"), default=last)
    place = {
        node: {"need": needs, "product": needs + 1}.get(node[0], depth[node])
        for node in nodes
    }
    columns = [
        [n for n in nodes if place[n] == at] for at in range(max(place.values()) + 1)
    ]
    return [column for column in columns if column]


def _depths(edges: Sequence[tuple[Node, Node]]) -> Mapping[Node, int]:
    """Return how many steps each box is from the left, by the longest way."""
    depth: dict[Node, int] = {}
    for _ in range(len(edges) + 1):
        before = dict(depth)
        for start, end in edges:
            depth.setdefault(start, 0)
            depth[end] = max(depth.get(end, 0), depth[start] + 1)
        if depth == before:
            break
    return depth


def _box(
    node: Node,
    place: tuple[int, int],
    called: Callable[[Node], str],
    leads_to: Callable[[Node], str],
) -> Html:
    x, y = place
    text = called(node)
    box = joined(
        (
            tag("title", text),
            tag(
                "rect",
                x=str(x),
                y=str(y),
                width=str(_WIDTH),
                height=str(_HEIGHT),
                rx="6",
            ),
            _label(x, y, _cut(text)),
        )
    )
    link = leads_to(node)
    inside = tag("a", box, href=link) if link else box
    return tag("g", inside, class_=node[0])


def _label(x: int, y: int, text: str) -> Html:
    return tag("text", text, x=str(x + 10), y=str(y + 22))


def _line(start: tuple[int, int], end: tuple[int, int]) -> Html:
    x, y = start[0] + _WIDTH, start[1] + _HEIGHT // 2
    to_x, to_y = end[0], end[1] + _HEIGHT // 2
    half = (to_x - x) // 2
    way = f"M{x} {y} C{x + half} {y} {to_x - half} {to_y} {to_x} {to_y}"
    return tag("path", d=way)


def _cut(text: str) -> Html:
    """Return as much of a text as a box has room for."""
    if width_of(text) <= _LETTERS:
        return safe(text)
    cut = text
    while width_of(cut) >= _LETTERS:
        cut = cut[:-1]
    return safe(f"{cut.rstrip()}…")
