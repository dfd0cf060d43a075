"""Which words of a sentence are denied: `no smudging`, `das Tonen ist weg`."""

from collections.abc import Container, Iterable, Sequence
from typing import Final, NamedTuple

from recommender.hearing.tongues.tongue import Tongue, words_of
from recommender.hearing.words import Word

_REACH_AFTER: Final = 6
_REACH_AROUND: Final = 8
_LONGEST_SEQUENCE: Final = 4
_JUST_BEFORE: Final = 4
_NO_CURE: Final = -1
_ANTI: Final = "anti"
_PROOF: Final = words_of("free frei proof resistant")
"""What is said, with a hyphen, of what there is none of: `smudge-proof`."""
_LOOSE: Final = words_of("is are was were has have ist sind war waren hat haben")


class Denied(NamedTuple):
    """What a sentence says that is not so.

    Attributes:
        denied: The places of words that are denied.
        negated: Those of them that are not only said to be over, such as around
            `is gone`: whatever a phrase denies, they do not say it.
        settles: Whether it tells of what is over by now.
    """

    denied: frozenset[int]
    negated: frozenset[int]
    settles: bool


_NOTHING: Final = Denied(frozenset(), frozenset(), settles=False)


class Denial:
    """How one language says that something is not so; it never changes."""

    def __init__(self, tongues: Iterable[Tongue]) -> None:
        """Take up the words of `tongues`, which may stand in one sentence."""
        spoken = tuple(tongues)
        self._after = _union(each.negates_after for each in spoken)
        self._around = _union(each.negates_around for each in spoken)
        self._relief = frozenset().union(*(each.relief for each in spoken))
        self._troubles = _union(each.troubles for each in spoken)
        self._harmless = frozenset().union(*(each.harmless for each in spoken))
        self._cures = frozenset().union(*(each.cures for each in spoken))
        self._returns = _union(each.returns for each in spoken)
        self._by_anchor: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for sequence in sorted(self._relief | self._harmless | self._cures):
            # The longest word of a sequence is the rarest, more or less.
            _, before = max((len(word), at) for at, word in enumerate(sequence))
            known = self._by_anchor.setdefault(sequence[before], [])
            known.append((sequence, before))
        self._anchors = frozenset(self._by_anchor)
        self.nouns = _union(each.denies_nouns for each in spoken)
        self.words = self._after | self._around
        self._tellers = self.words | self._anchors

    def told(
        self, words: Sequence[Word], said: Sequence[str], clauses: list[int]
    ) -> Denied:
        """Return what a sentence denies.

        Args:
            words: Of a sentence.
            said: The same, folded.
            clauses: The number of the clause that each of them is in.

        >>> from recommender.hearing.tongues.en import ENGLISH
        >>> from recommender.hearing.words import sentences
        >>> (words,) = sentences("No smudging, but the plate scums")
        >>> said = [word.folded for word in words]
        >>> sorted(Denial([ENGLISH]).told(words, said, [0, 0, 1, 1, 1, 1]).denied)
        [0, 1]
        >>> (words,) = sentences("the plate scummed but a new fount fixed it")
        >>> said = [word.folded for word in words]
        >>> Denial([ENGLISH]).told(words, said, [0] * 9).settles
        True
        """
        joined = [at for at, word in enumerate(words) if word.joined and at]
        opposed = _ANTI in said
        if not (joined or opposed) and self._tellers.isdisjoint(said):
            return _NOTHING
        sequences = self._sequences(said)
        negating = [at for at, word in enumerate(said) if word in self.words]
        joined_free = [at for at in joined if said[at] in _PROOF]
        against = _against(frozenset(joined), said) if opposed else set()
        if not (negating or sequences or joined_free or against):
            return _NOTHING
        cured = self._cured(said, sequences, negating)
        void = {
            at
            for sequence, start in sequences
            if sequence in self._harmless
            for at in range(start, start + len(sequence))
        }
        relieved: set[int] = set(range(cured))
        denied: set[int] = {at - 1 for at in joined_free} | against | relieved
        for sequence, start in sequences:
            if sequence not in self._relief:
                continue
            around = _reach(clauses, start, _REACH_AROUND, _REACH_AROUND)
            relieved.update(around)
            before = [
                at
                for at in negating
                if 0 < start - at <= _JUST_BEFORE and clauses[at] == clauses[start]
            ]
            if before:
                # `It does not go away` is no relief, and denies nothing else.
                void.update(before)
            else:
                denied.update(around)
        for at in negating:
            if at in void or at in joined_free:
                continue
            back = _REACH_AROUND if said[at] in self._around else 0
            denied.update(_reach(clauses, at, back, back or _REACH_AFTER))
            if at and said[at - 1] in self._troubles:
                # In Hindi, what there is no trouble with stands before it.
                relieved.update(_reach(clauses, at - 1, _REACH_AROUND, -1))
        return Denied(frozenset(denied), frozenset(denied - relieved), cured >= 0)

    def _cured(
        self,
        said: Sequence[str],
        sequences: Iterable[tuple[tuple[str, ...], int]],
        negating: Iterable[int],
    ) -> int:
        """Return where the last cure begins that nothing denies or takes back.

        Less than none where nothing is over; none where it was told before.
        """
        last = _NO_CURE
        for sequence, start in sequences:
            if (
                sequence in self._cures
                and self._returns.isdisjoint(said[start + len(sequence) :])
                and not any(0 < start - at <= _JUST_BEFORE for at in negating)
            ):
                last = max(last, start)
        return last

    def _sequences(self, said: Sequence[str]) -> list[tuple[tuple[str, ...], int]]:
        """Return the sequences that say how it is by now, with their place."""
        found: list[tuple[tuple[str, ...], int]] = []
        if self._anchors.isdisjoint(said):
            return found
        by_anchor = self._by_anchor
        for at, word in enumerate(said):
            if word not in by_anchor:
                continue
            for sequence, before in by_anchor[word]:
                start = max(0, at - before)
                if tuple(said[start : start + len(sequence)]) == sequence:
                    found.append((sequence, start))
                elif sequence[0] in _LOOSE and sequence[1:] == (word,):
                    # `Is`, three words, and `gone`.
                    first = max(0, at - _LONGEST_SEQUENCE - 1)
                    found.extend(
                        (sequence, place)
                        for place in range(first, at - 1)
                        if said[place] == sequence[0]
                    )
        return found


def _against(joined: Container[int], said: Sequence[str]) -> set[int]:
    """Return the places of what something is against, as in `anti set-off`."""
    found: set[int] = set()
    for at in range(1, len(said)):
        if said[at - 1] == _ANTI or (at in joined and at - 1 in found):
            found.add(at)
    return found


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _reach(clauses: list[int], at: int, back: int, ahead: int) -> list[int]:
    """Return the places around `at` that are in its clause."""
    first, last = max(0, at - back), min(len(clauses) - 1, at + ahead)
    clause = clauses[at]
    return [place for place in range(first, last + 1) if clauses[place] == clause]
