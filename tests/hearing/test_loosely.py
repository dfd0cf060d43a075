"""Doubts are not heard in words that say them too loosely."""

import pytest

from recommender import KnowledgeBase
from tests.hearing.hearing import trade

TRADE = """
knowledge_base:
  id: looms
  format: 1
  title: Looms
  version: 1
  languages: [en, fr]
problems:
  stripes:
    label: Stripes
    says:
      en: [the cloth is striped]
objections:
  dear:
    label: Too dear
    kind: price
    says:
      en:
        - (whose | your) … (sums | arithmetic)
        - (bill | price) … (shocked | frightened)
        - overpriced
      fr: [(prix | facture) … (patron | banque)]
  content:
    label: We are content
    kind: need
    says:
      en: [it works for us, "they served us well … for … years"]
"""


@pytest.fixture(scope="module")
def looms(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """Return a knowledge base of another trade, with doubts in everyday words."""
    return trade(tmp_path_factory, TRADE)


@pytest.mark.parametrize(
    ("doubted", "told"),
    [
        ("Whose arithmetic is that?", "Whose daughter learns arithmetic there?"),
        (
            "Your price shocked all of us.",
            "The shocked fitter wrote the price on the door.",
        ),
        ("Overpriced.", "My sister wrote a long letter on overpriced houses there."),
        ("It works for us.", "My sister works for the council."),
        ("Le patron paie vos factures", "The patron paid the bill."),
    ],
)
def test_what_is_told_is_no_doubt(
    looms: KnowledgeBase, doubted: str, told: str
) -> None:
    """One common word or two, from somebody who takes no stand, say none."""
    assert len(looms.hear(doubted).objections) == 1
    assert looms.hear(told).objections == ()


def test_who_takes_a_stand_may_say_little(looms: KnowledgeBase) -> None:
    """What is asked, supposed or denied is doubted more often than what is told."""
    assert looms.hear("The fitter was shocked by the price.").objections == ()
    assert looms.hear("The price could have shocked me.").objections == ("dear",)


def test_problems_are_told_by_whoever_has_them(looms: KnowledgeBase) -> None:
    """No stand is taken by what happens."""
    assert looms.hear("All the cloth came striped.").problems == ("stripes",)
