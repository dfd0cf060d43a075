"""Scenarios that say the same."""

from collections.abc import Iterator

from recommender.checking.alike import alike_scenarios
from recommender.checking.places import also, finding
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Scenario


def duplicate_scenario(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """Two scenarios are about the same client, and expect the same.

    ## Why this is bad
    The second one guards nothing that the first does not, and both have to be
    changed together.

    ## Example
    A scenario that was copied, and only its name was changed.

    ## What to do
    Take one out, or change the value that you meant to change.
    """
    for one, other in alike_scenarios(knowledge):
        if _said(other) <= _said(one):
            yield finding(
                "duplicate-scenario",
                f"the scenario {str(other.name)!r} says nothing that "
                f"{str(one.name)!r} does not say",
                other.name,
                help="take one of them out",
                severity=Severity.WARNING,
                id=other.name,
                related=also(one.name, "the other one"),
            )


def _said(scenario: Scenario) -> frozenset[object]:
    """Return what a scenario expects."""
    return frozenset(
        (each.key, tuple(map(str, each.values)), each.strengths)
        for each in scenario.expected
    )
