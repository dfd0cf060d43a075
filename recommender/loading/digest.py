"""A fingerprint of the content: what is said, not how or where."""

import hashlib
import json
from collections.abc import Mapping
from typing import TypeAlias

from recommender.loading.merging import IN_ORDER
from recommender.loading.tree import Entry, Node, Scalar, Sequence

Plain: TypeAlias = str | list["Plain"] | dict[str, "Plain"]
Sections: TypeAlias = Mapping[str, Mapping[str, Entry]]


def plain(node: Node) -> Plain:
    """Return a tree as text, lists and dictionaries, without places."""
    if isinstance(node, Scalar):
        return node.word
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {entry.key: plain(entry.node) for entry in node.entries}


def digest_of(sections: Sections, defaults: Mapping[str, Node]) -> str:
    """Return the SHA-256 over the content, in hexadecimal.

    Layout, comments, the order of entries where it means nothing, and which file
    holds what leave it as it is; what a file says for all its rules counts as said
    by each of them.

    Args:
        sections: Merged entries by section and id.
        defaults: What stands under `defaults`, by file.
    """
    content = {
        name: {id_: plain(entry.node) for id_, entry in section.items()}
        for name, section in sections.items()
        if section
    }
    fallbacks = {path: plain(node) for path, node in defaults.items()}
    rules = content.get("rules", {})
    for id_, entry in sections.get("rules", {}).items():
        own, place = rules[id_], entry.key.position
        others = fallbacks.get(place.path) if place else None
        if isinstance(own, dict) and isinstance(others, dict):
            rules[id_] = {**others, **own}
    orders: dict[str, Plain] = {
        name: [*content[name]] for name in IN_ORDER if name in content
    }
    if orders:
        content["order"] = orders
    text = json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(text.encode()).hexdigest()
