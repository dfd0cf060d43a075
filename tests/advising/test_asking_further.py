"""Rules that fired for no problem: what makes them be for one, and what is nearer."""

from pathlib import Path

from recommender import KnowledgeBase
from recommender.model.explanation import Verdict
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


def test_a_rule_that_lacks_something_is_nearer_than_one_that_fired_for_nothing(
    tmp_path: Path,
) -> None:
    """What fired lacks nothing, so it tells nobody why the product is not needed."""
    squeals = "  squeals:\n    label: It squeals\n"
    rules = """  wax-drums:
    when:
      kind: drum
    need: a-wax
    because: Drums need wax.
  wax-what-squeals:
    when:
      problem: squeals
    need: a-wax
    because: Wax ends it.
"""
    text = TRADE.replace("categories:\n", f"{squeals}categories:\n") + rules
    (tmp_path / "trade.yaml").write_text(text, "utf-8")
    kb = KnowledgeBase.open(tmp_path)
    client = {"problems": ["slips"], "context": {"kind": "drum", "make": "boreas"}}
    answer = kb.why_not(client, "soft-wax", on=DAY)

    assert answer.verdict is Verdict.NO_NEED
    assert (answer.rule, [fact.wanted for fact in answer.missing]) == (
        "wax-what-squeals",
        ["squeals"],
    )
