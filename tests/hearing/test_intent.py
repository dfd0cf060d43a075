"""What somebody says something for."""

import pytest

from recommender.model.heard import Intent
from tests.hearing.hearing import heard


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("The plate scums.", Intent.PROBLEM),
        ("Why does the plate scum?", Intent.PROBLEM),
        ("Is scumming the plate's fault or the water's?", Intent.QUESTION),
        ("Ist das Tonen eine Frage des pH-Werts?", Intent.QUESTION),
        ("Has anyone found a blanket wash that dries fast?", Intent.PRODUCT),
        ("What would you use on rubber rollers?", Intent.PRODUCT),
        ("Wir suchen einen Reiniger ohne Geruch", Intent.PRODUCT),
        ("हमें ऐसा वॉश चाहिए", Intent.PRODUCT),
        ("That is too expensive.", Intent.OBJECTION),
        ("Will it swell the rollers?", Intent.OBJECTION),
        ("When do you close on Fridays?", Intent.QUESTION),
        ("How long do rollers last?", Intent.QUESTION),
        ("We put the plates into storage.", Intent.REMARK),
        ("Recommend me a wash.", Intent.PRODUCT),
        ("Would a drier help?", Intent.PRODUCT),
        ("The drier is on the shelf.", Intent.REMARK),
        ("Thanks for your visit.", Intent.REMARK),
        ("", Intent.REMARK),
    ],
)
def test_what_is_said_has_an_intent(text: str, intent: Intent) -> None:
    """A question about a problem is not yet the problem; why it is there is."""
    assert heard(text).intent is intent


@pytest.mark.parametrize(
    "text",
    [
        "The low-VOC washes are slow and they do not clean.",
        "These so-called green cleaners leave a film on the blanket.",
    ],
)
def test_what_happens_with_what_is_offered_is_a_doubt(text: str) -> None:
    """Who tells what substitutes do has tried them, and doubts the next one."""
    assert heard(text).intent is Intent.OBJECTION


def test_of_several_intents_the_problem_counts() -> None:
    """Whoever greets, asks the price and has a problem is to be helped with it."""
    said = heard("Good morning. What does a drum cost? The ink smudges.")
    assert said.intent is Intent.PROBLEM
    assert said.to_dict()["intent"] == "problem"
