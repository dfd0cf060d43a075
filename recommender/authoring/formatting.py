"""The canonical layout of authored files.

Lines are edited, and nothing is written anew: comments, the order of things, and
what is said stay as their author left them. That is looked at again before the
new text is handed out.
"""

from collections.abc import Mapping as MappingOf
from types import MappingProxyType
from typing import TypeAlias

import yaml

from recommender.authoring.layout.pages import page_of
from recommender.authoring.layout.pieces import NoLayoutError, pieces_of
from recommender.authoring.layout.rows import laid_out
from recommender.errors import InvalidKnowledgeError, RecommenderError
from recommender.loading.events import read_tree
from recommender.loading.faults import Faults
from recommender.loading.tree import Mapping, Node, Scalar, Sequence
from recommender.model.position import Position

Edits: TypeAlias = MappingOf[Position, str]


def formatted(path: str, text: str) -> str:
    """Return the text of a file in the canonical layout.

    Args:
        path: How the file is shown.
        text: What it holds.

    Raises:
        InvalidKnowledgeError: It cannot be read; it carries a diagnostic for each
            fault.
        RecommenderError: It holds something that has no canonical layout.
    """
    before = _read(path, text)
    try:
        page = page_of(text)
        new = laid_out(page, pieces_of(page))
        after = _read(path, new)
        comments = page_of(new).comments
    except (NoLayoutError, InvalidKnowledgeError, yaml.YAMLError):
        raise _left_alone(path) from None
    same = said(after) == said(before)
    if not same or [*comments.values()] != [*page.comments.values()]:
        raise _left_alone(path)
    return new


def said(node: Node, instead: Edits = MappingProxyType({})) -> object:
    """Return what a tree says, and in which order; not where.

    Args:
        node: The tree.
        instead: What is said instead at some places.
    """
    match node:
        case Scalar():
            return instead.get(node.position, str(node.word))
        case Sequence():
            return [said(item, instead) for item in node.items]
        case Mapping():
            return tuple(
                (said(Scalar(each.key), instead), said(each.node, instead))
                for each in node.entries
            )


def _read(path: str, text: str) -> Mapping:
    """Return the tree of a file that has no faults.

    Raises:
        InvalidKnowledgeError: It has.
    """
    faults = Faults()
    tree = read_tree(path, text, faults)
    if faults.found or tree is None:
        raise InvalidKnowledgeError(faults.found)
    return tree


def _left_alone(path: str) -> RecommenderError:
    return RecommenderError(
        f"{path} is left as it is: it holds a key or a list written in a way that "
        "has no canonical layout"
    )
