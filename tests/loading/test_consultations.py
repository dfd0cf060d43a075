"""The opening questions and the ladder, as the loader reads them."""

from pathlib import Path

import pytest

from recommender import KnowledgeBase, check
from recommender.model.consultation import Evidence
from recommender.model.text import Text

SMALL = Path(__file__).parent.parent / "small"
OPENINGS = """discovery:
  zeal:
    question: What drives you?
    purpose:
      en: To know.
      de: Um es zu wissen.
  anger:
    question: What annoys you?
    purpose: To know that, too.
"""
LADDER = """commitment:
  sample:
    label: A sample
    asks: May we?
    requires: [problem-confirmed]
  order:
    asks: Shall we?
    requires: [sample-tried, no-open-objection, sample-tried]
"""


def written(folder: Path, *texts: str) -> tuple[Path, ...]:
    """Write texts as authored files beside the small press room."""
    paths = [folder / f"{number}.yaml" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")
    return (SMALL, *paths)


def test_both_sections_keep_the_authors_order(tmp_path: Path) -> None:
    """Unlike all others, which are sorted by id."""
    knowledge = KnowledgeBase.open(*written(tmp_path, OPENINGS, LADDER)).knowledge

    assert list(knowledge.discovery) == ["zeal", "anger"]
    assert list(knowledge.commitment) == ["sample", "order"]
    assert knowledge.discovery["zeal"].purpose == Text(
        (("en", "To know."), ("de", "Um es zu wissen."))
    )
    assert knowledge.commitment["order"].requires == (
        Evidence.SAMPLE_TRIED,
        Evidence.NO_OPEN_OBJECTION,
    )


def test_the_order_is_part_of_the_content(tmp_path: Path) -> None:
    """Turned round, it is another knowledge base."""
    head, zeal, anger = OPENINGS.partition("  zeal")[0], *OPENINGS.split("  anger")
    turned = f"{head}  anger{anger}{zeal.removeprefix(head)}"
    one = KnowledgeBase.open(*written(tmp_path, OPENINGS)).knowledge
    other = KnowledgeBase.open(*written(tmp_path, turned)).knowledge

    assert list(other.discovery) == ["anger", "zeal"]
    assert one.digest != other.digest


@pytest.mark.parametrize(
    ("texts", "faults"),
    [
        (
            [OPENINGS, OPENINGS.replace("zeal", "joy").replace("anger", "hope")],
            ["split-section", "split-section"],
        ),
        ([OPENINGS.replace("purpose:", "porpoise:")], ["unknown-key"] * 2),
        ([OPENINGS.replace("    question: What drives you?\n", "")], ["missing-key"]),
        ([LADDER.replace("    asks: May we?\n", "")], ["missing-key"]),
        ([LADDER.replace("problem-confirmed", "problem-confirm")], ["not-a-choice"]),
        ([LADDER.replace("  order:", "  big_order:")], ["bad-id"]),
        ([LADDER, LADDER.replace("  sample:", "  trial:")], ["duplicate-id"]),
    ],
)
def test_faults_are_found_and_placed(
    texts: list[str], faults: list[str], tmp_path: Path
) -> None:
    """Each with the word that it is about."""
    found = check(*written(tmp_path, *texts)).diagnostics

    assert [each.check for each in found if each.check in faults] == faults
    assert all(each.position.path.startswith(str(tmp_path)) for each in found)


def test_a_word_nearly_right_is_offered(tmp_path: Path) -> None:
    """With all that can stand there."""
    text = LADDER.replace("problem-confirmed", "problem-confirm")
    (found,) = check(*written(tmp_path, text)).diagnostics

    assert "something a rung requires" in found.message
    assert "problem-confirmed" in found.help
