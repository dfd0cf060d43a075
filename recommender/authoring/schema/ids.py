"""The ids that a schema offers, kind by kind."""

from collections.abc import Callable, Mapping

from recommender.authoring.schema.values import KEBAB, Schema, one_of
from recommender.model.knowledge import Knowledge
from recommender.model.text import Text

_THINGS: Mapping[str, Callable[[Knowledge], Mapping[str, object]]] = {
    "attribute": lambda known: known.attributes,
    "problem": lambda known: known.problems,
    "need": lambda known: known.needs,
    "property": lambda known: known.properties,
    "category": lambda known: known.categories,
    "substance": lambda known: known.substances,
    "objection": lambda known: known.objections,
    "priority": lambda known: known.priorities,
    "source": lambda known: known.sources,
    "product": lambda known: known.products,
    "rule": lambda known: known.rules,
}


def ids_of(kind: str, known: Knowledge) -> list[str]:
    """Return the ids of a kind; of several kinds, where any of them can stand."""
    groups = {group for each in known.substances.values() for group in each.groups}
    match kind:
        case "substance or group":
            return sorted({*known.substances, *groups})
        case "product or category":
            return sorted({*known.products, *known.categories})
        case "conclusion":
            concluded = (a for a in known.attributes.values() if a.from_rules)
            return sorted({c for each in concluded for c in each.scale.choices})
        case "step":
            return []
        case _:
            return [*_THINGS[kind](known)]


def enumerated(kind: str, known: Knowledge) -> Schema:
    """Return the schema of an id of a kind, with what each is called."""
    ids = ids_of(kind, known)
    if kind == "step":
        return {"type": "string", **KEBAB}
    schema = one_of(ids)
    things = _THINGS[kind](known) if kind in _THINGS else {}
    if things and len(schema["enum"]) == len(ids):
        schema["enumDescriptions"] = [_called(things[id_]) for id_ in ids]
    return schema


def _called(thing: object) -> str:
    """Return what a thing is called in the default language, or nothing."""
    for name in ("label", "title"):
        text = getattr(thing, name, None)
        if isinstance(text, Text) and text:
            return text.in_language()
    return ""
