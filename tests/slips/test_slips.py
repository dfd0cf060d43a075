"""Slips of authors are found, once, where they are, and mended by the hint."""

import re
from pathlib import Path

import pytest

from recommender.checking.running import Wanted, check_files
from recommender.rendering.diagnostics import diagnostics_text
from tests.slips.slips import BASE, HERE, Slip, read_slips, tried

SLIPS = [slip for path in sorted(HERE.glob("*.txt")) for slip in read_slips(path)]
A_CLASS = re.compile(
    r"\b(Scalar|Mapping|Sequence|Entry|NoneType|Traceback|Fraction|Error|Word|dict)\b"
)


def test_the_base_has_no_fault() -> None:
    """Whatever is found of a slip comes from the slip."""
    report = check_files([BASE], wanted=Wanted(regions=False))
    found = [each for each in report.diagnostics if each.severity]
    assert found == []
    assert len(SLIPS) >= 100
    assert len({slip.name for slip in SLIPS}) == len(SLIPS)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_found_once_in_its_place_and_mended(
    slip: Slip, tmp_path: Path
) -> None:
    """And told without a word of the programs inside."""
    outcome = tried(slip, tmp_path)
    told = diagnostics_text(outcome.found)

    assert outcome.found, "nothing is found"
    assert outcome.placed, told
    assert outcome.once, told
    assert outcome.repaired, told
    assert not A_CLASS.search(told)
