"""A consultation offers answers in the language it is held in, and takes them."""

import pytest

from recommender.consulting.asking import About, Ask
from recommender.rendering.wording import wording
from recommender.surfaces.cli.talking.naming import value_of
from recommender.surfaces.cli.talking.table import sentences_for
from recommender.surfaces.cli.talking.telling import Telling
from tests.bundled import printing


@pytest.mark.parametrize(
    ("language", "offered"),
    [
        ("en", "  One of: Nitrile (NBR), conventional; EPDM, for UV only; "),
        ("de", "  Eines von: Nitril (NBR), konventionell; EPDM, nur für UV; "),
    ],
)
def test_answers_are_offered_in_the_words_of_the_language(
    language: str, offered: str
) -> None:
    """Nobody has to know the ids to answer a question."""
    kb = printing()
    ask = Ask(
        about=About.ATTRIBUTE,
        id="rollers",
        text=kb.knowledge.attributes["rollers"].question,
    )
    telling = Telling(wording(kb.knowledge, language), sentences_for(language))

    assert any(line.startswith(offered) for line in telling.question(ask))


def test_every_answer_that_is_offered_is_taken() -> None:
    """What a choice is called, in any language, names that choice and no other."""
    kb = printing()
    for attribute in kb.knowledge.attributes.values():
        for choice in attribute.scale.choices.values():
            taken = [choice.id] if attribute.scale.many else choice.id
            for _, line in choice.label.lines:
                assert value_of(attribute, line) == taken
