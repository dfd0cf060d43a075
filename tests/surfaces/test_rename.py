"""`recommender rename`: what it writes, shows and refuses."""

import shutil
from pathlib import Path

import pytest

from recommender import check
from recommender.model.diagnostic import Severity
from recommender.surfaces.cli import main

SMALL = Path(__file__).parent.parent / "small"

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the small knowledge base."""
    return Path(shutil.copytree(SMALL, tmp_path / "kb"))


def test_names_change_everywhere(folder: Path, capsys: Capture) -> None:
    """In catalogs, rules and scenarios, and it is said how often."""
    assert main(["rename", "smudging", "ink-smears", str(folder)]) == 0

    assert capsys.readouterr().out == (
        "problem smudging renamed at 7 places in 3 files\n"
    )
    assert "problem: ink-smears" in (folder / "smudging.yaml").read_text("utf-8")
    found = check(folder).diagnostics
    assert [each for each in found if each.severity is Severity.ERROR] == []


def test_a_dry_run_writes_nothing(folder: Path, capsys: Capture) -> None:
    """It shows a patch."""
    before = {path: path.read_bytes() for path in folder.iterdir()}

    assert main(["rename", "--dry-run", "need", "softer-water", "x", str(folder)]) == 0

    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    said = capsys.readouterr()
    assert "-  softer-water:\n+  x:\n" in said.out
    assert "need softer-water would be renamed at 2 places in 2 files" in said.err


def test_the_kind_can_be_said(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the name; without a path, the files are those that lie here."""
    monkeypatch.chdir(folder)

    assert main(["rename", "choice", "rollers.epdm", "ethylene"]) == 0
    assert "choice rollers.epdm renamed" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["smudging"], ["need", "x"], ["smudgin", "y", "."]])
def test_what_cannot_be_done_is_said(
    words: list[str],
    folder: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And nothing is written."""
    monkeypatch.chdir(folder)

    assert main(["rename", *words]) == 2

    said = capsys.readouterr()
    assert not said.out
    assert "rror" in said.err
