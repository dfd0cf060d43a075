"""What authors accept is not shown, as long as the reason holds."""

from datetime import date
from pathlib import Path

import pytest

from recommender import check
from recommender.rendering.diagnostics import diagnostics_text

TEXT = """\
knowledge_base:
  id: trade
  format: 1
  version: 1
problems:
  glare:
    label: Glare
    says: [too bright]
  dazzle:
    label: Dazzle
    says: [too bright]
    allow:
      ambiguous-phrase:
        because: Clients do say it of both.
        until: 2027-03-31
"""
DAY = date(2026, 11, 23)


def found(folder: Path, text: str, on: date | None = DAY) -> str:
    """Return what is found, as it is shown."""
    (folder / "all.yaml").write_text(text, "utf-8")
    return diagnostics_text(check(folder, on=on).diagnostics)


def test_what_is_accepted_is_counted_and_not_shown(tmp_path: Path) -> None:
    """Until the last day, that day included; the content stays the same."""
    plain = TEXT.partition("    allow:")[0]
    assert "ambiguous-phrase" in found(tmp_path, plain)
    bare = check(tmp_path)

    assert found(tmp_path, TEXT) == ""
    assert found(tmp_path, TEXT, date(2027, 3, 31)) == ""
    assert found(tmp_path, TEXT, None) == ""
    report = check(tmp_path, on=DAY)
    assert report.allowed == 1
    assert report.knowledge is not None
    assert bare.knowledge is not None
    assert report.knowledge.digest == bare.knowledge.digest


def test_after_the_last_day_it_is_shown_again(tmp_path: Path) -> None:
    """With a word on why."""
    shown = found(tmp_path, TEXT, date(2027, 4, 1))

    assert "warning[ambiguous-phrase]" in shown
    assert "---------------- accepted until 2027-03-31" in shown
    assert ":13:7: warning[allow-expired]" in shown


def test_what_is_accepted_and_not_found_can_go(tmp_path: Path) -> None:
    """So that it is told if it comes back."""
    shown = found(tmp_path, TEXT.replace("[too bright]\n    allow", "[so]\n    allow"))

    assert ":13:7: warning[allow-unneeded]" in shown
    assert shown.count("warning[") == 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("ambiguous-phrase:", "ambigous-phrase:", "13:7: error[unknown-name]"),
        ("        until: 2027-03-31\n", "", "13:7: error[missing-key]"),
        ("because", "becuse", "14:9: error[unknown-key]"),
        ("2027-03-31", "31.3.2027", "15:16: error[bad-date]"),
    ],
)
def test_what_is_wrong_with_accepting(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    """A reason, a day, and the name of a check are needed."""
    shown = found(tmp_path, TEXT.replace(old, new))

    assert said in shown
