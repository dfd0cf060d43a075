"""What a check is: a function that yields what it finds."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Protocol, TypeAlias

from recommender.judging.trial import Trial
from recommender.model.diagnostic import Diagnostic
from recommender.model.knowledge import Knowledge

Look: TypeAlias = Callable[[Knowledge], Iterator[Diagnostic]]
"""Its name, with dashes, is the name of the check; its docstring, the page."""


Try: TypeAlias = Callable[[Trial], Iterator[Diagnostic]]
"""The same for one that looks at what scenarios do."""


class Dated(Protocol):
    """The same for one that holds dates against a day."""

    @property
    def __name__(self) -> str:
        """The name of the check, with underscores."""

    def __call__(self, knowledge: Knowledge, *, on: date) -> Iterator[Diagnostic]:
        """Yield what is found on a day."""


def name_of(look: object) -> str:
    """Return the name of the check that a function is.

    >>> def never_fires(): ...
    >>> name_of(never_fires)
    'never-fires'
    """
    return str(getattr(look, "__name__", "")).replace("_", "-")
