"""The ready promises: they hold here, and a fault that is planted breaks them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from recommender import Advice, KnowledgeBase
from recommender.api import check
from recommender.testing import (
    PROMISES,
    Case,
    Promise,
    broken_promises,
    days,
    enquiries,
    knowledge_bases,
    promise_tests,
)
from recommender.testing.case import OnTrial
from tests.examples import examples

SMALL = Path(__file__).parent.parent / "small"
KB = KnowledgeBase.open(SMALL)

TestSmall = promise_tests(KB)


@pytest.mark.parametrize("promise", PROMISES, ids=str)
@examples(100)
@given(data=st.data())
def test_promises_hold_whatever_the_knowledge(
    promise: Promise, data: st.DataObject
) -> None:
    """On knowledge bases that are drawn, too, with rules of every kind."""
    tested = OnTrial(data.draw(knowledge_bases(fewest_rules=2)))
    promise.keep(
        Case(
            tested=tested,
            enquiry=data.draw(enquiries(tested.knowledge_base)),
            on=data.draw(days(tested.knowledge_base)),
            draw=data.draw,
        )
    )


@pytest.mark.parametrize("promise", PROMISES, ids=str)
def test_promises_say_what_they_promise(promise: Promise) -> None:
    """In one sentence."""
    assert promise.says.endswith(".")
    assert promise.name == str(promise)


def advise(change: Callable[[Advice], Advice]) -> Callable[..., Advice]:
    """Return what advises with a fault."""
    rightly = KnowledgeBase.advise

    def wrongly(self: KnowledgeBase, *given: Any, **named: Any) -> Advice:  # noqa: ANN401 - whatever it takes
        return change(rightly(self, *given, **named))

    return wrongly


def held_too(advice: Advice) -> Advice:
    """Recommend what is held, too."""
    both = (*advice.recommendations, *advice.held)
    return evolve(advice, recommendations=both)


def one_rule_less(advice: Advice) -> Advice:
    """Forget a rule that fired."""
    return evolve(advice, fired=advice.fired[1:])


@pytest.mark.parametrize(
    ("fault", "broken"),
    [
        (held_too, {"excluded is never recommended", "what is held says why"}),
        (one_rule_less, {"the engine agrees", "reasons hold"}),
    ],
)
def test_a_planted_fault_is_found_and_shown_as_a_scenario(
    fault: Callable[[Advice], Advice], broken: set[str], tmp_path: Path
) -> None:
    """The scenario can be pasted beside the rules, and is read without a fault."""
    promises = [each for each in PROMISES if each.name in broken]
    with patch.object(KnowledgeBase, "advise", advise(fault)):
        found = list(broken_promises(KB, examples=60, promises=promises))

    assert {each.promise.name for each in found} == broken
    for number, each in enumerate(found):
        (tmp_path / f"{number}.scenarios.yaml").write_text(each.scenario, "utf-8")
        assert each.scenario.count("\n") < 15, "it is not the simplest"
    report = check(SMALL, tmp_path)
    assert report.knowledge is not None, report.diagnostics


def test_what_cannot_be_put_to_the_test_is_a_broken_promise() -> None:
    """A crash is told with its enquiry, too."""

    def crash(advice: Advice) -> Advice:
        if advice.fired:
            msg = "out of order"
            raise ZeroDivisionError(msg)
        return advice

    promises = [each for each in PROMISES if each.name == "reasons hold"]
    with patch.object(KnowledgeBase, "advise", advise(crash)):
        (found,) = broken_promises(KB, examples=50, promises=promises)

    assert "out of order" in found.fault
    assert "recommended: []" in found.scenario
