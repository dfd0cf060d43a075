"""Which doubts are said too loosely to be doubts.

Doubts are put in everyday words, and so is everything else that is written in a
letter. What tells them apart is a second word that tells, the small words of the
phrase, and that somebody takes a stand: who asks, supposes, denies or fears something.
"""

from typing import Final

from recommender.hearing.claims import Claim
from recommender.hearing.sentence import Sentence
from recommender.model.heard import Grade

_PAIR: Final = 2
_SEVERAL: Final = 4
"""Words by which a doubt is heard in part whoever tells it."""
_BRIEF: Final = 12
"""Words of a sentence in which two of them may be part of a doubt."""
_SHORT: Final = 6
"""Words of a sentence in which one of them may say a doubt."""
_COMMON: Final = 9000
"""Points below which two words alone may be about anything."""


def is_loose(claim: Claim, sentence: Sentence) -> bool:
    """Whether a claim is a doubt that its words hardly say.

    Args:
        claim: Of anything.
        sentence: The sentence.
    """
    if not claim.doubts:
        return False
    if claim.said:
        return _is_loosely_grouped(claim, sentence)
    if not claim.whole:
        return _is_hardly_told(claim, sentence)
    return _is_common(claim, sentence) and not _takes_a_stand(sentence)


def _is_hardly_told(claim: Claim, sentence: Sentence) -> bool:
    """Whether a doubt that is heard in part is told with too few words.

    In a long sentence two of them are there by chance.
    """
    told = len(claim.places)
    if not _takes_a_stand(sentence):
        return told < _SEVERAL
    return told <= _PAIR and len(sentence.words) > _BRIEF


def _is_loosely_grouped(claim: Claim, sentence: Sentence) -> bool:
    """Whether a doubt in groups of words is said by next to none that tells.

    What the phrase says in so many words is said. Otherwise one word that tells is
    not enough beside a single small one: `whose calculations`, not `whose daughter
    calculates`.
    """
    if claim.grade is Grade.EXACT:
        return False
    if claim.grade is not Grade.INFLECTED:
        return True
    pair = len(claim.places) == _PAIR
    few = len([at for at in claim.places if at not in sentence.small]) < _PAIR
    if pair and few:
        return True
    return (pair or few) and not _takes_a_stand(sentence)


def _is_common(claim: Claim, sentence: Sentence) -> bool:
    """Whether a common word or two are said of a phrase, and little else of it.

    `It works for us` is not said by `he works for the council`. One word is enough in
    a few: `far too dear`.
    """
    entry = claim.entry
    words = entry.phrase.said
    if len(claim.places) == 1:
        return len(sentence.words) > _SHORT
    if not len(claim.places) == _PAIR < len(words) or entry.weight >= _COMMON:
        return False
    said = [word for word in words if word in sentence.said]
    return _PAIR * len(said) <= len(words)


def _takes_a_stand(sentence: Sentence) -> bool:
    """Whether a sentence asks, or has a word of those who doubt."""
    said = sentence.said
    return (
        sentence.asking.stands(said)
        or sentence.asking.begins(said)
        or sentence.is_asked()
    )
