"""Phrases with groups of words, found in a sentence.

One word of each group must be there, close together; where there are small words among
them, in the order of the phrase.
"""

from collections.abc import Iterable
from typing import Final, TypeAlias

from recommender.hearing.claims import Claim
from recommender.hearing.closeness import grade_of, width
from recommender.hearing.entries import Entry
from recommender.hearing.sentence import Sentence
from recommender.model.heard import Grade

_TRIED: Final = 4
"""How many words of the first group are tried, where a sentence has several."""


_Said: TypeAlias = tuple[int, int]
"""Where a word of a group stands, and its key."""


def grouped_claims(
    numbers: Iterable[int], present: frozenset[int], sentence: Sentence
) -> list[Claim]:
    """Return the claims of phrases a word of each of whose groups is there.

    Args:
        numbers: Of the phrases that have a word of each of their two leading groups.
        present: The keys of the sentence.
        sentence: The sentence.
    """
    index = sentence.index
    further = index.further
    claims: list[Claim] = []
    for number in sorted(numbers):
        # A generator for each of many phrases would take as long as all the rest.
        for group in further[number]:
            if group.isdisjoint(present):
                break
        else:
            claim = _claim(index.entry(number), sentence)
            if claim:
                claims.append(claim)
    return claims


def _claim(entry: Entry, sentence: Sentence) -> Claim | None:
    """Return the claim of a phrase with groups, a word of each of which is there."""
    chosen = _nearest(entry, sentence)
    places = tuple([at for at, _ in chosen])
    if not places or not _belong(entry, places, sentence):
        return None
    said = tuple([_form(entry, each, sentence) for each in chosen])
    grade = grade_of(said, sentence, places)
    if grade is Grade.PARAPHRASE and entry.phrase.troubles:
        return None
    weights = sentence.index.weights
    return Claim(
        entry=entry,
        places=tuple(sorted(places)),
        grade=grade,
        score=sum([weights[key] for _, key in chosen]),
        whole=True,
        said=said,
    )


def _belong(entry: Entry, places: tuple[int, ...], sentence: Sentence) -> bool:
    """Whether words say together what the phrase does: nearby, and not denied.

    A phrase with a word that denies says so by itself, unless all is over by now.
    """
    first, last = min(places), max(places)
    if last - first > entry.reach:
        return False
    if entry.tight and sentence.clauses[first] != sentence.clauses[last]:
        return False
    if entry.phrase.troubles and not sentence.unreal.isdisjoint(places):
        return False
    if sentence.denied.isdisjoint(places):
        return True
    # A trouble that is over by now is not what the phrase denies.
    over = entry.phrase.troubles and sentence.negated.isdisjoint(places)
    return entry.denies and not over


def _nearest(entry: Entry, sentence: Sentence) -> list[_Said]:
    """Return a word for each group, close together, or nothing."""
    places = sentence.places
    standing = [
        [(at, key) for key in group if key in places for at in places[key]]
        for group in entry.groups
    ]
    if _are_apart(standing, entry.reach):
        return []
    if max(map(len, standing)) == 1:
        return _only([each[0] for each in standing], ordered=entry.tight)
    best: list[_Said] = []
    narrowest = 0
    for start in sorted(standing[0])[:_TRIED]:
        chosen = _from(start, standing[1:], ordered=entry.tight)
        if chosen:
            apart = width(tuple([at for at, _ in chosen]))
            if not best or apart < narrowest:
                best, narrowest = chosen, apart
    return best


def _are_apart(standing: list[list[_Said]], reach: int) -> bool:
    """Whether no words of all groups stand within reach of each other."""
    return max(map(min, standing))[0] - min(map(max, standing))[0] > reach


def _only(chosen: list[_Said], *, ordered: bool) -> list[_Said]:
    """Return the only word for each group, unless one stands where another does."""
    places = [at for at, _ in chosen]
    if len(set(places)) < len(places) or (ordered and places != sorted(places)):
        return []
    return chosen


def _from(start: _Said, groups: list[list[_Said]], *, ordered: bool) -> list[_Said]:
    """Return a word and the nearest one of each further group, or nothing."""
    chosen = [start]
    last = start[0]
    taken = [last]
    for group in groups:
        near = _next(group, last, taken, ordered=ordered)
        if near is None:
            return []
        chosen.append(near)
        last = near[0]
        taken.append(last)
    return chosen


def _next(
    group: list[_Said], last: int, taken: list[int], *, ordered: bool
) -> _Said | None:
    """Return the word of a group that is nearest to a place, the first of several."""
    nearest: _Said | None = None
    gap = 0
    for said in group:
        at = said[0]
        if (at < last and ordered) or at in taken:
            continue
        far = abs(at - last)
        if nearest is None or far < gap or (far == gap and said < nearest):
            nearest, gap = said, far
    return nearest


def _form(entry: Entry, said: _Said, sentence: Sentence) -> str:
    """Return which word of its group one is: itself, a form of it, or its like."""
    at, asked = said
    word = sentence.said[at]
    like = akin = ""
    for place, key in enumerate(entry.keys):
        if key == asked:
            form = entry.forms[place]
            if form == word:
                return word
            like = like or form
            if not akin and form[:2] == word[:2]:
                akin = form
    return akin or like
