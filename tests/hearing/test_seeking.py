"""Who looks for a product, by the form of the question and not by a fixed phrase."""

import pytest

from recommender.model.heard import Intent
from tests.hearing.hearing import heard

SOUGHT = "product-sought"


@pytest.mark.parametrize(
    "text",
    [
        "Which cleaner is any good for the rollers?",
        "What would you recommend for cleaning a perfector?",
        "Does anybody sell a degreaser for plate cylinders?",
        "We'd like to try a milder wash.",
        "Welcher Reiniger taugt für Lackwerke?",
        "Was verwendet man zum Entfetten von Zylindern?",
        "Haben Sie auch einen Zusatz für kleine Feuchtwerke?",
        "कौन सा सॉल्वेंट ठीक रहेगा?",
        "rotary ke liye koi wash batao",
    ],
)
def test_who_looks_for_a_product_is_heard(text: str) -> None:
    """In words of their own; and that is what they say it for."""
    told = heard(text)

    assert told.problems == (SOUGHT,)
    assert told.intent is Intent.PRODUCT


@pytest.mark.parametrize(
    "text",
    [
        "How important are the rollers for print quality?",
        "What does the wash consist of?",
        "Which roller do you adjust first?",
        "The wash, which smells of lemons, is in the cupboard.",
        "Wie entsteht der Wasserfilm auf der Platte?",
        "Wer hat den Schlüssel zum Lager?",
        "Die Rasterwalzen kommen am Dienstag.",
        "What conductivity should a fount have?",
        "रोलर कितने भारी होते हैं?",
    ],
)
def test_who_asks_how_things_are_has_no_problem(text: str) -> None:
    """Nor looks for anything."""
    told = heard(text)

    assert told.problems == ()
    assert told.intent is not Intent.PRODUCT


def test_who_looks_for_a_cure_has_the_problem() -> None:
    """And looks for no other product."""
    told = heard("Which cleaner do you use when the rollers are glazed?")

    assert SOUGHT not in told.problems
    assert told.problems


def test_what_is_doubted_is_no_problem() -> None:
    """The words of a problem, put as a doubt."""
    told = heard("So gentle a cleaner could hardly dissolve dried varnish.")

    assert told.problems == ()
    assert told.objections == ("cleans-too-weakly",)
