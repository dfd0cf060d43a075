"""Whatever a program or a client states is answered, or refused by name, in time."""

import json
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from recommender import InvalidEnquiryError, KnowledgeBase, RecommenderError

SMALL = Path(__file__).parent.parent / "small"
DAY = date(2026, 11, 28)
MOST_SECONDS = 5


@pytest.fixture(scope="module")
def small() -> KnowledgeBase:
    """Open the small knowledge base."""
    return KnowledgeBase.open(SMALL)


class Unsayable:
    """What cannot be shown at all."""

    def __str__(self) -> str:
        raise NotImplementedError

    def __repr__(self) -> str:
        raise NotImplementedError


class Contrary(str):
    """A text that is equal to nothing, and hard to find again."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return False

    def __hash__(self) -> int:
        return 7


def endless() -> Iterator[str]:
    """Yield the same problem for ever."""
    while True:
        yield "smudging"


def _in_itself() -> dict[str, object]:
    circle: dict[str, object] = {}
    circle["problems"] = circle
    return circle


STATED: dict[str, object] = {
    "nothing": None,
    "a number": 3,
    "a text": "smudging",
    "bytes": b"smudging",
    "what cannot be shown": {"problems": [Unsayable()]},
    "a value that cannot be shown": {"context": {"rollers": Unsayable()}},
    "a list without end": {"problems": endless()},
    "itself": _in_itself(),
    "a huge number": {"context": {"water_hardness": 10**100_000}},
    "no number": {"context": {"water_hardness": float("nan")}},
    "beyond all numbers": {"context": {"water_hardness": float("inf")}},
    "no key": {None: 1},
    "a key of two": {(1, 2): 3},
    "half a character": {"problems": ["\ud800"]},
    "a long name": {"problems": ["x" * 1_000_000]},
    "a long number": {"context": {"water_hardness": "9" * 1_000_000}},
    "many unknown names": {"problems": [f"p{n}" for n in range(8_000)]},
    "many unknown attributes": {"context": {f"a{n}": "x" for n in range(8_000)}},
    "many unknown keys": {f"k{n}": "x" for n in range(8_000)},
    "yes": {"context": {"rollers": True}},
    "lists in lists": {"context": {"rollers": [[[[["nbr"]]]]]}},
    "a day": {"current": DAY},
    "escapes": {"problems": ["\x1b[31mred"]},
}


@pytest.mark.parametrize("stated", STATED.values(), ids=STATED)
def test_what_is_no_enquiry_is_refused_in_time(
    stated: Mapping[str, object], small: KnowledgeBase
) -> None:
    """With diagnostics, whose text is harmless."""
    began = time.process_time()
    with pytest.raises(InvalidEnquiryError) as caught:
        small.advise(stated, on=DAY)

    assert time.process_time() - began < MOST_SECONDS
    assert caught.value.diagnostics
    assert "\x1b" not in str(caught.value)


def test_odd_texts_do_not_reach_the_rules(small: KnowledgeBase) -> None:
    """What is like a text is taken as the text that it holds."""
    odd = small.advise({Contrary("problems"): [Contrary("smudging")]}, on=DAY)
    plain = small.advise({"problems": ["smudging"]}, on=DAY)

    assert odd.to_dict() == plain.to_dict()


def test_a_long_enquiry_file_is_read_in_time(
    small: KnowledgeBase, tmp_path: Path
) -> None:
    """In JSON, where every word gets its place."""
    from recommender.loading.enquiry import enquiry_from_text  # noqa: PLC0415

    text = json.dumps({"problems": [f"p{n}" for n in range(8_000)]}, indent=1)
    began = time.process_time()
    with pytest.raises(InvalidEnquiryError):
        small.advise(enquiry_from_text(str(tmp_path / "client.json"), text), on=DAY)

    assert time.process_time() - began < MOST_SECONDS


TEXTS = {
    "one word": "x" * 1_000_000,
    "words": "smudging " * 60_000,
    "accents": "a\u0301" * 300_000,
    "turned letters": "\u202e" * 300_000,
    "pictures": "\U0001f5a8" * 250_000,
    "denials": "no " * 30_000,
    "one sign of Hindi": "\u091b" * 300_000,
    "stops": ". " * 200_000,
    "dashes": "-" * 500_000,
    "quantities": "15 °dH " * 5_000,
    "brackets": "(" * 500_000,
    "quotes": '"' * 500_000,
    "slips": "smuding scuming " * 10_000,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_flood_of_words_is_heard_in_time(text: str, small: KnowledgeBase) -> None:
    """And every mention lies in it."""
    small.hear("warm up")
    began = time.process_time()
    heard = small.hear(text)

    assert time.process_time() - began < MOST_SECONDS
    for mention in heard.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)


def test_a_time_stands_for_its_day(small: KnowledgeBase) -> None:
    """As programs have it at hand; anything else is refused."""
    stated = {"problems": ["smudging"]}
    noon = datetime(2026, 11, 28, 12, tzinfo=UTC)

    assert small.advise(stated, on=noon).to_dict() == (
        small.advise(stated, on=DAY).to_dict()
    )
    with pytest.raises(RecommenderError, match="takes a day"):
        # A text is no day.
        small.advise(stated, on="2026-11-28")  # type: ignore[arg-type]


@pytest.mark.parametrize("ask", ["why", "why_not", "demonstration"])
def test_a_day_is_one_whatever_is_asked(ask: str, small: KnowledgeBase) -> None:
    """Why, why not, and how to show it."""
    context = {"process": "sheetfed-offset", "appears": "after-wash", "rollers": "nbr"}
    stated = {"problems": ["smudging"], "context": context}
    product = small.advise(stated, on=DAY).recommendations[0].product
    noon = datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC)
    answer = getattr(small, ask)

    assert str(answer(stated, product, on=noon)) == str(answer(stated, product, on=DAY))
    with pytest.raises(RecommenderError, match="takes a day"):
        answer(stated, product, on="2026-11-28")


@pytest.mark.parametrize("top", [-1, 10**30])
def test_top_is_a_number_of_products(top: int, small: KnowledgeBase) -> None:
    """None below nothing, and none beyond all reason."""
    with pytest.raises(RecommenderError, match="how many"):
        small.advise({"problems": ["smudging"]}, on=DAY, top=top)
