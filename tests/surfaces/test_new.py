"""`recommender new`: what it asks, writes, and never does."""

import io
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

from recommender import KnowledgeBase, check
from recommender.model.diagnostic import Severity
from recommender.scenarios import run_scenarios
from recommender.surfaces.cli import main

SMALL = Path(__file__).parent.parent / "small"
DAY = date(2026, 11, 23)
BECAUSE = ["--because", "It says so: always."]

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    """Copy the small knowledge base."""
    return Path(shutil.copytree(SMALL, tmp_path / "kb"))


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Answer through a pipe."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{x}\n" for x in lines)))


def proven(kb: Path, rule: str) -> None:
    """Look whether a new rule is guarded: it fires in one scenario alone."""
    found = [d for d in check(kb).diagnostics if d.severity is Severity.ERROR]
    assert found == []
    plain = rule.replace("-", " ")
    opened = KnowledgeBase.open(kb)
    outcomes = {each.scenario.name: each for each in run_scenarios(opened, on=DAY)}
    one, other = outcomes[plain], outcomes[f"almost {plain}"]
    assert one.passed
    assert other.passed
    assert rule in one.advice.fired
    assert rule not in other.advice.fired
    assert rule not in other.advice.open


@pytest.mark.parametrize(
    "options",
    [
        ["--when", "problem: scumming", "--need", "softer-water"],
        ["--when", "problem: [scumming]", "--remedy", "Wait: it passes"],
        ["--when", "water_hardness: above 15 °dH", "--conclude", "cause: hard-water"],
        ["--when", "water_hardness: 8 to 15 °dH", "--exclude", "voc: above 100 g/L"],
        ["--when", "rollers: none of epdm, mixed", "--exclude", "contains: [naphtha]"],
        ["--when", "cause: wash-residue", "--caution", "evaporation: below 50"],
        ["--when", "problem: smudging", "--resolve", "too-expensive"],
        ["--when", "voc_limit: known", "--caution", "voc: above client.voc_limit"],
    ],
    ids=lambda options: options[2],
)
def test_every_verb_comes_with_scenarios_that_prove_it(
    options: list[str], kb: Path, capsys: Capture
) -> None:
    """Through conclusions of other rules, too, and about numbers near the limit."""
    file = kb / "new.yaml"
    command = ["new", "rule", str(file), "--kb", str(kb), "--id", "a-new-one"]

    assert main([*command, *options, *BECAUSE, "--on", "2026-11-23"]) == 0

    assert "new.scenarios.yaml written" in capsys.readouterr().out
    proven(kb, "a-new-one")
    assert main(["fmt", "--check", str(kb)]) == 0


def test_what_is_missing_is_asked(
    kb: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By number, by a part of a name, again after a slip; nothing answered is lost."""
    typed(
        monkeypatch,
        "Not An Id",
        "thin-film-dries",
        "by-asking",
        "scum",
        "hardness",
        "above 15",
        "above 15 °dH",
        "rollers",
        "2",
        "",
        "nonsense",
        "1",
        "softer",
        "",
        "",
        "Lime binds.",
    )
    file = kb / "new.yaml"

    assert main(["new", "rule", str(file), "--kb", str(kb), "--on", "2026-11-23"]) == 0

    out = capsys.readouterr().out
    assert "write `not-an-id`" in out
    assert 'there is a rule called "thin-film-dries" already' in out
    assert "has no unit" in out
    assert 'nothing is called "nonsense"' in out
    assert "an answer is needed" in out or "Which need?" in out
    assert file.read_text("utf-8") == (
        "rules:\n"
        "  by-asking:\n"
        "    when:\n"
        "      problem: scumming\n"
        "      water_hardness: above 15 °dH\n"
        "      rollers: epdm\n"
        "    need: softer-water\n"
        "    strength: likely\n"
        "    because: Lime binds.\n"
    )
    proven(kb, "by-asking")


def test_stopping_writes_nothing_and_says_how_to_go_on(
    kb: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The options hold what was answered."""
    before = sorted(path.name for path in kb.iterdir())
    typed(monkeypatch, "half-done", "scumming")

    assert main(["new", "rule", str(kb / "new.yaml"), "--kb", str(kb)]) == 130

    assert sorted(path.name for path in kb.iterdir()) == before
    err = capsys.readouterr().err
    assert "--id 'half-done' --when 'problem: scumming'" in err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--when", "process: ofset", "--remedy", "x"], "is not a choice of process"),
        (["--when", "water_hardness: above 15", "--remedy", "x"], "has no unit"),
        (["--need", "sofd"], 'nothing is called "sofd"'),
        (["--need", "softer-water", "--remedy", "x"], "does one thing"),
        (["--when", "nonsense", "--remedy", "x"], "write it as"),
        (["--exclude", "voc: above 10"], "has no unit"),
    ],
)
def test_options_that_cannot_be_used_are_refused(
    options: list[str], told: str, kb: Path, capsys: Capture
) -> None:
    """Nothing is written then."""
    file = kb / "new.yaml"
    command = ["new", "rule", str(file), "--kb", str(kb), "--id", "a-new-one"]

    assert main([*command, *options, *BECAUSE]) == 2

    assert told in capsys.readouterr().err
    assert not file.exists()


def test_nothing_is_written_over(kb: Path, capsys: Capture) -> None:
    """Neither the rule nor the scenarios beside it."""
    scenarios = kb / "new.scenarios.yaml"
    shutil.move(kb / "smudging.scenarios.yaml", scenarios)
    before = scenarios.read_bytes()
    command = ["new", "rule", "--kb", str(kb), "--id", "x", "--remedy", "y", *BECAUSE]
    command += ["--when", "problem: scumming"]

    assert main([*command, str(kb / "smudging.yaml")]) == 2
    assert "is there already" in capsys.readouterr().err
    assert main([*command, str(kb / "new.yaml")]) == 2

    assert scenarios.read_bytes() == before
    assert not (kb / "new.yaml").exists()


def test_a_new_knowledge_base_is_without_fault(tmp_path: Path, capsys: Capture) -> None:
    """Its scenarios pass, and it is laid out."""
    folder = tmp_path / "My Shop"

    assert main(["new", "base", str(folder), "--title", "Shop: bicycles"]) == 0

    assert check(folder).diagnostics == ()
    opened = KnowledgeBase.open(folder)
    assert opened.knowledge.id == "my-shop"
    assert all(each.passed for each in run_scenarios(opened, on=DAY))
    assert main(["fmt", "--check", str(folder)]) == 0
    assert main(["new", "base", str(folder)]) == 2
    assert "is not written over" in capsys.readouterr().err
