"""Schemas of values: texts, ids, quantities, and the phrases of conditions.

Never a choice between alternatives that an editor cannot explain: what a value
looks like decides by `if` and `then` which schema it must meet.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeAlias

from recommender.loading.quantities import NUMBER
from recommender.loading.subjects import Subject
from recommender.model.knowledge import Knowledge
from recommender.model.vocabulary import Attribute, Property, Scale

Schema: TypeAlias = dict[str, Any]
"""A JSON Schema, draft 7."""

TEXT: Schema = {"type": ["string", "number", "boolean"]}
"""Any text; editors read some as numbers, or as true and false."""

DAY: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
KEBAB: Schema = {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80}
SNAKE: Schema = {"pattern": "^[a-z][a-z0-9]*(_[a-z0-9]+)*$", "maxLength": 80}
_COMPARED = "(?:at least|at most|above|below)"


def one_of(words: Iterable[str]) -> Schema:
    """Return the schema of one of a few words, which may look like numbers.

    >>> one_of(["likely", "1"])
    {'enum': ['likely', '1', 1]}
    """
    found: list[str | int] = []
    for word in words:
        found.append(str(word))
        if re.fullmatch(r"0|[1-9][0-9]*", word):
            found.append(int(word))
    return {"enum": found}


def one_or_more(member: Schema) -> Schema:
    """Return the schema of one value, or of a list of such."""
    return {
        "if": {"type": "array"},
        "then": {"items": member},
        "else": member,
    }


def keyed(
    properties: dict[str, Schema], required: Collection[str] = (), **more: object
) -> Schema:
    """Return the schema of a mapping that has these keys and no other."""
    found: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }
    return {**found, **({"required": [*required]} if required else {}), **more}


def spoken(languages: Iterable[str], line: Schema) -> Schema:
    """Return the schema of what stands there in one language, or in several."""
    by_language = {
        "additionalProperties": False,
        "properties": dict.fromkeys(languages, line),
    }
    return {"if": {"type": "object"}, "then": by_language, "else": line}


def names_line(ids: Collection[str], subject: Subject) -> Schema:
    """Return the schema of a line that names ids or choices."""
    several = f"(?:{_any(ids)})(?:, *(?:{_any(ids)}))*"
    phrases = []
    if subject.negated:
        phrases += [f"not (?:{_any(ids)})", f"none of {several}"]
    if subject.all_of:
        phrases.append(f"all of {several}")
    words = [*ids, *(("known", "unknown") if subject.unknown else ())]
    said: Schema = one_of(words)
    if phrases:
        said = {
            "if": {"type": "string", "pattern": "^(not|none of|all of) "},
            "then": {"pattern": f"^(?:{'|'.join(phrases)})$"},
            "else": said,
        }
    return {
        "if": {"type": "array"},
        "then": {"items": one_of(ids), "minItems": 1},
        "else": said,
    }


def number_line(scale: Scale, knowledge: Knowledge, *, unknown: bool = True) -> Schema:
    """Return the schema of a line about a number."""
    units = _units(scale, knowledge)
    unit = f" (?:{units})" if units else ""
    first = f"(?: (?:{units}))?" if units else ""
    others = [
        *(f"client\\.{each}" for each in _numbers(knowledge.attributes)),
        *(f"current\\.{each}" for each in _numbers(knowledge.properties)),
    ]
    phrases = [
        f"(?:{_COMPARED} )?{NUMBER}{unit}",
        f"{NUMBER}{first} to {NUMBER}{unit}",
        *([f"{_COMPARED} (?:{'|'.join(others)})"] if others else []),
        *(["known", "unknown"] if unknown else []),
    ]
    return _phrased(phrases, scale)


def quantity(scale: Scale, knowledge: Knowledge, lead: str = "") -> Schema:
    """Return the schema of one number of a scale, behind a word if there is one."""
    units = _units(scale, knowledge)
    unit = f" (?:{units})" if units else ""
    return _phrased([f"{lead}{NUMBER}{unit}"], scale, bare=not lead)


def _phrased(phrases: list[str], scale: Scale, *, bare: bool = True) -> Schema:
    """Return the schema of a text that is one of a few phrases."""
    types = ["string", "number"] if bare and not scale.unit else ["string"]
    return {
        "type": types if types[1:] else types[0],
        "pattern": f"^(?:{'|'.join(phrases)})$",
    }


def _numbers(scaled: Mapping[str, Attribute] | Mapping[str, Property]) -> list[str]:
    """Return the attributes or properties that are numbers."""
    return [each for each, found in scaled.items() if found.scale.numeric]


def _units(scale: Scale, knowledge: Knowledge) -> str:
    """Return a pattern of the units that numbers of a scale can be in."""
    if not scale.unit:
        return ""
    known = {scale.unit, *knowledge.units.factors}
    known |= {other for _, other in knowledge.units.factors.values()}
    fitting = [
        each
        for each in sorted(known)
        if knowledge.units.factor(each, scale.unit) is not None
    ]
    # Both signs for micro are read as one.
    return "|".join(
        _escaped(each).replace("\u00b5", "[\u00b5\u03bc]") for each in fitting
    )


def _any(ids: Iterable[str]) -> str:
    return "|".join(map(_escaped, ids))


def _escaped(text: str) -> str:
    """Return a text as a pattern that Python and JavaScript read alike."""
    return re.sub(r"([.*+?^${}()|\[\]\\/])", r"\\\1", text)
