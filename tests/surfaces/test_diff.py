"""`recommender diff`: two folders, or two revisions of a repository."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from recommender.surfaces.cli import main

ROOT = Path(__file__).parent.parent.parent
SMALL = ROOT / "tests" / "small"
GOLDEN = ROOT / "tests" / "golden" / "diff"
DAY = ["--on", "2026-11-23"]

Capture = pytest.CaptureFixture[str]


def edit(path: Path, old: str, new: str) -> None:
    """Write something otherwise."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def git(*arguments: str) -> None:
    """Call git, as somebody."""
    who = ["-c", "user.name=somebody", "-c", "user.email=some@body.example"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)  # noqa: S603, S607 - our own call


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository with the small knowledge base, and go there."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SMALL, tmp_path / "kb")
    git("init", "-q", ".")
    git("add", ".")
    git("commit", "-qm", "As it was")
    return tmp_path / "kb"


@pytest.mark.parametrize("layout", ["text", "markdown", "json"])
def test_a_change_of_rules_reads_as_reviewed(
    layout: str, repository: Path, capsys: Capture, pytestconfig: pytest.Config
) -> None:
    """Limits, lists, words and owners, each where it belongs."""
    edit(repository / "knowledge.yaml", "at most 1 %", "at most 0.3 %")
    edit(repository / "smudging.yaml", "rollers: [epdm, mixed]", "rollers: epdm")
    edit(repository / "smudging.yaml", "A thinner film", "A thin film")
    golden = GOLDEN / f"small.{layout}.txt"

    assert main(["diff", "HEAD", "--kb", "kb", *DAY, "--format", layout]) == 1

    out = capsys.readouterr().out
    if pytestconfig.getoption("update_golden"):
        golden.write_text(out, "utf-8")
    assert golden.read_text("utf-8") == out


def test_nothing_changed_is_said_and_fine(repository: Path, capsys: Capture) -> None:
    """Also where only words changed."""
    assert main(["diff", "HEAD", *DAY, "--kb", "kb"]) == 0
    assert "nothing changes" in capsys.readouterr().out

    edit(repository / "smudging.yaml", "A thinner film", "A thin film")

    assert main(["diff", "HEAD", *DAY]) == 0
    out = capsys.readouterr().out
    assert "the same advice" in out
    assert "Wording only\n  rule lower-the-ink-film:" in out


def test_two_revisions_are_compared(repository: Path, capsys: Capture) -> None:
    """Wherever one stands in the repository, and whatever the working tree holds."""
    edit(repository / "smudging.yaml", "rollers: [epdm, mixed]", "rollers: epdm")
    git("commit", "-qam", "Mixed rollers stand esters")
    edit(repository / "smudging.yaml", "rollers: epdm", "rollers: nbr")

    call = ["diff", "HEAD~1", "HEAD", "--kb", "kb", *DAY, "--format", "json"]
    assert main(call) == 1

    found = json.loads(capsys.readouterr().out)
    (change,) = found["changes"]
    assert change["slots"] == [
        {
            "name": "when.rollers",
            "old": "epdm, mixed",
            "new": "epdm",
            "nature": "advice",
        }
    ]
    assert found["proven"]


def test_two_folders_need_no_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """And recorded enquiries can be asked of both."""
    monkeypatch.chdir(tmp_path)
    for name in ("old", "new"):
        shutil.copytree(SMALL, tmp_path / name)
    edit(tmp_path / "new" / "products.yaml", "non_volatile: 0.4 %", "non_volatile: 3 %")
    log = tmp_path / "log.jsonl"
    stated = {"problems": ["smudging"], "context": {"appears": "after-wash"}}
    log.write_text(f"{json.dumps(stated)}\n" * 3, "utf-8")

    assert main(["diff", "old", "new", "--replay", str(log), *DAY]) == 1

    out = capsys.readouterr().out
    assert "properties.non_volatile: 0.4 % -> 3 %" in out
    assert "3 of 3 differ" in out


def test_a_faulty_revision_is_shown_where_it_is(
    repository: Path, capsys: Capture
) -> None:
    """By the name of the revision, not by where it was unpacked."""
    good = (repository / "smudging.yaml").read_text("utf-8")
    edit(repository / "smudging.yaml", "need: low-residue-wash", "need: low-residu")
    git("commit", "-qam", "A slip")
    (repository / "smudging.yaml").write_text(good, "utf-8")

    assert main(["diff", "HEAD", *DAY]) == 2

    assert "HEAD:kb/smudging.yaml:15:11: error[" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["HEAD~9"], "neither a folder nor a revision"),
        (["--", "--help"], "neither a folder nor a revision"),
        (["HEAD", "--kb", "elsewhere"], "has nothing at elsewhere"),
        (["HEAD", "--kb", ".."], "is not in the repository"),
        (["HEAD", "--replay", "nowhere.jsonl"], "cannot be read"),
    ],
)
def test_what_cannot_be_compared_says_why(
    call: list[str], said: str, repository: Path, capsys: Capture
) -> None:
    """In one sentence, with exit code 2."""
    assert repository.is_dir()
    assert main(["diff", *DAY, *call]) == 2

    assert said in capsys.readouterr().err


def test_without_a_repository_revisions_cannot_be_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """Git says so itself."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    shutil.copytree(SMALL, tmp_path / "kb")

    assert main(["diff", "HEAD", *DAY]) == 2

    assert "not a git repository" in capsys.readouterr().err
