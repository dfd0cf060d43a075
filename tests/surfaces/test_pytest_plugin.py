"""Scenarios are tests for pytest, too."""

import os
import sys
from importlib.metadata import entry_points
from pathlib import Path
from shutil import copytree

import pytest

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parent.parent.parent
SMALL = ROOT / "tests" / "small"
PLUGIN = "recommender.surfaces.pytest_plugin"


@pytest.fixture
def trade(pytester: pytest.Pytester) -> pytest.Pytester:
    """Lay out a knowledge base with its settings."""
    copytree(SMALL, pytester.path / "trade")
    (pytester.path / "trade" / "other.yml.txt").write_text("not: ours", "utf-8")
    pytester.makeini("[pytest]\nrecommender_kb = trade\n")
    return pytester


def run(trade: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """Run pytest in a process of its own, with the plugin, installed or not."""
    installed = any(each.value == PLUGIN for each in entry_points(group="pytest11"))
    early = () if installed else ("-p", PLUGIN)
    command = (sys.executable, "-m", "pytest", *early, "-p", "no:randomly")
    return trade.run(*command, "-p", "no:cacheprovider", *arguments)


@pytest.fixture(autouse=True)
def _path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let processes find the library."""
    before = os.environ.get("PYTHONPATH", "")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(ROOT), before))))


def test_scenarios_are_collected_by_name(trade: pytest.Pytester) -> None:
    """Of `*.scenarios.yaml`, and of nothing else."""
    told = run(trade, "--collect-only", "-q").stdout.str()

    assert "trade/smudging.scenarios.yaml::smudging right after a wash" in told
    assert "3 tests collected" in told


def test_a_good_scenario_passes_and_can_be_chosen(trade: pytest.Pytester) -> None:
    """By a word of its name, as any test."""
    run(trade, "-k", "VOC").assert_outcomes(passed=1, deselected=2)


def test_a_failure_says_what_the_command_says(trade: pytest.Pytester) -> None:
    """Down to the fact that decides, without a traceback."""
    path = trade.path / "trade" / "smudging.scenarios.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("appears: after-wash", "appears: always"), "utf-8")
    result = run(trade)
    told = result.stdout.str()

    result.assert_outcomes(passed=1, failed=2)
    assert "expected low-residue-wash, got nothing" in told
    assert "residue-after-wash needs appears after-wash" in told
    assert "trade/smudging.yaml:8" in told
    assert "Traceback" not in told


def test_a_faulty_knowledge_base_is_told_as_check_tells_it(
    trade: pytest.Pytester,
) -> None:
    """With file, line and column."""
    path = trade.path / "trade" / "smudging.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("appears: after-wash", "apears: after-wash"), "utf-8")
    told = run(trade).stdout.str()

    assert "trade/smudging.yaml:8:7: error[unknown-name]" in told


def test_tests_can_ask_for_the_knowledge_base(trade: pytest.Pytester) -> None:
    """It is opened once for the whole run."""
    trade.makepyfile(
        """
        def test_one(knowledge_base):
            assert "smudging" in knowledge_base.knowledge.problems

        def test_two(knowledge_base, request):
            assert knowledge_base is request.getfixturevalue("knowledge_base")
        """
    )

    run(trade, "-k", "one or two").assert_outcomes(passed=2, deselected=3)


def test_without_scenarios_nothing_of_the_library_is_read(
    pytester: pytest.Pytester,
) -> None:
    """Whoever has none does not wait."""
    pytester.makepyfile(
        """
        import sys

        def test_it():
            assert "recommender.scenarios.proving" not in sys.modules
            assert "recommender.authoring" not in sys.modules
        """
    )

    run(pytester).assert_outcomes(passed=1)
