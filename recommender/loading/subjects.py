"""What a line of a condition can be about: of the client, and of products."""

from typing import Literal, TypeAlias

from attrs import evolve, frozen

from recommender.loading.blame import note
from recommender.loading.names import STANDS_UNDER, declared, quoted
from recommender.loading.strange import note_too_deep
from recommender.loading.terms import Terms
from recommender.model.position import Word
from recommender.model.vocabulary import Attribute, Scale

Whose: TypeAlias = Literal["client", "product"]
"""Whether a condition is about the client or about products."""


@frozen(kw_only=True)
class Subject:
    """What a line can be about.

    Attributes:
        id: The key that authors write.
        scale: Of an attribute or property; None where ids are compared.
        kind: What the ids are names of; None for choices and numbers.
        negated: `not` and `none of` make sense.
        all_of: Several can hold at once.
        unknown: It can be asked whether it is known.
        held_against: It can be compared with an answer or with the product in use.
    """

    id: str
    scale: Scale | None = None
    kind: str | None = None
    negated: bool = True
    all_of: bool = False
    unknown: bool = True
    held_against: bool = True


OF_CLIENT = {
    "problem": Subject(id="problem", kind="problem", all_of=True, unknown=False),
    "objection": Subject(id="objection", kind="objection", all_of=True, unknown=False),
}
"""What a line on the client can be about besides attributes."""

OF_PRODUCT = {
    "product": Subject(id="product", kind="product", unknown=False),
    "category": Subject(id="category", kind="category", unknown=False),
    "contains": Subject(
        id="contains",
        kind="substance or group",
        negated=False,
        all_of=True,
        unknown=False,
    ),
    "free_of": Subject(
        id="free_of", kind="substance or group", negated=False, unknown=False
    ),
}
"""What a line on products can be about besides properties."""

RESERVED = frozenset((*OF_CLIENT, *OF_PRODUCT))
"""Words that no attribute and no property can be called by."""


def subject_of(key: Word, terms: Terms, whose: Whose) -> Subject | None:
    """Return what a line is about; note a fault where nobody declared it."""
    client = whose == "client"
    named = OF_CLIENT if client else OF_PRODUCT
    if key in named:
        return named[key]
    found = terms.attributes.get(key) if client else terms.properties.get(key)
    if found is not None:
        subject = Subject(id=key, scale=found.scale, all_of=found.scale.many)
        # Rules can conclude several values, even of what should have only one.
        from_rules = isinstance(found, Attribute) and found.from_rules
        return evolve(subject, all_of=True) if from_rules else subject
    kind = terms.kinds["attribute" if client else "property"]
    if key in (OF_PRODUCT if client else OF_CLIENT):
        _note_whose(key, whose, terms)
        return None
    # What is declared and was not typed has had its own fault noted.
    if key not in kind.ids and not note_too_deep(key, terms.faults):
        with_named = evolve(kind, ids=[*kind.ids, *named])
        declared(key, with_named, terms.faults, terms.kinds)
    return None


def _note_whose(key: Word, whose: Whose, terms: Terms) -> None:
    """Note that a line about products stands among lines about the client."""
    client = whose == "client"
    said, about = ("products", "the client") if client else ("the client", "products")
    note(
        terms.faults,
        "key-at-wrong-level",
        f"{quoted(key)} is said of {said}, and this condition is about {about}",
        key,
        help="move it: such lines stand under "
        + STANDS_UNDER["property" if client else "attribute"],
    )


def suited(key: Word, terms: Terms) -> Subject | None:
    """Return what a line under `suits` is about: only what a client can state."""
    attribute = terms.attributes.get(key)
    if attribute is None:
        if key not in terms.kinds["attribute"].ids:
            declared(key, terms.kinds["attribute"], terms.faults, terms.kinds)
        return None
    if attribute.from_rules:
        note(
            terms.faults,
            "concluded-attribute",
            f"rules conclude {quoted(key)}, so no product can suit it",
            key,
            help="write what it suits as attributes that a client can state",
        )
        return None
    return Subject(id=key, scale=attribute.scale, unknown=False, held_against=False)


def as_lines(text: Word, terms: Terms, whose: Whose) -> str:
    """Return a condition that stands on the line of its key as it must stand.

    Nothing, where it does not show what it is about.
    """
    line = terms.faults.line_at(text.position) if text.position else ""
    key = line.strip().partition(":")[0].removeprefix("- ")
    if not line.strip().endswith(text):
        return ""
    first, _, rest = text.partition(" ")
    named = OF_CLIENT if whose == "client" else OF_PRODUCT
    known = terms.kinds["attribute" if whose == "client" else "property"].ids
    if rest and (first in named or first in known):
        return f"  {key}:\n    {first}: {rest}"
    for subject in named.values():
        if subject.kind is not None and text in terms.kinds[subject.kind].ids:
            return f"  {key}:\n    {subject.id}: {text}"
    return ""
