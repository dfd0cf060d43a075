"""Units behind numbers, as people write and spell them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from attrs import frozen

from recommender.hearing.words import Word, folded

_LONGEST_UNIT: Final = 12
_BETWEEN: Final = frozenset({"to", "bis", "and", "und", "से", "और"})


@frozen
class UnitSpellings:
    """How units may be written.

    Attributes:
        units: In small letters without gaps, and the unit as declared.
        beginnings: The first letters of those.
    """

    units: Mapping[str, str]
    beginnings: frozenset[str]


def spellings_of(units: Iterable[str]) -> UnitSpellings:
    """Return how declared units may be written.

    >>> spellings_of(["g/L"]).units
    {'g/l': 'g/L'}
    """
    plain = {_plain(unit): unit for unit in sorted(units)}
    return UnitSpellings(plain, frozenset(unit[:1] for unit in plain))


def _plain(unit: str) -> str:
    return "".join(unit.replace("\u03bc", "\u00b5").lower().split())


def in_range(words: Sequence[Word], at: int) -> bool:
    """Whether the number is one end of a range, which is no single value."""

    def numbers(first: int, second: int) -> bool:
        return (
            first >= 0
            and second < len(words)
            and words[first].number
            and words[second].number
        )

    if numbers(at - 1, at) or numbers(at, at + 1):
        return True
    return any(
        numbers(first, first + 2) and words[first + 1].folded in _BETWEEN
        for first in (at - 2, at)
    )


def unit_after(
    text: str,
    words: Sequence[Word],
    at: int,
    spellings: UnitSpellings,
    spelt: Mapping[tuple[str, ...], str],
) -> tuple[str, int]:
    """Return the unit behind a number, and where it ends."""
    start = words[at].end
    rest = text[start : start + _LONGEST_UNIT + 2].lstrip(" -\u00a0\u202f")
    offset = start + len(text[start : start + _LONGEST_UNIT + 2]) - len(rest)
    longest = _LONGEST_UNIT if _plain(rest[:1]) in spellings.beginnings else 0
    for length in range(min(longest, len(rest)), 0, -1):
        unit = spellings.units.get(_plain(rest[:length]))
        after = rest[length : length + 1]
        if unit and rest[length - 1] != " " and not after.isalnum():
            return unit, offset + length
    following = [word.folded for word in words[at + 1 : at + 4]]
    for length in range(len(following), 0, -1):
        unit = spelt.get(tuple(following[:length]), "")
        if unit and _plain(unit) in spellings.units:
            return spellings.units[_plain(unit)], words[at + length].end
    return "", start


def spelt_units(
    tables: Iterable[Mapping[tuple[str, ...], str]],
) -> dict[tuple[str, ...], str]:
    """Return the spelt units of several languages, folded."""
    return {
        tuple(map(folded, words)): unit
        for table in tables
        for words, unit in table.items()
    }
