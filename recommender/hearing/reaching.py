"""How far apart in a sentence the words of a phrase may stand."""

from typing import Final

from recommender.hearing.entries import Phrase
from recommender.model.heard import Subject

_DOUBT_GAPS: Final = 2
_SLACK: Final = ((10000, 8), (8000, 6), (7000, 4), (5000, 3))
_NEXT: Final = 1


def reach_of(phrase: Phrase, stretch: int, worth: int, *, tight: bool) -> int:
    """Return how many places the last word may be from the first.

    Words that say much belong together however far apart; common ones only nearby.

    Args:
        phrase: Of a problem, a doubt or a priority.
        stretch: How far apart its telling words are in it.
        worth: How much they speak for the thing, in points.
        tight: Whether small words are among them.
    """
    if tight and phrase.hyphenated:
        # `Drying-in` is one word; `dried ink in` is not.
        return stretch
    if tight or phrase.thing.subject is not Subject.PROBLEM:
        return stretch + _DOUBT_GAPS
    return stretch + next((slack for least, slack in _SLACK if worth >= least), _NEXT)
