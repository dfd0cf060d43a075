"""Single answers of an author, looked at before the whole rule is."""

from collections.abc import Mapping
from typing import Literal

from attrs import evolve

from recommender.loading.conditions import read_condition
from recommender.loading.events import read_tree
from recommender.loading.faults import Faults
from recommender.loading.guessing import Kind
from recommender.loading.ids import check_id, kebab
from recommender.loading.terms import terms_of
from recommender.model.knowledge import Knowledge
from recommender.model.position import Position, Word
from recommender.rendering.authored.layout import scalar

_ANSWER = "answer"


def id_fault(text: str, taken: Mapping[str, object]) -> str:
    """Return why a new rule cannot be called so; nothing where it can."""
    if text in taken:
        return f'there is a rule called "{text}" already'
    faults = Faults()
    faults.remember(_ANSWER, [text])
    check_id(Word(text, Position(_ANSWER, 1, 1)), "rule", kebab, faults)
    return _told(faults)


def line_fault(
    subject: str, phrase: str, knowledge: Knowledge, whose: Literal["client", "product"]
) -> str:
    """Return why a line cannot be read; nothing where it can."""
    faults = Faults()
    text = f"{subject}: {written_phrase(phrase)}"
    tree = read_tree(_ANSWER, text, faults)
    if tree is not None and not faults.found:
        terms = terms_of(knowledge, faults)
        groups = {g for each in knowledge.substances.values() for g in each.groups}
        known = {
            "need": knowledge.needs,
            "property": knowledge.properties,
            "category": knowledge.categories,
            "substance or group": {*knowledge.substances, *groups},
        }
        more = {name: Kind(name, ids) for name, ids in known.items()}
        read_condition(tree, evolve(terms, kinds={**terms.kinds, **more}), whose)
    return _told(faults)


def written_phrase(phrase: str) -> str:
    """Return the phrase of a line as it stands in a file."""
    return phrase if phrase.startswith("[") else scalar(phrase)


def _told(faults: Faults) -> str:
    if not faults.found:
        return ""
    first = faults.found[0]
    return f"{first.message}; {first.help}" if first.help else first.message
