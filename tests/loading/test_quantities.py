"""Numbers, units, ranges and days: read exactly, or shown how they are spelt."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.loading.blame import Misread
from recommender.loading.name_phrases import read_names
from recommender.loading.phrases import read_near, read_test
from recommender.loading.plain import read_day, read_yes
from recommender.loading.quantities import Measured, read_quantity, read_range
from recommender.loading.spelling import PLAIN, days_meant, numbers_meant
from recommender.model.condition import Between, Compared, Comparison, IsKnown
from recommender.model.units import Units, decimal_text
from recommender.model.vocabulary import Scale

UNITS = Units(
    {
        "°fH": (Fraction("0.56"), "°dH"),
        "ppm": (Fraction("0.056"), "°dH"),
        "µm": (Fraction("0.001"), "mm"),
    }
)
HARDNESS = Measured("hardness", Scale(unit="°dH"), UNITS)
PLAIN_NUMBER = Measured("ph", Scale())

decimals = st.decimals(-(10**9), 10**9, places=4, allow_nan=False).map(Fraction)


@given(number=decimals, unit=st.sampled_from(["", "°dH", "g/L", "%", "mg KOH/g"]))
def test_a_quantity_printed_and_read_back_is_the_same(
    number: Fraction, unit: str
) -> None:
    """What advice shows can be stated again."""
    text = UNITS.text(number, unit)

    assert read_quantity(text, Measured("it", Scale(unit=unit), UNITS)) == number


@given(number=decimals)
def test_every_form_of_a_unit_says_the_same(number: Fraction) -> None:
    """15 °dH is the same in °fH, in ppm, and however composed."""
    for unit in ("°dH", "°fH", "ppm"):
        factor = UNITS.factor("°dH", unit)
        assert factor is not None
        digits = decimal_text(number * factor)
        if digits is not None:
            assert read_quantity(f"{digits} {unit}", HARDNESS) == number


def test_both_signs_for_micro_are_one() -> None:
    """Keyboards write the micro sign, phones the Greek letter."""
    film = Measured("film", Scale(unit="mm"), UNITS)

    assert read_quantity("5 \u00b5m", film) == read_quantity("5 \u03bcm", film)
    assert read_quantity("5 \u00b5m", film) == Fraction(1, 200)


@given(text=st.text(max_size=60) | st.from_regex(r"[-+0-9.,eE/ '%°dHto]{0,20}"))
def test_any_text_is_read_or_answered(text: str) -> None:
    """Nothing an author writes breaks the reading, and all help is text that reads."""
    for measured in (HARDNESS, PLAIN_NUMBER):
        for read in (read_quantity, read_test, read_near):
            found = read(text, measured)
            if isinstance(found, Misread):
                assert found.message
                assert found.part in text
    read_names(text)
    read_day(text)
    read_yes(text)
    read_range(text, "°dH", UNITS)


@given(text=st.from_regex(r"[-+]?[0-9]{1,6}[.,' ]?[0-9]{0,4}([eE][0-9])?"))
def test_the_right_spelling_is_always_a_number(text: str) -> None:
    """What we offer can be pasted."""
    for spelling in numbers_meant(text):
        assert PLAIN.fullmatch(spelling)


@given(text=st.from_regex(r"[0-9]{1,4}[./ -][0-9]{1,2}[./ -][0-9]{1,4}"))
def test_the_right_spelling_is_always_a_day(text: str) -> None:
    """What we offer can be pasted."""
    for spelling in days_meant(text):
        assert isinstance(read_day(spelling), date)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 15 °dH", Compared(Comparison.AT_LEAST, Fraction(15))),
        ("at most 100 °fH", Compared(Comparison.AT_MOST, Fraction(56))),
        ("above 0.5 °dH", Compared(Comparison.ABOVE, Fraction(1, 2))),
        ("below -3 °dH", Compared(Comparison.BELOW, Fraction(-3))),
        ("8 to 15 °dH", Between(Fraction(8), Fraction(15))),
        ("8 °dH to 100 °fH", Between(Fraction(8), Fraction(56))),
        ("7 °dH", Between(Fraction(7), Fraction(7))),
        ("known", IsKnown(known=True)),
        ("unknown", IsKnown(known=False)),
    ],
)
def test_phrases_about_numbers(text: str, expected: object) -> None:
    """Each phrase of the language, in the declared unit."""
    assert read_test(text, HARDNESS) == expected


@pytest.mark.parametrize(
    ("text", "check", "right"),
    [
        ("at least 15", "missing-unit", "at least 15 °dH"),
        ("> 15 °dH", "bad-phrase", "above 15 °dH"),
        ("≥ 1,5", "bad-phrase", "at least 1.5 °dH"),
        ("max 15 °dH", "bad-phrase", "at most 15 °dH"),
        ("At Least 15 °dH", "bad-phrase", "at least 15 °dH"),
        ("under 15 °dH", "bad-phrase", "below 15 °dH"),
        ("8 - 15 °dH", "bad-phrase", "8 to 15 °dH"),
        ("8..15 °dH", "bad-phrase", "8 to 15 °dH"),
        ("from 8 to 15 °dH", "bad-phrase", "8 to 15 °dH"),
        ("8 to 1,5 °dH", "bad-number", "8 to 1.5 °dH"),
        ("above 1e1 °dH", "bad-number", "above 10 °dH"),
    ],
)
def test_other_wordings_are_answered_with_the_right_one(
    text: str, check: str, right: str
) -> None:
    """Authors who write it as elsewhere are shown how it is written here."""
    found = read_test(text, HARDNESS)

    assert isinstance(found, Misread)
    assert found.check == check
    assert found.right == (right,)


@pytest.mark.parametrize("digits", ["9" * 5000, "1e999999999", "0." + "1" * 5000])
def test_a_number_beyond_all_measure_is_refused_quickly(digits: str) -> None:
    """No author needs it, and no program may be stopped by it."""
    for text in (digits, f"at least {digits}", f"{digits} to {digits} °dH"):
        assert isinstance(read_test(text, HARDNESS), Misread)
