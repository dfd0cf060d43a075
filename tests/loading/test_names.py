"""What is suggested for a name that nobody declared."""

import time

import pytest

from recommender.loading.faults import Faults
from recommender.loading.guessing import Kind, fold, suggestions
from recommender.loading.names import declared, quoted
from recommender.model.position import Position, Word

PROBLEMS = Kind(
    "problem",
    ["smudging", "piling", "set-off"],
    lambda: [
        ("smudging", "Verschmieren"),
        ("smudging", "छपाई का फैलना"),
        ("set-off", "Ablegen"),
        ("piling", "Aufbauen"),
    ],
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("smuding", ("smudging",)),
        ("Smudging", ("smudging",)),
        ("setoff", ("set-off",)),
        ("set_off", ("set-off",)),
        ("verschmieren", ("smudging",)),
        ("Verschmiern", ("smudging",)),
        ("छपाई का फैलना", ("smudging",)),
        ("ABLEGEN", ("set-off",)),
        ("rust", ()),
    ],
)
def test_what_was_probably_meant(written: str, meant: tuple[str, ...]) -> None:
    """By spelling, and by what it is called in any language."""
    assert suggestions(written, PROBLEMS) == meant


def test_vowel_signs_are_kept_apart() -> None:
    """In Devanagari a vowel sign makes another word, unlike an accent."""
    assert fold("की") != fold("का")
    assert fold("Größe") == "grosse"


def test_at_most_three_are_suggested_and_always_the_same() -> None:
    """Ties are settled by the alphabet, whatever order the names come in."""
    ids = [f"rule-{number:03}" for number in range(100)]

    assert suggestions("rule-00", Kind("rule", ids)) == suggestions(
        "rule-00", Kind("rule", ids[::-1])
    )
    assert len(suggestions("rule-00", Kind("rule", ids))) == 3


def test_thousands_of_unknown_names_do_not_take_for_ever() -> None:
    """A missing file makes every name unknown; that must be told in time."""
    kind = Kind("rule", [f"rule-{number:05}" for number in range(10_000)])
    faults = Faults()
    begun = time.perf_counter()
    for number in range(5_000):
        declared(Word(f"rul-{number}", Position("a.yaml", 1, 1)), kind, faults)

    assert len(faults.found) == 5_000
    # Without a limit it would be a quarter of an hour.
    assert time.perf_counter() - begun < 60


def test_a_quoted_word_cannot_steer_a_terminal() -> None:
    """Controls and broken characters are shown, not sent."""
    assert quoted("a\x1b[31m") == '"a\\x1b[31m"'
    assert quoted("\ud800") == '"\\ud800"'
    assert quoted("क्षेत्र") == '"क्षेत्र"'
