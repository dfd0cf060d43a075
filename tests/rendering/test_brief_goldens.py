"""Plans, briefs, explanations and changes as people read them."""

import pytest

from recommender.model.changes import Changes
from recommender.rendering.advice_markdown import marked_down
from recommender.rendering.advice_text import laid_out
from recommender.rendering.brief import Reader, brief_outline
from recommender.rendering.changed import changes_outline
from recommender.rendering.demonstrated import demonstration_outline
from recommender.rendering.explaining import why_not_outline, why_outline
from recommender.rendering.outline import Outline
from recommender.rendering.outline_html import outline_html
from tests.rendering.a_trade import DAY, EVERYTHING
from tests.rendering.briefs import (
    BRIEFS,
    CHANGED,
    PLANS,
    SUPPOSED,
    TRADE,
    WHY,
    WHY_NOT,
    WHY_WHILE_UNKNOWN,
)
from tests.rendering.test_advice_goldens import agree

LANGUAGES = pytest.mark.parametrize("language", ["en", "de", "hi"])


@LANGUAGES
def test_plans_read_as_reviewed(language: str, pytestconfig: pytest.Config) -> None:
    """Everything that a step can say, and a plan that waits for an answer."""
    outlines = {
        name: demonstration_outline(plan, TRADE, language=language)
        for name, plan in PLANS.items()
    }

    agree(f"demonstration.{language}.txt", together(outlines), pytestconfig)
    text = marked_down(outlines["full"])
    agree(f"demonstration.{language}.md", text, pytestconfig)


@LANGUAGES
@pytest.mark.parametrize("reader", Reader)
def test_briefs_read_as_reviewed(
    language: str, reader: Reader, pytestconfig: pytest.Config
) -> None:
    """One for the client and one for the account manager, from the same advice."""
    for name, brief in BRIEFS.items():
        outline = brief_outline(brief, TRADE, reader, language=language)

        golden = f"brief.{name}.{reader.value}.{language}.md"
        agree(golden, marked_down(outline), pytestconfig)


def test_the_page_reads_as_reviewed(pytestconfig: pytest.Config) -> None:
    """The same in HTML."""
    brief = BRIEFS["recommended"]
    outline = brief_outline(brief, TRADE, Reader.CLIENT, language="hi")

    text = outline_html(outline, language="hi")
    agree("brief.recommended.client.hi.html", text, pytestconfig)


@LANGUAGES
def test_explanations_read_as_reviewed(
    language: str, pytestconfig: pytest.Config
) -> None:
    """Why, and every verdict of why not."""
    outlines = {
        **{
            name: why_outline(why, TRADE, on=DAY, language=language)
            for name, why in {"why": WHY, "why, unknown": WHY_WHILE_UNKNOWN}.items()
        },
        **{
            f"why not: {name}": why_not_outline(
                why_not, TRADE, on=DAY, language=language
            )
            for name, why_not in WHY_NOT.items()
        },
    }

    agree(f"explanations.{language}.txt", together(outlines), pytestconfig)


@LANGUAGES
def test_changes_read_as_reviewed(language: str, pytestconfig: pytest.Config) -> None:
    """What would be different, and that nothing would."""
    outlines = {
        name: changes_outline(changes, EVERYTHING, SUPPOSED, TRADE, language=language)
        for name, changes in {"changed": CHANGED, "nothing": Changes()}.items()
    }

    agree(f"changes.{language}.txt", together(outlines), pytestconfig)


def together(outlines: dict[str, Outline]) -> str:
    """Return several texts in one golden."""
    return "\n".join(f"== {name}\n{laid_out(each)}" for name, each in outlines.items())
