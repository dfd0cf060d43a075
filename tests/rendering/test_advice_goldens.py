"""The advice as people read it; each golden was read before it was kept."""

from datetime import date
from pathlib import Path

import pytest

from recommender.rendering.advice_markdown import advice_markdown
from recommender.rendering.advice_text import advice_text
from tests.rendering.a_trade import EVERYTHING, TRADE
from tests.rendering.unsolved_cases import CASES

GOLDEN = Path(__file__).parent.parent / "golden" / "advice"


def agree(name: str, text: str, config: pytest.Config) -> None:
    """Hold `text` against its golden, or make it the golden."""
    golden = GOLDEN / name
    if config.getoption("update_golden"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, "utf-8")
    assert golden.read_text("utf-8") == text


@pytest.mark.parametrize("language", ["en", "de", "hi"])
@pytest.mark.parametrize("width", [80, 120])
def test_text_reads_as_reviewed(
    language: str, width: int, pytestconfig: pytest.Config
) -> None:
    """Everything that advice can hold, in each language and width."""
    text = advice_text(EVERYTHING, TRADE, language=language, width=width)

    agree(f"everything.{language}.{width}.txt", text, pytestconfig)


@pytest.mark.parametrize("language", ["en", "de", "hi"])
def test_markdown_reads_as_reviewed(language: str, pytestconfig: pytest.Config) -> None:
    """The same content, as it goes into an e-mail."""
    text = advice_markdown(EVERYTHING, TRADE, language=language)

    agree(f"everything.{language}.md", text, pytestconfig)


@pytest.mark.parametrize("language", ["en", "de", "hi"])
def test_the_honest_sentences_read_as_reviewed(
    language: str, pytestconfig: pytest.Config
) -> None:
    """Each reason for recommending nothing is told apart."""
    told = [
        f"== {name}\n{advice_text(advice, TRADE, language=language)}"
        for name, advice in CASES.items()
    ]

    agree(f"unsolved.{language}.txt", "\n".join(told), pytestconfig)


def test_the_day_is_the_advice_s_own() -> None:
    """Nothing is read from a clock."""
    assert date(2026, 11, 23) == EVERYTHING.on
    assert "23 November 2026" in advice_text(EVERYTHING, TRADE, language="en")
