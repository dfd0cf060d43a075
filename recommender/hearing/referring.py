"""What `it` and `they` stand for: words of the sentence before.

`Look at these rollers. They swell at the ends.`
"""

from collections.abc import Iterable, Sequence
from typing import Final

from recommender.hearing.index import Index
from recommender.hearing.sentence import Sentence
from recommender.hearing.words import Word
from recommender.model.heard import Mention, Subject

_FEW: Final = 3
"""How many telling words a sentence may have of which one is meant."""
_REFERRING: Final = 2
"""How many words may stand for something told before."""
_TOLD: Final = frozenset({Subject.PROBLEM, Subject.OBJECTION})


def meant_by(
    words: Sequence[Word],
    before: Sentence,
    found: Iterable[Mention],
    index: Index,
    languages: tuple[str, ...],
) -> tuple[Word, ...]:
    """Return what the first word stands for, if it refers to the sentence before.

    Nothing where that told of something by itself, of too many things, or of what is
    not so.

    Args:
        words: Of a sentence.
        before: The sentence before it.
        found: What was heard there.
        index: The vocabulary, compiled.
        languages: To listen for.
    """
    said = [word.folded for word in words[:_REFERRING]]
    _, mood, _ = index.moods(languages)
    if not mood.refers(said) or before.denied:
        return ()
    if any(each.subject in _TOLD for each in found):
        return ()
    telling = [
        word.by_itself()
        for at, word in enumerate(before.words)
        if at not in before.small and not word.number and before.at(at)
    ]
    return tuple(telling) if len(telling) <= _FEW else ()
