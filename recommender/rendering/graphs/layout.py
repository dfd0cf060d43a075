"""Lay a graph out in layers: what leads somewhere stands left of it.

The same graph is always laid out the same, and nothing is measured in floats.
"""

from collections.abc import Iterable, Mapping

from recommender.model.graph import Graph, Key, Layout, Node, Placed

_SWEEPS = 6


def layered(graph: Graph) -> Layout:
    """Return each node's layer, and its place in it."""
    up, down = _neighbours(graph)
    layer_of = _layers(graph, down)
    width = max(layer_of.values(), default=-1) + 1
    layers: list[list[Key]] = [[] for _ in range(width)]
    for node in graph.nodes:
        layers[layer_of[node.key]].append(node.key)
    for sweep in range(_SWEEPS):
        beside, order = (
            (up, range(1, width))
            if sweep % 2 == 0
            else (
                down,
                range(width - 2, -1, -1),
            )
        )
        for number in order:
            places = {key: place for keys in layers for place, key in enumerate(keys)}
            layers[number].sort(
                key=lambda key: (_median(beside.get(key, ()), places, key), key)
            )
    nodes = {node.key: node for node in graph.nodes}
    return Layout(
        placed={
            key: Placed(node=nodes[key], layer=number, place=place)
            for number, keys in enumerate(layers)
            for place, key in enumerate(keys)
        },
        layers=tuple(tuple(nodes[key] for key in keys) for keys in layers),
    )


def _neighbours(graph: Graph) -> tuple[dict[Key, list[Key]], dict[Key, list[Key]]]:
    """Return what leads to each node, and where each leads."""
    up: dict[Key, list[Key]] = {}
    down: dict[Key, list[Key]] = {}
    for source, target in sorted({(edge.source, edge.target) for edge in graph.edges}):
        if source != target:
            down.setdefault(source, []).append(target)
            up.setdefault(target, []).append(source)
    return up, down


def _layers(graph: Graph, down: Mapping[Key, list[Key]]) -> dict[Key, int]:
    """Return the layer of each node: right of all that leads there.

    An arrow that closes a circle is passed over, such as from an objection to the
    rule that answers it.
    """
    order = _in_order(graph.nodes, down)
    place = {key: number for number, key in enumerate(order)}
    found = dict.fromkeys(order, 0)
    for key in order:
        for target in down.get(key, ()):
            if place[target] > place[key]:
                found[target] = max(found[target], found[key] + 1)
    return found


def _in_order(nodes: Iterable[Node], down: Mapping[Key, list[Key]]) -> list[Key]:
    """Return the nodes so that arrows lead forwards, wherever there is no circle."""
    done: list[Key] = []
    seen: set[Key] = set()
    for node in nodes:
        waiting: list[tuple[Key, bool]] = [(node.key, False)]
        while waiting:
            key, left = waiting.pop()
            if left:
                done.append(key)
            elif key not in seen:
                seen.add(key)
                waiting.append((key, True))
                targets = down.get(key, ())
                waiting.extend((t, False) for t in targets if t not in seen)
    return done[::-1]


def _median(beside: Iterable[Key], places: Mapping[Key, int], key: Key) -> int:
    """Return the middle place of the neighbours; alone, a node stays where it is."""
    found = sorted(places[each] for each in beside)
    return found[len(found) // 2] if found else places[key]
