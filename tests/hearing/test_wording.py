"""How languages word things: verbs that stand apart, doubts, what is not here."""

import pytest

from tests.hearing.hearing import heard


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("Die Farbe trocknet im Sieb ein", ("drying-in",)),
        ("Eingetrocknete Farbe im Sieb", ("drying-in",)),
        ("Die Farbe trocknet nicht", ("slow-drying",)),
        ("Die Feuchtwalze nimmt Farbe an", ("metering-roller-takes-ink",)),
        ("Linien laufen auf dem Stoff aus", ("line-spreading",)),
        ("Wir haben eine Koenig & Bauer", ()),
    ],
)
def test_a_verb_is_heard_with_the_part_that_stands_apart(
    text: str, problems: tuple[str, ...]
) -> None:
    """What dries in is another thing than what does not dry."""
    assert heard(text).problems == problems


@pytest.mark.parametrize(
    "text",
    [
        "A printer next door has scumming",
        "Der Kollege nebenan hat Algen im Tank",
        "Despite too much spray powder",
        "Trotz viel Puder",
        "No drying trouble",
        "No more toning",
    ],
)
def test_what_others_have_or_was_done_in_vain_is_no_problem(text: str) -> None:
    """Nor is what is said not to be there."""
    assert heard(text).problems == ()


def test_a_doubt_asked_as_a_denial_is_that_doubt() -> None:
    """`Greift das nicht die Walzen an` fears the same as without the `nicht`."""
    assert "harms-rollers" in heard("Greift das nicht die Walzen an?").objections


@pytest.mark.parametrize(
    ("text", "attribute", "value"),
    [
        ("since we went over to the veggie wash", "since", "wash"),
        ("seit wir ohne Alkohol drucken", "since", "alcohol-cut"),
        ("naye wash ke baad", "since", "wash"),
        ("only in the pile", "appears", "in-the-pile"),
        ("nur im zweiten Werk", "affected_units", "one-unit"),
    ],
)
def test_the_situation_is_told_in_many_ways(
    text: str, attribute: str, value: str
) -> None:
    """What changed, and where and when it shows."""
    assert heard(text).enquiry().context[attribute] == value


def test_hindi_that_authors_write_in_latin_letters_is_heard_in_both_scripts() -> None:
    """A word in Latin letters is the Devanagari one that sounds so."""
    assert heard("blanket par ink jam jaati hai").problems == ("piling",)
    assert heard("ब्लैंकेट पर इंक जम जाती है").problems == ("piling",)


def test_a_denying_word_that_is_short_for_two_tells_nothing_else() -> None:
    """`Won't stick` is heard where somebody says `would not stick`."""
    said = heard("The varnish would not stick where the ink was heavy")
    assert said.problems == ("coating-rejection",)


def test_what_something_is_against_is_not_there() -> None:
    """With a hyphen or without."""
    assert heard("The anti set-off unit has arrived").problems == ()


def test_asking_who_guarantees_a_thing_is_doubting_it() -> None:
    """Whatever is denied behind it."""
    said = heard("Who guarantees that it doesn't attack my rollers?")
    assert said.objections == ("harms-rollers",)
