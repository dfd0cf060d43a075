"""`recommender fmt`: what it writes, what it leaves alone, and how it ends."""

import io
import stat
import sys
from pathlib import Path

import pytest

from recommender.authoring.saving import create_all, replace_all
from recommender.errors import RecommenderError
from recommender.surfaces.cli import main

UNTIDY = "rules:\n    wash:   # why\n        need:  water\n"
TIDY = "rules:\n  wash:  # why\n    need: water\n"
BAD = "rules: {a: b}\n"

Capture = pytest.CaptureFixture[str]


def made(folder: Path) -> tuple[Path, Path, Path]:
    """Make an untidy file, a tidy one, and one that cannot be read."""
    paths = tuple(folder / name for name in ("a.yaml", "b.yaml", "c.yaml"))
    for path, text in zip(paths, (UNTIDY, TIDY, BAD), strict=True):
        path.write_text(text, "utf-8")
    return paths[0], paths[1], paths[2]


def test_files_are_laid_out(tmp_path: Path, capsys: Capture) -> None:
    """Those that need it, by name; a second time there is nothing left to do."""
    untidy, tidy, bad = made(tmp_path)
    bad.unlink()
    untidy.chmod(0o640)
    before = tidy.stat().st_mtime_ns

    assert main(["fmt", str(tmp_path)]) == 0
    said = capsys.readouterr()

    assert untidy.read_text("utf-8") == TIDY
    assert stat.S_IMODE(untidy.stat().st_mode) == 0o640
    assert tidy.stat().st_mtime_ns == before
    assert said.out == f"{untidy} laid out\n"
    assert said.err == "1 laid out, 1 as they should be\n"
    assert main(["fmt", "--check", str(tmp_path)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "b.yaml"]


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_looking_changes_nothing(option: str, tmp_path: Path, capsys: Capture) -> None:
    """And it fails where something would change, for continuous checks."""
    untidy, _, bad = made(tmp_path)
    bad.unlink()

    assert main(["fmt", option, str(tmp_path)]) == 1

    assert untidy.read_text("utf-8") == UNTIDY
    out = capsys.readouterr().out
    if option == "--diff":
        assert "+  wash:  # why\n+    need: water\n" in out
    else:
        assert out == f"{untidy} would change\n"


def test_what_cannot_be_read_is_left_untouched(tmp_path: Path, capsys: Capture) -> None:
    """It is said why, and the other files are laid out all the same."""
    untidy, _, bad = made(tmp_path)

    assert main(["fmt", str(tmp_path)]) == 2

    assert bad.read_text("utf-8") == BAD
    assert untidy.read_text("utf-8") == TIDY
    err = capsys.readouterr().err
    assert f"{bad}:1:8: error[braces]" in err
    assert "1 left untouched" in err


def test_an_editor_can_pipe_a_file_through(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """What comes in goes out, laid out."""
    stream = io.TextIOWrapper(io.BytesIO(UNTIDY.encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stream)

    assert main(["fmt", "-"]) == 0

    assert capsys.readouterr().out == TIDY


def test_links_stay_links(tmp_path: Path) -> None:
    """What they lead to is laid out."""
    untidy, tidy, bad = made(tmp_path)
    bad.unlink()
    tidy.unlink()
    tidy.symlink_to(untidy)

    assert main(["fmt", str(tmp_path)]) == 0

    assert tidy.is_symlink()
    assert untidy.read_text("utf-8") == TIDY


def test_all_files_are_replaced_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk is full after the first, the first is put back."""
    untidy, tidy, bad = made(tmp_path)
    real = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if Path(target).name == "b.yaml":
            raise OSError(28, "No space left on device", str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(RecommenderError, match="nothing was changed"):
        replace_all({untidy: "x: y\n", tidy: "x: y\n", bad: "x: y\n"})

    texts = [path.read_text("utf-8") for path in (untidy, tidy, bad)]
    assert texts == [UNTIDY, TIDY, BAD]
    assert len([*tmp_path.iterdir()]) == 3


def test_new_files_never_take_the_place_of_old_ones(tmp_path: Path) -> None:
    """Then none is made, and no folder either."""
    untidy, _, _ = made(tmp_path)

    with pytest.raises(RecommenderError, match="is not written over"):
        create_all({tmp_path / "new" / "d.yaml": "x: y\n", untidy: "x: y\n"})

    assert untidy.read_text("utf-8") == UNTIDY
    assert not (tmp_path / "new").exists()
    assert len([*tmp_path.iterdir()]) == 3
