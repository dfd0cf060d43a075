"""The colours of each kind of node: what it is filled with, and its line."""

from collections.abc import Mapping

from recommender.model.graph import NodeKind

COLORS: Mapping[NodeKind, tuple[str, str]] = {
    NodeKind.PROBLEM: ("#fde2de", "#b3362b"),
    NodeKind.ATTRIBUTE: ("#e9edf2", "#5b6675"),
    NodeKind.CONCLUSION: ("#dbeaf7", "#0f5c7a"),
    NodeKind.RULE: ("#ffffff", "#1c2430"),
    NodeKind.NEED: ("#fff1d6", "#9a6200"),
    NodeKind.PRODUCT: ("#dcf3e5", "#1d7a46"),
    NodeKind.OBJECTION: ("#e5def5", "#5b3fa0"),
}
