"""Shorthands of the tests of hearing."""

from recommender.model.heard import Heard, Mention, Subject
from tests.bundled import printing as printing


def heard(text: str) -> Heard:
    """Return what the bundled knowledge base hears."""
    return printing().hear(text)


def situation(text: str) -> dict[str, str]:
    """Return the attribute values that are heard."""
    return {
        each.id: each.value
        for each in heard(text).mentions
        if each.subject is Subject.ATTRIBUTE
    }


def only(text: str) -> Mention:
    """Return the one mention of a text."""
    (found,) = heard(text).mentions
    return found
