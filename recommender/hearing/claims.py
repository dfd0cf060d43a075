"""Phrases that a sentence says as a whole, and how closely.

A phrase is heard whole in any order and with gaps. A value of an attribute is heard
only in one go, for its words mean something else apart from each other.
"""

from typing import Final

from recommender.hearing.agreement import agrees, of_another
from recommender.hearing.closeness import (
    EXACT,
    PARAPHRASE,
    akin,
    grade_of,
    in_order,
    nearest,
    width,
)
from recommender.hearing.entries import Entry, Thing
from recommender.hearing.sentence import Sentence
from recommender.model.heard import Grade, Subject

_GAPS: Final = 6
_CLEARED: Final = 3
_PAIR: Final = 2
_ALSO: Final = frozenset({"and", "or", "und", "oder", "और", "या", "aur", "ya"})
"""Words that set what follows apart: `a wash and the rollers` is no roller wash."""
_NOTHING_OWN: Final = 3000
"""Points below which a phrase is heard only word for word."""
_VAGUE: Final = 7000
"""Points below which a phrase that is heard in other words may mean anything."""
_SWAPPED: Final = 8500
"""Points from which two words are a phrase in the other order, too: `rollers
thinner than new` is not `thinners on my rollers`."""
_FAR: Final = 7500
"""Points from which a phrase is heard across clauses, too."""
_FAR_SWAPPED: Final = 9000
"""And from which in another order."""


class Claim:
    """A thing that a sentence may say.

    Attributes:
        score: Points of the words that speak for it.
        whole: Whether a phrase was heard whole.
        share: How much of the phrase was heard, in hundredths.
        said: The words of its groups that were heard.
    """

    __slots__ = ("entry", "grade", "places", "said", "score", "share", "whole")

    def __init__(  # noqa: PLR0913 - each is a thing of its own
        self,
        *,
        entry: Entry,
        places: tuple[int, ...],
        grade: Grade,
        score: int,
        whole: bool,
        share: int = 100,
        said: tuple[str, ...] = (),
    ) -> None:
        """Claim what a phrase says."""
        self.entry = entry
        self.places = places
        self.grade = grade
        self.score = score
        self.whole = whole
        self.share = share
        self.said = said

    @property
    def thing(self) -> Thing:
        """What is claimed."""
        return self.entry.phrase.thing

    @property
    def troubles(self) -> bool:
        """Whether it claims a problem."""
        return self.entry.phrase.troubles

    @property
    def doubts(self) -> bool:
        """Whether it claims a doubt."""
        return self.entry.phrase.doubts

    @property
    def closeness(self) -> tuple[int, int, int, str]:
        """Order the claims for one thing: many words with few between come first."""
        said = len(self.places)
        gaps = self.places[-1] - self.places[0] + 1 - said
        return (gaps - 2 * said, -self.score, -self.grade, self.entry.phrase.text)

    @property
    def rank(self) -> tuple[bool, int, int, str, str]:
        """Order the best claim first."""
        thing = self.thing
        strength = self.score * (50 + self.share)
        return (not self.whole, -strength, -self.grade, thing.id, thing.value)


def whole_claim(entry: Entry, sentence: Sentence) -> Claim | None:
    """Return the claim of a phrase all of whose words are there."""
    places = sentence.places
    if len(entry.keys) == 1:
        return single_claim(entry, entry.keys[0], sentence)
    chosen = nearest(entry.keys, places)
    score = entry.worth
    if width(chosen) > entry.reach:
        return None
    if not agrees(entry, chosen, sentence) or of_another(entry, chosen, sentence):
        return None
    grade = grade_of(entry.forms, sentence, chosen)
    if not _close(entry, grade, score) or not _ordered(entry, chosen, score, sentence):
        return None
    return Claim(
        entry=entry,
        places=tuple(sorted(set(chosen))),
        grade=grade,
        score=score,
        whole=True,
    )


def _close(entry: Entry, grade: Grade, score: int) -> bool:
    """Whether a phrase is said as closely as the little that its words tell asks."""
    if not entry.telling:
        return grade is EXACT
    least = _VAGUE if entry.phrase.troubles else _NOTHING_OWN
    return grade is not PARAPHRASE or score >= least


def _ordered(
    entry: Entry, chosen: tuple[int, ...], score: int, sentence: Sentence
) -> bool:
    """Whether words that tell little stand in one clause, small ones in their order."""
    ordered = in_order(chosen)
    if entry.tight and not ordered:
        return False
    if (
        len(chosen) == _PAIR
        and not ordered
        and score < _SWAPPED
        and entry.phrase.troubles
    ):
        return False
    clauses = sentence.clauses
    if clauses[min(chosen)] == clauses[max(chosen)]:
        return True
    return score >= (_FAR if ordered else _FAR_SWAPPED)


def single_claim(entry: Entry, key: int, sentence: Sentence) -> Claim | None:
    """Return the claim of a phrase with one telling word, which is there."""
    said = entry.phrase.said
    form = entry.forms[entry.keys.index(key)]
    for at in sentence.places[key]:
        if not agrees(entry, (at,), sentence):
            continue
        start = at - said.index(form)
        around = sentence.said[start : start + len(said)] if start >= 0 else []
        if tuple(around) == said:
            grade = EXACT
        elif entry.owned == key and _names(sentence.said[at], form):
            grade = Grade.MISSPELT if at in sentence.slips else Grade.INFLECTED
        else:
            continue
        return Claim(
            entry=entry,
            places=(at,),
            grade=grade,
            score=sentence.index.evidence[entry.place].get(key, 0),
            whole=True,
        )
    return None


def strict_claim(entry: Entry, sentence: Sentence) -> Claim | None:
    """Return the claim of a value or product, of which nearly every word is there."""
    places = sentence.places
    if entry.near and entry.near.isdisjoint(places):
        return None
    chosen = nearest(entry.keys, places)
    if width(chosen) > entry.reach:
        return None
    if not agrees(entry, chosen, sentence) or not _together(entry, chosen, sentence):
        return None
    if len(entry.keys) == 1 and (
        chosen[0] in sentence.slips or _cleared(entry, chosen[0], sentence)
    ):
        return None
    named = _named(entry, chosen[0], sentence)
    if entry.near and not named:
        return None
    return Claim(
        entry=entry,
        places=tuple(sorted({*chosen, *named})),
        grade=grade_of(entry.forms, sentence, chosen),
        score=entry.weight,
        whole=True,
    )


def _cleared(entry: Entry, at: int, sentence: Sentence) -> bool:
    """Whether a word that is enough by itself is cleared by what follows it.

    `The bearings are not worn` blames none.
    """
    phrase = entry.phrase
    return (
        phrase.thing.id in sentence.index.by_itself
        and phrase.thing.subject is Subject.ATTRIBUTE
        and not sentence.denied.isdisjoint(range(at + 1, at + _CLEARED + 1))
    )


def _together(entry: Entry, chosen: tuple[int, ...], sentence: Sentence) -> bool:
    """Whether a value is said in one go: in the order of the phrase, with no comma.

    Two words may be in the other order; those that others may stand for close by.
    """
    if len(chosen) == 1:
        return True
    first, last = min(chosen), max(chosen)
    if entry.open:
        # `So worn` is no clause of its own.
        if sentence.clauses[first] != sentence.clauses[max(first, last - _PAIR)]:
            return False
        if not in_order(chosen) and last - first > _PAIR + 1:
            return False
    if True in [word.comma for word in sentence.words[first + 1 : last + 1]]:
        return False
    if len(chosen) > _PAIR:
        return in_order(chosen)
    return _ALSO.isdisjoint(sentence.said[first + 1 : last + 1]) or not (
        _ALSO.isdisjoint(entry.phrase.said)
    )


def _named(entry: Entry, at: int, sentence: Sentence) -> tuple[int, ...]:
    """Return where the better half of an attribute's name stands, near its value."""
    if not entry.near:
        return ()
    weights = sentence.index.weights
    named: dict[int, int] = {}
    for key in entry.near:
        for other in sentence.places.get(key, ()):
            if other != at and abs(other - at) <= _GAPS:
                named.setdefault(key, other)
    heard = sum(weights[key] for key in named)
    enough = 2 * heard > sum(weights.get(key, 0) for key in entry.near)
    return tuple(named.values()) if enough else ()


def _names(said: str, form: str) -> bool:
    """Whether a word is a form of the one that names a thing, not of like meaning."""
    return akin(said, form) and not _bare(said, form)


def _bare(said: str, form: str) -> bool:
    """Whether a problem such as `blocking` is only touched by the noun `block`."""
    return form.endswith("ing") and len(said) < len(form) - 1
