"""Scenarios put to the test: which pass, which fail and why, which cannot fail."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from attrs import frozen

from recommender.api import KnowledgeBase
from recommender.judging.expecting import Difference
from recommender.judging.trial import Trial, case_of, trial_of
from recommender.judging.vacuous import can_fail
from recommender.model.position import Position, position_of
from recommender.model.scenario import Scenario
from recommender.scenarios.blaming import Clue, clues
from recommender.scenarios.running import run_scenario


@frozen(kw_only=True)
class Failing:
    """One key that is not as expected, and what led to it."""

    difference: Difference
    clues: tuple[Clue, ...]


@frozen(kw_only=True)
class Proof:
    """What became of one scenario.

    Attributes:
        failing: Empty when it passed.
        vacuous: Whether it passes whatever is wrong with the rules.
    """

    scenario: Scenario
    failing: tuple[Failing, ...] = ()
    vacuous: bool = False

    @property
    def name(self) -> str:
        """Its name, as written."""
        return self.scenario.name

    @property
    def good(self) -> bool:
        """Whether it passed, and could have failed."""
        return not self.failing and not self.vacuous

    @property
    def position(self) -> Position | None:
        """Where it was written."""
        return position_of(self.scenario.name)


Tell = Callable[[str], None]


def in_order(scenarios: Iterable[Scenario]) -> list[Scenario]:
    """Return scenarios in the order of files and lines."""

    def place(scenario: Scenario) -> tuple[bool, Position, str]:
        position = position_of(scenario.name)
        return position is None, position or Position("", 0, 0), scenario.name

    return sorted(scenarios, key=place)


def prove(
    knowledge_base: KnowledgeBase,
    scenarios: Sequence[Scenario],
    *,
    on: date,
    tell: Tell = lambda _name: None,
) -> tuple[Proof, ...]:
    """Put scenarios to the test, each on its own day or else on `on`.

    Args:
        knowledge_base: What is asked.
        scenarios: Which.
        on: The day to advise on, for scenarios that do not say.
        tell: Called with the name of each scenario before it runs.
    """
    tester = Prover(knowledge_base, on=on)
    found = []
    for scenario in scenarios:
        tell(scenario.name)
        found.append(tester.test(scenario))
    return tuple(found)


class Prover:
    """Puts scenarios to the test, one by one."""

    def __init__(self, knowledge_base: KnowledgeBase, *, on: date) -> None:
        """Ask `knowledge_base`, on a day that scenarios can overrule."""
        self._knowledge_base = knowledge_base
        self._on = on
        self._trial: Trial | None = None

    def test(self, scenario: Scenario) -> Proof:
        """Return what becomes of one scenario."""
        outcome = run_scenario(self._knowledge_base, scenario, on=self._on)
        trial = self._trial
        if trial is None:
            knowledge = self._knowledge_base.knowledge
            trial = self._trial = trial_of(knowledge, on=self._on, scenarios=())
        case = case_of(trial.compiled, scenario, on=self._on, infer=trial.infer)
        if outcome.passed:
            return Proof(scenario=scenario, vacuous=not can_fail(trial, case))
        return Proof(
            scenario=scenario,
            failing=tuple(
                Failing(difference=each, clues=clues(each, case.grounds))
                for each in outcome.differences
            ),
        )
