"""The commands for scenarios end as they say, for scripts to rely on."""

import json
from pathlib import Path

import pytest

from recommender.surfaces.cli import main
from recommender.testing import PROMISES, Broken

ROOT = Path(__file__).parent.parent
SMALL = str(ROOT / "small")
FAILING = str(ROOT / "scenarios" / "failing")
TRADE = str(ROOT / "golden" / "checks" / "trade.yaml")
DAY = ("--on", "2026-11-23")


def test_scenarios_that_pass_end_well(capsys: pytest.CaptureFixture[str]) -> None:
    """With the figures."""
    assert main(["test", SMALL, *DAY]) == 0
    assert capsys.readouterr().out == "3 passed, 0 failed, 0 cannot fail\n"


@pytest.mark.parametrize("layout", ["text", "concise", "json", "junit"])
def test_a_failure_ends_with_one(
    layout: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """In every format, and each names the scenario."""
    assert main(["test", SMALL, FAILING, *DAY, "--format", layout]) == 1
    assert "just below the limit" in capsys.readouterr().out


def test_nothing_run_ends_with_five(capsys: pytest.CaptureFixture[str]) -> None:
    """So a run that tests nothing is noticed."""
    assert main(["test", SMALL, "-k", "no such words"]) == 5
    assert main(["test", TRADE]) == 5
    assert main(["coverage", TRADE]) == 5
    assert "no scenario" in capsys.readouterr().err


def test_what_cannot_be_read_ends_with_two(tmp_path: Path) -> None:
    """As with every command."""
    assert main(["test", str(tmp_path / "none")]) == 2
    assert main(["coverage", SMALL, FAILING, *DAY]) == 2
    assert main(["coverage", SMALL, "--min", "nonsense=90"]) == 2
    assert main(["test", SMALL, "--changed", "no-such-revision"]) == 2


def test_a_figure_below_its_least_ends_with_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """And says which."""
    arguments = ["coverage", SMALL, *DAY, "--gaps", "0"]

    assert main([*arguments, "--min", "rules=80"]) == 0
    assert main([*arguments, "--min", "rules=90"]) == 1
    assert "rules fired: 6 of 7 is below 90 %" in capsys.readouterr().err


def test_coverage_can_be_read_by_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """With mutants, if asked."""
    arguments = ["coverage", SMALL, *DAY, "--mutate", "--jobs", "1", "--gaps", "1"]

    assert main([*arguments, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["figures"]["problems"] == {"covered": 1, "total": 2}
    assert told["figures"]["mutants killed"]["total"] > 20
    assert told["equivalent_mutants"] >= 0
    assert all(gap["what"] for gap in told["gaps"])


def test_drawn_clients_are_told_of_beside_the_scenarios(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken promise fails the run, and shows a scenario ready to paste."""
    assert main(["test", SMALL, *DAY, "--fuzz", "5"]) == 0
    assert "5 enquiries drawn, all promises kept" in capsys.readouterr().out
    broken = Broken(promise=PROMISES[0], fault="it is late", scenario="scenarios:\n")

    def one(*_given: object, **_named: object) -> list[Broken]:
        return [broken]

    monkeypatch.setattr("recommender.testing.broken_promises", one)
    assert main(["test", SMALL, *DAY, "--fuzz", "5"]) == 1
    assert ": it is late\nscenarios:" in capsys.readouterr().out
