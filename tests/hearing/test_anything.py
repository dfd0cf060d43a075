"""Whatever is typed or pasted, hearing answers, and soon."""

import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hearing.hearing import heard, printing

_VOCABULARY = sorted(
    {
        word
        for problem in printing().knowledge.problems.values()
        for _, phrase in problem.says.phrases()
        for word in phrase.split()
    }
)
_FILLERS = ["no", "not", "kein", "nicht", "नहीं", "is", "gone", ",", ".", "-", "15 °dH"]
_words = st.lists(st.sampled_from(_VOCABULARY + _FILLERS), max_size=40).map(" ".join)
_patient = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def spans_are_of_the_text(text: str) -> None:
    """Every mention lies in the text, and its words lie in its span."""
    said = heard(text)
    for each in said.mentions:
        assert 0 <= each.span.start < each.span.end <= len(text)
        assert each.span.start == each.words[0].start
        assert each.span.end == max(word.end for word in each.words)
        assert list(each.words) == sorted(each.words)
    for span in said.not_understood:
        assert span.of(text).strip()
    assert list(said.mentions) == sorted(said.mentions, key=lambda each: each.sort_key)


@_patient
@given(text=st.text(max_size=400))
def test_any_text_is_heard(text: str) -> None:
    """Also what is no language at all."""
    spans_are_of_the_text(text)


@_patient
@given(text=_words)
def test_any_words_of_the_vocabulary_are_heard(text: str) -> None:
    """In any order, denied or not; what is heard can be advised on."""
    spans_are_of_the_text(text)
    enquiry = heard(text).enquiry()
    problems = printing().knowledge.problems

    assert set(enquiry.problems) <= set(problems)


@_patient
@given(before=_words, after=_words)
def test_sentences_are_heard_apart(before: str, after: str) -> None:
    """What stands in another sentence changes nothing."""
    alone = heard(f"{before} .")
    both = heard(f"{before} . {after}")

    first = [each for each in both.mentions if each.span.end <= len(before)]
    assert first == list(alone.mentions)


HARD = [
    "a" * 200_000,
    "ink " * 50_000,
    "not " * 50_000,
    "." * 200_000,
    "\n " * 100_000,
    "'" * 200_000,
    "a'" * 100_000,
    "1." * 100_000,
    "1,1" * 60_000,
    "°" * 200_000,
    "क्" * 100_000,
    "\u0301" * 200_000,
    "\U0001d574" * 100_000,
    "墨" * 200_000,
    "-ink" * 50_000,
    "ge" * 100_000,
    " ".join(f"ink{number}" for number in range(30_000)),
    " ".join(f"smudgin{chr(97 + number % 26)}g{number}x" for number in range(30_000)),
]


def test_no_text_takes_long() -> None:
    """A hundred thousand of anything is heard in the time of as much prose.

    The time is that of this process alone, whatever else the machine does.
    """
    printing().hear("")
    for text in HARD:
        start = time.process_time()
        heard(text)
        assert time.process_time() - start < 10, text[:20]


def test_time_grows_with_the_length() -> None:
    """Twice as much text takes about twice as long."""
    line = "the ink smudges and the plate scums. no foam, the rollers glaze. "

    def spent(times: int) -> float:
        text = line * times
        start = time.process_time()
        heard(text)
        return time.process_time() - start

    spent(50)
    short = min(spent(200) for _ in range(3))
    assert min(spent(800) for _ in range(3)) < 4 * short * 2.5
