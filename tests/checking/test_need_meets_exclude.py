"""An exclusion of all that is sold says that nothing helps, which is no fault."""

from pathlib import Path

import pytest

from recommender import check

TRADE = """
knowledge_base:
  id: trade
  format: 1
  version: 1
attributes:
  blamed:
    choices: [press, paper]
    question: What is to blame?
problems:
  smudging:
    label: Smudging
categories:
  wash:
    label: Wash
  powder:
    label: Powder
products:
  quick-wash:
    category: wash
  dry-powder:
    category: powder
needs:
  clean-wash:
    label: A wash that leaves nothing behind
    met_by:
      category: wash
rules:
  smudging-needs-a-wash:
    when:
      problem: smudging
    need: clean-wash
    because: A film is left.
  mend-the-press:
    when:
      problem: smudging
      blamed: press
    remedy: Mend the press
    because: No chemical does.
  press-comes-first:
    when:
      blamed: press
    exclude:
      category: EXCLUDED
    because: No chemical mends a press.
"""


@pytest.mark.parametrize(
    ("excluded", "found"), [("wash", True), ("[wash, powder]", False)]
)
def test_an_exclusion_of_all_that_is_sold_is_no_clash(
    excluded: str, tmp_path: Path, *, found: bool
) -> None:
    """One of all washes is, for the need might be met and nobody meant it."""
    (tmp_path / "trade.yaml").write_text(TRADE.replace("EXCLUDED", excluded), "utf-8")

    checks = {each.check for each in check(tmp_path).diagnostics}

    assert ("need-meets-exclude" in checks) is found


def test_who_gets_nothing_and_no_remedy_is_still_found(tmp_path: Path) -> None:
    """Selling nothing is honest only where something else is said."""
    alone = TRADE.replace("EXCLUDED", "[wash, powder]").replace(
        "      blamed: press\n    remedy", "      blamed: paper\n    remedy"
    )
    (tmp_path / "trade.yaml").write_text(alone, "utf-8")

    assert "gap" in {each.check for each in check(tmp_path).diagnostics}
