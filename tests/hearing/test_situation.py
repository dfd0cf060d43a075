"""Circumstances are heard where authors gave words to them."""

import pytest

from tests.hearing.hearing import heard, situation


@pytest.mark.parametrize(
    ("text", "attribute", "value"),
    [
        ("since we changed the wash", "since", "wash"),
        ("seit dem neuen Waschmittel", "since", "wash"),
        ("जब से वॉश बदला", "since", "wash"),
        ("only in the pile", "appears", "in-the-pile"),
        ("nur im Stapel", "appears", "in-the-pile"),
        ("on one unit only", "affected_units", "one-unit"),
        ("nur in einem Druckwerk", "affected_units", "one-unit"),
        ("सिर्फ़ एक यूनिट पर", "affected_units", "one-unit"),
        ("we print flexo", "process", "flexo"),
        ("we have EPDM rollers", "rollers", "epdm"),
    ],
)
def test_values_are_heard(text: str, attribute: str, value: str) -> None:
    """By their names, and by what clients say for them."""
    assert situation(text) == {attribute: value}


@pytest.mark.parametrize(
    ("text", "attribute", "value"),
    [
        ("limit of 100 g/L", "voc_limit", "100 g/L"),
        ("a VOC limit of 100 grams per litre", "voc_limit", "100 g/L"),
        ("VOC-Grenzwert 100 g/l", "voc_limit", "100 g/L"),
        ("pH 4.2", "fountain_ph", "4.2"),
        ("der pH liegt bei 4,8", "fountain_ph", "4.8"),
        ("the pH of the ink is 9", "ink_ph", "9"),
        ("15 °dH", "water_hardness", "15 °dH"),
        ("water hardness is 27 °fH", "water_hardness", "27 °fH"),
        ("पानी की हार्डनेस १५ °dH", "water_hardness", "15 °dH"),
        ("12 % alcohol in the fountain", "alcohol_share", "12 %"),
        ("zwölf, nein, 8 Prozent Alkohol", "alcohol_share", "8 %"),
    ],
)
def test_quantities_are_heard(text: str, attribute: str, value: str) -> None:
    """With their units, as people write them."""
    assert situation(text) == {attribute: value}


@pytest.mark.parametrize(
    "text",
    [
        "we print 100 g/m² paper",
        "we ordered 15 drums",
        "pH 4.2 to 4.8",
        "between 8 and 15 °dH",
        "pH 19",
        "the drum holds 200 litres",
        "version 4.2",
    ],
)
def test_numbers_of_other_things_are_left_alone(text: str) -> None:
    """So are ranges, which are no value, and values that cannot be."""
    assert situation(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "the wash is in the store",
        "water and ink and paper and rollers",
        "this is hard to say",
        "None of us knows",
        "it runs all right and stays clear",
    ],
)
def test_names_of_values_that_are_everyday_words_set_nothing(text: str) -> None:
    """Unless the attribute is named, too."""
    assert situation(text) == {}


def test_a_value_is_said_in_one_go() -> None:
    """A comma ends it, and its words have an order."""
    assert "since" not in situation(
        "the rollers glaze since we changed the wash, ok"
    ) or (situation("the rollers glaze since we changed the wash")["since"] == "wash")
    assert situation("since Monday, the new wash is here") == {}


def test_a_quantity_shows_its_words() -> None:
    """The number, the unit, and what told which number it is."""
    text = "Our limit is 100 g/L now."
    (found,) = heard(text).mentions

    assert found.span.of(text) == "limit is 100 g/L"
    assert [word.of(text) for word in found.words] == ["limit", "100 g/L"]


def test_words_set_apart_by_and_are_no_value() -> None:
    """`A wash and the rollers` names two things, and no roller wash."""
    assert (
        situation("It comes after the wash and my rollers weep").get("kind_sought")
        is None
    )
    assert situation("Which wash for the rollers")["kind_sought"] == "roller-wash"


@pytest.mark.parametrize(
    "text",
    [
        "we run IPA at 8 percent",
        "the bath has 6 % isopropanol and pH 4.9",
        "wir fahren 5 Prozent Alkohol",
    ],
)
def test_who_states_how_much_it_is_does_not_say_that_it_is_too_much(text: str) -> None:
    """The same words are no problem as well."""
    assert heard(text).problems == ()
    assert "alcohol_share" in situation(text)


def test_who_says_that_it_is_too_much_has_a_problem() -> None:
    """However much it is, which is heard besides."""
    text = "12 percent alcohol is far too much"

    assert heard(text).problems == ("high-alcohol-use",)
    assert situation(text)["alcohol_share"] == "12 %"
