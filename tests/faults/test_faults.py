"""Logic faults are found, and little else is."""

from pathlib import Path

import pytest

from recommender.checking.running import check_files
from tests.faults.faults import FAULTS
from tests.faults.measure import CLEAN, figures, outcomes

FEWEST, LEAST = 40, 0.95


@pytest.mark.parametrize("name", ["coffee", "press"])
def test_there_is_nothing_to_find_without_a_fault(name: str) -> None:
    """Not even a note."""
    assert not check_files([CLEAN / f"{name}.yaml"]).diagnostics


def test_seeded_faults_are_found_and_little_else_is(tmp_path: Path) -> None:
    """Nearly all of them, and nearly every finding is one of them."""
    found = outcomes(tmp_path)
    recall, precision = figures(found)

    assert len(FAULTS) >= FEWEST
    assert recall >= LEAST, [one.fault for one in found if not one.found]
    assert precision >= LEAST
