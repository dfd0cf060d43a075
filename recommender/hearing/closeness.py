"""Where the words of a phrase stand in a sentence, and how closely they follow it."""

from typing import Final

from recommender.hearing.alternatives import is_group
from recommender.hearing.sentence import Sentence
from recommender.model.heard import Grade

_TOGETHER: Final = 3
EXACT: Final = Grade.EXACT
PARAPHRASE: Final = Grade.PARAPHRASE
"""Members of an enumeration are found slowly, and here they are asked for often."""


def nearest(keys: tuple[int, ...], places: dict[int, list[int]]) -> tuple[int, ...]:
    """Return a place for each key, close together: all near the rarest one's.

    >>> nearest((1, 2), {1: [0, 7], 2: [5]})
    (7, 5)
    """
    standing = [places[key] for key in keys]
    once = [each[0] for each in standing if len(each) == 1]
    if len(once) == len(keys):
        return tuple(once)
    best: tuple[int, ...] = ()
    for anchor in min(standing, key=len)[:_TOGETHER]:
        chosen = tuple(
            [min(each, key=lambda at: (abs(at - anchor), at)) for each in standing]
        )
        if not best or max(chosen) - min(chosen) < max(best) - min(best):
            best = chosen
    return best


def width(chosen: tuple[int, ...]) -> int:
    """Return how far the first and the last of some places are apart."""
    first = last = chosen[0]
    for at in chosen:
        if at < first:
            first = at
        elif at > last:
            last = at
    return last - first


def in_order(chosen: tuple[int, ...]) -> bool:
    """Whether some places are in their order, as the words of a phrase are."""
    last = -1
    for at in chosen:
        if at < last:
            return False
        last = at
    return True


def grade_of(
    forms: tuple[str, ...], sentence: Sentence, chosen: tuple[int, ...]
) -> Grade:
    """Return how closely the words follow a phrase that is there as a whole."""
    slips, words = sentence.slips, sentence.said
    if slips and not slips.isdisjoint(chosen):
        return Grade.MISSPELT
    said = [words[at] for at in chosen]
    if said == list(forms) and in_order(chosen) and _next_to(chosen, sentence.small):
        return EXACT
    for word, form in zip(said, forms, strict=True):
        if not akin(word, form):
            return PARAPHRASE
    return Grade.INFLECTED


def _next_to(chosen: tuple[int, ...], small: set[int]) -> bool:
    """Whether nothing but small words stands between some places, in their order."""
    last = chosen[0]
    for at in chosen:
        for between in range(last + 1, at):
            if between not in small:
                return False
        last = at
    return True


def akin(said: str, form: str) -> bool:
    """Whether two words with one key are forms of one word, not of one meaning."""
    if said.isascii() != form.isascii() or is_group(form):
        return True
    return form[:2] in said or said[:2] in form
