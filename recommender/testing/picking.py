"""One of several, drawn; the first of them is the simplest."""

from collections.abc import Sequence
from functools import cache
from typing import Protocol, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

Thing = TypeVar("Thing")
_WHETHER = st.booleans()


class Draw(Protocol):
    """Draws from a strategy, inside a strategy or inside a test."""

    def __call__(
        self, strategy: SearchStrategy[Thing], label: object = ..., /
    ) -> Thing:
        """Return what is drawn."""


def pick(draw: Draw, things: Sequence[Thing]) -> Thing:
    """Draw one of several; they need not be hashable, and there is at least one."""
    return things[draw(_below(len(things)))]


@cache
def _below(end: int) -> SearchStrategy[int]:
    return st.integers(0, end - 1)


def maybe(draw: Draw) -> bool:
    """Draw yes or no; no is the simpler."""
    return draw(_WHETHER)
