"""Scenarios put to the test: what fails says why, and what cannot fail is found."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from recommender import KnowledgeBase
from recommender.model.scenario import Scenario
from recommender.scenarios import telling
from recommender.scenarios.proving import Proof, in_order, prove
from recommender.scenarios.selecting import selected

DAY = date(2026, 11, 23)
HERE = Path(__file__).parent
SMALL = HERE.parent / "small"


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """Open a small knowledge base with scenarios that fail."""
    return KnowledgeBase.open(SMALL, HERE / "failing")


@pytest.fixture(scope="module")
def tested(kb: KnowledgeBase) -> tuple[Proof, ...]:
    """Test all of its scenarios."""
    return prove(kb, in_order(kb.knowledge.scenarios.values()), on=DAY)


def rows(tested: tuple[Proof, ...]) -> str:
    """Return the text with files named from their own folder."""
    return telling.text_of(tested).replace(f"{HERE.parent}/", "")


def test_failures_read_as_reviewed(
    tested: tuple[Proof, ...], pytestconfig: pytest.Config
) -> None:
    """Expected and got, and the way to the single fact that decides."""
    golden = HERE / "failing" / "told.txt"
    text = rows(tested)
    if pytestconfig.getoption("update_golden"):
        golden.write_text(text, "utf-8")

    assert golden.read_text("utf-8") == text


def test_the_single_fact_that_blocks_is_named_with_its_line(
    tested: tuple[Proof, ...],
) -> None:
    """Down the chain, past what rules conclude."""
    (each,) = [t for t in tested if t.name == "just below the limit"]
    *_, last = each.failing[0].clues
    assert last.position is not None
    source = Path(last.position.path).read_text("utf-8").splitlines()

    assert "the scenario says in-the-pile" in last.text
    assert source[last.position.line - 1].strip() == "appears: after-wash"


def test_what_no_fault_in_a_rule_would_change_cannot_fail() -> None:
    """Such a scenario passes, and guards nothing."""
    kb = KnowledgeBase.open(SMALL)
    nothing = Scenario(
        name="nothing happens",
        enquiry=kb.knowledge.scenarios["smudging right after a wash"].enquiry,
        expected=(),
    )
    (told,) = prove(kb, [nothing], on=DAY)

    assert told.vacuous
    assert "cannot fail" in telling.text_of([told])
    assert telling.concise_of([told]) != ""
    assert not any(
        each.vacuous
        for each in prove(kb, list(kb.knowledge.scenarios.values()), on=DAY)
    )


def test_programs_get_the_same(tested: tuple[Proof, ...]) -> None:
    """As JUnit XML every scenario is a test case; failures carry the text."""
    suite = ET.fromstring(telling.junit_of(tested))[0]  # noqa: S314 - our own
    failing = [case for case in suite if case.find("failure") is not None]

    assert int(suite.get("tests", "")) == len(tested)
    assert len(failing) == int(suite.get("failures", "")) == 3
    for case in failing:
        failure = case.find("failure")
        assert failure is not None
        assert "why" in str(failure.text)


def test_some_are_selected_by_their_words(kb: KnowledgeBase) -> None:
    """Of the file or the name, in whatever case."""
    every = kb.knowledge.scenarios.values()

    def names(*words: str) -> Iterator[str]:
        return (each.name for each in selected(every, words))

    assert list(names("JUST BELOW")) == ["just below the limit"]
    assert len(list(names("smudging.scenarios.yaml"))) == 3
    assert list(names("no such thing")) == []
