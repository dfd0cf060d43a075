"""Phrases with groups of words, made ready to be looked for.

`(can't | couldn't) … (justify | explain) … (price | cost)` is a doubt or a problem
that is said by a word of each group. Every word of it counts, small ones too, for its
author chose them; they are no evidence beyond it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import TypeAlias

from recommender.hearing.alternatives import GAP, members
from recommender.hearing.drafts import Draft, Workshop
from recommender.hearing.entries import Entry
from recommender.hearing.phrases import STRICT, Wording
from recommender.model.heard import Subject

Group: TypeAlias = tuple[int, ...]
"""Keys one of which is said."""
_Pairs: TypeAlias = tuple[tuple[int, str], ...]
"""Keys, each with the word that has it."""

_COMPOUNDS = "de"
_GAPS = 2
"""How many other words may stand between two groups, on average."""
_SEVERAL_GAPS = 3
"""How many may in a problem of more groups, all of which tell."""
_WIDE_GAPS = 4
"""How many may in a doubt of more groups, or two that tell."""
_PAIR = 2
_EACH = 5
"""How often a word is said of which nobody knows."""


def has_groups(wording: Wording) -> bool:
    """Whether a phrase is heard by each of its words, or one of each of its groups.

    A value is not: its words stand close together, and a group of them is one key.
    """
    phrase = wording.phrase
    return phrase.thing.subject not in STRICT and GAP in phrase.text


def grouped_drafts(wording: Wording, workshop: Workshop) -> Iterator[Draft]:
    """Yield the drafts of a phrase with groups.

    A compound is heard by its parts, all of which must be there: it makes a draft of
    its own.
    """
    language = wording.phrase.language
    ways: list[list[tuple[_Pairs, ...]]] = []
    for said in wording.phrase.said:
        words = [
            tuple([(key, word) for key in workshop.key_ids(language, word)])
            for word in members(said)
        ]
        apart = [each for each in words if language == _COMPOUNDS and len(each) > 1]
        together = tuple([pair for each in words if each not in apart for pair in each])
        ways.append(
            [(together,)] * bool(together)
            + [tuple([(pair,) for pair in each]) for each in apart]
        )
    for way in product(*ways):
        groups = [group for part in way for group in part]
        told = dict.fromkeys([pair for group in groups for pair in group])
        if len(groups) > 1:
            yield Draft(
                wording.phrase,
                wording.words,
                tuple([key for key, _ in told]),
                tuple([word for _, word in told]),
                tuple([tuple([key for key, _ in group]) for group in groups]),
            )


def grouped_entry(
    draft: Draft, workshop: Workshop, weights: Mapping[int, int]
) -> Entry:
    """Return a phrase with groups, ready to be looked for."""
    phrase, small = draft.phrase, workshop.small
    negating = workshop.negating(phrase.language)
    gaps = len(draft.groups) - 1
    return Entry(
        phrase=phrase,
        place=workshop.places[phrase.language, phrase.thing],
        keys=draft.keys,
        forms=draft.forms,
        weight=sum(max(weights[key] for key in group) for group in draft.groups),
        reach=gaps * (1 + _gap(draft, small)),
        telling=sum(not small.issuperset(group) for group in draft.groups),
        tight=any(small.issuperset(group) for group in draft.groups),
        denies=not negating.isdisjoint(draft.forms),
        denied=frozenset(),
        groups=draft.groups,
    )


def _gap(draft: Draft, small: frozenset[int]) -> int:
    """Return how many other words may stand between two groups of a phrase."""
    several = len(draft.groups) > _PAIR
    told = all(small.isdisjoint(group) for group in draft.groups)
    if draft.phrase.thing.subject is Subject.OBJECTION:
        return _WIDE_GAPS if several or told else _GAPS
    return _SEVERAL_GAPS if several and told else _GAPS


def often_said(drafts: Iterable[Draft]) -> Mapping[int, int]:
    """Return in how many phrases without groups each key is."""
    return Counter(key for draft in drafts for key in draft.keys)


def leading(
    groups: Iterable[Group], small: frozenset[int], often: Mapping[int, int]
) -> list[Group]:
    """Return groups, with the two first by which a phrase is found.

    Those are short ones of rare words, and without small ones: where none of their
    words is said, nobody looks at the phrase.

    Args:
        groups: Of a phrase.
        small: Keys of small words.
        often: How often each key is in phrases, which is how often it is said.
    """
    return sorted(
        groups,
        key=lambda group: (
            not small.isdisjoint(group),
            sum(_EACH + often.get(key, 0) for key in group),
            group,
        ),
    )


def grouped_of(
    entries: Iterable[Entry], small: frozenset[int], often: Mapping[int, int]
) -> Mapping[int, dict[int, tuple[int, ...]]]:
    """Return the entries with groups, by a word of each of the two leading ones."""
    found: dict[int, dict[int, list[int]]] = {}
    for number, entry in enumerate(entries):
        if entry.groups:
            first, second, *_ = leading(entry.groups, small, often)
            for key in first:
                by_second = found.setdefault(key, {})
                for other in second:
                    by_second.setdefault(other, []).append(number)
    return {
        key: {second: tuple(each) for second, each in by_second.items()}
        for key, by_second in found.items()
    }


def further_of(
    entries: Iterable[Entry], small: frozenset[int], often: Mapping[int, int]
) -> dict[int, tuple[frozenset[int], ...]]:
    """Return the groups of each entry that has any, but for the two leading ones."""
    return {
        number: tuple(map(frozenset, leading(entry.groups, small, often)[2:]))
        for number, entry in enumerate(entries)
        if entry.groups
    }
