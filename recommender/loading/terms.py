"""What reading looks words up in: everything that the vocabulary declares."""

import re
from collections.abc import Callable, Iterable, Mapping

from attrs import field, frozen

from recommender.loading.blame import Misread, blame, listing
from recommender.loading.faults import Faults
from recommender.loading.guessing import Kind, suggestions
from recommender.loading.names import MOST_LISTED, declared, hint, quoted, too_many
from recommender.loading.tree import Entry, Node, Scalar, Sequence
from recommender.loading.tree import Mapping as Tree
from recommender.model.knowledge import Knowledge
from recommender.model.position import Word
from recommender.model.text import Says, Text
from recommender.model.units import Units
from recommender.model.vocabulary import Attribute, Property, Scale

Called = Iterable[tuple[str, str]]
_SEVERAL = re.compile(r"(?:all|any) of (.+)")
_DENIED = re.compile(r"(not|none of|nicht|kein) ", re.IGNORECASE)


@frozen(kw_only=True)
class Terms:
    """The declared words, and where faults are noted.

    Attributes:
        kinds: The names of every kind, by what one is called (`problem`).
        attributes: By id, once they are typed.
        properties: By id, once they are typed.
    """

    faults: Faults
    languages: tuple[str, ...] = ("en",)
    units: Units = Units()
    kinds: Mapping[str, Kind] = field(factory=dict)
    attributes: Mapping[str, Attribute] = field(factory=dict)
    properties: Mapping[str, Property] = field(factory=dict)

    def declares(self, kind: str, word: str) -> bool:
        """Return whether `word` is a declared name; note a fault where it is not."""
        known = self.kinds[kind]
        return word in known.ids or declared(word, known, self.faults, self.kinds)

    def declared_among(self, kind: str, words: Iterable[Word]) -> tuple[Word, ...]:
        """Return those of `words` that are declared, each once."""
        found = [word for word in words if self.declares(kind, word)]
        return tuple(dict.fromkeys(found))

    def blame(self, word: str, misread: Misread) -> None:
        """Note that `word` cannot be read."""
        blame(word, misread, self.faults)

    def all_declared(self, kind: str, words: Iterable[str]) -> bool:
        """Return whether all are declared names, noting every one that is not."""
        found = [self.declares(kind, word) for word in words]
        return all(found)

    def all_chosen(self, words: Iterable[str], subject: str, scale: Scale) -> bool:
        """Return whether all are choices, noting every one that is not."""
        found = [self.chosen(word, subject, scale) for word in words]
        return all(found)

    def chosen(self, word: str, subject: str, scale: Scale) -> bool:
        """Return whether `word` is a choice; note a fault where it is not."""
        if word in scale.choices:
            return True
        if too_many(self.faults, scale.choices):
            scale = Scale()
        self.blame(word, not_a_choice(word, subject, scale))
        return False


def not_a_choice(word: str, subject: str, scale: Scale) -> Misread:
    """Say that `word` is not one of the choices of `subject`."""
    kind = Kind("choice", scale.choices, lambda: called(scale.choices))
    message = f"{quoted(word)} is not a choice of {subject}"
    if word.casefold() == "unknown":
        help_ = "leave the line out: what nobody states is unknown"
        return Misread("not-a-choice", message, help=help_)
    if _DENIED.match(word):
        return Misread(
            "not-a-choice",
            message,
            help=f"say what it is: {listing(sorted(scale.choices)[:MOST_LISTED])}",
        )
    several = _SEVERAL.fullmatch(word)
    if several and set(several[1].split(", ")) <= scale.choices.keys():
        return Misread("not-a-choice", message, right=(f"[{several[1]}]",))
    near = suggestions(word, kind)
    return Misread(
        "not-a-choice",
        message,
        right=near if len(near) == 1 else (),
        help=hint(word, kind) or "look among its choices, or add this one to them",
    )


def not_among(word: str, what: str, known: Iterable[str]) -> Misread:
    """Say that `word` is none of the few words that can stand there.

    >>> not_among("strongly", "a strength", ["likely", "strong"]).right
    ('strong',)
    """
    words = list(known)
    near = suggestions(word, Kind("word", words))
    return Misread(
        "not-a-choice",
        f"{quoted(word)} is not {what}",
        right=near if len(near) == 1 else (),
        help=f"write {listing([f'`{each}`' for each in words])}",
    )


def called(things: Mapping[str, object]) -> Called:
    """Yield what `things` are called: pairs of id and phrase, in every language."""
    for id_, thing in things.items():
        for name in ("label", "title"):
            text = getattr(thing, name, None)
            if isinstance(text, Text):
                yield from ((id_, line) for _, line in text.lines)
        said = getattr(thing, "says", None)
        if isinstance(said, Says):
            yield from ((id_, phrase) for _, phrase in said.phrases())


def called_in(entries: Mapping[str, Entry]) -> Callable[[], Called]:
    """Return a function that yields what authored entries are called."""

    def _called() -> Called:
        for id_, entry in entries.items():
            if isinstance(entry.node, Tree):
                for name in ("label", "title", "says"):
                    for phrase in _phrases(entry.node.get(name)):
                        yield id_, phrase

    return _called


def _phrases(node: Node | None) -> Iterable[str]:
    """Yield every text under `node`."""
    match node:
        case Scalar():
            yield node.word
        case Sequence():
            for child in node.items:
                yield from _phrases(child)
        case Tree():
            for entry in node.entries:
                yield from _phrases(entry.node)
        case None:
            return


def kinds_in(knowledge: Knowledge) -> Mapping[str, Kind]:
    """Return the names in a knowledge base that has been loaded, by their kind."""
    things: dict[str, Mapping[str, object]] = {
        "attribute": knowledge.attributes,
        "problem": knowledge.problems,
        "objection": knowledge.objections,
        "priority": knowledge.priorities,
        "product": knowledge.products,
    }
    return {
        name: Kind(name, ids, lambda ids=ids: called(ids))  # type: ignore[misc]
        for name, ids in things.items()
    }


def terms_of(
    knowledge: Knowledge, faults: Faults, kinds: Mapping[str, Kind] | None = None
) -> Terms:
    """Return what can be looked up in a knowledge base that has been loaded.

    Args:
        knowledge: The knowledge base.
        faults: Where faults are noted.
        kinds: Its names, where they have been looked at before.
    """
    return Terms(
        faults=faults,
        languages=knowledge.languages,
        units=knowledge.units,
        kinds=kinds_in(knowledge) if kinds is None else kinds,
        attributes=knowledge.attributes,
        properties=knowledge.properties,
    )
