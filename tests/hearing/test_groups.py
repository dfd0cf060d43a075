"""Doubts and problems in groups of words, of each of which one is said."""

from pathlib import Path

import pytest

from recommender import KnowledgeBase
from recommender.hearing.indexing import index_of
from recommender.hearing.preparing import prepared
from recommender.hearing.stored import lines_of, prepared_from
from recommender.model.heard import Grade
from tests.bundled import printing
from tests.hearing.hearing import trade

TRADE = """
knowledge_base:
  id: looms
  format: 1
  title: Looms
  version: 1
  languages: [en, de]
problems:
  stripes:
    label: Stripes
    says:
      en: [(cloth | linen) … (striped | banded | out of line)]
      de: [(Tuch | Leinen) … (gestreift | schief)]
objections:
  dear:
    label: Too dear
    kind: price
    says:
      en: ["(can't | never | who) … (justify | explain) … (price | bill)"]
      de: [(zu | so) … (teuer | happig), (Kosten | Webstuhlkosten) … (Chef | Bank)]
  unproven:
    label: Nobody can prove it
    kind: source
    says:
      en: [(who | nobody) … (promises | explain)]
"""


@pytest.fixture(scope="module")
def looms(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """Return a knowledge base of another trade, with phrases in groups of words."""
    return trade(tmp_path_factory, TRADE)


@pytest.mark.parametrize(
    "text",
    [
        "I can't justify the price.",
        "My sister would never explain such a bill.",
        "Who explains the bill to my sister?",
        "Das ist uns viel zu teuer.",
        "Die Kosten sieht der Chef auch.",
        "Der Chef sieht die Kosten auch.",
    ],
)
def test_a_word_of_each_group_is_enough(looms: KnowledgeBase, text: str) -> None:
    """In their forms, with other words between; without small words in any order."""
    assert looms.hear(text).objections == ("dear",)


@pytest.mark.parametrize(
    "text",
    [
        "I can justify the price.",
        "The price can't be the reason.",
        "Explain the bill to me, who wrote it?",
        "I can't come, please explain it and send the new list with the next bill.",
        "Zu Ostern kommt die teure Tante.",
        "Der Bank sind die Stühle egal.",
    ],
)
def test_fewer_or_farther_or_in_another_order_is_not(
    looms: KnowledgeBase, text: str
) -> None:
    """Small words keep their order, and all stand near each other."""
    assert "dear" not in looms.hear(text).objections


def test_what_is_denied_is_not_said(looms: KnowledgeBase) -> None:
    """Unless the phrase denies by itself; what is only supposed is no problem."""
    assert looms.hear("The linen is striped.").problems == ("stripes",)
    assert looms.hear("The linen is not striped.").problems == ()
    assert looms.hear("What if the linen is striped?").problems == ()


def test_several_words_in_a_group_are_all_said(looms: KnowledgeBase) -> None:
    """One after the other, more or less."""
    assert looms.hear("The cloth is out of line.").problems == ("stripes",)
    assert looms.hear("The cloth is out.").problems == ()


def test_the_words_that_were_said_are_shown(looms: KnowledgeBase) -> None:
    """And not all that might have been."""
    (found,) = looms.hear("He never explained his high price").mentions

    assert found.phrase == "never … explain … price"
    assert found.grade is Grade.INFLECTED
    assert looms.hear("We can't justify the bill").mentions[0].grade is Grade.EXACT


def test_one_doubt_is_not_heard_twice(looms: KnowledgeBase) -> None:
    """What goes with another doubt is its manner."""
    assert looms.hear("Who can explain that?").objections == ("unproven",)
    assert looms.hear("Who can explain that price?").objections == ("dear",)


def test_words_of_groups_are_no_evidence(looms: KnowledgeBase) -> None:
    """They speak for nothing outside their phrase."""
    index = index_of(looms.knowledge)
    heard = {key for points in index.evidence.values() for key in points}
    keys = index.lexicons["en"].keys
    told = set(index.key_ids("en", keys["justify"] + keys["bill"]))

    assert told
    assert heard.isdisjoint(told)


def test_groups_are_kept_like_all_phrases(looms: KnowledgeBase) -> None:
    """Written down and read again they are the same."""
    ready = prepared(looms.knowledge)
    again = prepared_from([line.encode() for line in lines_of(ready)])

    assert again.further == ready.further
    assert {key: again.ways[key] for key in ready.ways} == ready.ways
    assert [each.groups for each in again.entries] == [
        each.groups for each in ready.entries
    ]


def test_without_dots_each_wording_is_written_out(tmp_path: Path) -> None:
    """As before there were groups: its words are evidence then."""
    path = tmp_path / "looms.yaml"
    path.write_text(TRADE.replace(" … ", " "), "utf-8")
    looms = KnowledgeBase.open(path)

    assert not index_of(looms.knowledge).further
    assert looms.hear("the cloth is banded").problems == ("stripes",)


def test_three_points_are_as_good_as_the_sign(tmp_path: Path) -> None:
    """Not every keyboard has one."""
    path = tmp_path / "looms.yaml"
    path.write_text(TRADE.replace("…", "..."), "utf-8")
    said = KnowledgeBase.open(path).hear("My sister would never explain such a bill.")
    assert said.objections == ("dear",)


def test_a_doubt_reaches_further_than_a_problem(looms: KnowledgeBase) -> None:
    """Who doubts says so in more words than who names a fault."""
    doubt = "Who is ever going to explain to my sister the bill?"
    fault = "The cloth that we got from your firm in May is banded."

    assert looms.hear(doubt).objections == ("dear",)
    assert looms.hear(fault).problems == ()


def test_a_problem_is_said_by_words_of_its_groups_and_not_by_their_like() -> None:
    """`Thin` is like `watery`, and a thin line of ink is no watery ink."""
    kb = printing()

    assert "emulsification" in kb.hear("The ink goes watery").problems
    said = kb.hear("A thin line of ink runs down the web behind the blade")
    assert "emulsification" not in said.problems


def test_what_is_told_in_part_beside_a_doubt_is_no_problem() -> None:
    """Its words are the doubt's; what a phrase says in full stays a problem."""
    kb = printing()

    said = kb.hear("A gentle liquid like yours will never shift dried UV ink.")
    assert (said.problems, said.objections) == ((), ("cleans-too-weakly",))


def test_a_single_word_is_no_other_doubt() -> None:
    """Whoever calls meshes expensive doubts something else in the same breath."""
    kb = printing()

    said = kb.hear("Our meshes are expensive, will your stripper tear them?")
    assert said.objections == ("harms-mesh",)
