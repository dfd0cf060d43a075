"""Where two careful readers would differ: each decision as an example in YAML."""

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from recommender import Advice, KnowledgeBase
from recommender.model.recommendation import Objections

DAY = date(2026, 11, 23)

VOCABULARY = """
knowledge_base:
  id: fine-print
  format: 1
  title: Fine print
  version: 2026.11
  languages: [en, de]
  units:
    °fH: 0.56 °dH
attributes:
  process:
    choices: [offset, flexo, screen]
  inks:
    many: yes
    choices: [cyan, magenta, yellow]
  hardness:
    unit: °dH
    range: 0 to 60 °dH
  voc_limit:
    unit: g/L
    range: 0 to 900 g/L
  cause:
    many: yes
    from: rules
    choices: [residue, lime, slime]
  verdict:
    from: rules
    choices: [chemical, mechanical]
problems:
  smudging:
    label: Smudging
  scumming:
    label: Scumming
properties:
  voc:
    unit: g/L
    range: 0 to 900 g/L
  ph:
    range: 0 to 14
categories:
  cleaner:
    label: Cleaner
  wash:
    label: Wash
    kind_of: cleaner
  powder:
    label: Powder
substances:
  limonene:
    groups: [terpene, solvent]
  pinene:
    groups: [terpene]
  soap:
    label: Soap
objections:
  too-dear:
    kind: price
    explore: What does it cost today?
  too-slow:
    kind: time
priorities:
  gentle:
    prefer:
      ph: near 7
      voc: lower
sources:
  old-study:
    title: An old study
    valid_until: 2020-12-31
  new-study:
    title: A new study
    valid_until: 2030-12-31
needs:
  any-wash:
    met_by:
      category: cleaner
"""


class Told:
    """Opens a knowledge base from the vocabulary and a few more lines."""

    def __init__(self, folder: Path) -> None:
        """Write into `folder`."""
        self.folder = folder

    def __call__(self, *more: str) -> KnowledgeBase:
        """Return the knowledge base with `more` sections."""
        for number, text in enumerate((VOCABULARY, *more)):
            path = self.folder / f"part-{number}.yaml"
            path.write_text(dedent(text), "utf-8")
        return KnowledgeBase.open(self.folder)


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Return what opens knowledge bases."""
    return Told(tmp_path)


NEED = """
rules:
  wash-it:
    when:
      problem: smudging
    need: any-wash
    because: It must be washed.
"""


def ask(kb: KnowledgeBase, on: date = DAY, **enquiry: object) -> Advice:
    """Return the advice for an enquiry about smudging."""
    return kb.advise({"problems": ["smudging"], **enquiry}, on=on)


def fits(advice: Advice) -> list[str]:
    """Return what is recommended."""
    return [found.product for found in advice.recommendations]


def held(advice: Advice) -> dict[str, list[tuple[str, str]]]:
    """Return what is held, each with what to confirm and for what."""
    return {
        found.product: [
            (c.attribute or c.property, c.because_of) for c in found.confirm
        ]
        for found in advice.held
    }


PLAIN = """
products:
  plain-wash:
    category: wash
"""


@pytest.mark.parametrize(
    ("lines", "context", "state"),
    [
        ("process: not screen", {}, "open"),
        ("process: none of screen, flexo", {"process": "offset"}, "fired"),
        ("process: not screen", {"process": "screen"}, "silent"),
        ("process: known", {}, "silent"),
        ("process: unknown", {}, "fired"),
        ("inks: all of cyan, magenta", {"inks": ["magenta", "cyan"]}, "fired"),
        ("inks: not yellow", {"inks": ["magenta", "cyan"]}, "fired"),
        ("inks: [cyan, yellow]", {"inks": ["cyan"]}, "fired"),
        ("hardness: 8 to 15 °dH", {"hardness": "15 °dH"}, "fired"),
        ("hardness: above 15 °dH", {"hardness": "15 °dH"}, "silent"),
        ("hardness: at least 5.6 °dH", {"hardness": "10 °fH"}, "fired"),
        ("hardness: above 10 °fH", {"hardness": "5.6 °dH"}, "silent"),
        ("hardness: above 10 °fH", {"hardness": "5.7 °dH"}, "fired"),
        ("problem: not scumming", {}, "fired"),
        ("problem: all of smudging, scumming", {}, "silent"),
        ("objection: too-dear", {}, "silent"),
        ("hardness: above client.voc_limit", {}, None),
    ],
)
def test_lines_of_a_rule(
    told: Told, lines: str, context: dict[str, object], state: str | None
) -> None:
    """A rule fires, stays silent or waits as its line says."""
    rule = f"""
        rules:
          probe:
            when:
              {lines}
            remedy: Look again
            because: So be it.
        """
    if state is None:
        with pytest.raises(Exception, match="g/L"):
            told(rule)
        return
    advice = ask(told(rule), context=context)
    found = (
        "fired"
        if "probe" in advice.fired
        else "open"
        if "probe" in advice.open
        else "silent"
    )

    assert found == state


def test_every_line_of_unless_counts_on_its_own(told: Told) -> None:
    """One true line silences, one unknown line keeps open, in whatever block."""
    kb = told(
        """
        rules:
          probe:
            unless:
              - process: screen
                hardness: above 20 °dH
              - inks: yellow
            remedy: Look again
            because: So be it.
        """
    )

    def state(**context: object) -> str:
        advice = ask(kb, context=context)
        return "fired" if advice.fired else "open" if advice.open else "silent"

    assert state(process="screen") == "silent"
    assert state(process="flexo", hardness="5 °dH") == "open"
    assert state(process="flexo", hardness="5 °dH", inks=["cyan"]) == "fired"
    assert state(process="flexo", hardness="25 °dH", inks=["cyan"]) == "silent"


CHAIN = """
rules:
  residue-found:
    when:
      problem: smudging
      process: offset
    conclude:
      cause: residue
    strength: possible
    because: It may be residue.
  lime-found:
    when:
      problem: scumming
      hardness: above 15 °dH
    conclude:
      cause: lime
    strength: strong
    because: It is lime.
  wash-for-cause:
    when:
      cause: [residue, lime]
    need: any-wash
    strength: strong
    because: It must be washed.
  no-lime:
    when:
      cause: not lime
    remedy: Look elsewhere
    because: It is not lime.
  cause-known:
    when:
      cause: known
    remedy: Say what it is
    because: It is known.
"""


def test_conclusions_carry_strength_and_problems(told: Told) -> None:
    """The weakest link decides; the problems behind a conclusion stay behind it."""
    kb = told(PLAIN, CHAIN)
    advice = ask(kb, context={"process": "offset"})
    (need,) = advice.needs

    assert (need.strength.word, need.problems) == ("possible", ("smudging",))
    assert {"no-lime", "cause-known"} <= set(advice.fired)

    both = kb.advise(
        {
            "problems": {"smudging": "must", "scumming": "nice"},
            "context": {"process": "offset", "hardness": "20 °dH"},
        },
        on=DAY,
    )
    (need,) = both.needs
    (best,) = both.recommendations

    assert (need.strength.word, need.problems) == ("strong", ("scumming", "smudging"))
    # One strength, whichever problem: must 3 x strong 3 + nice 1 x strong 3.
    assert best.score == 12
    assert "no-lime" not in {*both.fired, *both.open}


def test_a_conclusion_is_unknown_while_a_rule_could_still_draw_it(told: Told) -> None:
    """Waiting for the process keeps the cause, and what rests on it, open."""
    advice = ask(told(PLAIN, CHAIN))

    assert set(advice.open) == {"residue-found", "wash-for-cause", "no-lime"}
    assert held(advice) == {"plain-wash": [("process", "wash-for-cause")]}


def test_two_values_of_a_single_valued_conclusion_are_a_conflict(told: Told) -> None:
    """Both hold, and the advice says so."""
    advice = ask(
        told(
            PLAIN,
            """
            rules:
              one:
                conclude:
                  verdict: chemical
                because: It is the chemical.
              other:
                conclude:
                  verdict: mechanical
                because: It is the machine.
              both:
                when:
                  verdict: all of chemical, mechanical
                remedy: Ask both
                because: Nobody knows.
            """,
        )
    )
    (conflict,) = advice.conflicts

    assert conflict.values == ("chemical", "mechanical")
    assert conflict.rules == ("one", "other")
    assert "both" in advice.fired


@pytest.mark.parametrize(
    ("made_of", "line", "standing"),
    [
        ("components:\n- substance: limonene", "contains: [terpene]", "out"),
        ("components:\n- substance: soap", "contains: [terpene]", "held"),
        ("complete: yes\ncomponents:\n- substance: soap", "contains: terpene", "fits"),
        ("free_of: [terpene]", "contains: [limonene]", "fits"),
        ("free_of: [limonene, pinene]", "contains: [terpene]", "held"),
        ("free_of: [limonene]", "contains: [limonene]", "fits"),
        ("free_of: [solvent]", "contains: [pinene]", "held"),
        ("free_of: [terpene]", "free_of: [terpene]", "out"),
        ("components:\n- substance: soap", "free_of: [terpene]", "held"),
        ("components:\n- substance: soap", "free_of: [soap, terpene]", "fits"),
        ("components:\n- substance: soap", "contains: all of soap, limonene", "held"),
        ("free_of: [limonene]", "contains: all of soap, limonene", "fits"),
        ("", "contains: [terpene]", "held"),
    ],
)
def test_what_a_formulation_does_not_say_is_unknown(
    told: Told, made_of: str, line: str, standing: str
) -> None:
    """Silence about `complete` means not complete; a group needs its own absence."""
    lines = [f"      {text}" for text in made_of.splitlines()]
    product = "products:\n  probe:\n    category: wash\n"
    if lines:
        product += "    formulation:\n" + "\n".join(lines) + "\n"
    rules = NEED + f"  out:\n    exclude:\n      {line}\n    because: It is out.\n"
    advice = ask(told(product, rules))
    found = "fits" if advice.recommendations else "held" if advice.held else "out"

    assert found == standing
    if standing == "held":
        assert held(advice) == {"probe": [("formulation", "out")]}
    if standing == "out":
        (exclusion,) = advice.excluded
        assert [why.rule for why in exclusion.reasons] == ["out"]


def test_comparing_with_the_client_and_the_product_in_use(told: Told) -> None:
    """What the client did not say, and a product not in use, are unknown."""
    kb = told(
        """
        products:
          strong-wash:
            category: wash
            properties:
              voc: 300 g/L
          mild-wash:
            category: wash
            properties:
              voc: 100 g/L
          unmeasured-wash:
            category: wash
        """,
        NEED
        + """\
  over-the-limit:
    exclude:
      voc: above client.voc_limit
    because: It is over the limit.
  more-than-today:
    caution:
      voc: above current.voc
    raises: [too-dear]
    because: It has more than today's.
""",
    )

    assert fits(ask(kb)) == []
    assert held(ask(kb)) == {
        "mild-wash": [("voc_limit", "over-the-limit")],
        "strong-wash": [("voc_limit", "over-the-limit")],
        "unmeasured-wash": [("voc_limit", "over-the-limit"), ("voc", "over-the-limit")],
    }
    limited = ask(kb, context={"voc_limit": "100 g/L"}, current="mild-wash")
    assert fits(limited) == ["mild-wash"]
    assert held(limited) == {"unmeasured-wash": [("voc", "over-the-limit")]}
    assert [out.product for out in limited.excluded] == ["strong-wash"]
    free = ask(kb, context={"voc_limit": "900 g/L"}, current="mild-wash")
    assert fits(free) == ["mild-wash", "strong-wash"]
    assert [c.rule for c in free.recommendations[1].cautions] == ["more-than-today"]
    assert [o.rule for o in free.recommendations[1].objections.open] == [
        "more-than-today"
    ]


def test_a_product_suits_only_if_it_suits_every_value(told: Told) -> None:
    """Of several values at once, none may be missing from `suits`."""
    kb = told(
        """
        products:
          probe:
            category: wash
            suits:
              inks: [cyan, magenta]
              hardness: at most 20 °dH
        """,
        NEED,
    )
    soft = {"hardness": "10 °dH"}

    assert fits(ask(kb, context={"inks": ["cyan", "magenta"], **soft})) == ["probe"]
    assert fits(ask(kb, context={"inks": ["cyan", "yellow"], **soft})) == []
    assert held(ask(kb, context=soft)) == {"probe": [("inks", "suits")]}
    hard = ask(kb, context={"inks": ["yellow"], "hardness": "30 °dH"})
    assert [why.suits for why in hard.excluded[0].reasons] == ["hardness", "inks"]


def test_a_need_without_products_is_met_by_nothing(told: Told) -> None:
    """It is an error for `check`, and the advice stays usable."""
    advice = ask(
        told(
            PLAIN, NEED.replace("any-wash", "vague"), "needs:\n  vague:\n    label: V\n"
        )
    )

    assert [need.need for need in advice.needs] == ["vague"]
    assert fits(advice) == []
    assert held(advice) == {}


def test_several_preferences_count_as_their_mean(told: Told) -> None:
    """`near 7` of 0 to 14 and `lower` of 0 to 900, half each; unknown is worst."""
    kb = told(
        """
        products:
          b-neutral:
            category: wash
            properties:
              ph: 7
              voc: 450 g/L
          a-sour:
            category: wash
            properties:
              ph: 0
        """,
        NEED,
    )
    advice = ask(kb, priorities=["gentle"])

    assert fits(advice) == ["b-neutral", "a-sour"]
    assert [
        served.value for found in advice.recommendations for served in found.priorities
    ] == [pytest.approx(0.75), 0]


def test_objections_end_in_one_place(told: Told) -> None:
    """Prevented wins over answered; an answer needs one source that still counts."""
    rules = """
        rules:
          wash-it:
            when:
              problem: smudging
            need: any-wash
            resolves:
              too-dear: It pays for itself.
            because: It must be washed.
          not-dear:
            resolve: too-dear
            because: It is cheap.
          not-slow:
            resolve: too-slow
            because: It is quick.
            sources: [old-study, new-study]
        """
    kb = told(PLAIN, rules)

    def objected(on: date = DAY) -> Objections:
        found = ask(kb, on, objections=["too-dear", "too-slow"])
        return found.recommendations[0].objections

    assert [e.rule for e in objected().prevented] == ["wash-it"]
    assert [e.rule for e in objected().answered] == ["not-slow"]
    late, last_day = objected(date(2031, 1, 1)), objected(date(2030, 12, 31))
    assert [e.objection for e in late.open] == ["too-slow"]
    assert [e.objection for e in last_day.answered] == ["too-slow"]
    unasked = ask(kb).recommendations[0].objections
    assert [e.objection for e in unasked.also_resolves] == ["too-dear", "too-slow"]


def test_what_is_not_sold_or_not_active_is_never_shown(told: Told) -> None:
    """Drafts, retired products and other makers' products only serve as in use now."""
    kb = told(
        """
        products:
          drafted:
            category: wash
            status: draft
          retired:
            category: wash
            status: retired
          of-others:
            category: wash
            sold: no
        """,
        NEED,
    )
    advice = ask(kb, current="of-others")

    assert (advice.recommendations, advice.held, advice.excluded) == ((), (), ())


def test_a_drafted_rule_has_no_effect(told: Told) -> None:
    """It neither fires nor keeps anything open."""
    rules = NEED.replace("    when:", "    status: draft\n    when:")
    advice = ask(told(PLAIN, rules))

    assert (advice.fired, advice.open, advice.held) == ((), (), ())


def test_remedies_need_no_product(told: Told) -> None:
    """A remedy names the problems it rests on."""
    advice = ask(
        told(
            """
            rules:
              less-ink:
                when:
                  problem: [smudging, scumming]
                remedy:
                  en: Less ink
                  de: Weniger Farbe
                effort: look
                because: It dries sooner.
            """
        )
    )
    (remedy,) = advice.remedies

    assert (remedy.problems, remedy.effort.word) == (("smudging",), "look")
    assert remedy.text.in_language("de") == "Weniger Farbe"
