"""Shorthands of the tests of hearing."""

import pytest

from recommender import KnowledgeBase
from recommender.model.heard import Heard, Mention, Subject
from tests.bundled import printing as printing


def trade(factory: pytest.TempPathFactory, written: str) -> KnowledgeBase:
    """Return the knowledge base of another trade, which stands in one file."""
    path = factory.mktemp("trade") / "looms.yaml"
    path.write_text(written, "utf-8")
    return KnowledgeBase.open(path)


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
