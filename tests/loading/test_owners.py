"""Whose a fault is: the rule, product, or other thing that it stands in."""

from pathlib import Path

from recommender import check

TEXT = """\
knowledge_base:
  id: trade
  format: 2
  version: 1
problems:
  glare:
    lable: Glare

  dust:
    label: Dust
    ask:
      - hourz
rules:
  clean:
    when:
      problem: dirt
    remedy: Clean it
    because: It helps.
"""


def test_a_fault_knows_the_thing_that_it_stands_in(tmp_path: Path) -> None:
    """However far below the id; and nothing where it stands in no such thing."""
    (tmp_path / "all.yaml").write_text(TEXT, "utf-8")

    found = check(tmp_path).diagnostics

    assert [(each.position.line, each.id) for each in found] == [
        (3, ""),
        (7, "glare"),
        (12, "dust"),
        (16, "clean"),
    ]


def test_a_finding_of_a_check_knows_it_too(tmp_path: Path) -> None:
    """The same for what only shows once everything is loaded."""
    text = TEXT.split("problems:", maxsplit=1)[0].replace("format: 2", "format: 1")
    need = "needs:\n  soft-light:\n    label: Soft light\n"
    (tmp_path / "all.yaml").write_text(text + need, "utf-8")

    (found,) = check(tmp_path).diagnostics

    assert (found.check, found.id) == ("missing-met-by", "soft-light")
    assert found.page == "docs/reference/diagnostics.md#missing-met-by"
    assert found.source == "  soft-light:"
