"""Scenarios can say how strongly a need or a conclusion must be held."""

from datetime import date
from pathlib import Path

import pytest

from recommender import InvalidKnowledgeError, KnowledgeBase
from recommender.scenarios import run_scenarios
from recommender.scenarios.proving import prove
from recommender.scenarios.telling import text_of

DAY = date(2026, 11, 23)
SMALL = Path(__file__).parent.parent / "small"
SCENARIO = """
scenarios:
  how strongly:
    enquiry:
      problems: [smudging]
      context:
        appears: after-wash
    advice:
      needs:
        low-residue-wash: {need}
      conclusions:
        wash-residue: likely
"""


def opened(tmp_path: Path, need: str) -> KnowledgeBase:
    """Open the small knowledge base with one more scenario."""
    path = tmp_path / "strength.scenarios.yaml"
    path.write_text(SCENARIO.replace("{need}", need), "utf-8")
    return KnowledgeBase.open(SMALL, path)


def test_the_right_strength_passes(tmp_path: Path) -> None:
    """The need rule is strong, but rests on a likely conclusion."""
    kb = opened(tmp_path, "likely")

    assert all(outcome.passed for outcome in run_scenarios(kb, on=DAY))


def test_another_strength_fails_and_says_what_holds_it_down(tmp_path: Path) -> None:
    """Named with the strength that it has."""
    kb = opened(tmp_path, "strong")
    text = text_of(prove(kb, [kb.knowledge.scenarios["how strongly"]], on=DAY))

    assert "expected low-residue-wash: strong, got low-residue-wash: likely" in text
    assert "residue-needs-fast-wash fired, likely: its condition is no stronger" in text


def test_a_word_that_is_no_strength_is_refused(tmp_path: Path) -> None:
    """With the words there are."""
    with pytest.raises(InvalidKnowledgeError, match="sure"):
        opened(tmp_path, "sure")
