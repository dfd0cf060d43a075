"""How much each key of a vocabulary tells, and of what."""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log2

from recommender.hearing.drafts import STRICT, Draft
from recommender.hearing.index import Entry
from recommender.hearing.phrases import Thing
from recommender.model.heard import Subject

_POINTS = 1000
_NEXT_TO_NOTHING = 500
_OFTEN = 3
_MANY = 100
_TWICE = 2


def owners_of(drafts: Iterable[Draft]) -> Mapping[int, frozenset[Thing]]:
    """Return, per key, the problems, objections and priorities that it is said of."""
    found: dict[int, set[Thing]] = {}
    for draft in drafts:
        if draft.phrase.thing.subject not in STRICT:
            for key in draft.keys:
                found.setdefault(key, set()).add(draft.phrase.thing)
    return {key: frozenset(things) for key, things in found.items()}


def weights_of(
    drafts: Iterable[Draft], keys: int, small: frozenset[int]
) -> Mapping[int, int]:
    """Return how much each key tells: log2 of how few things share it, in points.

    Small words tell next to nothing, however few phrases have them. In a small
    vocabulary a word is no less telling than in a large one.
    """
    found: dict[int, set[Thing]] = {}
    things: set[Thing] = set()
    for draft in drafts:
        for key in draft.keys:
            if draft.phrase.thing.subject not in STRICT:
                found.setdefault(key, set()).add(draft.phrase.thing)
                things.add(draft.phrase.thing)
    total = max(_MANY, len(things))
    # Rounded to points, so that no last digit of a logarithm can decide.
    return {
        key: _NEXT_TO_NOTHING
        if key in small
        else round(_POINTS * log2(1 + total / max(1, len(found.get(key, ())))))
        for key in range(keys)
    }


def found_by(
    entries: Iterable[Entry], weights: Mapping[int, int], *, strict: bool
) -> Mapping[int, tuple[int, ...]]:
    """Return the entries that each key leads to; only the rarest for strict ones."""
    found: dict[int, list[int]] = {}
    for number, entry in enumerate(entries):
        if entry.strict is not strict:
            continue
        keys = entry.keys
        if strict:
            keys = (max(keys, key=lambda key: (weights[key], -key)),)
        for key in keys:
            found.setdefault(key, []).append(number)
    return {key: tuple(numbers) for key, numbers in found.items()}


def marks_of(
    entries: Iterable[Entry], small: frozenset[int], *, denied: bool
) -> Mapping[int, int]:
    """Return the keys that mark one problem, and its place.

    It has them often, and others hardly ever. What is also a value of an attribute,
    such as a process or a material, tells of the client's situation and marks
    nothing. Doubts are worded with everyday words, none of which marks them.

    Args:
        entries: All phrases.
        small: Keys of small words.
        denied: Whether to look at the words that phrases deny, or at all others.
    """
    situation: set[int] = set()
    problems: set[int] = set()
    named: set[tuple[int, int]] = set()
    used: dict[int, Counter[int]] = {}
    for entry in entries:
        subject = entry.phrase.thing.subject
        if subject is Subject.ATTRIBUTE and not denied:
            situation.update(entry.keys)
        if entry.strict:
            continue
        if subject is Subject.PROBLEM:
            problems.add(entry.place)
        for key in entry.keys:
            if (key in entry.denied) is denied and key not in small:
                used.setdefault(key, Counter())[entry.place] += 1
                if entry.phrase.label:
                    named.add((key, entry.place))
    found: dict[int, int] = {}
    for key, counts in used.items():
        place, most = counts.most_common(1)[0]
        often = (
            most >= (_TWICE if denied else _OFTEN) and most * 5 >= counts.total() * 3
        )
        by_name = (key, place) in named and most * 4 >= counts.total() * 3
        if (
            place in problems
            and key not in situation
            and (often or (by_name and most >= _TWICE))
        ):
            found[key] = place
    return found


def beginnings_of(drafts: Iterable[Draft]) -> Mapping[int, frozenset[str]]:
    """Return how the words that phrases have for each key begin."""
    found: dict[int, set[str]] = {}
    for draft in drafts:
        for key, form in zip(draft.keys, draft.forms, strict=True):
            found.setdefault(key, set()).add(form[:2])
    return {key: frozenset(starts) for key, starts in found.items()}


def bags_of(entries: Iterable[Entry]) -> Mapping[int, frozenset[int]]:
    """Return the keys of all phrases for each thing."""
    found: dict[int, set[int]] = {}
    for entry in entries:
        if not entry.strict:
            found.setdefault(entry.place, set()).update(entry.keys)
    return {place: frozenset(keys) for place, keys in found.items()}
