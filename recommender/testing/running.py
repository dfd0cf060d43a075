"""Puts promises to the test: as a class for pytest, and for a program."""

from collections.abc import Iterator, Sequence

from attrs import frozen
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from recommender.api import KnowledgeBase
from recommender.testing.case import BrokenPromiseError, Case, OnTrial
from recommender.testing.days import days
from recommender.testing.enquiries import drawn_enquiries
from recommender.testing.picking import Draw, maybe, pick
from recommender.testing.promises import PROMISES, Promise

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)


@frozen(kw_only=True)
class Broken:
    """A promise that does not hold, with the simplest enquiry that shows it.

    Attributes:
        fault: What does not hold, in one sentence.
        scenario: The enquiry as a scenario, ready to paste.
    """

    promise: Promise
    fault: str
    scenario: str


def promise_tests(
    knowledge_base: KnowledgeBase, promises: Sequence[Promise] = PROMISES
) -> type:
    """Return a class of tests for pytest, one for each promise.

    `TestPromises = promise_tests(KnowledgeBase.open("catalogs", "rules"))` is all
    that a file of tests has to hold.
    How many enquiries are drawn follows the settings of hypothesis.

    Args:
        knowledge_base: What is put to the test.
        promises: Which; all of them otherwise.
    """
    import pytest  # noqa: PLC0415 - programs that draw need none

    tested = OnTrial(knowledge_base)

    class Promises:
        """What may be relied on, put to the test."""

        @pytest.mark.parametrize("promise", promises, ids=str)
        @settings(deadline=None, suppress_health_check=_SLOW)
        @given(data=st.data())
        def test_promise(self, promise: Promise, data: st.DataObject) -> None:
            """It holds for every enquiry that is drawn."""
            promise.keep(_case(data.draw, tested))

    return Promises


def broken_promises(
    knowledge_base: KnowledgeBase,
    *,
    examples: int = 500,
    start: int = 0,
    promises: Sequence[Promise] = PROMISES,
) -> Iterator[Broken]:
    """Yield every promise that does not hold, with the simplest enquiry that shows it.

    Args:
        knowledge_base: What is put to the test.
        examples: How many enquiries to draw.
        start: The same number draws the same enquiries.
        promises: Which to put to the test.
    """
    tested = OnTrial(knowledge_base)
    left = list(promises)
    while left:
        broken = _first_broken(tested, left, examples, start)
        if broken is None:
            return
        yield broken
        left.remove(broken.promise)


def _first_broken(
    tested: OnTrial, promises: Sequence[Promise], examples: int, start: int
) -> Broken | None:
    """Return a promise that does not hold, or None where all do."""
    last: list[tuple[Promise, Case]] = []

    @seed(start)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def keep_all(data: st.DataObject) -> None:
        case = _case(data.draw, tested)
        for promise in promises:
            last[:] = [(promise, case)]
            promise.keep(case)

    try:
        keep_all()
    except BrokenPromiseError as error:
        promise, _ = last[0]
        return Broken(promise=promise, fault=error.fault, scenario=error.scenario)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong breaks a promise
        promise, case = last[0]
        fault = f"it could not be put to the test: {error}"
        return Broken(
            promise=promise, fault=fault, scenario=case.scenario(promise.name)
        )
    return None


def _case(draw: Draw, tested: OnTrial) -> Case:
    """Draw an enquiry, mostly about one of the rules, and a day."""
    rules = tuple(tested.knowledge.rules)
    about = pick(draw, rules) if rules and maybe(draw) else None
    return Case(
        tested=tested,
        enquiry=draw(drawn_enquiries(tested.knowledge, about)),
        on=draw(days(tested.knowledge_base)),
        draw=draw,
    )
