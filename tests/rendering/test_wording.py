"""Values and conditions in the reader's words."""

from datetime import date
from fractions import Fraction

import pytest

from recommender.model.condition import (
    AllOf,
    AnyOf,
    Between,
    ClientValue,
    Compared,
    Comparison,
    CurrentValue,
    IsKnown,
    NoneOf,
)
from recommender.model.condition import (
    Test as Tested,
)
from recommender.rendering.wording import wording
from tests.rendering.a_trade import TRADE, say

ENGLISH, GERMAN = wording(TRADE, "en"), wording(TRADE, "de")


def plain(text: str) -> str:
    """Return the text with ordinary spaces."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("attribute", "test", "said"),
    [
        ("rollers", AnyOf(("nbr",)), "NBR"),
        ("rollers", AnyOf(("nbr", "epdm", "mixed")), "NBR, EPDM or mixed"),
        ("rollers", AllOf(("nbr", "epdm")), "NBR and EPDM together"),
        ("rollers", NoneOf(("epdm",)), "anything but EPDM"),
        ("rollers", IsKnown(known=True), "any, if it is known"),
        ("rollers", IsKnown(known=False), "only while it is unknown"),
        ("voc_limit", Compared(Comparison.ABOVE, Fraction(5, 2)), "above 2.5 g/L"),
        ("voc_limit", Compared(Comparison.BELOW, Fraction(9)), "below 9 g/L"),
        ("voc_limit", Compared(Comparison.AT_LEAST, Fraction(9)), "at least 9 g/L"),
        ("voc_limit", Between(Fraction(1), Fraction(2)), "1 g/L to 2 g/L"),
        (
            "voc_limit",
            Compared(Comparison.AT_MOST, ClientValue("voc_limit")),
            "at most VOC limit",
        ),
        (
            "voc_limit",
            Compared(Comparison.AT_MOST, CurrentValue("voc")),
            "at most VOC content",
        ),
    ],
)
def test_what_a_product_suits_is_said_in_words(
    attribute: str, test: Tested, said: str
) -> None:
    """Every kind of line that `suits` can hold."""
    assert plain(ENGLISH.test(ENGLISH.attribute_scale(attribute), test)) == said


def test_what_is_not_in_the_vocabulary_is_shown_as_it_is() -> None:
    """The id stands in for a label that nobody gave."""
    assert ENGLISH.product("unheard-of") == "unheard-of"
    assert ENGLISH.value(ENGLISH.attribute_scale("unheard_of"), "some-choice") == (
        "some-choice"
    )


def test_german_has_a_decimal_comma_and_no_dot_is_changed_elsewhere() -> None:
    """Only numbers are touched, not words that hold a dot."""
    scale = GERMAN.attribute_scale("voc_limit")

    assert plain(GERMAN.value(scale, "12.5 g/L")) == "12,5 g/L"
    assert GERMAN.value(None, "version 2.5b") == "version 2.5b"
    assert plain(GERMAN.authored(scale, "at least 2.5 g/L")) == "mindestens 2,5 g/L"


def test_a_sentence_ends_as_its_script_does() -> None:
    """A danda after Devanagari, a full stop after Latin letters."""
    hindi = wording(TRADE, "hi")

    assert hindi.sentence(say("It dries", hi="यह सूखता है")) == "यह सूखता है।"
    assert hindi.sentence(say("It dries")) == "It dries."
    assert hindi.sentence(say("Is it dry?")) == "Is it dry?"


def test_a_year_alone_is_not_made_a_day() -> None:
    """Authors write it as its first day, since a date needs one."""
    assert "(2010)" in ENGLISH.source("old-sheet", date(2015, 1, 1))
    assert "(12 August 1996)" in ENGLISH.source("epa", date(2015, 1, 1))
