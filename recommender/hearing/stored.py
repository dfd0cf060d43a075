"""A prepared vocabulary as lines of plain data, and back.

The first line holds what every text needs; each phrase has a line of its own, and so
have the ways from each key, which are read when they are first asked for.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any, get_origin, get_type_hints

from recommender.hearing.entries import Entry, Phrase, Thing, Way, Ways
from recommender.hearing.lexicon import Learnt, Lexicon
from recommender.hearing.preparing import Prepared
from recommender.model.heard import Subject
from recommender.model.lazily import Lazily, ValuesWhenAsked


def _kinds(cls: type, *elsewhere: str) -> Mapping[str, object]:
    """Return what each field of a class is, without those that stand elsewhere."""
    hints = get_type_hints(cls)
    names = [each.name for each in fields(cls) if each.name not in elsewhere]
    # Of a compiled class, what its fields hold is all that is known of them.
    return {name: get_origin(hints[name]) or hints[name] for name in names}


_PHRASE = _kinds(Phrase, "thing", "language")
_ENTRY = _kinds(Entry, "phrase")


def lines_of(ready: Prepared) -> list[str]:
    """Return a prepared vocabulary as lines."""
    core = {
        "lexicons": {
            language: {name: _plain(each) for name, each in lexicon.learnt().items()}
            for language, lexicon in ready.lexicons.items()
        },
        "ids": [*ready.ids],
        "places": [
            [language, thing.subject.name, thing.id, thing.value]
            for language, thing in ready.places
        ],
        "weights": [ready.weights[key] for key in range(len(ready.ids))],
        "wholes": ready.wholes,
        "denying": sorted(ready.denying),
        "entries_of": _columns(
            (place, [[*having], [*having.values()]])
            for place, having in ready.entries_of.items()
        ),
        "evidence": _columns(
            (place, [[*points], [*points.values()]])
            for place, points in ready.evidence.items()
        ),
        "recurring": _columns(
            (place, sorted(keys)) for place, keys in ready.recurring.items()
        ),
        "beginnings": _columns(
            (key, sorted(starts)) for key, starts in ready.beginnings.items()
        ),
        "denied": _columns(
            (place, sorted(keys)) for place, keys in ready.denied.items()
        ),
        "denied_marks": _columns(ready.denied_marks.items()),
        "further": _columns(
            (number, [*map(sorted, groups)]) for number, groups in ready.further.items()
        ),
        "ways": [*ready.ways],
    }
    return [
        _text(core),
        *[_text(_told(entry)) for entry in ready.entries],
        *[_text(_led(ways)) for ways in ready.ways.values()],
    ]


def prepared_from(lines: Sequence[bytes]) -> Prepared:
    """Return the prepared vocabulary that lines hold.

    Raises:
        ValueError: They are not what `lines_of` writes.
        HearingNotInstalledError: The `hearing` extra is not installed.
    """
    try:
        return _prepared_from(lines)
    except (LookupError, TypeError, AttributeError) as error:
        msg = "these lines hold no prepared vocabulary"
        raise ValueError(msg) from error


def _prepared_from(lines: Sequence[bytes]) -> Prepared:
    core = json.loads(lines[0])
    places = tuple(
        [
            (language, Thing(Subject[subject], id_, value))
            for language, subject, id_, value in core["places"]
        ]
    )
    wholes = tuple(core["wholes"])
    first_way = 1 + len(wholes)
    ways = core["ways"]
    if len(lines) != first_way + len(ways):
        msg = "lines are missing"
        raise LookupError(msg)
    return Prepared(
        lexicons={
            language: Lexicon.of(
                language, {name: _learnt(each) for name, each in learnt.items()}
            )
            for language, learnt in core["lexicons"].items()
        },
        ids={(language, key): n for n, (language, key) in enumerate(core["ids"])},
        places=places,
        entries=Lazily(
            len(wholes),
            lambda number: _entry(json.loads(lines[1 + number]), places),
        ),
        weights=dict(enumerate(core["weights"])),
        wholes=wholes,
        denying=frozenset(core["denying"]),
        entries_of={
            place: dict(zip(keys, map(tuple, numbers), strict=True))
            for place, (keys, numbers) in _rows(core["entries_of"])
        },
        evidence={
            place: dict(zip(keys, points, strict=True))
            for place, (keys, points) in _rows(core["evidence"])
        },
        recurring={n: frozenset(keys) for n, keys in _rows(core["recurring"])},
        beginnings={n: frozenset(starts) for n, starts in _rows(core["beginnings"])},
        denied={n: frozenset(keys) for n, keys in _rows(core["denied"])},
        denied_marks=dict(_rows(core["denied_marks"])),
        further={
            number: tuple(map(frozenset, groups))
            for number, groups in _rows(core["further"])
        },
        ways=ValuesWhenAsked(ways, lines, first_way, _ways),
    )


def _told(entry: Entry) -> list[object]:
    """Return all that there is to a phrase."""
    return [*_parts(entry.phrase, _PHRASE), *_parts(entry, _ENTRY)]


def _entry(told: list[Any], places: Sequence[tuple[str, Thing]]) -> Entry:
    """Return a phrase from all that there is to it."""
    of_phrase = _named(_PHRASE, told[: len(_PHRASE)])
    of_entry = _named(_ENTRY, told[len(_PHRASE) :])
    of_entry["groups"] = tuple(map(tuple, of_entry["groups"]))
    language, thing = places[of_entry["place"]]
    phrase = Phrase(thing=thing, language=language, **of_phrase)
    return Entry(phrase=phrase, **of_entry)


def _parts(value: object, kinds: Iterable[str]) -> list[object]:
    """Return the fields of a value as plain data."""
    parts = [getattr(value, name) for name in kinds]
    return [sorted(part) if isinstance(part, frozenset) else part for part in parts]


def _named(kinds: Mapping[str, object], parts: list[Any]) -> dict[str, Any]:
    """Return the fields of a value by name."""
    return {
        name: kind(part) if kind is tuple or kind is frozenset else part
        for (name, kind), part in zip(kinds.items(), parts, strict=True)
    }


def _led(ways: Ways) -> list[object]:
    """Return the ways from a key."""
    phrases, owned, leads, grouped, _ = ways
    return [
        [
            [second, [[number, sorted(others)] for number, others in way]]
            for second, way in phrases.items()
        ],
        owned,
        leads,
        [[*grouped], [*grouped.values()]],
    ]


def _ways(line: bytes) -> Ways:
    rows, owned, leads, grouped = json.loads(line)
    phrases: dict[int, tuple[Way, ...]] = {
        second: tuple([(number, frozenset(others)) for number, others in way])
        for second, way in rows
    }
    by_second = {second: tuple(numbers) for second, numbers in _rows(grouped)}
    return Ways.to(phrases, tuple(owned), tuple(leads), by_second)


def _columns(rows: Iterable[tuple[int, object]]) -> list[list[Any]]:
    """Return numbers and what each of them has: JSON knows no numbers as names."""
    pairs = [*rows]
    return [[number for number, _ in pairs], [each for _, each in pairs]]


def _rows(columns: list[list[Any]]) -> Iterable[tuple[int, Any]]:
    numbers, values = columns
    return zip(numbers, values, strict=True)


def _plain(learnt: Learnt) -> object:
    return learnt if isinstance(learnt, Mapping) else sorted(learnt)


def _learnt(plain: Any) -> Learnt:  # noqa: ANN401 - what JSON has of it
    """Return what a lexicon has learnt: a mapping, or a set of words."""
    if isinstance(plain, list):
        return frozenset(plain)
    return {
        word: tuple(each) if isinstance(each, list) else each
        for word, each in plain.items()
    }


_text: Callable[[object], str] = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":")
).encode
