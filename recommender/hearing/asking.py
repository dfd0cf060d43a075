"""How one language asks: for a product, or how things are."""

from collections.abc import Iterable, Sequence
from typing import Final

from recommender.hearing.runs import Runs
from recommender.hearing.tongues.tongue import Tongue

_ALSO_WHILE: Final = frozenset({"when"})
"""Words that ask, and begin what is told, too: `when I open the can`."""


class Asking:
    """How questions are put in one language; it never changes."""

    def __init__(self, tongues: Iterable[Tongue]) -> None:
        """Take up the words of `tongues`, which may stand in one sentence."""
        spoken = tuple(tongues)
        self._seeks = Runs(run for each in spoken for run in each.seeks)
        self._asks = frozenset().union(*(each.asks for each in spoken))
        self._reasons = frozenset().union(*(each.reasons for each in spoken))
        self._stances = frozenset().union(*(each.stances for each in spoken))
        self._anybody = not all(each.stances for each in spoken)
        self._offered = Runs(run for each in spoken for run in each.offered)

    def seeks(self, said: Sequence[str]) -> bool:
        """Whether somebody looks for a product.

        >>> from recommender.hearing.tongues.en import ENGLISH
        >>> Asking([ENGLISH]).seeks("has anyone found a wash that dries fast".split())
        True
        """
        return bool(self._seeks.said_in(said))

    def begins(self, said: Sequence[str]) -> bool:
        """Whether a sentence begins as a question does, and as nothing else may."""
        return said[0] in self._asks and said[0] not in _ALSO_WHILE

    def only_asks(self, said: Sequence[str]) -> bool:
        """Whether a question is about how things are, and not about a trouble."""
        return said[0] in self._asks and self._reasons.isdisjoint(said)

    def stands(self, said: Sequence[str]) -> bool:
        """Whether somebody takes a stand; in a tongue without such words, anybody.

        >>> from recommender.hearing.tongues.en import ENGLISH
        >>> Asking([ENGLISH]).stands("the fitter brought the drum".split())
        False
        """
        return self._anybody or not self._stances.isdisjoint(said)

    def weighs(self, said: Sequence[str]) -> bool:
        """Whether a sentence is about what somebody is told to go over to.

        >>> from recommender.hearing.tongues.en import ENGLISH
        >>> Asking([ENGLISH]).weighs("the so called green ones smell".split())
        True
        """
        return bool(self._offered.said_in(said))
