"""Which scenarios could be affected by what was changed since a revision.

A changed rule matters where it fires or is open, before or now; a changed product
where some need asks for it. Anything else that means something matters everywhere;
wording does not matter.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeAlias, TypeVar

from attrs import evolve

from recommender.api import KnowledgeBase, bundled_paths
from recommender.compiling.compiled import Compiled, compile_knowledge
from recommender.engine.inference import Inference
from recommender.engine.plain import Evaluator
from recommender.errors import RecommenderError
from recommender.judging.trial import Case, case_of
from recommender.loading.load import load_knowledge
from recommender.model.enquiry import Facts
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Rule
from recommender.model.scenario import Scenario
from recommender.model.text import Text
from recommender.model.vocabulary import Scale
from recommender.scenarios.revisions import files_at

Thing = TypeVar("Thing")
Side: TypeAlias = tuple[Compiled, Callable[[Facts], Inference]]
"""Compiled knowledge, and what its rules make of an enquiry."""


def affected(
    knowledge_base: KnowledgeBase, paths: Sequence[str], base: str
) -> list[Scenario]:
    """Return the scenarios that could get another advice than at a revision.

    Args:
        knowledge_base: As it is now.
        paths: The files and folders that it was opened from; none for the bundled.
        base: A revision that git knows.

    Raises:
        RecommenderError: Git does not know the files or the revision.
    """
    now = knowledge_base.knowledge
    given = list(paths) or [str(path) for path in bundled_paths("printing")]
    with files_at(base, given) as places:
        before = load_knowledge(places).knowledge if places else None
    return list(affected_by(before, now))


def affected_by(before: Knowledge | None, now: Knowledge) -> Iterable[Scenario]:
    """Yield the scenarios that could get another advice than before.

    Args:
        before: None if it could not be used.
        now: Whose scenarios are meant.
    """
    if before is None or _means(before) != _means(now):
        return list(now.scenarios.values())
    rules = _differing(_bare_rules(before.rules), _bare_rules(now.rules))
    products = _differing(before.products, now.products)
    sides = (_side(before), _side(now))
    return [
        scenario
        for scenario in now.scenarios.values()
        if before.scenarios.get(scenario.name) != scenario
        or _touched(scenario, sides, rules, products)
    ]


def _side(knowledge: Knowledge) -> Side:
    compiled = compile_knowledge(knowledge)
    return compiled, Evaluator(compiled.ruleset).infer


def _touched(
    scenario: Scenario,
    sides: tuple[Side, ...],
    rules: frozenset[str],
    products: frozenset[str],
) -> bool:
    """Whether some changed rule or product matters to a scenario, before or now."""
    if not rules and not products:
        return False
    for compiled, infer in sides:
        try:
            # What rules say does not hang on the day.
            day = scenario.on or date.max
            case = case_of(compiled, scenario, on=day, infer=infer)
        except RecommenderError:
            return True
        if not rules.isdisjoint((*case.fired, *case.open)):
            return True
        if products and _serves(case, products):
            return True
    return False


def _serves(case: Case, products: frozenset[str]) -> bool:
    """Whether one of some products is asked for, or is in use."""
    current = case.facts.current
    if case.asks or (current and current.id in products):
        return True
    grounds = case.grounds
    wanted = grounds.support.products | grounds.possible.products
    numbers = grounds.compiled.catalog.number
    return any(wanted >> numbers[name] & 1 for name in products if name in numbers)


def _differing(before: Mapping[str, Thing], now: Mapping[str, Thing]) -> frozenset[str]:
    """Return the ids under which not the same thing stands."""
    return frozenset(
        name for name in {*before, *now} if before.get(name) != now.get(name)
    )


def _bare_rules(rules: Mapping[str, Rule]) -> dict[str, Rule]:
    """Return rules without what decides nothing."""
    return {
        name: evolve(
            rule,
            title=Text(),
            because=Text(),
            owner="",
            since=None,
            review_by=None,
            replaced_by=None,
        )
        for name, rule in rules.items()
    }


def _means(knowledge: Knowledge) -> tuple[object, ...]:
    """Return what every scenario could hang on, without wording."""
    attributes = {
        name: (_values(each.scale), each.from_rules, each.from_client, each.effort)
        for name, each in knowledge.attributes.items()
    }
    properties = {
        name: _values(each.scale) for name, each in knowledge.properties.items()
    }
    return (
        attributes,
        properties,
        {name: each.ask for name, each in knowledge.problems.items()},
        {name: each.met_by for name, each in knowledge.needs.items()},
        {name: each.kind_of for name, each in knowledge.categories.items()},
        {name: each.groups for name, each in knowledge.substances.items()},
        sorted(knowledge.objections),
        {name: each.prefer for name, each in knowledge.priorities.items()},
        {name: each.valid_until for name, each in knowledge.sources.items()},
        knowledge.units,
    )


def _values(scale: Scale) -> tuple[object, ...]:
    """Return what values there are, without wording."""
    return sorted(scale.choices), scale.many, scale.unit, scale.low, scale.high
