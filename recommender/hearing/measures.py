"""Numbers with their units, and the attributes that they are values of."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from recommender.hearing.phrases import label_parts
from recommender.hearing.words import Word, folded, sentences
from recommender.loading.blame import Misread
from recommender.loading.quantities import Measured, read_quantity
from recommender.loading.spelling import numbers_meant
from recommender.model.knowledge import Knowledge
from recommender.model.vocabulary import Attribute

_REACH = 9
_NEXT = 3
_LONGEST_UNIT = 12
_BETWEEN = frozenset({"to", "bis", "and", "und", "से", "और"})


@frozen(kw_only=True)
class Cue:
    """One way of naming an attribute that is a number.

    Attributes:
        text: As its author wrote it.
        weight: Of all keys together.
    """

    attribute: str
    language: str
    text: str
    keys: frozenset[int]
    weight: int
    said: bool


@frozen(kw_only=True, eq=False)
class Measures:
    """The attributes that are numbers, and what they are measured in.

    Attributes:
        cues: Per attribute.
        units: How a unit may be written, in small letters, and the unit.
        alone: Attributes that their unit tells by itself.
    """

    measured: Mapping[str, Measured]
    cues: Mapping[str, tuple[Cue, ...]]
    units: Mapping[str, str]
    alone: frozenset[str]


@frozen(kw_only=True)
class Quantity:
    """One number that was said of an attribute.

    Attributes:
        places: Of the words that led there.
        end: Where the unit ends in the text.
    """

    attribute: str
    value: str
    places: tuple[int, ...]
    number: int
    end: int
    phrase: str
    language: str


def measures_of(
    knowledge: Knowledge,
    languages: Sequence[str],
    key_ids: Callable[[str, str], tuple[int, ...]],
    weights: Mapping[int, int],
) -> Measures:
    """Return what numbers in a text can be about.

    Args:
        knowledge: Declares the attributes and units.
        languages: To take names from.
        key_ids: Returns the keys of a folded word in a language.
        weights: How much each key tells.
    """
    numeric = [
        attribute
        for _, attribute in sorted(knowledge.attributes.items())
        if attribute.scale.numeric and not attribute.from_rules
    ]
    measured = {
        each.id: Measured(each.id, each.scale, knowledge.units) for each in numeric
    }
    declared = {
        *(each.scale.unit for each in numeric),
        *(each.scale.unit for each in knowledge.properties.values()),
        *knowledge.units.factors,
    } - {""}
    elsewhere = [each.scale.unit for each in knowledge.properties.values()]
    alone = {
        each.id
        for each in numeric
        if each.scale.unit
        and not any(
            other and knowledge.units.factor(other, each.scale.unit) is not None
            for other in (
                *elsewhere,
                *(one.scale.unit for one in numeric if one.id != each.id),
            )
        )
    }
    return Measures(
        measured=measured,
        cues={
            each.id: tuple(_cues(each, languages, key_ids, weights)) for each in numeric
        },
        units={_plain(unit): unit for unit in sorted(declared)},
        alone=frozenset(alone),
    )


def _plain(unit: str) -> str:
    return "".join(unit.replace("\u03bc", "\u00b5").lower().split())


def _cues(
    attribute: Attribute,
    languages: Sequence[str],
    key_ids: Callable[[str, str], tuple[int, ...]],
    weights: Mapping[int, int],
) -> Iterator[Cue]:
    """Yield the names of an attribute, and what clients call it."""
    named = [
        (language, part, False)
        for language, line in attribute.label.lines
        for part in label_parts(line)
    ]
    called = [(language, said, True) for language, said in attribute.says.phrases()]
    for language, text, said in (*called, *named):
        if language not in languages:
            continue
        keys = frozenset(
            key
            for sentence in sentences(text)
            for word in sentence
            for key in key_ids(language, word.folded)
        )
        if keys:
            yield Cue(
                attribute=attribute.id,
                language=language,
                text=text,
                keys=keys,
                weight=sum(weights[key] for key in keys),
                said=said,
            )


def quantities(
    text: str,
    words: Sequence[Word],
    places: Mapping[int, Sequence[int]],
    measures: Measures,
    spelt: Mapping[tuple[str, ...], str],
) -> Iterator[Quantity]:
    """Yield the numbers in a sentence that are values of attributes.

    Args:
        text: The whole text.
        words: Of the sentence.
        places: Where in it each key stands.
        measures: What numbers can be about.
        spelt: Spelt units.
    """
    for at, word in enumerate(words):
        if not word.number or _in_range(words, at):
            continue
        meant = numbers_meant(word.folded)
        if len(meant) != 1:
            continue
        unit, end = _unit_after(text, words, at, measures, spelt)
        value = f"{meant[0]} {unit}" if unit else meant[0]
        fitting = [
            name
            for name, measured in measures.measured.items()
            if bool(unit) == bool(measured.unit)
            and not isinstance(read_quantity(value, measured), Misread)
        ]
        found = _told(fitting, at, unit, places, measures)
        if found is None:
            continue
        attribute, cue, led = found
        yield Quantity(
            attribute=attribute,
            value=value,
            places=led,
            number=at,
            end=end,
            phrase=cue.text if cue else unit,
            language=cue.language if cue else "",
        )


def _in_range(words: Sequence[Word], at: int) -> bool:
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


def _unit_after(
    text: str,
    words: Sequence[Word],
    at: int,
    measures: Measures,
    spelt: Mapping[tuple[str, ...], str],
) -> tuple[str, int]:
    """Return the unit behind a number, and where it ends."""
    start = words[at].end
    rest = text[start : start + _LONGEST_UNIT + 2].lstrip(" -\u00a0\u202f")
    offset = start + len(text[start : start + _LONGEST_UNIT + 2]) - len(rest)
    for length in range(min(_LONGEST_UNIT, len(rest)), 0, -1):
        unit = measures.units.get(_plain(rest[:length]))
        after = rest[length : length + 1]
        if unit and rest[length - 1] != " " and not after.isalnum():
            return unit, offset + length
    following = [word.folded for word in words[at + 1 : at + 4]]
    for length in range(len(following), 0, -1):
        unit = spelt.get(tuple(following[:length]), "")
        if unit and _plain(unit) in measures.units:
            return measures.units[_plain(unit)], words[at + length].end
    return "", start


def _told(
    fitting: Iterable[str],
    at: int,
    unit: str,
    places: Mapping[int, Sequence[int]],
    measures: Measures,
) -> tuple[str, Cue | None, tuple[int, ...]] | None:
    """Return the one attribute that the words around a number tell, if any does."""
    reach = _REACH if unit else _NEXT
    best: list[tuple[tuple[int, int], str, Cue | None, tuple[int, ...]]] = []
    for name in fitting:
        for cue in measures.cues[name]:
            near = {
                key: min(places[key], key=lambda place: (abs(place - at), place))
                for key in cue.keys
                if key in places
            }
            led = tuple(sorted(p for p in near.values() if abs(p - at) <= _REACH))
            closest = min((abs(place - at) for place in led), default=_REACH + 1)
            if closest > reach or len(led) < len(cue.keys):
                continue
            best.append(((len(cue.keys), cue.weight), name, cue, led))
        if unit and name in measures.alone:
            best.append(((0, 0), name, None, ()))
    if not best:
        return None
    top = max(rank for rank, *_ in best)
    names = sorted({name for rank, name, _, _ in best if rank == top})
    if len(names) != 1:
        return None
    return next((name, cue, led) for rank, name, cue, led in best if rank == top)


def spelt_units(
    tables: Iterable[Mapping[tuple[str, ...], str]],
) -> dict[tuple[str, ...], str]:
    """Return the spelt units of several languages, folded."""
    return {
        tuple(map(folded, words)): unit
        for table in tables
        for words, unit in table.items()
    }
