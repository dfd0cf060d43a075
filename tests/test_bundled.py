"""The knowledge base that comes with the library keeps what it promises."""

from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from recommender import check
from recommender.api import bundled_paths
from recommender.model.demonstration import Demo
from recommender.model.diagnostic import Severity
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Exclude, Resolve
from recommender.model.scenario import Scenario
from recommender.model.text import Says, Text
from recommender.scenarios import Outcome, run_scenario
from tests.bundled import printing

DAY = date(2026, 11, 23)
LANGUAGES = {"en", "de", "hi"}


@cache
def outcomes() -> dict[str, Outcome]:
    """Return what became of every bundled scenario."""
    kb = printing()
    return {
        name: run_scenario(kb, scenario, on=DAY)
        for name, scenario in kb.knowledge.scenarios.items()
    }


# No product in the catalog states what these look for; they hold until it is known.
HOLDING_ONLY = {
    "food-pack-wants-food-grade-powder",
    "food-pack-wants-low-migration",
    "germany-benzene",
    "germany-burns-or-sensitises",
    "germany-butoxyethanol-in-a-wash",
    "germany-flammable-marking",
    "germany-toluene-or-xylene",
    "ozone-depleting-solvent",
    "rubber-ir-ink-wants-matching-wash",
    "rubber-mixed-rollers-need-approval",
    "rubber-short-ester-reaches-plate",
}

SCENARIOS = sorted(printing().knowledge.scenarios)


@pytest.fixture
def knowledge() -> Knowledge:
    """Return what the bundled knowledge base holds."""
    return printing().knowledge


def test_check_finds_nothing() -> None:
    """No error and no warning; what is accepted says why, beside the thing.

    This works out all regions, and tries every scenario with rules that are wrong.
    """
    report = check(*bundled_paths("printing"), on=DAY)

    found = [d for d in report.diagnostics if d.severity is not Severity.NOTE]
    assert [f"{d.position}: {d.check}: {d.message}" for d in found] == []


@pytest.mark.parametrize("name", SCENARIOS)
def test_scenario(name: str) -> None:
    """The advice is what the specialist expects."""
    assert outcomes()[name].differences == ()


def test_it_is_as_large_as_promised(knowledge: Knowledge) -> None:
    """Enough to be of use in a real press room."""
    active = list(knowledge.active_rules())

    assert len(knowledge.problems) >= 45
    assert len(active) >= 130
    assert len(knowledge.objections) >= 25
    assert len(knowledge.products) >= 115
    assert len(knowledge.scenarios) >= 60


def test_every_rule_fires_in_a_scenario(knowledge: Knowledge) -> None:
    """A rule that no scenario fires is a rule that nobody has tried."""
    fired = {rule for outcome in outcomes().values() for rule in outcome.advice.fired}

    assert {rule.id for rule in knowledge.active_rules()} - fired == set()


def test_every_exclusion_is_hit_and_missed(knowledge: Knowledge) -> None:
    """Some scenario shows a product that it rules out, and some does not.

    What the catalog says too little about to be ruled out is held instead.
    """
    hit: set[str] = set()
    holding: set[str] = set()
    missed: set[str] = set()
    exclusions = {
        rule.id for rule in knowledge.active_rules() if isinstance(rule.effect, Exclude)
    }
    for outcome in outcomes().values():
        here = {why.rule for out in outcome.advice.excluded for why in out.reasons}
        hit |= here
        holding |= {
            confirm.because_of
            for found in outcome.advice.held
            for confirm in found.confirm
        }
        if outcome.advice.recommendations:
            missed |= exclusions - here

    assert exclusions - hit == HOLDING_ONLY
    assert HOLDING_ONLY - holding == set()
    assert exclusions - missed == set()


def test_every_resolution_answers_in_a_scenario(knowledge: Knowledge) -> None:
    """A claim that never meets its objection is not worth making."""
    answering = {
        entry.rule
        for outcome in outcomes().values()
        for found in (*outcome.advice.recommendations, *outcome.advice.held)
        for entry in (*found.objections.answered, *found.objections.also_resolves)
    }
    resolving = {
        rule.id for rule in knowledge.active_rules() if isinstance(rule.effect, Resolve)
    }

    assert resolving - answering == set()


def test_every_triggered_objection_is_prevented_answered_or_open(
    knowledge: Knowledge,
) -> None:
    """Of every recommended product in every scenario: none lost, none twice."""
    for name, outcome in outcomes().items():
        stated = set(outcome.scenario.enquiry.objections)
        for found in outcome.advice.recommendations:
            raised = {o for caution in found.cautions for o in caution.raises}
            ledger = found.objections
            parts = [
                {entry.objection for entry in part}
                for part in (ledger.prevented, ledger.answered, ledger.open)
            ]
            assert set().union(*parts) == stated | raised, (name, found.product)
            assert sum(map(len, parts)) == len(stated | raised), (name, found.product)
            assert stated <= knowledge.objections.keys()


def test_what_is_recommended_can_be_shown_and_left_behind(
    knowledge: Knowledge,
) -> None:
    """Every product that a scenario recommends has features, a demo and materials."""
    reached = {
        found.product
        for outcome in outcomes().values()
        for found in outcome.advice.recommendations
    }
    products = [knowledge.products[name] for name in sorted(reached)]

    assert [p.id for p in products if not p.features] == []
    assert [p.id for p in products if p.demo == Demo()] == []
    assert [p.id for p in products if not p.materials] == []


def _missing(text: Text | Says) -> set[str]:
    return LANGUAGES - {language for language, _ in text.lines}


def test_problems_objections_and_questions_speak_three_languages(
    knowledge: Knowledge,
) -> None:
    """Labels, wordings and questions are there in English, German and Hindi."""

    def texts() -> Iterator[tuple[str, Text | Says]]:
        for problem in knowledge.problems.values():
            yield f"{problem.id} label", problem.label
            yield f"{problem.id} says", problem.says
        for objection in knowledge.objections.values():
            yield f"{objection.id} label", objection.label
            yield f"{objection.id} says", objection.says
            yield f"{objection.id} explore", objection.explore
        for attribute in knowledge.attributes.values():
            yield f"{attribute.id} label", attribute.label
            if attribute.asked_for:
                yield f"{attribute.id} question", attribute.question

    assert {name: _missing(text) for name, text in texts() if _missing(text)} == {}


def test_what_is_read_aloud_is_there_in_english_and_german(
    knowledge: Knowledge,
) -> None:
    """Every reason and every label of the catalog, at least in these two."""

    def texts() -> Iterator[tuple[str, Text]]:
        for rule in knowledge.active_rules():
            yield f"{rule.id} because", rule.because
        for need in knowledge.needs.values():
            yield f"{need.id} label", need.label
        for priority in knowledge.priorities.values():
            yield f"{priority.id} label", priority.label
        for category in knowledge.categories.values():
            yield f"{category.id} label", category.label
        for product in knowledge.products.values():
            if product.offered:
                yield f"{product.id} label", product.label

    short = {name for name, text in texts() if _missing(text) - {"hi"}}
    assert short == set()


def test_every_rule_and_every_product_names_its_sources(knowledge: Knowledge) -> None:
    """Own knowledge is a source, too, and says so."""
    unsourced = {r.id for r in knowledge.active_rules() if not r.sources} | {
        p.id for p in knowledge.products.values() if not p.sources
    }

    assert unsourced == set()
    assert "own-knowledge" in knowledge.sources


def test_scenarios_differ(knowledge: Knowledge) -> None:
    """No two scenarios state the same enquiry with the same expectation."""
    seen: dict[str, str] = {}

    def key(scenario: Scenario) -> str:
        return repr((scenario.enquiry, scenario.expected))

    for name, scenario in knowledge.scenarios.items():
        assert key(scenario) not in seen, (name, seen[key(scenario)])
        seen[key(scenario)] = name
