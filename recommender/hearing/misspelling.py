"""Words nobody wrote, as slips of words that the vocabulary has."""

from collections.abc import Iterable
from typing import Any

from recommender.hearing.stemming import needed

_SHORTEST = 5
_LONG = 9
_FAIRLY_LONG = 7
_BEGINNING = 3


class Spellings:
    """The words of a vocabulary in one language, blocked by first letter and length.

    It never changes once built.
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Take up the folded `words`; short ones have too many neighbours."""
        self._distance: Any = needed("rapidfuzz.distance").OSA  # type: ignore[attr-defined]
        self._extract: Any = needed("rapidfuzz.process").extractOne  # type: ignore[attr-defined]
        blocks: dict[tuple[str, int], list[str]] = {}
        for word in sorted(set(words)):
            if len(word) >= _SHORTEST and word.isalpha():
                blocks.setdefault((word[0], len(word)), []).append(word)
        # Sorted, so that of several as near the first in the alphabet is meant.
        self._blocks = {
            (letter, length): sorted(
                each
                for near in range(length - _slips(length), length + _slips(length) + 1)
                for each in blocks.get((letter, near), ())
            )
            for letter in {first for first, _ in blocks}
            for length in range(_SHORTEST, 40)
        }

    def meant(self, word: str) -> str:
        """Return the one word that `word` is probably a slip of, or nothing.

        A single slip; two in long words. In short words another letter in the
        place of one makes another word (`plane`, `plate`), so that does not count.

        >>> Spellings(["smudging", "plate"]).meant("smuding")
        'smudging'
        >>> Spellings(["smudging", "plate"]).meant("plane")
        ''
        """
        candidates = self._blocks.get((word[:1], len(word)), ())
        if not candidates:
            return ""
        found = self._extract(
            word,
            candidates,
            scorer=self._distance.distance,
            processor=None,
            score_cutoff=_slips(len(word)),
        )
        if found is None:
            return ""
        other: str = found[0]
        distance: int = found[1]
        if len(word) < _FAIRLY_LONG and other[:_BEGINNING] != word[:_BEGINNING]:
            return ""
        same_length = len(other) == len(word) and sorted(other) != sorted(word)
        if distance == 1 and same_length and len(word) < _FAIRLY_LONG:
            return ""
        return other


def _slips(length: int) -> int:
    """Return how many slips a word of that length may have."""
    return 2 if length >= _LONG else 1
