"""Troubles that are over, told in one clause or one sentence after another."""

import pytest

from tests.hearing.hearing import heard


@pytest.mark.parametrize(
    "text",
    [
        "We had scumming for weeks, then a softener fixed it.",
        "The smudging that we had is no longer there.",
        "Scumming is no longer an issue.",
        "Static was awful. The new humidifier cured it.",
        "The ink would not dry, a pinch of drier did the trick.",
        "The plates scummed. It went away when we changed the fount.",
        "We had hickeys all over last winter.",
        "We used to fight lint every day.",
        "Set-off? Not with this powder.",
        "Our scumming turned out to be a worn clamp.",
        "Ablegen? Mit dem Puder nicht.",
        "We had rollers stripping, changed the fount, and it has not happened since.",
        "Wir hatten Tonen, seit dem Plattenwechsel ist Ruhe.",
        "Letztes Jahr hatten wir ständig Butzen.",
        "Schaum im Tank. Der Entschäumer hat geholfen.",
        "प्लेट गंदी छप रही थी, फाउंट बदला तो ठीक हो गया।",
        "roller phool rahe the, naya wash lagaya to theek ho gaya",
    ],
)
def test_what_a_later_word_says_is_over_is_no_problem(text: str) -> None:
    """Whatever cured it, in the same sentence or the next."""
    assert heard(text).problems == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "The rollers have got hard shiny spots that no longer take ink.",
            "roller-glazing",
        ),
        ("The plate scums and nothing has fixed it.", "scumming"),
        ("The plate scums. Has anybody fixed it?", "scumming"),
        ("Why does the plate scum? Not even more water helps against it.", "scumming"),
        ("Foaming, we stopped it for an hour and it came back.", "foaming"),
        ("We had static last year and now it's back.", "static"),
        ("Static. The fan fixed it. The rollers are glazed.", "roller-glazing"),
        ("Nach dem Waschen ist das Tonen weg. Es tont nach 500 Bogen.", "toning"),
        ("प्लेट जल्दी ख़त्म हो जाती है", "plate-wear"),
        ("plate jaldi khatam ho jati hai", "plate-wear"),
    ],
)
def test_what_comes_back_or_was_not_cured_is_a_problem(text: str, problem: str) -> None:
    """Nor does a cure speak for what is told after it."""
    assert heard(text).problems == (problem,)


def test_words_of_a_cured_trouble_were_understood() -> None:
    """They led to something, which then was over."""
    said = heard("Static. The fan cured it.")
    assert not any("Static" in span.of(said.text) for span in said.not_understood)


def test_a_problem_close_to_another_needs_more_words_beside_it() -> None:
    """Few words in other order make no second problem of one that is named."""
    text = "When it is muggy the gloss ink goes on clear and dries like milk."
    assert heard(text).problems == ("blushing",)


def test_two_sheets_at_once_are_no_saleable_sheets() -> None:
    """Neither a doubt about make-ready nor a charge."""
    said = heard("The feeder takes two sheets at once.")
    assert (said.problems, said.objections) == ((), ())


def test_rubbing_is_no_gas() -> None:
    """In short Hindi words `gh` is another sound than `g`."""
    assert heard("chhapai ghis jaati hai").problems == ("rub",)
    assert heard("gas ka bill zyada aaya").problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "I read an article about printers who have algae in the water tank.",
        "A colleague in Porto has plates that scum.",
        "A colleague in Porto tells me his rollers have swollen. Ours are fine.",
        "The plates scummed for years. We changed them and never saw it again.",
        "Wir hatten mal Schaum, das ist lange her.",
        "pehle static ki dikkat thi, ab bilkul khatam.",
    ],
)
def test_what_others_have_is_no_problem(text: str) -> None:
    """Nor what is over, in whatever clause it is told."""
    assert heard(text).problems == ()
