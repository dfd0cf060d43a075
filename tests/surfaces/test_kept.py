"""Commands start from what was kept, and say the same as without it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recommender.hearing.preparing import Prepared
from recommender.hearing.stemming import HearingNotInstalledError
from recommender.model.knowledge import Knowledge
from recommender.surfaces.cli.commands import cli

FILE = """\
knowledge_base:
  id: small
  format: 1
  title: Small
  version: 2026.11
  languages: [en]
problems:
  smudging:
    label: Smudging
    says: [ink smudges]
"""
SAID = "The ink smudged again."


@pytest.fixture
def small(tmp_path: Path) -> str:
    """Return a file with a small knowledge base."""
    (tmp_path / "small.yaml").write_text(FILE, "utf-8")
    return str(tmp_path / "small.yaml")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a cache folder, which is not there yet."""
    monkeypatch.setenv("RECOMMENDER_CACHE", str(tmp_path / "cache" / "own"))
    return tmp_path / "cache" / "own"


def run(*arguments: str, said: str = "") -> Result:
    """Run a command that must go well, and say nothing on standard error."""
    ended = CliRunner().invoke(cli, [*arguments], input=said)
    assert (ended.exit_code, ended.stderr) == (0, "")
    return ended


def names(folder: Path) -> list[str]:
    """Return what lies in a folder."""
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def _not_again(knowledge: Knowledge) -> Prepared:
    msg = f"the vocabulary of {knowledge.id} is prepared again"
    raise AssertionError(msg)


def test_the_bundled_knowledge_base_is_kept_unasked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first command that hears writes both files, and later ones use them."""
    run("advise", "--problem", "smudging")
    assert names(folder) == ["printing.kept"]
    first = run("hear", SAID)
    assert names(folder) == ["printing.kept", "printing.kept.hearing"]
    monkeypatch.setattr("recommender.hearing.keeping.prepared", _not_again)

    assert run("hear", SAID).stdout == first.stdout
    assert "Smudging" in run("consult", said=SAID).stdout
    assert "Smudging" in run("advise", SAID).stdout


@pytest.mark.parametrize(
    ("why", "asked"),
    [
        ("nothing is to be kept", ["advise", "--problem", "smudging"]),
        ("a file is in the way", ["hear", SAID]),
    ],
)
def test_where_nothing_can_be_kept_all_is_as_before(
    why: str, asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody asked for a file, so nothing is said about it."""
    place = tmp_path / "place"
    place.write_text("a file", "utf-8")
    kept = "" if why == "nothing is to be kept" else str(place)
    monkeypatch.setenv("RECOMMENDER_CACHE", kept)

    assert "Smudging" in run(*asked).stdout
    assert names(tmp_path) == ["place"]


def test_other_knowledge_bases_are_kept_where_it_is_said(
    small: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only there, by every command that hears."""
    first = run("hear", SAID, "--kb", small)
    assert names(folder) == []
    kept = str(tmp_path / "kept")
    assert run("hear", SAID, "--kb", small, "--cache", kept).stdout == first.stdout
    assert names(tmp_path) == ["kept", "kept.hearing", "small.yaml"]
    monkeypatch.setattr("recommender.hearing.keeping.prepared", _not_again)

    assert run("hear", SAID, "--kb", small, "--cache", kept).stdout == first.stdout
    told = run("consult", "--kb", small, "--cache", kept, said=SAID).stdout
    assert "Smudging" in told


def test_compile_prepares_hearing(
    small: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for it later; a second time nothing is to be done."""
    kept = tmp_path / "kept"
    told = run("compile", small, "--output", str(kept)).stdout.splitlines()
    monkeypatch.setattr("recommender.hearing.keeping.prepared", _not_again)

    assert told == [
        f"{kept}: small 2026.11, 0 rules, 0 products",
        f"{kept}.hearing: hearing in en",
    ]
    assert run("compile", small, "--output", str(kept)).stdout.splitlines() == told
    assert "Smudging" in run("hear", SAID, "--kb", small, "--cache", str(kept)).stdout


def test_compile_without_the_extra_says_so(
    small: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest is kept all the same."""

    def missing(name: str) -> object:
        raise HearingNotInstalledError(name)

    monkeypatch.setattr("recommender.hearing.stemming.needed", missing)
    ended = CliRunner().invoke(
        cli, ["compile", small, "--output", str(tmp_path / "kept")]
    )

    assert ended.exit_code == 0
    assert "install recommender[hearing]" in ended.stderr
    assert names(tmp_path) == ["kept", "small.yaml"]


def test_compile_says_that_hearing_could_not_be_written(
    small: str, tmp_path: Path
) -> None:
    """A folder in its place is the caller's to mend."""
    (tmp_path / "kept.hearing").mkdir()
    ended = CliRunner().invoke(
        cli, ["compile", small, "--output", str(tmp_path / "kept")]
    )

    assert ended.exit_code == 2
    assert "kept.hearing: it cannot be written" in ended.stderr
