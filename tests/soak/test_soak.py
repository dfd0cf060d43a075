"""A short form of the soak: the long one is a program of its own."""

import sys

import pytest

from tests.soak.soak import soak


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read as Linux tells it")
def test_many_threads_get_the_answers_of_one_and_leave_nothing() -> None:
    """Eight threads; early on, memory still settles, so the bar is lower here."""
    told = [0]
    found = soak(4000, 8, told.append)

    assert sum(told) == found.asked == 4000
    assert found.wrong == 0
    assert found.faults == 0
    assert found.growth < 0.05
