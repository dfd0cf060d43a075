"""What a typed text names: by its id, or by what it is called in any language."""

import re
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Protocol

from recommender.consulting.consultation import Consultation
from recommender.consulting.events import Thing
from recommender.hearing.words import folded, sentences
from recommender.model.enquiry import Enquiry
from recommender.model.knowledge import Knowledge
from recommender.model.text import Text
from recommender.model.vocabulary import Attribute

_SEPARATORS = re.compile(r"[\s,;]+")
_MANY = re.compile(r"\s*[,;]\s*")
_BARE = re.compile(r"-?[0-9][0-9.,]*")


class Labelled(Protocol):
    """Anything that has a name for people."""

    @property
    def label(self) -> Text:
        """What it is called, per language."""


def named(text: str, things: Mapping[str, Labelled]) -> str:
    """Return the id of the only thing that a text names; else the text itself.

    Names are told apart as ids are, but for case and accents.
    """
    if text in things:
        return text
    asked = folded(text).strip()
    found = {
        name
        for name, thing in things.items()
        if asked in {folded(name), *(folded(line) for _, line in thing.label.lines)}
    }
    return found.pop() if len(found) == 1 else text


def named_before(text: str, talk: Consultation) -> str:
    """Return the id of the thing that was said before and that a text names."""
    known = talk.knowledge_base.knowledge
    said = {name for thing in Thing for name in talk.stated(thing)}
    sections: tuple[Mapping[str, Labelled], ...] = (
        known.attributes,
        known.problems,
        known.objections,
        known.priorities,
        known.products,
        known.commitment,
    )
    for things in sections:
        stated = {name: thing for name, thing in things.items() if name in said}
        if (found := named(text, stated)) in stated:
            return found
    return text


def value_of(attribute: Attribute, text: str) -> str | list[str]:
    """Return what a text states of an attribute, its choices by id where it can."""
    choices = attribute.scale.choices
    if not attribute.scale.many:
        return _choice(text, attribute)
    if (whole := _choice(text, attribute)) in choices:
        return [whole]
    parts = [_choice(part, attribute) for part in _MANY.split(text) if part]
    if all(part in choices for part in parts):
        return parts
    return [part for part in _SEPARATORS.split(text) if part]


def _choice(text: str, attribute: Attribute) -> str:
    """Return the only choice that a text names, is said for, or names in part.

    Where there is none, or several, it is the text itself.
    """
    choices = attribute.scale.choices
    if (found := named(text, choices)) in choices:
        return found
    asked = folded(text).strip()
    said = {
        choice.id
        for choice in choices.values()
        for _, phrase in choice.says.phrases()
        if folded(phrase) == asked
    }
    words = _words(text)
    partly = {
        choice.id
        for choice in choices.values()
        for _, line in choice.label.lines
        if words and words <= _words(line)
    }
    for several in (said, partly):
        if len(several) == 1:
            return several.pop()
    return text


def _words(text: str) -> frozenset[str]:
    return frozenset(word.folded for each in sentences(text) for word in each)


def is_bare_number(text: str) -> bool:
    """Whether a text is nothing but a number: where a unit is due, it lacks it.

    >>> is_bare_number("12"), is_bare_number("12 °dH"), is_bare_number("twelve")
    (True, False, False)
    """
    return _BARE.fullmatch(text) is not None


def in_ids(text: str, known: Knowledge) -> Enquiry | None:
    """Return what a text states that is nothing but ids, or None."""
    words = [word for word in _SEPARATORS.split(text) if word]
    places = (known.problems, known.objections, known.priorities, known.products)
    ids = set(chain(*places))
    choices = {
        word: name
        for word in words
        if word not in ids and (name := _attribute_of(word, known.attributes.values()))
    }
    if any(word not in ids and word not in choices for word in words):
        return None
    problems, objections, priorities, products = (
        [word for word in words if word in of] for of in places
    )
    return Enquiry(
        problems=problems,
        context={name: word for word, name in choices.items()},
        objections=objections,
        priorities=priorities,
        current=products[-1] if products else None,
    )


def _attribute_of(choice: str, attributes: Iterable[Attribute]) -> str:
    """Return the only attribute that clients state with this choice."""
    names = [
        each.id
        for each in attributes
        if choice in each.scale.choices and not each.from_rules
    ]
    return names[0] if len(names) == 1 else ""
