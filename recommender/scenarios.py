"""Run the scenarios that authors write beside their rules.

A scenario passes when the advice says exactly what it expects, key by key.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from attrs import frozen

from recommender.api import KnowledgeBase
from recommender.model.advice import Advice
from recommender.model.recommendation import Objections, Resolution
from recommender.model.scenario import Expectation, Scenario


@frozen(kw_only=True)
class Difference:
    """One key under `advice` that is not what the scenario expects.

    Attributes:
        missing: Expected and not there.
        unexpected: There and not expected.
    """

    key: str
    expected: tuple[str, ...]
    got: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """What is expected and not there; for `first`, not in that place."""
        if self.key == "first":
            return self.expected
        return tuple(i for i in self.expected if i not in self.got)

    @property
    def unexpected(self) -> tuple[str, ...]:
        """What is there and not expected; nothing for the partial keys."""
        if self.key in _PARTIAL:
            return ()
        return tuple(i for i in self.got if i not in self.expected)


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
        differences=tuple(_differences(scenario.expected, advice)),
    )


def run_scenarios(knowledge_base: KnowledgeBase, *, on: date) -> Iterator[Outcome]:
    """Run every scenario of a knowledge base, by name."""
    for scenario in knowledge_base.knowledge.scenarios.values():
        yield run_scenario(knowledge_base, scenario, on=on)


def _differences(
    expected: Iterable[Expectation], advice: Advice
) -> Iterator[Difference]:
    for expectation in expected:
        got = tuple(_GOT[expectation.key](advice))
        wanted = tuple(map(str, expectation.values))
        if not _agrees(expectation.key, wanted, got):
            yield Difference(key=expectation.key, expected=wanted, got=got)


def _agrees(key: str, wanted: tuple[str, ...], got: tuple[str, ...]) -> bool:
    """Whether what the advice says for a key is what is expected.

    `recommended` and `first` are about the order, too; all others are sets.
    """
    match key:
        case "first":
            return got[:1] == wanted
        case "includes":
            return set(wanted) <= set(got)
        case "recommended":
            return got == wanted
        case _:
            return set(got) == set(wanted)


def _recommended(advice: Advice) -> Iterator[str]:
    return (found.product for found in advice.recommendations)


def _resolutions(
    *lists: Callable[[Objections], tuple[Resolution, ...]],
) -> Callable[[Advice], Iterable[str]]:
    """Return what collects the objections of some lists over what is recommended."""

    def collect(advice: Advice) -> Iterable[str]:
        return sorted(
            {
                entry.objection
                for found in advice.recommendations
                for of in lists
                for entry in of(found.objections)
            }
        )

    return collect


_PARTIAL = frozenset({"first", "includes"})

_GOT: Mapping[str, Callable[[Advice], Iterable[str]]] = {
    "first": _recommended,
    "includes": _recommended,
    "recommended": _recommended,
    "held": lambda advice: (found.product for found in advice.held),
    "excluded": lambda advice: (out.product for out in advice.excluded),
    "needs": lambda advice: (held.need for held in advice.needs),
    "conclusions": lambda advice: (found.value for found in advice.conclusions),
    "remedies": lambda advice: (remedy.rule for remedy in advice.remedies),
    "fired": lambda advice: advice.fired,
    "open": lambda advice: advice.open,
    "cautions": lambda advice: sorted(
        {c.rule for found in advice.recommendations for c in found.cautions}
    ),
    "resolved": _resolutions(
        lambda o: o.prevented, lambda o: o.answered, lambda o: o.also_resolves
    ),
    "prevented": _resolutions(lambda o: o.prevented),
    "answered": _resolutions(lambda o: o.answered),
    "open_objections": _resolutions(lambda o: o.open),
    "questions": lambda advice: (asked.attribute for asked in advice.questions),
    "unmet": lambda advice: (unmet.problem for unmet in advice.unmet),
    "solution": lambda advice: advice.solution,
}
"""How each key under `advice` is read from advice."""
