"""A short form of the soak: the long one is a program of its own."""

import gc
import sys
from pathlib import Path
from weakref import ref

import pytest

from recommender import KnowledgeBase
from recommender.advising.outlook import GroundsOutlook
from tests.soak.soak import DAY, soak

SMALL = Path(__file__).parent.parent / "small"


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read as Linux tells it")
def test_many_threads_get_the_answers_of_one_and_leave_nothing() -> None:
    """Eight threads; early on, memory still settles, so the bar is lower here."""
    told = [0]
    found = soak(2000, 8, told.append, longest=6)

    assert sum(told) == found.asked == 2000
    assert found.wrong == 0
    assert found.faults == 0
    assert found.growth < 0.05


def test_what_advice_rests_on_goes_with_it() -> None:
    """Nothing stays until somebody collects garbage, however much was read."""
    knowledge_base = KnowledgeBase.open(SMALL)
    gc.disable()
    try:
        for problem in ("smudging", "scumming"):
            advice = knowledge_base.advise({"problems": [problem]}, on=DAY)
            assert advice.questions or advice.held or advice.unmet
            assert advice.needs is not None
            outlook = advice._outlook  # noqa: SLF001 - nobody else needs it
            assert isinstance(outlook, GroundsOutlook)
            grounds = ref(outlook.grounds)
            del advice, outlook
            assert grounds() is None
    finally:
        gc.enable()
