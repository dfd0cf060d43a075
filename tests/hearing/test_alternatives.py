"""A phrase may leave words open: `the (bearing | gear) … (worn | bent)`."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender import KnowledgeBase
from recommender.errors import InvalidKnowledgeError
from recommender.hearing.alternatives import gathered, words_with_groups, written_out
from tests.hearing.hearing import heard, printing, situation, trade

DAY = date(2026, 11, 23)

TRADE = """
knowledge_base:
  id: looms
  format: 1
  title: Looms
  version: 1
  languages: [en]
attributes:
  found:
    label: What was found
    choices:
      part:
        label: Something is broken
        says: [the (shuttle | heddle | warp beam) … (worn | bent | out of line)]
      none:
        label: Nothing
problems:
  stripes:
    label: Stripes
    says: [(thick | thin) stripes in the cloth]
"""


@pytest.fixture(scope="module")
def looms(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """Return a knowledge base of another trade, with phrases that leave words open."""
    return trade(tmp_path_factory, TRADE)


@pytest.mark.parametrize(
    "text",
    [
        "the shuttle is worn",
        "A bent heddle!",
        "the shuttles on the left-hand side have bent",
        "warp beam out of line",
        "the heddle is out of line",
        "the warp beam of the old loom is worn",
    ],
)
def test_any_pair_of_the_words_is_heard(looms: KnowledgeBase, text: str) -> None:
    """In order across some words, and close by in the other order."""
    assert looms.hear(text).enquiry().context == {"found": "part"}


@pytest.mark.parametrize(
    "text",
    [
        "the shuttle and the heddle",
        "worn and bent",
        "the shuttle is not worn",
        "bent cloth lies in front of the shuttle",
        "the shuttle is new, and her coat is worn",
        "the shuttle is quick because the cloth is worn",
    ],
)
def test_words_that_do_not_belong_together_are_not(
    looms: KnowledgeBase, text: str
) -> None:
    """One word of each is needed, in one clause, and not denied."""
    assert not looms.hear(text).enquiry().context


def test_what_was_said_stands_in_the_phrase(looms: KnowledgeBase) -> None:
    """And not all that might have been."""
    (found,) = looms.hear("the heddle is quite bent").mentions

    assert found.phrase == "the heddle … bent"


def test_a_problem_is_heard_by_each_of_its_wordings(looms: KnowledgeBase) -> None:
    """Its phrases are heard loosely, so each is written out."""
    for text in ("thin stripes in the cloth", "stripes in the cloth, thick ones"):
        assert looms.hear(text).problems == ("stripes",)


@pytest.mark.parametrize("phrase", ["a | b", "the (a | ) c", "(a | b c", "(a | (b))"])
def test_alternatives_stand_in_brackets(tmp_path: Path, phrase: str) -> None:
    """Whoever forgets one is told, and shown how it is written."""
    path = tmp_path / "looms.yaml"
    phrases = "[(thick | thin) stripes in the cloth]"
    path.write_text(TRADE.replace(phrases, f'["{phrase}"]'), "utf-8")

    with pytest.raises(InvalidKnowledgeError) as raised:
        KnowledgeBase.open(path)

    (fault,) = raised.value.diagnostics
    assert fault.check == "bad-phrase"
    assert phrase in fault.message


@given(st.text(alphabet="ab (|)…", max_size=40))
def test_any_text_can_be_taken_apart(text: str) -> None:
    """Whatever an author writes, it ends, and each wording has the same gaps."""
    for wording in (*written_out(text), *gathered(text)):
        words_with_groups(wording)
    assert all("|" not in each or "|" in text for each in written_out(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We get streaks because a roller bearing is worn.", "machine-part"),
        ("The blanket is smashed and so the solids print mottled.", "machine-part"),
        ("Seit der Motor hin ist, schmiert es.", "machine-part"),
        ("Die Auftragwalze ist krumm, daher das Tonen.", "machine-part"),
        ("Die Tauchwalze ist unrund, es tont im Takt.", "machine-part"),
        ("Weil der Verreiber nicht mehr changiert, gibt es Streifen.", "machine-part"),
        ("ड्रायर का पंखा बंद है इसलिए स्याही नहीं सूखती।", "machine-part"),
        ("The guillotine pressure is too high and it sets off.", "setting"),
        (
            "The plate was exposed too long and it prints too light.",
            "plate-making",
        ),
        ("gear toot gaya isliye dhariyan aa rahi hain", "machine-part"),
        ("रोलर टेढ़ा है, इसलिए प्लेट गंदी छपती है।", "machine-part"),
        ("It scums since the damper was set too tight.", "setting"),
        ("Die Rakel ist schief eingebaut, darum die Streifen.", "setting"),
        (
            "The plates were wrongly exposed and the dots are gone.",
            "plate-making",
        ),
        ("It is mottled because the board is so uneven.", "paper"),
        ("We replaced all the bearings and it still streaks.", "part-renewed"),
    ],
)
def test_a_cause_in_the_same_breath_is_heard(text: str, value: str) -> None:
    """A part, a setting, a plate or the paper that the client blames."""
    assert situation(text)["named_cause"] == value


@pytest.mark.parametrize(
    "text",
    [
        "The wash damages the rollers.",
        "Since we cut the alcohol the rollers strip.",
        "The rollers are glazed because the water is hard.",
        "Loose powder lies on the blanket.",
        "The bearings are not worn, we looked.",
        "Das Waschmittel macht die Walzen kaputt.",
        "Die Farbe trocknet im Sieb ein.",
        "Weil das Wasser so hart ist, verglasen die Walzen.",
        "pani kharab hai isliye plate gandi ho rahi hai",
    ],
)
def test_what_chemistry_does_is_no_mechanical_cause(text: str) -> None:
    """Nor is a part that is only mentioned."""
    assert "named_cause" not in situation(text)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        (
            "There is set-off because a gripper is bent.",
            "named-part-mend-it-first",
        ),
        (
            "The solids are mottled because the paper is so rough.",
            "named-paper-try-another",
        ),
        (
            "Es tont, weil die Feuchtwalze zu stramm eingestellt ist.",
            "named-setting-set-it-first",
        ),
    ],
)
def test_nothing_is_sold_to_who_named_a_mechanical_cause(
    text: str, remedy: str
) -> None:
    """The problem is heard all the same, and a remedy says what comes first."""
    told = heard(text)
    advice = printing().advise(told.enquiry(), on=DAY)

    assert told.problems
    assert not (*advice.recommendations, *advice.held)
    assert remedy in {each.rule for each in advice.remedies}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The plates scum. A bearing of the dampener is worn.", True),
        ("A bearing of the dampener is worn. The plates scum.", True),
        ("A bearing of the feeder is worn.", True),
        ("A bearing of the feeder is worn. We moved in May. The plates scum.", False),
    ],
)
def test_a_cause_is_named_beside_a_trouble(text: str, *, named: bool) -> None:
    """Or alone; what a letter tells far from its trouble is no cause of it."""
    told = heard(text)

    assert ("named_cause" in told.enquiry().context) is named
    assert named or any("bearing" in span.of(text) for span in told.not_understood)


def test_a_part_that_was_renewed_is_not_to_blame() -> None:
    """Who had it changed and has the fault all the same is advised as anybody."""
    text = "We replaced the worn bearings, and still the sheets set off in the pile."
    advice = printing().advise(heard(text).enquiry(), on=DAY)

    assert advice.recommendations or advice.held
