"""Words nobody wrote, as slips of words that the vocabulary has."""

from collections.abc import Iterable, Mapping
from typing import Any

from recommender.hearing.stemming import needed

_SHORTEST = 5
_LONGEST = 39
_LONG = 9
_FAIRLY_LONG = 7
_BEGINNING = 3


class Spellings:
    """The words of a vocabulary in one language, blocked by first letter and length.

    What a word may be a slip of is gathered when one like it is first looked up.
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Take up the folded `words`; short ones have too many neighbours."""
        self._distance: Any = needed("rapidfuzz.distance").OSA  # type: ignore[attr-defined]
        self._extract: Any = needed("rapidfuzz.process").extractOne  # type: ignore[attr-defined]
        blocks: dict[tuple[str, int], list[str]] = {}
        for word in sorted(set(words)):
            if len(word) >= _SHORTEST and word.isalpha():
                blocks.setdefault((word[0], len(word)), []).append(word)
        self._blocks: Mapping[tuple[str, int], list[str]] = blocks
        self._near: dict[tuple[str, int], list[str]] = {}

    def meant(self, word: str) -> str:
        """Return the one word that `word` is probably a slip of, or nothing.

        A single slip; two in long words. In short words another letter in the
        place of one makes another word (`plane`, `plate`), so that does not count.

        >>> Spellings(["smudging", "plate"]).meant("smuding")
        'smudging'
        >>> Spellings(["smudging", "plate"]).meant("plane")
        ''
        """
        candidates = self._candidates(word[:1], len(word))
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
        far = len(word) < _FAIRLY_LONG or distance > 1
        if far and other[:_BEGINNING] != word[:_BEGINNING]:
            return ""
        same_length = len(other) == len(word) and sorted(other) != sorted(word)
        if distance == 1 and same_length and len(word) < _FAIRLY_LONG:
            return ""
        return other

    def _candidates(self, letter: str, length: int) -> list[str]:
        """Return the words that one of this beginning and length may be a slip of."""
        if not _SHORTEST <= length <= _LONGEST:
            return []
        found = self._near.get((letter, length))
        if found is None:
            slips = _slips(length)
            # Sorted, so that of several as near the first in the alphabet is meant.
            found = sorted(
                each
                for near in range(length - slips, length + slips + 1)
                for each in self._blocks.get((letter, near), ())
            )
            if found:
                self._near[letter, length] = found
        return found


def _slips(length: int) -> int:
    """Return how many slips a word of that length may have."""
    return 2 if length >= _LONG else 1
