"""What a sentence only supposes, or tells of another time: `will it`, `back then`.

Clauses are counted here, too, since a word of this kind speaks for its own clause.
"""

from collections.abc import Container, Iterable, Sequence
from typing import Final

from recommender.hearing.runs import Runs
from recommender.hearing.tongues.tongue import Tongue
from recommender.hearing.words import Word

_LONGEST_LIST: Final = 4
_CONCEDED: Final = 4
_LISTS: Final = frozenset({"or", "nor", "oder", "noch", "या", "ya"})


class Mood:
    """How one language tells what is not, or not now; it never changes."""

    def __init__(self, tongues: Iterable[Tongue]) -> None:
        """Take up the words of `tongues`, which may stand in one sentence."""
        spoken = tuple(tongues)
        self._boundaries = frozenset().union(*(each.boundaries for each in spoken))
        self._supposes = frozenset().union(*(each.supposes for each in spoken))
        self._bygone = frozenset().union(*(each.bygone for each in spoken))
        self._ago = frozenset().union(*(each.ago for each in spoken))
        self._relative = frozenset().union(*(each.relative for each in spoken))
        self._had = frozenset().union(*(each.had for each in spoken))
        self._returns = frozenset().union(*(each.returns for each in spoken))
        self._refers = frozenset().union(*(each.refers for each in spoken))
        self._lasting = frozenset().union(*(each.lasting for each in spoken))
        self._concedes = frozenset().union(*(each.concedes for each in spoken))
        self._runs = Runs([*self._supposes, *self._bygone, *self._concedes, *self._ago])

    def clauses(self, words: Sequence[Word], said: Sequence[str]) -> list[int]:
        """Return the number of the clause that each word is in.

        A comma ends one, unless a list such as `no scumming, toning or tinting`
        goes on.

        Args:
            words: Of a sentence.
            said: The same, folded.
        """
        if self._boundaries.isdisjoint(said) and True not in [
            word.comma for word in words
        ]:
            return [0] * len(words)
        numbers, clause = [], 0
        for at, word in enumerate(words):
            if said[at] in self._boundaries or (
                word.comma and _LISTS.isdisjoint(said[at : at + _LONGEST_LIST])
            ):
                clause += 1
            numbers.append(clause)
        return numbers

    def unreal(self, said: Sequence[str], clauses: Sequence[int]) -> frozenset[int]:
        """Return the places of clauses that tell what is supposed, or over.

        >>> from recommender.hearing.tongues.en import ENGLISH
        >>> from recommender.hearing.words import sentences
        >>> (words,) = sentences("Will it swell the rollers, and the plate scums")
        >>> said = [word.folded for word in words]
        >>> mood = Mood([ENGLISH])
        >>> sorted(mood.unreal(said, mood.clauses(words, said)))
        [0, 1, 2, 3, 4]
        """
        found: set[int] = set()
        conceded: set[int] = set()
        for at, run in self._runs.said_in(said):
            begins = at == 0 or clauses[at - 1] != clauses[at]
            if run in self._bygone or (begins and run in self._supposes):
                # Its last word may be what begins the clause: `what if`.
                found.add(clauses[at + len(run) - 1])
            if run in self._ago and self._was(said, clauses, clauses[at]):
                found.add(clauses[at])
            if run in self._concedes:
                conceded.update(_ahead(clauses, at))
        if not found:
            return frozenset(conceded)
        found.update(self._going_on(said, clauses, found))
        lasting = {
            clause
            for word, clause in zip(said, clauses, strict=True)
            if word in self._lasting
        }
        unreal = found - lasting
        return frozenset(
            at
            for at, clause in enumerate(clauses)
            if clause in unreal or at in conceded
        )

    def _going_on(
        self, said: Sequence[str], clauses: Sequence[int], found: Container[int]
    ) -> list[int]:
        """Return the clauses that go on about whom one before them named."""
        return [
            clauses[at]
            for at in range(1, len(said))
            if said[at] in self._relative
            and clauses[at] != clauses[at - 1]
            and clauses[at - 1] in found
        ]

    def refers(self, said: Sequence[str]) -> bool:
        """Whether a sentence begins with what stands for something told before.

        >>> from recommender.hearing.tongues.de import GERMAN
        >>> mood = Mood([GERMAN])
        >>> mood.refers("die werden hart".split()), mood.refers("die walzen".split())
        (True, False)
        """
        refers = self._refers
        return tuple(said[:1]) in refers or tuple(said[:2]) in refers

    def _was(self, said: Sequence[str], clauses: Sequence[int], clause: int) -> bool:
        """Whether a clause tells what was, and nothing says that it came back."""
        return self._returns.isdisjoint(said) and any(
            word in self._had
            for word, other in zip(said, clauses, strict=True)
            if other == clause
        )


def _ahead(clauses: Sequence[int], at: int) -> Iterable[int]:
    """Yield the places of the next words in the same clause."""
    last = min(len(clauses), at + _CONCEDED + 1)
    return (place for place in range(at, last) if clauses[place] == clauses[at])
