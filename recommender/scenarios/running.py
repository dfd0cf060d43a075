"""Run the scenarios that authors write beside their rules.

A scenario passes when the advice says exactly what it expects, key by key.
"""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from recommender.api import KnowledgeBase
from recommender.judging.expecting import Difference, differences
from recommender.model.advice import Advice
from recommender.model.scenario import Scenario


@frozen(kw_only=True)
class Outcome:
    """What became of one scenario.

    Attributes:
        advice: The advice that was given.
        differences: Empty when it passed.
    """

    scenario: Scenario
    advice: Advice
    differences: tuple[Difference, ...]

    @property
    def passed(self) -> bool:
        """Whether the advice is what the scenario expects."""
        return not self.differences


def run_scenario(
    knowledge_base: KnowledgeBase, scenario: Scenario, *, on: date
) -> Outcome:
    """Ask for the advice of one scenario and hold it against what is expected.

    Args:
        knowledge_base: What is asked.
        scenario: Its own `on:`, if it has one, wins over the argument.
        on: The day to advise on.
    """
    advice = knowledge_base.advise(scenario.enquiry, on=scenario.on or on)
    return Outcome(
        scenario=scenario,
        advice=advice,
        differences=tuple(differences(scenario.expected, advice)),
    )


def run_scenarios(knowledge_base: KnowledgeBase, *, on: date) -> Iterator[Outcome]:
    """Run every scenario of a knowledge base, by name."""
    for scenario in knowledge_base.knowledge.scenarios.values():
        yield run_scenario(knowledge_base, scenario, on=on)
