"""Who is asked so that a rule that fired comes to be for another problem."""

from pathlib import Path

from recommender import KnowledgeBase
from tests.small_trade import DAY

TRADE = """
knowledge_base:
  id: trade
  format: 1
  title: Trade
  version: 1
  languages: [en]
attributes:
  kind:
    choices: [drum, plate]
    question: What kind is it?
  make:
    choices: [apex, boreas]
    question: Who made it?
problems:
  slips:
    label: It slips
categories:
  belt:
    label: Belt
  wax:
    label: Wax
  paste:
    label: Paste
needs:
  a-belt:
    met_by:
      category: belt
  a-wax:
    met_by:
      category: wax
products:
  long-belt:
    category: belt
  soft-wax:
    category: wax
  grey-paste:
    category: paste
    suits:
      make: boreas
rules:
  belt-it:
    when:
      problem: slips
    need: a-belt
    because: It needs one.
  wax-it:
    when:
      - kind: drum
      - problem: slips
        make: apex
    need: a-wax
    strength: strong
    because: It needs wax.
"""


def test_who_could_add_a_problem_to_a_rule_that_fired_is_asked(tmp_path: Path) -> None:
    """Only paste suits a make, and is not needed; the make decides all the same."""
    (tmp_path / "trade.yaml").write_text(TRADE, "utf-8")
    kb = KnowledgeBase.open(tmp_path)
    advice = kb.advise({"problems": ["slips"], "context": {"kind": "drum"}}, on=DAY)

    assert [each.attribute for each in advice.questions] == ["make"]
    assert advice.given(make="apex").recommendations[0].product == "soft-wax"
    assert advice.given(make="boreas").recommendations[0].product == "long-belt"
