"""Certain corrections are made in the files, and nothing else is."""

from pathlib import Path

import pytest

from recommender import check
from recommender.authoring.fixing import mend
from recommender.surfaces.cli import main

Capture = pytest.CaptureFixture[str]

RIGHT = """\
knowledge_base:
  id: trade
  format: 1
  version: 1
# what a lamp is told by
properties:
  spread:
    unit: "%"
    range: 0 to 100 %

categories:
  lamp:
    label: Lamp   # the only one
products:
  globe:
    category: lamp
    properties:
      spread: 80.5 %
    notes: as it says on the box
sources:
  handbook:
    title: The lamp handbook
    published: 2020-06-30
"""
WRONG = (
    RIGHT.replace("spread: 80.5 %", "spread: 80,5 %")
    .replace("2020-06-30", "30.6.2020")
    .replace("    properties:\n      spread", "    spread")
    .replace("0 to 100 %", "0 to 100%")
)


def written(folder: Path, text: str) -> Path:
    """Write the only file, byte by byte."""
    path = folder / "all.yaml"
    path.write_bytes(text.encode("utf-8"))
    return path


def test_what_is_certain_is_corrected_and_the_rest_is_left(
    tmp_path: Path, capsys: Capture
) -> None:
    """Comments, blank lines and layout stay; a second look finds nothing."""
    path = written(tmp_path, WRONG)

    assert main(["check", "--fix", str(tmp_path)]) == 0

    out = capsys.readouterr().out
    assert path.read_text("utf-8") == RIGHT
    assert "all.yaml:17:5: mended[key-at-wrong-level]" in out
    assert "mended[bad-number]" in out
    assert "mended[bad-date]" in out
    assert "error" not in out


def test_a_preview_changes_nothing(tmp_path: Path, capsys: Capture) -> None:
    """It is a patch, as programs write and read it."""
    path = written(tmp_path, WRONG)

    assert main(["check", "--fix", "--diff", str(tmp_path)]) == 1

    out = capsys.readouterr().out
    assert path.read_text("utf-8") == WRONG
    assert f"--- {path.as_posix()}\n+++ {path.as_posix()}\n" in out
    assert "\n-    published: 30.6.2020\n+    published: 2020-06-30\n" in out


def test_ends_of_lines_marks_and_permissions_stay(
    tmp_path: Path, capsys: Capture
) -> None:
    """A file looks as if its author had made the correction."""
    windows = "\ufeff" + WRONG.replace("\n", "\r\n")
    path = written(tmp_path, windows)
    path.chmod(0o640)

    assert main(["check", "--fix", str(path)]) == 0

    capsys.readouterr()
    assert path.read_bytes().decode("utf-8") == "\ufeff" + RIGHT.replace("\n", "\r\n")
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["all.yaml"]


def test_a_link_leads_to_the_file_that_is_corrected(
    tmp_path: Path, capsys: Capture
) -> None:
    """And stays a link."""
    (tmp_path / "real").mkdir()
    real = written(tmp_path / "real", WRONG)
    link = tmp_path / "link.yaml"
    link.symlink_to(real)

    assert main(["check", "--fix", str(link)]) == 0

    capsys.readouterr()
    assert link.is_symlink()
    assert real.read_text("utf-8") == RIGHT


def test_what_is_not_certain_is_not_touched(tmp_path: Path, capsys: Capture) -> None:
    """A guess is offered, and left to the author."""
    text = RIGHT.replace("80.5 %", "80.5").replace("category: lamp", "category: lmap")
    path = written(tmp_path, text)

    assert main(["check", "--fix", str(tmp_path)]) == 1

    assert "mended" not in capsys.readouterr().out
    assert path.read_text("utf-8") == text


def test_the_bundled_files_are_not_corrected(capsys: Capture) -> None:
    """They come with the library."""
    assert main(["check", "--quick", "--fix"]) == 2
    assert "name the files" in capsys.readouterr().err


def test_corrections_of_one_place_are_made_one_after_the_other(tmp_path: Path) -> None:
    """Two edits never lie on top of each other."""
    path = written(tmp_path, WRONG)

    (mended,) = mend(check(path).diagnostics, None)
    spans = [edit for fault in mended.mends for edit in fault.fix]

    assert len({(edit.line, edit.column) for edit in spans}) == len(spans)
    assert mended.before == WRONG
    assert mended.diff().count("\n-") >= len(mended.mends)
