"""What scenarios cover, laid out for people and for programs."""

import json
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from recommender.authoring.coverage.measuring import Figure, Gap
from recommender.judging.mutants import Mutant
from recommender.judging.places import line_at
from recommender.model.knowledge import Knowledge
from recommender.model.position import position_of
from recommender.model.scenario import Scenario
from recommender.rendering.authored.files import scenario_text


@frozen(kw_only=True)
class Offer:
    """One thing that is not covered, and a scenario that would cover it.

    Attributes:
        scenario: None where none was found.
    """

    figure: str
    text: str
    place: str
    scenario: Scenario | None


def figures_text(figures: Iterable[Figure]) -> str:
    """Return all figures in one line.

    >>> figures_text([Figure(name="problems", covered=47, total=48)])
    'problems 47/48'
    """
    return " | ".join(f"{f.name} {f.covered:,}/{f.total:,}" for f in figures)


def gap_text(gap: Gap, knowledge: Knowledge) -> tuple[str, str]:
    """Return what is missing, and where it was written."""
    things: Sequence[Mapping[str, object]] = (
        knowledge.rules,
        knowledge.problems,
        knowledge.products,
        knowledge.objections,
    )
    own = next((key for each in things for key in each if key == gap.name), gap.name)
    word: str = own
    text = gap.name
    if gap.place is not None and gap.name in knowledge.rules:
        line = line_at(knowledge.rules[gap.name], gap.place)
        word = line.subject
        text = f"{gap.name}: `{line.subject}`"
    if gap.sides:
        told = {"in": "within", "out": "beyond"}
        text = f"{text}, {' and '.join(told[side] for side in gap.sides)} the limit"
    position = position_of(word) or position_of(_own(gap, knowledge))
    return text, f"{position.path}:{position.line}" if position else ""


def _own(gap: Gap, knowledge: Knowledge) -> str:
    """Return the id as its author wrote it."""
    for each in (knowledge.rules, knowledge.problems, knowledge.objections):
        if gap.name in each:
            return each[gap.name].id
    return gap.name


def mutant_text(mutant: Mutant) -> tuple[str, str]:
    """Return what a mutant changes, and where that was written."""
    position = mutant.position
    place = f"{position.path}:{position.line}" if position else ""
    return f"{mutant.rule}: {mutant.text}", place


def coverage_text(
    figures: Sequence[Figure],
    offers: Sequence[Offer],
    left_out: int,
    equivalent: int | None,
) -> str:
    """Return the figures, then every gap with a scenario that closes it."""
    rows = [figures_text(figures)]
    if equivalent is not None:
        rows.append(f"{equivalent:,} equivalent mutants do not count")
    for offer in offers:
        place = f"    {offer.place}" if offer.place else ""
        rows += ["", f"not in {offer.figure}: {offer.text}{place}"]
        if offer.scenario is None:
            rows.append("  no scenario was found that would show it")
        else:
            body = scenario_text(offer.scenario).splitlines()[1:]
            rows += body
    if left_out:
        rows += ["", f"… and {left_out:,} more; --gaps shows more of them"]
    return "".join(f"{row}\n" for row in rows)


def coverage_json(
    figures: Iterable[Figure], offers: Iterable[Offer], equivalent: int | None
) -> str:
    """Return the same as JSON."""
    data: dict[str, object] = {
        "figures": {f.name: {"covered": f.covered, "total": f.total} for f in figures},
        "gaps": [
            {
                "figure": offer.figure,
                "what": offer.text,
                "place": offer.place or None,
                "scenario": scenario_text(offer.scenario) if offer.scenario else None,
            }
            for offer in offers
        ],
    }
    if equivalent is not None:
        data["equivalent_mutants"] = equivalent
    return f"{json.dumps(data, ensure_ascii=False, indent=2)}\n"
