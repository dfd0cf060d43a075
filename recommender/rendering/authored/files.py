"""Everything authored, written down anew: files that load to the same knowledge.

Comments, notes, and what files say for all of their rules are not kept: this is
for programs that make knowledge, and for tests, not for laying out what people
wrote.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar, cast

from recommender.model.consultation import OpeningQuestion, Rung
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Scenario
from recommender.model.units import decimal_text
from recommender.rendering.authored.layout import Plain, without_empty, yaml_of
from recommender.rendering.authored.products import general_step_data, product_data
from recommender.rendering.authored.rules import rule_data, scenario_data
from recommender.rendering.authored.vocabulary import (
    attribute_data,
    category_data,
    need_data,
    objection_data,
    priority_data,
    problem_data,
    property_data,
    source_data,
    substance_data,
)
from recommender.rendering.authored.words import Writer

Thing = TypeVar("Thing")
Entry = dict[str, Plain]

_MOST = 400_000
"""Characters in one file; files over 1 MiB are refused when they are read."""


def authored_files(knowledge: Knowledge) -> dict[str, str]:
    """Return the files of a knowledge base, their text by name.

    Loading them gives the same knowledge, except for the digest.

    Raises:
        ValueError: Some condition cannot be written down: it asks twice for one
            subject in the same block.
    """
    files = {"knowledge_base.yaml": yaml_of({"knowledge_base": _head(knowledge)})}
    for section, entries in authored_sections(knowledge).items():
        for number, part in enumerate(_parts(section, entries), 1):
            files[f"{section}-{number}.yaml"] = part
    return files


def scenario_text(scenario: Scenario) -> str:
    """Return one scenario, ready to stand in a file of scenarios."""
    return yaml_of({"scenarios": {scenario.name: scenario_data(scenario)}})


def _parts(section: str, entries: Mapping[str, Entry]) -> Iterator[str]:
    """Yield a section in parts that are small enough for one file each."""
    head = f"{section}:\n"
    part = head
    for id_, entry in entries.items():
        # An entry that says nothing would be refused; its id is what it is called.
        whole = yaml_of({section: {id_: entry or {"label": id_}}})
        text = whole.removeprefix(head)
        if part != head and len(part) + len(text) > _MOST:
            yield part
            part = head
        part += text
    if part != head:
        yield part


def _head(knowledge: Knowledge) -> Entry:
    """Return which knowledge base this is, in which languages and units."""
    write = Writer(knowledge)
    return without_empty(
        {
            "id": knowledge.id,
            "format": "1",
            "title": write.text(knowledge.title),
            "version": knowledge.version,
            "languages": list(knowledge.languages),
            "units": {
                unit: f"{decimal_text(factor) or factor} {other}"
                for unit, (factor, other) in knowledge.units.factors.items()
            },
        }
    )


def authored_sections(knowledge: Knowledge) -> dict[str, dict[str, Entry]]:
    """Return every section as plain data."""
    write = Writer(knowledge)

    def each(
        things: Mapping[str, Thing], data: Callable[[Thing, Writer], Entry]
    ) -> dict[str, Entry]:
        return {id_: data(thing, write) for id_, thing in things.items()}

    sections = {
        "attributes": each(knowledge.attributes, attribute_data),
        "problems": each(knowledge.problems, problem_data),
        "needs": each(knowledge.needs, need_data),
        "properties": each(knowledge.properties, property_data),
        "categories": each(knowledge.categories, category_data),
        "substances": each(knowledge.substances, substance_data),
        "objections": each(knowledge.objections, objection_data),
        "priorities": each(knowledge.priorities, priority_data),
        "sources": each(knowledge.sources, source_data),
        "products": each(knowledge.products, product_data),
        "demonstration": each(knowledge.demonstration, general_step_data),
        "discovery": each(knowledge.discovery, _opening),
        "commitment": each(knowledge.commitment, _rung),
        "rules": each(knowledge.rules, rule_data),
        "scenarios": each(knowledge.scenarios, _scenario),
    }
    for allowance in knowledge.allowed:
        entry = sections[allowance.section][allowance.id]
        if not entry:
            entry["label"] = allowance.id  # Nothing but `allow` would be refused.
        allowed = cast("Entry", entry.setdefault("allow", {}))
        allowed[allowance.check] = {
            "because": allowance.because,
            "until": allowance.until.isoformat(),
        }
    return sections


def _scenario(scenario: Scenario, _: Writer) -> Entry:
    return scenario_data(scenario)


def _opening(opening: OpeningQuestion, write: Writer) -> Entry:
    return {
        "question": write.text(opening.question),
        "purpose": write.text(opening.purpose),
    }


def _rung(rung: Rung, write: Writer) -> Entry:
    return without_empty(
        {
            "label": write.text(rung.label),
            "asks": write.text(rung.asks),
            "requires": [each.value for each in rung.requires],
        }
    )
