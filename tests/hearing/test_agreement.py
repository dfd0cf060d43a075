"""A sentence says what a phrase says only if it does the same with the words."""

import pytest

from tests.hearing.hearing import heard


def test_to_measure_is_not_to_ask_why() -> None:
    """A doubt put as a question is heard where something is asked."""
    assert heard("We measure the conductivity every morning.").objections == ()
    assert heard("Why should I measure the conductivity?").objections == (
        "why-measure",
    )
    assert heard("Was kostet ein Leitwertmessgerät?").objections == ()


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Is it safe on EPDM?", "harms-rollers"),
        ("does it migrate into the food", "food-safety-doubt"),
        ("Wer bezahlt mir die Ausfallzeit?", "trial-disturbs-production"),
    ],
)
def test_a_question_is_a_doubt_with_and_without_its_mark(text: str, doubt: str) -> None:
    """Its first word tells, too."""
    assert heard(text).objections == (doubt,)


def test_a_statement_is_no_question() -> None:
    """Who asks how fast somebody delivers is not who tells that they do."""
    assert heard("They deliver fast.").objections == ()
    assert heard("How fast do you deliver?").objections == ("late-delivery",)


def test_who_has_tried_does_not_look_for() -> None:
    """A phrase that looks for something is said by who does."""
    text = "We tried three alcohol substitutes."
    assert "high-alcohol-use" not in heard(text).problems
    text = "We are looking for an alcohol substitute."
    assert "high-alcohol-use" in heard(text).problems


def test_a_german_adjective_belongs_to_its_noun() -> None:
    """A hard deposit makes no hard rollers."""
    said = heard("Auf den Walzen setzt sich ein harter Belag ab.").problems
    assert "roller-hardening" not in said
    assert heard("Die Walzen sind hart geworden.").problems == ("roller-hardening",)


def test_what_is_free_of_an_image_has_none() -> None:
    """`Bildfrei` is no part of the image."""
    said = heard("Die bildfreien Stellen nehmen Farbe an").problems
    assert said == ("scumming",)


def test_a_doubtful_word_is_no_slip_of_a_problem() -> None:
    """Two slips in a word leave its beginning as it is."""
    assert heard("the costumer is scremming").problems == ()


def test_everyday_words_that_are_denied_mark_no_problem() -> None:
    """Not enough of anything is not too little colour."""
    assert heard("A shop our size does not put enough in the air.").problems == ()


def test_who_tells_a_problem_doubts_no_product() -> None:
    """What a wash does not do is a problem; what it might not, a doubt."""
    said = heard("The new wash does not take the ink off, we scrub and scrub.")
    assert (said.problems, said.objections) == (("weak-cleaning",), ())


@pytest.mark.parametrize(
    "text",
    [
        "The customer wants a matt varnish and a spot gloss on the cover.",
        "Der Kunde möchte matten Lack auf dem Umschlag.",
        "Die Ketten werden jede Woche geschmiert.",
        "The wash you sent last month is excellent, thank you.",
        "We run the chiller at 10 degrees and the alcohol at 5 percent.",
        "kagaz ka daam phir badh gaya",
    ],
)
def test_what_is_wished_praised_or_only_told_is_no_problem(text: str) -> None:
    """Parts and materials make no trouble by themselves."""
    assert heard(text).problems == ()


def test_many_words_in_their_order_are_no_loose_wording() -> None:
    """Small words count where a phrase is said in its order, whatever else is."""
    said = heard("Ink comes off on the customer's hands, it was printed yesterday.")
    assert said.problems == ("smudging",)


def test_who_drives_dries_nothing() -> None:
    """A common word is no slip of one of the trade."""
    assert heard("Please tell the driver to ring twice.").problems == ()
