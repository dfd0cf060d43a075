"""What scenarios cover is counted right, and what is offered closes the gap."""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from recommender import KnowledgeBase
from recommender.authoring.coverage.measuring import Figure, measure
from recommender.authoring.coverage.mutation import mutate
from recommender.authoring.coverage.report import report
from recommender.authoring.coverage.telling import coverage_json, coverage_text
from recommender.judging.mutants import mutants_of
from recommender.judging.trial import Trial, trial_of
from recommender.model.knowledge import Knowledge

DAY = date(2026, 11, 23)
ROOT = Path(__file__).parent.parent
TRADE = ROOT / "golden" / "checks" / "trade.yaml"
CLEAN = ROOT / "golden" / "checks" / "cannot-fail" / "bad.yaml"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Return a small trade with four scenarios that guard it well."""
    whole = KnowledgeBase.open(TRADE, CLEAN).knowledge
    kept = {n: s for n, s in whole.scenarios.items() if n != "nothing is wrong"}
    return evolve(whole, scenarios=kept)


@pytest.fixture(scope="module")
def trial(knowledge: Knowledge) -> Trial:
    """Make them ready to be tried."""
    return trial_of(knowledge, on=DAY)


def figures(trial: Trial) -> dict[str, Figure]:
    """Return every figure by name."""
    return {figure.name: figure for figure in measure(trial)}


def without(trial: Trial, *names: str) -> Trial:
    """Return a trial with some scenarios left out."""
    knowledge = trial.knowledge
    kept = {n: s for n, s in knowledge.scenarios.items() if n not in names}
    return trial_of(evolve(knowledge, scenarios=kept), on=DAY)


def test_figures_are_counted(trial: Trial) -> None:
    """Of a trade whose scenarios show every rule, line and limit."""
    counted = {n: (f.covered, f.total) for n, f in figures(trial).items()}

    assert counted == {
        "rules fired": (6, 6),
        "lines decisive": (9, 9),
        "limits both sides": (2, 2),
        "problems": (2, 2),
        "products": (0, 2),
        "objections": (0, 0),
    }


def test_without_a_scenario_its_rules_and_limits_are_gaps(trial: Trial) -> None:
    """Each is named with its line and side."""
    found = figures(without(trial, "scumming in hard water"))

    assert [gap.name for gap in found["rules fired"].gaps] == [
        "lime-from-hard-water",
        "lime-needs-softener",
    ]
    assert {gap.name: gap.sides for gap in found["limits both sides"].gaps} == {
        "lime-from-hard-water": ("in",),
        "more-water": ("out",),
    }


def test_a_line_that_no_expectation_hangs_on_is_not_decisive(trial: Trial) -> None:
    """Firing is not enough: a scenario has to notice."""
    knowledge = trial.knowledge
    scenarios = {
        name: evolve(each, expected=tuple(e for e in each.expected if e.key != "needs"))
        for name, each in knowledge.scenarios.items()
    }
    blind = trial_of(evolve(knowledge, scenarios=scenarios), on=DAY)
    names = {gap.name for gap in figures(blind)["lines decisive"].gaps}

    assert names == {
        "residue-in-flexo",
        "residue-needs-wash",
        "lime-from-hard-water",
        "lime-needs-softener",
    }
    assert figures(blind)["rules fired"].gaps == ()


def test_every_gap_is_closed_by_what_is_offered(trial: Trial) -> None:
    """Pasted in, the scenario passes, and the gap is gone."""
    bare = without(trial, "scumming in hard water", "smudging in flexo")
    told = report(bare, mutation=True, gaps=20, jobs=1)
    knowledge = bare.knowledge

    assert told.offers
    for offer in told.offers:
        scenario = offer.scenario
        assert scenario is not None, offer.text
        more = {**knowledge.scenarios, scenario.name: scenario}
        better = trial_of(evolve(knowledge, scenarios=more), on=DAY)
        assert all(map(better.passes, better.cases)), offer.text
        before, after = figures(bare), figures(better)
        if offer.figure in before:
            assert after[offer.figure].covered > before[offer.figure].covered, offer
        else:
            assert mutate(better, jobs=1).killed > mutate(bare, jobs=1).killed, offer


def test_mutants_are_the_same_in_one_process_and_in_two(trial: Trial) -> None:
    """Whoever counts."""
    assert mutate(trial, jobs=1) == mutate(trial, jobs=2)


def test_good_scenarios_kill_what_can_be_killed(trial: Trial) -> None:
    """With one scenario less, fewer are."""
    mutation = mutate(trial, jobs=1)
    fewer = mutate(without(trial, "smudging on sheets"), jobs=1)

    assert fewer.killed < mutation.killed
    assert fewer.total == mutation.total
    assert mutation.killed * 4 >= 3 * mutation.total
    assert all(mutant.position for mutant in mutation.survived)


def test_a_mutant_is_never_the_rule_itself(knowledge: Knowledge) -> None:
    """And no two of a rule are the same."""
    for rule in knowledge.active_rules():
        made = [mutant.changed for mutant in mutants_of(rule, knowledge)]
        assert rule not in made
        assert all(made.count(one) == 1 for one in made)


def test_the_report_names_every_figure_and_can_be_read_by_programs(
    trial: Trial,
) -> None:
    """The first line is for people who look once."""
    told = report(trial, mutation=True, gaps=1, jobs=1)
    text = coverage_text(told.figures, told.offers, told.left_out, told.equivalent)

    assert text.startswith("rules fired 6/6 | lines decisive 9/9 | limits both sides")
    assert "not in products: " in text
    assert '"rules fired": {' in coverage_json(told.figures, told.offers, 0)
