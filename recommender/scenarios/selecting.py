"""Which scenarios are meant."""

from collections.abc import Iterable, Sequence

from recommender.model.position import position_of
from recommender.model.scenario import Scenario


def full_name(scenario: Scenario) -> str:
    """Return the name of a scenario with its file, as tests are called."""
    position = position_of(scenario.name)
    return f"{position.path}::{scenario.name}" if position else scenario.name


def selected(scenarios: Iterable[Scenario], words: Sequence[str]) -> list[Scenario]:
    """Return the scenarios whose full name holds one of `words`; all without any.

    Small and large letters are the same.
    """
    wanted = [each.casefold() for each in words]
    return [
        scenario
        for scenario in scenarios
        if not wanted or any(w in full_name(scenario).casefold() for w in wanted)
    ]
