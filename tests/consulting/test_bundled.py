"""What the bundled knowledge base says about consultations."""

import pytest

from recommender import Consultation, Enquiry
from recommender.model.consultation import Evidence
from recommender.model.text import Text
from tests.bundled import printing
from tests.consulting.talks import DAY

KB = printing()


def test_everything_is_said_in_every_language() -> None:
    """The questions, what they are for, and what is asked for."""
    texts: list[Text] = []
    for opening in KB.knowledge.discovery.values():
        texts += [opening.question, opening.purpose]
    for rung in KB.knowledge.commitment.values():
        texts += [rung.label, rung.asks]

    assert len(texts) == 12
    for text in texts:
        assert {language for language, _ in text.lines} == {"en", "de", "hi"}


def test_there_are_the_three_questions_and_the_three_rungs() -> None:
    """Trouble, what matters most, and what should be better; sample to order."""
    assert list(KB.knowledge.discovery) == [
        "challenges",
        "most-important",
        "improvements",
    ]
    assert list(KB.knowledge.commitment) == ["sample", "trial", "order"]
    (*_, order) = KB.knowledge.commitment.values()
    assert Evidence.DEMONSTRATION_MEASURED in order.requires


def test_every_problem_comes_to_an_end() -> None:
    """Whoever leaves every question open is not asked for ever, nor twice."""
    for problem in KB.knowledge.problems:
        talk = Consultation(KB).state(Enquiry(problems=[problem]))
        put = []
        while (ask := talk.ask(on=DAY)) is not None:
            put.append(ask.id)
            talk = talk.pass_over(ask)

        assert len(put) == len(set(put))
        assert put[:3] == list(KB.knowledge.discovery)


@pytest.mark.parametrize(
    ("problem", "asked"),
    [("mottling", "roller_condition"), ("product-sought", "kind_sought")],
)
def test_what_rules_are_silent_about_until_it_is_known_is_asked(
    problem: str, asked: str
) -> None:
    """Nothing waits for it, and yet a product could come of it."""
    talk = Consultation(KB).state(Enquiry(problems=[problem]))
    for opening in KB.knowledge.discovery:
        talk = talk.state(Enquiry(), opening=opening)
    put = []
    while (ask := talk.ask(on=DAY)) is not None:
        put.append(ask.id)
        talk = talk.pass_over(ask)

    assert talk.advice(on=DAY).held == ()
    assert asked in put
