"""Numbers with their units, and the attributes that they are values of."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from recommender.hearing.phrases import label_parts
from recommender.hearing.units import (
    UnitSpellings,
    in_range,
    spellings_of,
    unit_after,
)
from recommender.hearing.words import Word, sentences
from recommender.loading.blame import Misread
from recommender.loading.quantities import Measured, read_quantity
from recommender.loading.spelling import numbers_meant
from recommender.model.knowledge import Knowledge
from recommender.model.vocabulary import Attribute

_REACH: Final = 9
_NEXT: Final = 3


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
        spellings: How units may be written.
        alone: Attributes that their unit tells by itself.
    """

    measured: Mapping[str, Measured]
    cues: Mapping[str, tuple[Cue, ...]]
    spellings: UnitSpellings
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
        spellings=spellings_of(declared),
        alone=frozenset(alone),
    )


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
    present = frozenset(places)
    cued = {
        name: told
        for name, cues in measures.cues.items()
        if (told := tuple(cue for cue in cues if cue.keys <= present))
    }
    for at, word in enumerate(words):
        if not word.number or in_range(words, at):
            continue
        unit, end = unit_after(text, words, at, measures.spellings, spelt)
        by_unit = measures.alone if unit else frozenset()
        thinkable = cued.keys() | by_unit
        if not thinkable:
            continue
        meant = numbers_meant(word.folded)
        if len(meant) != 1:
            continue
        value = f"{meant[0]} {unit}" if unit else meant[0]
        fitting = {
            name: cued.get(name, ())
            for name, measured in measures.measured.items()
            if name in thinkable
            and bool(unit) == bool(measured.unit)
            and not isinstance(read_quantity(value, measured), Misread)
        }
        reach = _REACH if unit else _NEXT
        found = _told(fitting, at, reach, places, by_unit)
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


def _told(
    fitting: Mapping[str, Sequence[Cue]],
    at: int,
    reach: int,
    places: Mapping[int, Sequence[int]],
    by_unit: Container[str],
) -> tuple[str, Cue | None, tuple[int, ...]] | None:
    """Return the one attribute that the words around a number tell, if any does.

    Args:
        fitting: Attributes that could have the value, each with its names in the
            sentence.
        at: Where the number stands.
        reach: How far away a name may stand.
        places: Where in the sentence each key stands.
        by_unit: Attributes that the unit tells by itself.
    """
    best: list[tuple[tuple[int, int], str, Cue | None, tuple[int, ...]]] = []
    for name, cues in fitting.items():
        for cue in cues:
            near = {
                key: min(places[key], key=lambda place: (abs(place - at), place))
                for key in cue.keys
            }
            led = tuple(sorted(p for p in near.values() if abs(p - at) <= _REACH))
            closest = min((abs(place - at) for place in led), default=_REACH + 1)
            if closest > reach or len(led) < len(cue.keys):
                continue
            best.append(((len(cue.keys), cue.weight), name, cue, led))
        if name in by_unit:
            best.append(((0, 0), name, None, ()))
    if not best:
        return None
    top = max(rank for rank, *_ in best)
    names = sorted({name for rank, name, _, _ in best if rank == top})
    if len(names) != 1:
        return None
    return next((name, cue, led) for rank, name, cue, led in best if rank == top)
