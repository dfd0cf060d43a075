"""Whether what a sentence says of some words is what a phrase says of them.

A phrase affirms, denies, asks or looks for something; a sentence that does another
of these with the same words does not say it.
"""

from collections.abc import Sequence
from typing import Final

from recommender.hearing.entries import Entry
from recommender.hearing.sentence import Sentence

_INFLECTED: Final = ("er", "es", "en", "em", "e")


def agrees(entry: Entry, places: Sequence[int], sentence: Sentence) -> bool:
    """Whether phrase and sentence both affirm, both deny, both ask or both seek.

    What is only supposed, or over, is no problem; it may be a doubt.
    """
    unreal = bool(sentence.unreal) and not sentence.unreal.isdisjoint(places)
    if unreal and entry.phrase.troubles:
        return False
    if not asks_alike(entry, sentence) or not seeks_alike(entry, sentence):
        return False
    if unreal and not entry.denies and entry.phrase.doubts:
        # `Won't it swell the rollers` asks the same as `will it`.
        return True
    if entry.denies:
        return not sentence.negated.isdisjoint(places)
    return not sentence.denied or sentence.denied.isdisjoint(places)


def asks_alike(entry: Entry, sentence: Sentence) -> bool:
    """Whether a sentence asks if the phrase does."""
    return not entry.asks or sentence.says_any(entry.asks)


def seeks_alike(entry: Entry, sentence: Sentence) -> bool:
    """Whether a sentence looks for something if the phrase does."""
    return not entry.seeks or sentence.asking.seeks(sentence.said)


def of_another(entry: Entry, places: Sequence[int], sentence: Sentence) -> bool:
    """Whether a German adjective of a phrase is said of another noun.

    `Die Walzen sind hart` is not said by `ein harter Belag auf den Walzen`.
    """
    if entry.phrase.language != "de":
        return False
    words, text = sentence.words, sentence.text
    for form, at in zip(entry.forms, places, strict=True):
        said = sentence.said[at]
        if (
            said != form
            and said.startswith(form)
            and said[len(form) :] in _INFLECTED
            and at + 1 < len(words)
            and at + 1 not in places
            and text[words[at].start].islower()
            and text[words[at + 1].start].isupper()
        ):
            return True
    return False
