"""What has to be found out, traced through the rules to whom it can be asked."""

from pathlib import Path

import pytest

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
  dust:
    choices: [none, some]
  age:
    unit: a
    range: 0 to 90 a
  noise:
    choices: [low, high]
  air:
    choices: [dry, humid]
  cause:
    many: yes
    from: rules
    choices: [dirt, wear, damp]
  state:
    many: yes
    from: rules
    choices: [dirt, worn, wet]
problems:
  slips:
    label: It slips
categories:
  tape:
    label: Tape
properties:
  grip:
    range: 0 to 9
needs:
  a-tape:
    met_by:
      category: tape
products:
  good-tape:
    category: tape
rules:
  dusty:
    when:
      dust: some
    conclude:
      cause: dirt
      state: dirt
    because: Dust is dirt.
  old:
    when:
      age: above 9 a
    conclude:
      cause: wear
    because: It wears with time.
  noisy:
    when:
      noise: high
    conclude:
      cause: wear
    because: It rubs.
  humid:
    when:
      air: humid
    conclude:
      state: wet
    because: It comes out of the air.
  worn:
    when:
      cause: wear
    conclude:
      state: worn
    because: Wear shows.
  tape-it:
    when:
      problem: slips
      {line}
    need: a-tape
    because: It must be held.
"""


def confirmed(folder: Path, line: str, **context: str) -> list[tuple[str, str]]:
    """Return what has to be confirmed for the tape, and for what."""
    text = TRADE.replace("{line}", line)
    (folder / "trade.yaml").write_text(text, "utf-8")
    kb = KnowledgeBase.open(folder)
    advice = kb.advise({"problems": ["slips"], "context": context}, on=DAY)
    (held,) = advice.held
    return [(each.attribute or each.property, each.because_of) for each in held.confirm]


@pytest.mark.parametrize(
    ("line", "context", "asked"),
    [
        # Only what leads to the value that the line names.
        ("cause: dirt", {}, ["dust"]),
        ("cause: wear", {}, ["age", "noise"]),
        ("cause: [dirt, wear]", {}, ["age", "dust", "noise"]),
        # A value of the same name elsewhere is another thing.
        ("state: worn", {}, ["age", "noise"]),
        ("state: dirt", {}, ["dust"]),
        # What is settled is not asked for again.
        ("cause: wear", {"age": "3 a"}, ["noise"]),
        ("cause: [dirt, wear]", {"dust": "none"}, ["age", "noise"]),
        # All that could add a value matters to who must not have it.
        ("cause: not wear", {"noise": "low"}, ["age", "dust"]),
        ("cause: all of dirt, wear", {"noise": "low"}, ["age", "dust"]),
        # What is concluded already waits for nothing.
        ("cause: all of dirt, wear", {"noise": "high"}, ["dust"]),
        # Also by what is concluded already: nobody knows whether that is all.
        ("cause: not dirt", {"noise": "high", "dust": "none"}, ["age"]),
        ("noise: high", {}, ["noise"]),
        # Only values that the line names.
        ("state: all of dirt, worn", {"noise": "low"}, ["age", "dust"]),
    ],
)
def test_what_a_need_waits_for_is_traced_to_what_can_be_asked(
    line: str, context: dict[str, str], asked: list[str], tmp_path: Path
) -> None:
    """Each attribute once, and the need rule that waits for it."""
    found = confirmed(tmp_path, line, **context)

    assert found == [(name, "tape-it") for name in asked]


def test_only_alternatives_that_are_undecided_are_traced(tmp_path: Path) -> None:
    """One that is refuted waits for nothing, whatever stands in it."""
    rules = """
rules:
  either:
    when:
      - noise: high
        age: above 9 a
      - dust: some
    exclude:
      - product: none-such
        grip: at least 3
      - category: tape
        grip: above 5
    because: It would not hold.
products:
  none-such:
    category: tape
    sold: no
"""
    (tmp_path / "more.yaml").write_text(rules, "utf-8")

    assert confirmed(tmp_path, "noise: low", noise="low") == [
        ("dust", "either"),
        ("grip", "either"),
    ]


HELD_FOR_ANOTHER_BLOCK = """
rules:
  tape-it:
    when:
      - dust: some
      - problem: slips
        noise: high
    need: a-tape
    because: It must be held.
{more}"""
UNRELATED = """
  old:
    when:
      age: above 9 a
    conclude:
      cause: wear
    because: It wears with time.
"""


@pytest.mark.parametrize("more", ["", UNRELATED])
def test_a_rule_that_fired_for_no_problem_can_yet_come_to_rest_on_one(
    more: str, tmp_path: Path
) -> None:
    """The product waits for what would make it so, whatever other rules wait for."""
    rules = HELD_FOR_ANOTHER_BLOCK.replace("{more}", more)
    text = TRADE[: TRADE.index("rules:")] + rules.lstrip()
    (tmp_path / "trade.yaml").write_text(text, "utf-8")
    kb = KnowledgeBase.open(tmp_path)
    client = {"problems": ["slips"], "context": {"dust": "some"}}

    (held,) = kb.advise(client, on=DAY).held

    found = [(each.attribute, each.because_of) for each in held.confirm]
    assert found == [("noise", "tape-it")]
    assert (
        held.score
        == kb.advise({**client, "context": {"dust": "some", "noise": "high"}}, on=DAY)
        .recommendations[0]
        .score
    )


def test_what_a_rule_that_fired_could_rest_on_settles_no_negation(
    tmp_path: Path,
) -> None:
    """Only what is open could still conclude what must not be."""
    line = "cause: not dirt"
    extra = """  noisier:
    when:
      - noise: high
      - problem: slips
        air: humid
    conclude:
      cause: wear
    because: It rubs.
  tape-it:
"""
    text = TRADE.replace("  tape-it:\n", extra).replace("{line}", line)
    (tmp_path / "trade.yaml").write_text(text, "utf-8")
    client = {"problems": ["slips"], "context": {"noise": "high", "age": "3 a"}}
    (held,) = KnowledgeBase.open(tmp_path).advise(client, on=DAY).held

    found = [(each.attribute, each.because_of) for each in held.confirm]
    assert found == [("dust", "tape-it")]


def test_a_conclusion_drawn_for_no_problem_can_yet_come_to_rest_on_one(
    tmp_path: Path,
) -> None:
    """Another rule that could draw it is asked for, and named by who uses it."""
    rules = """rules:
  dusty:
    when:
      dust: some
    conclude:
      cause: dirt
    because: Dust is dirt.
  rubbed:
    when:
      problem: slips
      noise: high
    conclude:
      cause: dirt
    because: What rubs makes dirt.
  tape-it:
    when:
      cause: dirt
    need: a-tape
    because: It must be held.
"""
    text = TRADE[: TRADE.index("rules:")] + rules
    (tmp_path / "trade.yaml").write_text(text, "utf-8")
    kb = KnowledgeBase.open(tmp_path)
    client = {"problems": ["slips"], "context": {"dust": "some"}}

    (held,) = kb.advise(client, on=DAY).held

    found = [(each.attribute, each.because_of) for each in held.confirm]
    assert found == [("noise", "tape-it")]
