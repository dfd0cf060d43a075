"""Runs of words that mean something together, such as `used to` or `looking for`."""

from collections.abc import Iterable, Sequence

Run = tuple[str, ...]


class Runs:
    """Some runs, ready to be looked for; they never change."""

    def __init__(self, runs: Iterable[Run]) -> None:
        """Take up `runs`, none of which is empty."""
        self._runs = frozenset(runs)
        lengths: dict[str, set[int]] = {}
        for run in self._runs:
            lengths.setdefault(run[0], set()).add(len(run))
        self._lengths = {first: sorted(each) for first, each in lengths.items()}
        self._firsts = frozenset(lengths)

    def said_in(self, said: Sequence[str]) -> list[tuple[int, Run]]:
        """Return those that a sentence says, each with the place of its first word.

        >>> Runs([("used", "to"), ("if",)]).said_in("if it used to swell".split())
        [(0, ('if',)), (2, ('used', 'to'))]
        """
        if self._firsts.isdisjoint(said):
            return []
        lengths, runs = self._lengths, self._runs
        return [
            (at, run)
            for at, word in enumerate(said)
            if word in lengths
            for length in lengths[word]
            if (run := tuple(said[at : at + length])) in runs
        ]
