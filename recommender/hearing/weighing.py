"""How much each key of a vocabulary tells, and of what."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from math import log2

from recommender.hearing.drafts import Draft
from recommender.hearing.entries import Entry, Thing, Way
from recommender.hearing.phrases import STRICT
from recommender.model.heard import Subject

_POINTS = 1000
_NEXT_TO_NOTHING = 500
_MANY = 100
_OFTEN = 5
_RECURRING = 2
_DOUBT = 0.3
_SOME_PHRASES = 10
_SOME_VOCABULARY = 1500
_LEADS = 4000


def owners_of(drafts: Collection[Draft]) -> Mapping[int, Mapping[Thing, int]]:
    """Return, per key, the problems, objections and priorities that it is said of.

    Each with how often; of what is said in few phrases, whatever is said is often.
    """
    found: dict[int, Counter[Thing]] = {}
    phrases: Counter[tuple[str, Thing]] = Counter()
    for draft in drafts:
        language, thing = draft.phrase.language, draft.phrase.thing
        phrases[language, thing] += 1
    for draft in drafts:
        language, thing = draft.phrase.language, draft.phrase.thing
        few = phrases[language, thing] < _SOME_PHRASES
        if thing.subject not in STRICT:
            for key in draft.keys:
                found.setdefault(key, Counter())[thing] += _RECURRING if few else 1
    return found


def weights_of(
    drafts: Iterable[Draft], keys: int, small: frozenset[int]
) -> dict[int, int]:
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


def evidence_of(
    drafts: Iterable[Draft],
    places: Mapping[tuple[str, Thing], int],
    small: frozenset[int],
) -> dict[int, dict[int, int]]:
    """Return, per place, how much each key of its phrases speaks for it, in points.

    A word speaks for a thing that is said with it often, and the more the fewer
    other phrases have it; `ink` speaks for next to nothing.

    Args:
        drafts: All phrases; strict ones are left out.
        places: The number of each language and thing.
        small: Keys of small words, which speak for nothing.
    """
    used: dict[int, Counter[int]] = {
        place: Counter()
        for (_, thing), place in places.items()
        if thing.subject not in STRICT
    }
    everywhere: Counter[int] = Counter()
    phrases: Counter[int] = Counter()
    spoken: Counter[str] = Counter()
    languages: dict[int, str] = {}
    for draft in drafts:
        language, thing = draft.phrase.language, draft.phrase.thing
        if thing.subject in STRICT:
            continue
        place = places[language, thing]
        keys = [key for key in draft.keys if key not in small]
        used[place].update(keys)
        everywhere.update(keys)
        phrases[place] += 1
        languages[place] = language
        spoken[language] += 1
    return {
        place: {
            key: points
            for key, count in counts.items()
            if (
                points := _points(
                    count,
                    everywhere[key],
                    phrases[place],
                    spoken[languages[place]],
                )
            )
            > 0
        }
        for place, counts in used.items()
    }


def _points(here: int, everywhere: int, phrases: int, spoken: int) -> int:
    """Return how much oftener a key is said of one thing than of all, in points.

    A vocabulary with few phrases counts as one with some, so that a word is no less
    telling in it.
    """
    often = (here - _DOUBT) / max(phrases, _SOME_PHRASES)
    usual = (everywhere + 1) / max(spoken, _SOME_VOCABULARY)
    return round(_POINTS * log2(often / usual))


def recurring_of(entries: Iterable[Entry]) -> dict[int, frozenset[int]]:
    """Return, per place, the keys that tell of it whatever phrase they are in.

    Those that its name or several of its phrases have; what one phrase has besides is
    as often the furniture of a story: `afternoon`, `reprint`, `cost`. Of what is said
    in few phrases all words tell.
    """
    used: dict[int, Counter[int]] = {}
    phrases: Counter[int] = Counter()
    for entry in entries:
        if not entry.strict:
            named = entry.phrase.label or len(entry.keys) == 1
            counts = used.setdefault(entry.place, Counter())
            for key in entry.keys:
                counts[key] += _RECURRING if named else 1
            phrases[entry.place] += 1
    return {
        place: frozenset(
            key
            for key, count in counts.items()
            if count >= _RECURRING or phrases[place] < _SOME_PHRASES
        )
        for place, counts in used.items()
    }


def leads_of(
    evidence: Mapping[int, Mapping[int, int]],
) -> Mapping[int, tuple[int, ...]]:
    """Return, per key, the places that it speaks for enough to think of them."""
    found: dict[int, list[int]] = {}
    for place, points in evidence.items():
        for key, worth in points.items():
            if worth >= _LEADS:
                found.setdefault(key, []).append(place)
    return {key: tuple(leads) for key, leads in found.items()}


def rarest_of(
    entries: Iterable[Entry], weights: Mapping[int, int]
) -> Mapping[int, tuple[Way, ...]]:
    """Return, per key, the entries whose rarest it is, each with its other keys."""
    found: dict[int, list[tuple[int, frozenset[int]]]] = {}
    for number, entry in enumerate(entries):
        rarest = max(entry.keys, key=lambda key: (weights[key], -key))
        others = frozenset(entry.keys) - {rarest}
        found.setdefault(rarest, []).append((number, others))
    return {key: tuple(numbers) for key, numbers in found.items()}


def by_rarest(
    key: int,
    entries: Iterable[Way],
    weights: Mapping[int, int],
) -> dict[int, tuple[Way, ...]]:
    """Return entries that have `key`, by the rarest of their other keys.

    >>> by_rarest(1, [(7, frozenset()), (8, frozenset({2, 3}))], {2: 10, 3: 20})
    {1: ((7, frozenset()),), 3: ((8, frozenset({2, 3})),)}
    """
    found: dict[int, list[tuple[int, frozenset[int]]]] = {}
    for number, others in entries:
        second = max(others, key=lambda each: (weights[each], -each), default=key)
        found.setdefault(second, []).append((number, others))
    return {second: tuple(pairs) for second, pairs in found.items()}


def entries_of(
    entries: Iterable[Entry],
) -> dict[int, dict[int, tuple[int, ...]]]:
    """Return, per place and key, its entries of several words that have the key."""
    found: dict[int, dict[int, list[int]]] = {}
    for number, entry in enumerate(entries):
        if not entry.strict and entry.telling > 1:
            having = found.setdefault(entry.place, {})
            for key in entry.keys:
                having.setdefault(key, []).append(number)
    return {
        place: {key: tuple(numbers) for key, numbers in having.items()}
        for place, having in found.items()
    }


def owned_by(entries: Iterable[Entry]) -> Mapping[int, tuple[int, ...]]:
    """Return, per key, the entries of several keys that it alone tells."""
    found: dict[int, list[int]] = {}
    for number, entry in enumerate(entries):
        if entry.owned is not None and len(entry.keys) > 1:
            found.setdefault(entry.owned, []).append(number)
    return {key: tuple(numbers) for key, numbers in found.items()}


def denied_marks_of(entries: Iterable[Entry], small: frozenset[int]) -> dict[int, int]:
    """Return the keys that mark one problem where they are denied: `does not dry`.

    It has them denied often, and others hardly ever. Doubts are worded with everyday
    words, none of which marks them.

    Args:
        entries: All phrases.
        small: Keys of small words.
    """
    problems: set[int] = set()
    used: dict[int, Counter[int]] = {}
    for entry in entries:
        if entry.strict:
            continue
        if entry.phrase.thing.subject is Subject.PROBLEM:
            problems.add(entry.place)
        for key in entry.denied - small:
            used.setdefault(key, Counter())[entry.place] += 1
    found: dict[int, int] = {}
    for key, counts in used.items():
        place, most = counts.most_common(1)[0]
        often = most >= _OFTEN and most * 5 >= counts.total() * 3
        if place in problems and often:
            found[key] = place
    return found


def beginnings_of(drafts: Iterable[Draft]) -> Mapping[int, frozenset[str]]:
    """Return how the words that phrases have for each key begin."""
    found: dict[int, set[str]] = {}
    for draft in drafts:
        for key, form in zip(draft.keys, draft.forms, strict=True):
            found.setdefault(key, set()).add(form[:2])
    return {key: frozenset(starts) for key, starts in found.items()}


def bags_of(entries: Iterable[Entry]) -> dict[int, frozenset[int]]:
    """Return the keys of all phrases for each thing."""
    found: dict[int, set[int]] = {}
    for entry in entries:
        if not entry.strict:
            found.setdefault(entry.place, set()).update(entry.keys)
    return {place: frozenset(keys) for place, keys in found.items()}
