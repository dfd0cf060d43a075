"""Every language says the same things."""

import re

import attrs
import pytest

from recommender.rendering.phrases import PHRASES, phrases_for
from recommender.rendering.phrases.table import Phrases

KEYS = [field.name for field in attrs.fields(Phrases) if field.name != "months"]


def blanks(phrase: str) -> set[str]:
    """Return the words that are filled in."""
    return set(re.findall(r"\{(\w+)\}", phrase))


@pytest.mark.parametrize("language", PHRASES)
@pytest.mark.parametrize("key", KEYS)
def test_every_sentence_is_there_with_the_same_blanks(language: str, key: str) -> None:
    """What is filled in does not depend on the language."""
    spoken, english = getattr(PHRASES[language], key), getattr(PHRASES["en"], key)

    assert spoken.strip()
    assert blanks(spoken) == blanks(english)


@pytest.mark.parametrize("language", PHRASES)
def test_the_year_has_twelve_months(language: str) -> None:
    """Each with a name of its own."""
    assert len(set(PHRASES[language].months)) == 12


@pytest.mark.parametrize("key", KEYS)
def test_nothing_was_left_untranslated(key: str) -> None:
    """Sentences with words in them differ between the languages."""
    said = [getattr(phrases, key) for phrases in PHRASES.values()]
    if re.search(r"[a-z]{4}", re.sub(r"\{\w+\}", "", said[0])):
        assert len(set(said)) == len(said)


def test_a_language_without_sentences_falls_back_to_english() -> None:
    """The authored text stays in the language; only ours is English."""
    assert phrases_for("mr") is PHRASES["en"]
    assert phrases_for("hi_IN") is PHRASES["hi"]
