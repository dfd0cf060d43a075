"""Logs: what is written can be read, and what cannot be read is said."""

import json

import pytest

from recommender import Consultation, Enquiry, RecommenderError
from recommender.consulting.event_data import WORDS, event_data
from recommender.consulting.events import Thing
from recommender.consulting.log import FORMAT, header_line, read_log
from tests.consulting.talks import DAY, NAPHTHA, recommended, small

HEADER = header_line({"id": "small"})
PASSED = '{"number": 1, "event": "passed", "opening": "challenges"}\n'


def everything() -> Consultation:
    """Return a talk in which everything happened that can."""
    said = Enquiry(
        problems=["smudging"],
        objections=["long-make-ready"],
        priorities=["low-voc"],
        context={"voc_limit": "100 g/L"},
        current="old-oily-wash",
    )
    talk = recommended().state(said, text="स्याही 'wischt' ab\n\u2028", at="09:30")
    talk = talk.object("too-expensive").settle("too-expensive").confirm("smudging")
    talk = talk.show_interest(NAPHTHA).try_sample(NAPHTHA)
    talk = talk.measure(NAPHTHA, success=False, text="12 sheets")
    talk = talk.agree("sample", NAPHTHA).withdraw(Thing.ATTRIBUTE, "voc_limit")
    ask = Consultation(small()).ask(on=DAY)
    assert ask is not None
    return talk.pass_over(ask)


def test_what_is_written_is_read() -> None:
    """Every kind of event, with the same bytes the next time."""
    talk = everything()
    text = talk.log()
    again = Consultation.replay(small(), text.encode())

    assert again.events == talk.events
    assert again.log() == text
    assert {event_data(each)["event"] for each in talk.events} | {"answered"} == {
        *WORDS
    }
    assert read_log("log", text.encode()).knowledge_base == talk.held_with


def test_a_log_says_its_format_first() -> None:
    """And one event on every other line."""
    first, *rest = everything().log().splitlines()

    assert json.loads(first)["format"] == FORMAT == 1
    numbers = [json.loads(line)["number"] for line in rest if line.startswith("{")]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_line_that_was_cut_off_is_left_out() -> None:
    """Wherever it was cut, also within a letter."""
    raw = everything().log().encode()
    whole = raw.rindex(b"\n", 0, -1) + 1
    for end in range(whole, len(raw)):
        log = read_log("log", raw[:end])
        complete = end == len(raw) - 1  # all but the end of the line
        assert len(log.events) == len(everything().events) - (not complete)
        assert bool(log.cut) == (whole < end < len(raw) - 1)
        assert log.size == (end if complete else whole)


@pytest.mark.parametrize("end", range(len(HEADER)))
def test_the_first_line_can_be_cut_off_too(end: int) -> None:
    """The consultation then begins anew."""
    log = read_log("log", HEADER.encode()[:end])

    assert log.events == ()
    assert (log.size == 0) == (end < len(HEADER) - 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEADER + PASSED + "{broken\n", "a.jsonl:3: the line is broken: it is not"),
        (HEADER + "[]\n", "a.jsonl:2: the line is no event"),
        (HEADER + PASSED + PASSED, "a.jsonl:3: there are two events of number 1"),
        (HEADER + PASSED.replace("1", "0"), "a.jsonl:2: an event needs its `number`"),
        (HEADER + PASSED.replace("1", "true"), "a.jsonl:2: an event needs its"),
        (HEADER + PASSED.replace("passed", "danced"), "no event is called 'danced'"),
        (HEADER + PASSED.replace("opening", "shoe"), "'passed' has no key 'shoe'"),
        (HEADER + PASSED.replace('"challenges"', "7"), "'opening' takes a text"),
        (HEADER + '{"number": 1, "event": "answered"}\n', "'answered' needs 'attri"),
        (PASSED, "a.jsonl:1: the first line of a log says its format"),
        ('{"format": 2}\n', "a.jsonl:1: the log is of format 2, and only 1 can"),
        ('{"format": true}\n', "a.jsonl:1: the log is of format True"),
        ('{"format": 1, "knowledge_base": 5}\n', "`knowledge_base` takes texts"),
        ("notes of mine", "a.jsonl:1: the line is broken"),
        (HEADER + "notes of mine", "a.jsonl:2: the line is broken"),
        (HEADER + "\n", "a.jsonl:2: the line is broken"),
        (HEADER + "[" * 100_000 + "\n", "a.jsonl:2: the line is broken"),
        (
            HEADER + '{"number": 1, "event": "withdrawn", "thing": "x", "id": "y"}\n',
            "'thing' is one of problem, objection",
        ),
        (
            HEADER + '{"number": 1, "event": "measured", "product": "x", '
            '"success": "yes"}\n',
            "'success' takes true or false",
        ),
        (
            HEADER + '{"number": 1, "event": "said", "text": "x", '
            '"understood": {"problem": []}}\n',
            "'understood' has no key 'problem'",
        ),
        (
            HEADER + '{"number": 1, "event": "said", "text": "x", '
            '"understood": {"problems": "smudging"}}\n',
            "'problems' takes a list of texts",
        ),
        (
            HEADER + '{"number": 1, "event": "said", "text": "x", '
            '"understood": {"problems": {"smudging": 3}}}\n',
            "'smudging' takes a text",
        ),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(text: str, said: str) -> None:
    """Nothing is guessed, and nothing is passed over in silence."""
    with pytest.raises(RecommenderError) as error:
        read_log("a.jsonl", text.encode())

    assert said in str(error.value)


def test_bytes_that_are_no_text_are_said() -> None:
    """A log is UTF-8."""
    with pytest.raises(RecommenderError, match="log:2: the line is not UTF-8"):
        read_log("log", HEADER.encode() + b'{"number": "\xff"}\n')
