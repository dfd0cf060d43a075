"""A phrase that two things share is warned of."""

from pathlib import Path

from recommender import check
from recommender.model.diagnostic import Diagnostic, Severity

HEAD = """\
knowledge_base:
  id: shared
  format: 1
  title: Shared
  version: 1
  languages: [en, de]
"""


def warnings(folder: Path, rest: str) -> list[Diagnostic]:
    """Return what the check says about a knowledge base."""
    (folder / "shared.yaml").write_text(HEAD + rest, "utf-8")
    found = check(folder).diagnostics
    return [each for each in found if each.check == "ambiguous-phrase"]


PROBLEMS = """\
problems:
  smudging:
    label: Smudging
    says:
      en: [{first}]
  set-off:
    label: Set-off
    says:
      {language}: [{second}]
"""


def test_a_shared_phrase_is_warned_of(tmp_path: Path) -> None:
    """Case, hyphens and full stops do not tell phrases apart."""
    (found,) = warnings(
        tmp_path,
        PROBLEMS.format(first="dirty sheets", language="en", second="Dirty-Sheets"),
    )

    assert found.severity is Severity.WARNING
    assert found.message == (
        "problems: 'smudging' and 'set-off' are both said as 'Dirty-Sheets'"
    )
    assert found.position.line == 15
    assert found.related[0].position.line == 11


def test_other_phrases_and_other_languages_are_fine(tmp_path: Path) -> None:
    """So is the same text where it is another word."""
    rest = PROBLEMS.format(first="dirty sheets", language="de", second="dirty sheets")
    assert warnings(tmp_path, rest) == []


def test_choices_are_told_apart_within_their_attribute(tmp_path: Path) -> None:
    """Two attributes may both have a value that is called none."""
    rest = """\
attributes:
  dryer:
    label: Dryer
    choices:
      no-dryer:
        label: None
      air:
        label: Air
        says:
          en: [none]
  powder:
    label: Powder
    choices:
      no-powder:
        label: None
"""
    (found,) = warnings(tmp_path, rest)

    assert "choices of dryer: 'no-dryer' and 'air'" in found.message
