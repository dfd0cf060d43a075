"""What a recommendation rests on, and what another product lacks, by example."""

from pathlib import Path

import pytest

from recommender import KnowledgeBase
from recommender.model.explanation import Fact, Verdict
from tests.small_trade import DAY

TRADE = """
knowledge_base:
  id: trade
  format: 1
  title: Trade
  version: 1
  languages: [en]
attributes:
  speed:
    unit: rpm
    range: 0 to 1000 rpm
  place:
    choices: [indoors, outdoors]
  metals:
    many: yes
    choices: [zinc, tin]
  cause:
    many: yes
    from: rules
    choices: [dirt, wear]
problems:
  slips:
    label: It slips
  squeals:
    label: It squeals
objections:
  too-dear:
    kind: price
  too-slow:
    kind: time
categories:
  tape:
    label: Tape
substances:
  soap:
    label: Soap
  latex:
    groups: [gum]
  zinc-oxide:
    label: Zinc oxide
properties:
  grip:
    unit: g
    range: 0 to 900 g
needs:
  a-tape:
    met_by:
      category: tape
products:
  good-tape:
    category: tape
    formulation:
      components:
        - substance: latex
        - substance: zinc-oxide
      free_of: [soap]
    properties:
      grip: 400 g
  plain-tape:
    category: tape
  used-tape:
    category: tape
    properties:
      grip: 300 g
"""
NEED = """
rules:
  tape-it:
    when:
      problem: slips
    need: a-tape
    because: It must be held.
"""


def met_by(line: str) -> str:
    """Return the trade in which the need is met by something else."""
    return TRADE.replace("      category: tape\nproducts:", f"      {line}\nproducts:")


@pytest.mark.parametrize(
    ("line", "properties", "formulation"),
    [
        ("category: tape", (), ()),
        ("grip: at least 400 g", ("grip",), ()),
        ("contains: [gum]", (), ("substance: latex",)),
        ("contains: [zinc-oxide]", (), ("substance: zinc-oxide",)),
        ("free_of: [soap]", (), ("free_of: soap",)),
    ],
)
def test_why_names_the_data_of_the_product_that_are_needed(
    line: str, properties: tuple[str, ...], formulation: tuple[str, ...], tmp_path: Path
) -> None:
    """What else is known of it could be left out."""
    text = met_by(line)
    (tmp_path / "trade.yaml").write_text(text + NEED, "utf-8")
    kb = KnowledgeBase.open(tmp_path)
    answer = kb.why({"problems": ["slips"]}, "good-tape", on=DAY)

    assert (answer.properties, answer.formulation) == (properties, formulation)
    assert (answer.rules, answer.facts) == (("tape-it",), {"problem": "slips"})


@pytest.mark.parametrize(
    ("lines", "facts"),
    [
        ("problem: slips", {"problem": "slips"}),
        (
            "problem: all of slips, squeals",
            {"problem": "slips, squeals"},
        ),
        (
            "problem: slips\n      objection: too-dear",
            {"problem": "slips", "objection": "too-dear"},
        ),
        (
            "problem: slips\n      metals: all of zinc, tin\n      speed: above 5 rpm",
            {"problem": "slips", "metals": "tin, zinc", "speed": "50 rpm"},
        ),
    ],
)
def test_why_names_what_the_client_said(
    lines: str, facts: dict[str, str], tmp_path: Path
) -> None:
    """Problems, objections and the situation, as far as they matter."""
    text = TRADE + NEED.replace("problem: slips", lines)
    (tmp_path / "trade.yaml").write_text(text, "utf-8")
    enquiry = {
        "problems": ["slips", "squeals"],
        "objections": ["too-dear", "too-slow"],
        "context": {"metals": ["zinc", "tin"], "speed": "50 rpm", "place": "indoors"},
    }
    answer = KnowledgeBase.open(tmp_path).why(enquiry, "good-tape", on=DAY)

    assert answer.facts == facts


def test_why_names_the_product_in_use_where_it_is_the_measure(tmp_path: Path) -> None:
    """It is better than what is used now, and that is all that speaks for it."""
    text = met_by("grip: above current.grip")
    (tmp_path / "trade.yaml").write_text(text + NEED, "utf-8")
    kb = KnowledgeBase.open(tmp_path)
    enquiry = {"problems": ["slips"], "current": "used-tape"}
    answer = kb.why(enquiry, "good-tape", on=DAY)

    assert answer.facts == {"problem": "slips", "current": "used-tape"}
    assert answer.properties == ("grip",)
    tape = met_by("category: tape")
    (tmp_path / "trade.yaml").write_text(tape + NEED, "utf-8")
    plain = KnowledgeBase.open(tmp_path).why(enquiry, "good-tape", on=DAY)
    assert plain.facts == {"problem": "slips"}


def ask(tmp_path: Path, rules: str, text: str = TRADE) -> KnowledgeBase:
    """Return the trade with some rules."""
    whole = text + rules
    (tmp_path / "trade.yaml").write_text(whole, "utf-8")
    return KnowledgeBase.open(tmp_path)


@pytest.mark.parametrize(
    ("rules", "product", "settled_by"),
    [
        (NEED, "plain-tape", "id"),
        (
            NEED
            + """
  dusty:
    caution:
      product: plain-tape
    because: It is dusty.
""",
            "plain-tape",
            "cautions",
        ),
        (
            NEED
            + """
  dusty:
    caution:
      product: [plain-tape, good-tape]
    because: It is dusty.
  dear:
    caution:
      product: good-tape
    because: It is dear.
""",
            "good-tape",
            "cautions",
        ),
    ],
)
def test_why_not_says_what_decides_between_two(
    rules: str, product: str, settled_by: str, tmp_path: Path
) -> None:
    """Where the scores are the same: the cautions, and then only the name."""
    answer = ask(tmp_path, rules).why_not({"problems": ["slips"]}, product, on=DAY)

    assert answer.verdict is Verdict.OUTRANKED
    assert answer.product == product
    assert answer.settled_by == settled_by


def test_why_not_says_that_the_score_decides(tmp_path: Path) -> None:
    """One of them does more."""
    better = """
  tape-it-well:
    when:
      problem: slips
    need: a-good-tape
    strength: strong
    because: It must be held well.
"""
    need = "needs:\n  a-good-tape:\n    met_by:\n      product: plain-tape\n"
    kb = ask(tmp_path, NEED + better, TRADE.replace("needs:\n", need))
    answer = kb.why_not({"problems": ["slips"]}, "good-tape", on=DAY)

    assert (answer.better, answer.settled_by) == ("plain-tape", "score")
    assert [each.points for each in answer.own] == [4]
    assert [each.points for each in answer.others] == [6]


@pytest.mark.parametrize(
    ("when", "missing"),
    [
        (
            "problem: squeals",
            [Fact(subject="problem", value="slips", wanted="squeals")],
        ),
        (
            "problem: slips\n      speed: at least 200 rpm",
            [Fact(subject="speed", value="50 rpm", wanted="at least 200 rpm")],
        ),
        (
            "problem: slips\n      place: known",
            [Fact(subject="place", wanted="known")],
        ),
        (
            "problem: slips\n      speed: unknown",
            [Fact(subject="speed", value="50 rpm", wanted="unknown")],
        ),
        (
            "problem: slips\n      speed: 100 to 200 rpm",
            [Fact(subject="speed", value="50 rpm", wanted="100 to 200 rpm")],
        ),
        (
            "problem: slips\n      metals: all of zinc, tin",
            [Fact(subject="metals", value="zinc", wanted="all of zinc, tin")],
        ),
        (
            "problem: slips\n      metals: none of zinc, tin",
            [Fact(subject="metals", value="zinc", wanted="none of zinc, tin")],
        ),
        (
            "problem: slips\n      metals: not zinc",
            [Fact(subject="metals", value="zinc", wanted="not zinc")],
        ),
        (
            "problem: slips\n      objection: too-dear",
            [Fact(subject="objection", wanted="too-dear")],
        ),
        (
            "problem: slips\n      cause: wear",
            [Fact(subject="speed", value="50 rpm", wanted="above 700 rpm")],
        ),
        # Nothing concludes it, or nothing that could be traced.
        (
            "problem: slips\n      cause: not dirt",
            [Fact(subject="cause", value="dirt", wanted="not dirt")],
        ),
        # The fewest facts of its alternatives.
        (
            "- problem: squeals\n        place: indoors\n      - problem: squeals",
            [Fact(subject="problem", value="slips", wanted="squeals")],
        ),
    ],
)
def test_why_not_names_the_facts_that_a_need_lacks(
    when: str, missing: list[Fact], tmp_path: Path
) -> None:
    """What is known of each, and what the rule asks for, as its author wrote it."""
    rules = f"""
rules:
  it-wears:
    when:
      speed: above 700 rpm
    conclude:
      cause: wear
    because: It rubs.
  it-is-dirty:
    when:
      problem: slips
    conclude:
      cause: dirt
    because: Nobody cleans it.
  tape-it:
    when:
      {when}
    need: a-tape
    because: It must be held.
"""
    enquiry = {
        "problems": ["slips"],
        "context": {"speed": "50 rpm", "metals": ["zinc"]},
    }
    answer = ask(tmp_path, rules).why_not(enquiry, "good-tape", on=DAY)

    assert answer.rule == "tape-it"
    assert list(answer.missing) == missing


def test_why_not_names_what_silences_a_rule(tmp_path: Path) -> None:
    """It would fire, were it not for one thing that is so."""
    rules = NEED.replace(
        "    need: a-tape",
        "    unless:\n      speed: below 100 rpm\n      place: outdoors\n"
        "    need: a-tape",
    )
    enquiry = {
        "problems": ["slips"],
        "context": {"speed": "50 rpm", "place": "indoors"},
    }
    answer = ask(tmp_path, rules).why_not(enquiry, "good-tape", on=DAY)

    assert answer.verdict is Verdict.NO_NEED
    assert answer.missing == (
        Fact(subject="speed", value="50 rpm", wanted="anything but below 100 rpm"),
    )


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("product: [good-tape]", [("product", "good-tape", "good-tape")]),
        ("category: tape", [("category", "tape", "tape")]),
        ("contains: gum", [("contains", "", "gum")]),
        ("grip: 100 to 500 g", [("grip", "400 g", "100 to 500 g")]),
        ("grip: known", [("grip", "400 g", "known")]),
        (
            "grip: above current.grip",
            [("grip", "400 g", "above current.grip"), ("current.grip", "300 g", "")],
        ),
        (
            "- grip: below 100 g\n      - category: tape\n        grip: above 100 g",
            [("category", "tape", "tape"), ("grip", "400 g", "above 100 g")],
        ),
    ],
)
def test_why_not_names_the_facts_behind_an_exclusion(
    line: str, facts: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    """The data of the product, what the rule asks of them, and the limit."""
    rules = f"""{NEED}
  not-this:
    exclude:
      {line}
    because: It would not hold.
"""
    enquiry = {"problems": ["slips"], "current": "used-tape"}
    answer = ask(tmp_path, rules).why_not(enquiry, "good-tape", on=DAY)

    assert answer.verdict is Verdict.OUT
    (found,) = (each.facts for each in answer.exclusions)
    assert [(each.subject, each.value, each.wanted) for each in found] == facts


def test_ids_like_an_unknown_one_are_named(tmp_path: Path) -> None:
    """Up to three of them, and the word itself."""
    answer = ask(tmp_path, NEED).why_not({"problems": ["slips"]}, "god-tape", on=DAY)

    assert answer.product == "god-tape"
    assert answer.near[0] == "good-tape"
    assert len(answer.near) <= 3
