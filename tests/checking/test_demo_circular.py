"""Steps of a demonstration that wait for each other are found before anyone tries."""

from pathlib import Path

import pytest

from recommender import check

HEAD = """
knowledge_base:
  id: trade
  format: 1
  version: 1
categories:
  wash:
    label: Wash
products:
  quick-wash:
    category: wash
"""
PRECONDITIONS = """
demonstration:
  mix:
    phase: change
    after: [measure]
  measure:
    phase: change
    after: [mix]
"""
PHASES = """
demonstration:
  agree:
    phase: before
    after: [run]
  run:
    phase: run
"""
TOO_LATE = """    demo:
      prepare:
        - id: drain
          empties: wash
          after: [fill-in]
        - id: fill-in
          step: Fill it in.
          fills: yes
"""
LAST = """
demonstration:
  close:
    phase: run
    last: yes
  clean:
    phase: run
    after: [close]
"""
UNNAMED = """    demo:
      prepare:
        - step: Drain it.
          phase: run
          empties: wash
        - step: Fill it in.
          fills: yes
"""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (PRECONDITIONS, {"mix", "measure"}),
        (PHASES, {"agree", "run"}),
        (LAST, {"close", "clean"}),
        (TOO_LATE, {"drain", "fill-in"}),
        (UNNAMED, {"Drain it.", "Fill it in."}),
    ],
)
def test_a_circle_is_found_once(text: str, names: set[str], tmp_path: Path) -> None:
    """Of preconditions, of phases, and of what must be empty before it is filled."""
    file = tmp_path / "trade.yaml"
    file.write_text(HEAD + text.removeprefix("\n"), "utf-8")

    found = check(file).diagnostics

    assert [each.check for each in found] == ["demo-circular"]
    assert set(found[0].message.rpartition(": ")[2].split(" → ")) == names
    line = found[0].position.line
    assert any(name in file.read_text("utf-8").splitlines()[line - 1] for name in names)
    assert len(found[0].related) == 1


def test_an_order_that_can_be_taken_is_no_finding(tmp_path: Path) -> None:
    """Steps for other categories do not wait for each other here."""
    apart = PRECONDITIONS.replace("  mix:\n", "  mix:\n    for: [ink]\n")
    other = HEAD.replace("products:", "  ink:\n    label: Ink\nproducts:") + apart
    (tmp_path / "other.yaml").write_text(other, "utf-8")

    assert not check(tmp_path / "other.yaml").diagnostics
