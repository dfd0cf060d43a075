"""What has to be known of a language before a vocabulary can be heard in it.

Everyday words only: the words of a trade belong to the vocabulary, where authors
write them. A language without a `Tongue` of its own is heard, too, with its
stemmer where there is one, but nothing in it negates.
"""

from collections.abc import Mapping
from typing import TypeAlias

from attrs import field, frozen

Sequence: TypeAlias = tuple[str, ...]
"""Words that follow one another."""


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list written as text."""
    return frozenset(text.split())


def sequences(text: str) -> frozenset[Sequence]:
    """Return one sequence of words per line."""
    return frozenset(tuple(line.split()) for line in text.strip().splitlines())


def pairs(first: str, second: str) -> frozenset[Sequence]:
    """Return every word of the first text followed by every one of the second."""
    return frozenset(
        (one, other) for one in words_of(first) for other in words_of(second)
    )


def followed(text: str, last: str) -> frozenset[Sequence]:
    """Return the sequence of each line, followed by every word of `last`."""
    return frozenset(
        (*line, word) for line in sequences(text) for word in words_of(last)
    )


def groups(text: str) -> tuple[Sequence, ...]:
    """Return one group of words per line."""
    return tuple(tuple(line.split()) for line in text.strip().splitlines())


def forms(text: str) -> Mapping[str, str]:
    """Return which form belongs to which word; each line is a word and its forms."""
    return {form: line[0] for line in groups(text) for form in line[1:]}


@frozen(kw_only=True)
class Tongue:
    """A language as far as hearing needs it; every word folded.

    Attributes:
        code: Such as `en`.
        light: Articles, pronouns, auxiliaries: never told apart by.
        stop: Prepositions and other small words, told apart by only where a phrase
            is about nothing else (`in the pile`).
        negates_after: What follows them is denied: `no`, `without`.
        denies_nouns: Those of them that stand before nouns: what is not there is no
            trouble, as in `no drying trouble`.
        negates_around: Their whole clause is denied: `nicht`.
        relief: What is said of troubles that are over: `is gone`.
        troubles: Words of trouble that stand before what denies them.
        cures: What is said of troubles told before, that they are over: `fixed it`.
        returns: Words after which they are not: `again`.
        harmless: Sequences in which a negating word denies nothing: `not only`.
        idioms: Sequences whose words do not mean what they mean alone.
        boundaries: Words that begin another clause.
        supposes: What begins a clause about something that is not so yet, such as
            a doubt about a product: `will it`.
        bygone: What is said of troubles that are over, as of another time, or that
            others have: `back then`, `next door`.
        relative: Words that go on about whom a clause named: `who`.
        ago: Times long past, at which troubles were `had`: `last year`.
        had: Words of a past tense, which say that troubles were.
        concedes: What follows is only what was done in vain: `despite`.
        lasting: Words in a clause that is about now, whatever else it says.
        refers: First words of a sentence that stand for something told before.
        seeks: What somebody says who looks for a product: `looking for a`.
        asks: First words of a question whose answer is no remedy: `what is`, `is it`.
        reasons: Words of a question that comes from a trouble: `why`.
        whys: Words that ask for a reason.
        whats: Other words that ask.
        stances: Words of those who take a stand, as most do who doubt: `will you`.
        offered: Words for what clients are told to go over to: `so-called`, `eco`.
        same: Groups of everyday words with one meaning.
        forms: Irregular forms, and the word they belong to.
        units: Spelt units and how they are written: `percent` is `%`.
        latin: Small words of a language of another script, as they are typed in
            Latin letters; they tell that a sentence is in it.
    """

    code: str
    light: frozenset[str] = frozenset()
    stop: frozenset[str] = frozenset()
    negates_after: frozenset[str] = frozenset()
    denies_nouns: frozenset[str] = frozenset()
    negates_around: frozenset[str] = frozenset()
    relief: frozenset[Sequence] = frozenset()
    troubles: frozenset[str] = frozenset()
    cures: frozenset[Sequence] = frozenset()
    returns: frozenset[str] = frozenset()
    harmless: frozenset[Sequence] = frozenset()
    idioms: frozenset[Sequence] = frozenset()
    boundaries: frozenset[str] = frozenset()
    supposes: frozenset[Sequence] = frozenset()
    bygone: frozenset[Sequence] = frozenset()
    relative: frozenset[str] = frozenset()
    ago: frozenset[Sequence] = frozenset()
    had: frozenset[str] = frozenset()
    concedes: frozenset[Sequence] = frozenset()
    lasting: frozenset[str] = frozenset()
    refers: frozenset[Sequence] = frozenset()
    seeks: frozenset[Sequence] = frozenset()
    asks: frozenset[str] = frozenset()
    reasons: frozenset[str] = frozenset()
    whys: frozenset[str] = frozenset()
    whats: frozenset[str] = frozenset()
    stances: frozenset[str] = frozenset()
    offered: frozenset[Sequence] = frozenset()
    same: tuple[Sequence, ...] = ()
    forms: Mapping[str, str] = field(factory=dict)
    units: Mapping[Sequence, str] = field(factory=dict)
    latin: frozenset[str] = frozenset()
