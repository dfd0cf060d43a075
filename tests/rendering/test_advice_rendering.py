"""What holds of every rendering of advice."""

import json
import re

import attrs
import pytest
from attrs import evolve

from recommender.model.advice import Advice
from recommender.model.knowledge import Knowledge
from recommender.model.text import Text
from recommender.rendering.advice_json import advice_json
from recommender.rendering.advice_markdown import advice_markdown
from recommender.rendering.advice_outline import advice_outline
from recommender.rendering.advice_text import advice_text
from recommender.rendering.display import width_of
from recommender.rendering.outline import Item
from recommender.rendering.unsolved import Why, why_unsolved
from recommender.rendering.wording import wording
from tests.rendering.a_trade import EVERYTHING, HELD, RAPID, TIED, TRADE, say
from tests.rendering.unsolved_cases import CASES


def squeezed(text: str) -> str:
    """Return only the letters and digits, which no layout changes."""
    return "".join(character for character in text if character.isalnum())


def told(item: Item) -> list[str]:
    """Return everything an item says, with all that stands under it."""
    below = [words for child in item.items for words in told(child)]
    return [item.lead, item.text, item.note, *below]


@pytest.mark.parametrize("language", ["en", "de", "hi"])
def test_text_and_markdown_say_the_same(language: str) -> None:
    """Whatever is told is in both, so that the two cannot drift."""
    outline = advice_outline(EVERYTHING, TRADE, language=language, top=None)
    text = squeezed(advice_text(EVERYTHING, TRADE, language=language))
    markdown = squeezed(advice_markdown(EVERYTHING, TRADE, language=language))

    for section in outline.sections:
        for item in section.items:
            for words in (section.heading, *told(item)):
                assert squeezed(words) in text
                assert squeezed(words) in markdown


@pytest.mark.parametrize("language", ["en", "de", "hi"])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_lines_fit_the_width(language: str, width: int) -> None:
    """Only an address that fits on no line goes beyond it."""
    for line in advice_text(
        EVERYTHING, TRADE, language=language, width=width
    ).splitlines():
        assert width_of(line) <= width or "https://" in line
        assert line == line.rstrip()


def test_color_adds_nothing_but_style() -> None:
    """Without the style sequences the text is the same."""
    plain = advice_text(EVERYTHING, TRADE, language="en")
    colored = advice_text(EVERYTHING, TRADE, language="en", color=True)

    assert "\x1b" not in plain
    assert "\x1b[1mWhat" in colored
    assert re.sub(r"\x1b\[\d+m", "", colored) == plain


def test_top_names_the_others_and_tells_nothing_more_of_them() -> None:
    """Nothing is concealed, only told more shortly."""
    text = advice_text(EVERYTHING, TRADE, language="en", top=1)

    assert "further down the list: Quick Solvent." in " ".join(text.split())
    assert "2. Quick Solvent" not in text


def test_without_a_language_the_knowledge_base_speaks_its_own() -> None:
    """The first of its languages is the default."""
    german = evolve(TRADE, languages=("de", "en"))

    assert advice_text(EVERYTHING, german, language=None) == advice_text(
        EVERYTHING, german, language="de"
    )


def test_a_language_we_have_no_sentences_for_keeps_the_authored_text() -> None:
    """Our own sentences are English then."""
    marathi = evolve(TRADE, title=say("Press-room chemistry"), languages=("mr", "en"))
    text = advice_text(EVERYTHING, marathi, language="mr")

    assert "What we recommend" in text


HOSTILE = 'x\x1b[31m\u202e\n# y_z*<script>`&|[a](b) @you 1. "q"'


def hostile() -> tuple[Advice, Knowledge]:
    """Return a knowledge base that tries to break out of the layout."""
    bad = Text.of({"en": HOSTILE})
    problems = {i: evolve(p, label=bad) for i, p in TRADE.problems.items()}
    products = {i: evolve(p, label=bad) for i, p in TRADE.products.items()}
    rules = {i: evolve(r, because=bad) for i, r in TRADE.rules.items()}
    return EVERYTHING, evolve(
        TRADE, title=bad, problems=problems, products=products, rules=rules
    )


def test_authored_text_cannot_steer_the_terminal() -> None:
    """Control characters are shown, and a line break ends no line."""
    advice, knowledge = hostile()
    text = advice_text(advice, knowledge, language="en", width=500)

    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
    assert "\\x1b[31m\\u202e # y_z*<script>" in text


def test_authored_text_is_only_text_in_markdown() -> None:
    """It opens no heading, no link, no tag, and calls nobody."""
    advice, knowledge = hostile()
    text = advice_markdown(advice, knowledge, language="en")

    assert "\\\\x1b\\[31m" in text
    assert "y\\_z\\*\\<script\\>\\`\\&\\|\\[a\\](b)" in text
    assert not re.search(r"(?<!\\)[<`|]script", text)
    assert "@you" not in text
    assert not re.search(r"^# y", text, re.MULTILINE)


def test_the_same_advice_is_the_same_json() -> None:
    """Data in the documented order, in UTF-8, with a line break at the end."""
    text = advice_json(EVERYTHING, "hi")

    assert text.endswith("}\n")
    assert json.loads(text) == EVERYTHING.to_dict("hi")
    assert list(json.loads(text)) == list(EVERYTHING.to_dict())
    assert "\\u" not in text


def test_json_speaks_the_language_asked_for() -> None:
    """Texts follow the language; ids do not."""
    german = json.loads(advice_json(EVERYTHING, "de"))

    assert german["remedies"][0]["text"] == "Die Farbführung zurücknehmen"


@pytest.mark.parametrize(
    ("case", "why"),
    [
        ("held", Why.HELD),
        ("excluded", Why.EXCLUDED),
        ("unmet", Why.UNMET),
        ("remedies", Why.REMEDY),
        ("waiting", Why.WAITING),
        ("silent", Why.SILENT),
    ],
)
def test_each_reason_for_recommending_nothing_is_told_apart(
    case: str, why: Why
) -> None:
    """They call for different things to say, and to do."""
    assert why_unsolved("smudging", CASES[case], wording(TRADE, "en")) is why


def test_every_kind_of_advice_is_in_the_goldens() -> None:
    """A new list in `Advice` must be rendered, and shown in a golden."""
    empty = [
        field.name
        for field in attrs.fields(Advice)
        if not getattr(EVERYTHING, field.name)
    ]

    assert empty == []
    assert EVERYTHING.questions
    assert EVERYTHING.unmet
    assert EVERYTHING.solution


def test_every_claim_s_number_is_in_the_list_of_sources() -> None:
    """Nobody is sent to a source that is not there, and none is listed unused."""
    text = advice_text(EVERYTHING, TRADE, language="en", width=200)
    claims, listed = text.split("\nSources\n")

    cited = {
        n for refs in re.findall(r"\[([\d, ]+)\]", claims) for n in refs.split(", ")
    }
    assert cited == set(re.findall(r"^  (\d+)\. ", listed, re.MULTILINE))
    assert "Maker's data sheet (2010); out of date since 30 June 2020" in listed


def test_a_question_that_many_products_wait_for_is_asked_once() -> None:
    """What decides about most comes first; each product then only names it."""
    second = evolve(HELD, product="quick-solvent", confirm=HELD.confirm[:3])
    held = evolve(CASES["held"], held=(HELD, second))
    text = " ".join(advice_text(held, TRADE, language="en").split())

    assert text.count("What are the rollers made of?") == 1
    assert "What are the rollers made of? (products waiting for it: 2)" in text
    assert text.index("What are the rollers") < text.index("Which product is in use")


def test_what_waits_in_the_same_words_is_said_once() -> None:
    """Two missing data of one need make one line."""
    confirm = tuple(
        evolve(HELD.confirm[-1], property=name) for name in ("evaporation", "voc")
    )
    held = evolve(CASES["held"], held=(evolve(HELD, confirm=confirm),))
    text = " ".join(advice_text(held, TRADE, language="en").split())

    assert text.count("Whether it meets the need") == 1
    assert "? Evaporation time (ask the maker); VOC content (ask the maker):" in text


def test_a_claim_that_waits_for_several_things_is_said_once() -> None:
    """They are named before it, whoever can tell them; so nothing is lost."""
    text = " ".join(advice_text(CASES["held"], TRADE, language="en").split())

    assert text.count("Oils swell EPDM.") == 1
    assert (
        "? Roller rubber; What it is made of (ask the maker): Depending on this, it "
        "may be ruled out: Oils swell EPDM." in text
    )
    assert (
        "? Roller rubber: It is meant for: NBR or mixed. Whether it is needed at all "
        "depends on this." in text
    )


def test_few_questions_are_asked_in_full_where_the_reader_is_brief() -> None:
    """The others are named, so that nothing is concealed."""
    many = [f"attribute_{number}" for number in range(7)]
    confirm = tuple(
        evolve(HELD.confirm[0], attribute=name, because_of="suits") for name in many
    )
    held = evolve(CASES["held"], held=(evolve(HELD, confirm=confirm),))
    text = advice_text(held, TRADE, language="en", top=3)

    assert "attribute_4: not known yet." in text
    assert "Less decisive, but open: attribute_5; attribute_6." in text


def test_a_long_list_of_other_products_is_cut_and_counted() -> None:
    """Ten names are read; the number of the rest is told."""
    others = tuple(evolve(TIED, product=f"product-{n:02}") for n in range(12))
    advice = evolve(EVERYTHING, recommendations=(RAPID, *others))
    text = " ".join(advice_text(advice, TRADE, language="en", top=1).split())

    assert "product-09; and 2 more." in text


def test_the_different_formulation_is_told_without_what_stays() -> None:
    """What goes, what comes, and what changes; nothing that is only unknown."""
    text = " ".join(advice_text(EVERYTHING, TRADE, language="en").split())

    # Kerosene says that mineral oil goes; nothing else says that aromatics do.
    assert "- No longer in it: Kerosene; aromatics" in text
    assert "- New in it: Fatty acid ester" in text
    assert "- Base: ester and water instead of mineral oil" in text
    assert "- VOC content: 90 g/L instead of 780.5 g/L" in text
    assert "terpene" not in text


def test_what_would_have_to_change_is_told_in_the_clients_words() -> None:
    """Answers first; where none can be another, what would be given up."""
    text = " ".join(advice_text(EVERYTHING, TRADE, language="en").split())

    assert "VOC limit: 120 g/L instead of 100.5 g/L" in text
    assert "Roller rubber: NBR or mixed instead of EPDM" in text
    assert "run_length: below 20000 instead of 30000" in text
    assert "Then this would fit: Strong Solvent; Quick Solvent." in text
    assert "Setting this aside: It is meant for a special cleaning" in text


def test_what_nobody_asked_about_is_mostly_named_where_the_reader_is_brief() -> None:
    """Three claims are told in full."""
    ledger = evolve(
        RAPID.objections,
        also_resolves=tuple(
            evolve(RAPID.objections.also_resolves[0], objection=f"objection-{n}")
            for n in range(5)
        ),
    )
    advice = evolve(EVERYTHING, recommendations=(evolve(RAPID, objections=ledger),))
    text = " ".join(advice_text(advice, TRADE, language="en", top=1).split())

    assert text.count("It hardly smells.") == 3
    assert "And these: “objection-3”; “objection-4”." in text


def test_an_answer_told_above_is_only_named_where_the_reader_is_brief() -> None:
    """One that only the second product gives is told in full; nothing is lost."""
    [first] = RAPID.objections.also_resolves
    own = evolve(first, objection="objection-2", text=say("Of its own."))
    second = evolve(
        RAPID,
        product="strong-solvent",
        objections=evolve(RAPID.objections, also_resolves=(first, own)),
    )
    third = evolve(RAPID, product="quick-solvent")
    advice = evolve(EVERYTHING, recommendations=(RAPID, second, third))
    brief = " ".join(advice_text(advice, TRADE, language="en", top=3).split())
    whole = advice_text(advice, TRADE, language="en")

    assert brief.count("It hardly smells.") == 1
    assert "+ “objection-2”: Of its own. [1] - And these: “It smells”." in brief
    assert brief.count("- As above: “It smells”.") == 1
    assert whole.count("It hardly smells.") == 3
