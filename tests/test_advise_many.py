"""Many enquiries: in order, as one by one, and never all in memory."""

import os
import pickle
from collections.abc import Generator, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import count, islice

import pytest

from recommender import Enquiry, InvalidEnquiryError, KnowledgeBase, RecommenderError
from recommender.model.advice import Advice
from recommender.parallel import AHEAD, CHUNK, in_order

DAY = date(2026, 11, 23)
GOOD = {"problems": ["smudging"], "context": {"appears": "after-wash"}}
STATED: list[Enquiry | Mapping[str, object]] = [
    GOOD,
    {"problems": ["no-such-problem"]},
    Enquiry(problems={"scumming": "must"}),
    {"problem": ["smudging"]},
    {},
]


@pytest.fixture(scope="module")
def printing() -> KnowledgeBase:
    """Return the bundled knowledge base."""
    return KnowledgeBase.bundled("printing")


def fired(advice: Advice) -> tuple[str, ...]:
    """Tell which rules fired."""
    return advice.fired


def alone(printing: KnowledgeBase, stated: Enquiry | Mapping[str, object]) -> object:
    """Return what one enquiry gives by itself."""
    try:
        return printing.advise(stated, on=DAY).fired
    except InvalidEnquiryError as error:
        return str(error), error.diagnostics


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_answers_come_in_order_and_are_those_of_one(
    processes: int, printing: KnowledgeBase
) -> None:
    """What cannot be read gives its error in its place; the rest goes on."""
    found = list(
        printing.advise_many(STATED * 40, on=DAY, tell=fired, processes=processes)
    )

    assert len(found) == 200
    expected = [alone(printing, stated) for stated in STATED] * 40
    told = [
        (str(one), one.diagnostics) if isinstance(one, InvalidEnquiryError) else one
        for one in found
    ]
    assert told == expected


def test_advice_itself_travels_written_out(printing: KnowledgeBase) -> None:
    """Equal, with all that lies beyond the ranking, and nobody behind it."""
    [here] = printing.advise_many([GOOD], on=DAY, top=2)
    [there] = printing.advise_many([GOOD], on=DAY, top=2, processes=2)

    assert isinstance(here, Advice)
    assert isinstance(there, Advice)
    assert there == here
    assert there.to_dict() == here.to_dict()
    assert pickle.loads(pickle.dumps(there)) == here  # noqa: S301 - our own bytes
    with pytest.raises(ValueError, match="cannot be asked again"):
        there.given(appears="always")


@pytest.mark.parametrize("processes", [1, 2])
def test_a_stream_without_end_is_taken_as_it_is_answered(
    processes: int, printing: KnowledgeBase
) -> None:
    """Memory is bounded by what is under way."""
    taken = count()

    def endless() -> Iterator[Mapping[str, object]]:
        while True:
            next(taken)
            yield GOOD

    answers = printing.advise_many(endless(), on=DAY, tell=fired, processes=processes)
    assert len(list(islice(answers, 100))) == 100
    assert isinstance(answers, Generator)
    answers.close()

    assert next(taken) <= 100 + CHUNK * (1 + AHEAD * processes)


def test_nothing_to_do_is_done_at_once() -> None:
    """No process waits for what never comes."""
    assert list(in_order(abs, [], processes=4)) == []


def test_more_than_a_pipe_holds_goes_both_ways() -> None:
    """Neither side waits for the other when both send a lot."""
    big = ["x" * 300_000 for _ in range(20)]

    assert list(in_order(str.upper, big, processes=2, chunk=2)) == ["X" * 300_000] * 20


def test_a_process_that_ends_is_reported() -> None:
    """It is not waited for."""
    with pytest.raises(RecommenderError, match="ended before"):
        list(in_order(partial(_end, os.getpid()), range(10), processes=2, chunk=1))


def _end(parent: int, _: int) -> None:
    assert os.getpid() != parent
    os._exit(1)
