"""What is said of knowledge that has too many situations to look at all of them.

Rules are made up so that every alternative pairs two attributes which sets look at
far from each other: twice as many steps for each pair.
"""

from collections import Counter
from pathlib import Path

from click.testing import CliRunner

from recommender.checking.analysis import PER_CHECK
from recommender.checking.running import CheckReport, Wanted, check_files
from recommender.model.diagnostic import Severity
from recommender.surfaces.cli.commands import cli

_PAIRS = 18
FEW = Wanted(steps=2_000)
_HEAD = """\
knowledge_base:
  id: knotty
  format: 1
  version: 1
categories:
  care:
    label: Care
problems:
  streaks:
    label: Streaks
needs:
  care:
    label: Care
    met_by:
      category: care
products:
  balm:
    category: care
"""
_NEVER = """\
  plainly-wrong:
    when:
      left_00: one
    unless:
      left_00: one
    remedy: Wait
    because: So it is.
"""


def _written(folder: Path, knots: int) -> Path:
    """Write knowledge in which so many rules are knotty and one is plainly wrong."""
    names = [f"{side}_{n:02}" for side in ("left", "right") for n in range(_PAIRS)]
    attributes = "".join(
        f"  {name}:\n    choices: [one, other]\n    question: Which one?\n"
        for name in names
    )
    rules = "".join(_knot(number) for number in range(knots))
    text = f"{_HEAD}attributes:\n{attributes}rules:\n{rules}{_NEVER}"
    (folder / "knotty.yaml").write_text(text, "utf-8")
    return folder


def _knot(number: int) -> str:
    """Return a rule with an alternative for each pair; no two rules are alike."""
    pairs = "".join(
        f"      - problem: streaks\n"
        f"        left_{n:02}: one\n"
        f"        right_{(n + number) % _PAIRS:02}: one\n"
        for n in range(_PAIRS)
    )
    return (
        f"  knot-{number}:\n    when:\n{pairs}    need: care\n"
        f"    because: So it is, said the {number}.\n"
    )


def _unproven(report: CheckReport) -> dict[str, str]:
    """Return the words of the notes that nothing is proven, by check."""
    notes = [one for one in report.diagnostics if "not proven" in one.message]
    assert all(one.severity is Severity.NOTE for one in notes)
    told = Counter(one.check for one in notes)
    assert set(told.values()) <= {1}, "a check says it more than once"
    return {one.check: one.message for one in notes}


def test_a_knot_is_said_once_by_each_check_and_hides_nothing(tmp_path: Path) -> None:
    """What is plainly wrong is found beside it, and the same is said each time."""
    folder = _written(tmp_path, knots=1)

    report = check_files([folder], wanted=FEW)

    unproven = _unproven(report)
    assert unproven["never-fires"] == (
        "not proven for 'knot-0': there are too many situations to look at"
    )
    assert "gap" in unproven
    found = [one for one in report.diagnostics if one.check == "never-fires"]
    assert any("'plainly-wrong' never fires" in one.message for one in found)
    assert report == check_files([folder], wanted=FEW)


def test_a_check_that_asked_for_long_asks_no_more(tmp_path: Path) -> None:
    """It leaves out even what is plain, counts it, and other checks still ask."""
    knots = PER_CHECK + 3

    report = check_files([_written(tmp_path, knots)], wanted=FEW)

    unproven = _unproven(report)
    others = knots - 1 + len(["plainly-wrong"])
    assert unproven["never-fires"] == (
        f"not proven for 'knot-0' and {others} more: "
        "there are too many situations to look at"
    )
    assert unproven["gap"] == (
        "not proven for 'streaks': there are too many situations to look at"
    )


def test_not_proven_is_shown_and_fails_nothing(tmp_path: Path) -> None:
    """It is a note, so a check that fails on warnings does not fail on it."""
    folder = _written(tmp_path, knots=1)
    asked = ["check", "--select", "gap", "--fail-level", "warning", str(folder)]

    ran = CliRunner().invoke(cli, asked)

    assert "not proven for 'streaks'" in ran.output
    assert ran.exit_code == 0
