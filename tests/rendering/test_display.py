"""Lines fit, nothing is lost, and nothing reaches the terminal that it obeys."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.rendering.display import Piece, harmless, width_of, wrap

LINES = st.text(
    st.sampled_from("ab दे ो्कि日本ß-\u200d ").map(str), min_size=1, max_size=60
)


@given(text=st.text())
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    """Authored text may hold anything; shown text holds only characters to read."""
    left = {unicodedata.category(character) for character in harmless(text)}

    assert left.isdisjoint({"Cc", "Cs", "Zl", "Zp"})


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("safe\u202eevas", "safe\\u202eevas"),
        ("one\ntwo\r\nthree", "one two three"),
        ("\ud800", "\\ud800"),
    ],
)
def test_what_would_be_obeyed_is_shown_by_its_code(hostile: str, shown: str) -> None:
    """Escapes, direction marks and half characters are made visible."""
    assert harmless(hostile) == shown


def test_hindi_keeps_its_joiners() -> None:
    """A zero-width joiner decides how Devanagari is written."""
    assert harmless("क्\u200dष") == "क्\u200dष"


@given(text=LINES, width=st.integers(4, 30), first=st.integers(0, 3))
def test_no_line_is_wider_than_asked(text: str, width: int, first: int) -> None:
    """Only a word that fits on no line goes beyond the width."""
    for number, line in enumerate(wrap([Piece(text)], width=width, first=first)):
        words = " ".join(word.text for word in line)
        indent = 0 if number else first
        assert indent + width_of(words) <= width or len(line) == 1


@given(text=LINES, width=st.integers(1, 30))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    """All characters but spaces come out again, in their order."""
    lines = wrap([Piece(text)], width=width)

    kept = "".join(word.text for line in lines for word in line)
    assert kept == "".join(Piece(text).text.split(" "))


def test_wide_characters_break_between_each_other() -> None:
    """Japanese has no spaces to break at."""
    lines = list(wrap([Piece("日本語印刷")], width=4))

    assert ["".join(w.text for w in line) for line in lines] == ["日本", "語印", "刷"]


def test_a_quantity_stays_with_its_unit() -> None:
    """A no-break space holds, and is written as an ordinary one."""
    lines = list(wrap([Piece("at most 100\u00a0g/L")], width=12))

    shown = [" ".join(w.painted(color=False) for w in line) for line in lines]
    assert shown == ["at most", "100 g/L"]
