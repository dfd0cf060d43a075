"""How strongly rules commit themselves together, and to which problems, by example."""

from pathlib import Path

import pytest

from recommender import Advice, KnowledgeBase
from tests.small_trade import DAY

TRADE = """
knowledge_base:
  id: trade
  format: 1
  title: Trade
  version: 1
attributes:
  place:
    choices: [here, there]
  cause:
    many: yes
    from: rules
    choices: [dirt, wear, damp]
problems:
  creaks:
    label: It creaks
  drips:
    label: It drips
  slips:
    label: It slips
  turns:
    label: It turns
categories:
  oil:
    label: Oil
needs:
  an-oil:
    met_by:
      category: oil
products:
  thin-oil:
    category: oil
rules:
  creaks-are-dirt:
    when:
      problem: creaks
    conclude:
      cause: dirt
    strength: strong
    because: Dirt creaks.
  drips-are-dirt:
    when:
      problem: drips
    conclude:
      cause: dirt
    strength: possible
    because: Dirt lets it drip.
  drips-are-wear:
    when:
      problem: drips
    conclude:
      cause: wear
    strength: possible
    because: What is worn drips.
"""
RULE = """
  {name}:
    when:
      {when}
    need: an-oil
    strength: {strength}
    because: It must run.
"""


def ask(folder: Path, *rules: tuple[str, str]) -> Advice:
    """Return the advice where rules need oil: what each asks for, and its strength."""
    text = TRADE + "".join(
        RULE.format(name=f"rule-{number}", when=when, strength=strength)
        for number, (when, strength) in enumerate(rules)
    )
    (folder / "trade.yaml").write_text(text, "utf-8")
    enquiry = {"problems": ["creaks", "drips", "slips"], "context": {"place": "here"}}
    return KnowledgeBase.open(folder).advise(enquiry, on=DAY)


def test_a_conclusion_is_as_strong_as_the_strongest_that_draws_it(
    tmp_path: Path,
) -> None:
    """It rests on the problems of all, and names them all."""
    told = ask(tmp_path, ("problem: slips", "likely")).to_dict()["conclusions"]

    assert told == [
        {
            "attribute": "cause",
            "value": "dirt",
            "strength": "strong",
            "rules": ["creaks-are-dirt", "drips-are-dirt"],
            "problems": ["creaks", "drips"],
        },
        {
            "attribute": "cause",
            "value": "wear",
            "strength": "possible",
            "rules": ["drips-are-wear"],
            "problems": ["drips"],
        },
    ]


@pytest.mark.parametrize(
    ("when", "strength", "problems"),
    [
        ("problem: slips", "strong", ["slips"]),
        # Only what is stated.
        ("problem: [slips, turns]", "strong", ["slips"]),
        ("problem: [slips, creaks, turns]", "strong", ["creaks", "slips"]),
        # Alternatives within a line: the strongest of those that hold.
        ("cause: [dirt, wear, damp]", "strong", ["creaks", "drips"]),
        ("cause: [wear, damp]", "possible", ["drips"]),
        # All of a line, and all lines: the weakest.
        ("cause: all of dirt, wear", "possible", ["creaks", "drips"]),
        ("cause: wear\n      problem: slips", "possible", ["drips", "slips"]),
        ("problem: slips\n      cause: wear", "possible", ["drips", "slips"]),
        # What the client states counts strong, and names no problem.
        ("place: here\n      problem: slips", "strong", ["slips"]),
        ("place: known\n      cause: wear", "possible", ["drips"]),
        ("place: not there\n      cause: dirt", "strong", ["creaks", "drips"]),
        # Alternatives: the strongest that holds, and the problems of all that do.
        (
            "- problem: slips\n      - cause: wear\n      - problem: turns",
            "strong",
            ["drips", "slips"],
        ),
        (
            "- cause: wear\n      - problem: slips\n      - place: there",
            "strong",
            ["drips", "slips"],
        ),
        (
            "- cause: wear\n      - problem: creaks\n        place: there",
            "possible",
            ["drips"],
        ),
    ],
)
def test_a_condition_is_as_strong_as_what_it_rests_on(
    when: str, strength: str, problems: list[str], tmp_path: Path
) -> None:
    """No need is stronger than its rule, nor than what made the rule fire."""
    (need,) = ask(tmp_path, (when, "strong")).needs
    assert need.strength.name.lower() == strength
    assert list(need.problems) == problems
    (weaker,) = ask(tmp_path, (when, "possible")).needs
    assert weaker.strength.name.lower() == "possible"


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("possible", "strong", "strong"),
        ("strong", "possible", "strong"),
        ("likely", "possible", "likely"),
        ("likely", "likely", "likely"),
    ],
)
def test_a_need_is_as_strong_as_the_strongest_rule_for_it(
    first: str, second: str, whole: str, tmp_path: Path
) -> None:
    """Whichever comes first; it is held for the problems of both."""
    rules = [("problem: slips", first), ("problem: creaks", second)]
    advice = ask(tmp_path, *rules)
    (need,) = advice.needs

    assert need.strength.name.lower() == whole
    assert need.rules == ("rule-0", "rule-1")
    assert need.problems == ("creaks", "slips")
    (best,) = advice.recommendations
    assert {part.problem for part in best.contributions} == {"creaks", "slips"}
    assert {part.strength for part in best.contributions} == {need.strength}
