"""Renaming: one name, at every place that mentions it, and nothing else.

Files are edited at the places of the mentions. Before anything is handed out, the
new files are loaded, and must say the same but for the name.
"""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from attrs import frozen

from recommender.authoring.edits import edited
from recommender.authoring.formatting import said
from recommender.authoring.mention import Mention
from recommender.authoring.mentions import mentions_in
from recommender.authoring.new_names import read_new_name
from recommender.errors import InvalidKnowledgeError, RecommenderError
from recommender.loading.events import read_tree
from recommender.loading.faults import Faults
from recommender.loading.load import load_texts
from recommender.loading.merging import KIND_OF_SECTION
from recommender.loading.spelling import unit_text
from recommender.loading.tree import Mapping as Tree
from recommender.model.knowledge import Knowledge

if TYPE_CHECKING:
    from recommender.model.position import Position

KINDS = (*KIND_OF_SECTION.values(), "choice", "property-choice", "group", "unit")
"""What can be renamed."""

_JOINT = {
    "substance or group": ("substance", "group"),
    "product or category": ("product", "category"),
}
_MOST_SHOWN = 3


@frozen(order=True)
class Target:
    """One declared name.

    Attributes:
        owner: The attribute or property of a choice, the product of a step of its
            own, or nothing.
    """

    kind: str
    owner: str
    name: str

    def __str__(self) -> str:
        """Return how it is called, with what it belongs to."""
        name = f"{self.owner}.{self.name}" if self.owner else self.name
        return f"{self.kind} {name}"


@frozen(kw_only=True)
class Renamed:
    """What a renaming comes to.

    Attributes:
        target: What is renamed.
        mentions: At how many places.
        texts: The new text of each file that changes.
    """

    target: Target
    mentions: int
    texts: Mapping[str, str]


def rename(texts: Mapping[str, str], old: str, new: str, kind: str = "") -> Renamed:
    """Return files in which a name has given way to another one.

    Args:
        texts: Every file of a knowledge base, by how it is shown.
        old: The name, `owner.name` for one that belongs to something.
        new: The name to put in its place.
        kind: What it is a name of; empty where that is plain.

    Raises:
        InvalidKnowledgeError: The files have errors.
        RecommenderError: There is no such name, or several; the new one cannot be
            used.
    """
    knowledge, trees = _loaded(texts)
    found = list(mentions_in(trees, knowledge))
    target = _target(old, kind, [mention for _, mention in found])
    name = read_new_name(new.removeprefix(f"{target.owner}."), target.kind)
    _clash(target, name, [mention for _, mention in found])
    meant = [(path, each) for path, each in found if _means(each, target, knowledge)]
    _unclear(target, meant, [mention for _, mention in found], knowledge)
    texts_now = edited(texts, meant, name)
    _same_but_for(texts_now, trees, meant, name)
    changed = {p: t for p, t in texts_now.items() if t != texts[p]}
    return Renamed(target=target, mentions=len(meant), texts=changed)


def _loaded(texts: Mapping[str, str]) -> tuple[Knowledge, dict[str, Tree]]:
    """Return what files say, typed and as trees."""
    files = sorted(texts.items())
    loaded = load_texts(files)
    if loaded.knowledge is None:
        raise InvalidKnowledgeError(loaded.diagnostics)
    trees = {path: read_tree(path, text, Faults()) for path, text in files}
    return loaded.knowledge, {p: tree for p, tree in trees.items() if tree is not None}


def _targets(mentions: Iterable[Mention]) -> set[Target]:
    """Return every name that is declared; units are declared by being used."""
    return {
        Target(each.kind, each.owner, each.name)
        for each in mentions
        if (each.declares or each.kind == "unit") and each.kind in KINDS
    }


def _target(old: str, kind: str, mentions: Iterable[Mention]) -> Target:
    """Return what is meant by a name, if that is plain."""
    known = _targets(mentions)
    found = sorted(
        each
        for each in known
        if (not kind or each.kind == kind)
        and old in {each.name, f"{each.owner}.{each.name}"}
    )
    found = found or sorted(
        each
        for each in known
        if each.kind == "unit" and kind in {"", "unit"} and each.name == unit_text(old)
    )
    if len(found) == 1:
        return found[0]
    what = kind or "thing"
    if not found:
        names = {each.name for each in known if not kind or each.kind == kind}
        near = get_close_matches(old, sorted(names), n=_MOST_SHOWN)
        hint = f'; did you mean "{near[0]}"?' if near else ""
        msg = f'no {what} is called "{old}"{hint}'
        raise RecommenderError(msg)
    several = ", or ".join(f"`{each}`" for each in found)
    msg = f'"{old}" can mean several things: write {several}'
    raise RecommenderError(msg)


def _means(mention: Mention, target: Target, knowledge: Knowledge) -> bool:
    """Return whether a mention means what is renamed."""
    if mention.name != target.name:
        return False
    if mention.kind == "conclusion":
        attribute = knowledge.attributes.get(target.owner)
        concluded = attribute is not None and attribute.from_rules
        return target.kind == "choice" and concluded
    kinds = _JOINT.get(mention.kind, (mention.kind,))
    return target.kind in kinds and mention.owner == target.owner


def _unclear(
    target: Target,
    meant: Iterable[tuple[str, Mention]],
    mentions: Iterable[Mention],
    knowledge: Knowledge,
) -> None:
    """Refuse where a mention can mean something else, too."""
    known = _targets(mentions)
    others = {
        "conclusion": {
            Target("choice", each.id, target.name)
            for each in knowledge.attributes.values()
            if each.from_rules and target.name in each.scale.choices
        },
        **{
            joint: {Target(kind, "", target.name) for kind in kinds}
            for joint, kinds in _JOINT.items()
        },
    }
    for _, mention in meant:
        also = sorted((others.get(mention.kind, set()) & known) - {target})
        if also:
            msg = (
                f"{mention.node.position}: this means {target} and {also[0]} alike; "
                "give one of the two another name by hand first"
            )
            raise RecommenderError(msg)


def _clash(target: Target, name: str, mentions: Iterable[Mention]) -> None:
    """Refuse a name that something else has."""
    if name == target.name:
        msg = f'"{name}" is what it is called already'
        raise RecommenderError(msg)
    alike = {target.kind}
    for kinds in _JOINT.values():
        if target.kind in kinds:
            alike |= set(kinds)
    for each in sorted(_targets(mentions)):
        same_owner = each.owner == target.owner or target.kind == "step"
        if each.name == name and each.kind in alike and same_owner:
            msg = f'"{name}" is taken: there is {_article(each)} already'
            raise RecommenderError(msg)


def _article(target: Target) -> str:
    return f"{'an' if target.kind[0] in 'aeio' else 'a'} {target}"


def _same_but_for(
    texts: Mapping[str, str],
    trees: Mapping[str, Tree],
    meant: Iterable[tuple[str, Mention]],
    name: str,
) -> None:
    """Make sure that new files load, and say the same but for the name."""
    wanted: dict[Position, str] = {}
    for _, each in sorted(meant, key=lambda pair: -pair[1].start):
        place = each.node.position
        text = wanted.get(place, str(each.node.word))
        wanted[place] = text[: each.start] + name + text[each.start + each.length :]
    _, after = _loaded(texts)
    for path, tree in trees.items():
        if said(after[path]) != said(tree, wanted):
            msg = (
                f"{path} would not say the same afterwards, so nothing was renamed; "
                "write the name on one line and without escapes"
            )
            raise RecommenderError(msg)
