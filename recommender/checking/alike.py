"""Scenarios with one and the same client."""

from collections.abc import Iterator

from recommender.loading.enquiry import read_enquiry
from recommender.model.knowledge import Knowledge
from recommender.model.position import Position, position_of
from recommender.model.scenario import Scenario


def alike_scenarios(knowledge: Knowledge) -> Iterator[tuple[Scenario, Scenario]]:
    """Yield pairs about the same client on the same day, the first written first.

    How the enquiry is written makes no difference.
    """
    groups: dict[str, list[Scenario]] = {}
    for scenario in knowledge.scenarios.values():
        facts = read_enquiry(scenario.enquiry, knowledge)
        context = sorted((name, _plain(each)) for name, each in facts.context.items())
        client = (
            *(sorted(each.items()) for each in (facts.problems, facts.objections)),
            sorted(facts.priorities.items()),
            context,
            facts.current.id if facts.current else "",
            scenario.on,
        )
        groups.setdefault(repr(client), []).append(scenario)
    for group in groups.values():
        first, *others = sorted(group, key=_place)
        yield from ((first, other) for other in others)


def _plain(value: object) -> str:
    return repr(sorted(value)) if isinstance(value, frozenset) else repr(value)


def _place(scenario: Scenario) -> tuple[Position, str]:
    position = position_of(scenario.name)
    return position or Position("", 0, 0), scenario.name
