"""Why a product is recommended, and why another is not."""

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender import KnowledgeBase, RecommenderError
from recommender.advising.describing import describe
from recommender.advising.grounds import Grounds, grounds_of
from recommender.advising.why import Basis, why
from recommender.advising.why_not import why_not
from recommender.compiling.compiled import compile_knowledge
from recommender.compiling.picked import bits
from recommender.engine import plain
from recommender.model.enquiry import Facts
from recommender.model.explanation import Fact, Verdict
from recommender.model.knowledge import Knowledge
from tests.examples import examples
from tests.small_trade import DAY
from tests.strategies import enquiries, knowledge_bases

SMALL = Path(__file__).parent.parent / "small"
SITUATION = {
    "process": "sheetfed-offset",
    "appears": "after-wash",
    "rollers": "nbr",
    "voc_limit": "100 g/L",
}
KNOWN = {"problems": ["smudging"], "context": SITUATION, "priorities": ["low-voc"]}


@pytest.fixture(scope="module")
def small() -> KnowledgeBase:
    """Return the small knowledge base."""
    return KnowledgeBase.open(SMALL)


def test_why_is_no_more_than_it_takes(small: KnowledgeBase) -> None:
    """Rollers, the process and the VOC limit only kept exclusions away."""
    answer = small.why(KNOWN, "rapid-ester-wash", on=DAY)

    assert answer.rules == ("residue-after-wash", "residue-needs-fast-wash")
    assert answer.facts == {"appears": "after-wash", "problem": "smudging"}
    assert answer.properties == ("non_volatile",)
    assert answer.formulation == ()
    with pytest.raises(RecommenderError, match="ask why not"):
        small.why(KNOWN, "naphtha-wash", on=DAY)


@pytest.mark.parametrize(
    ("product", "verdict"),
    [
        ("rapid-ester-wsh", Verdict.UNKNOWN_PRODUCT),
        ("old-oily-wash", Verdict.NOT_OFFERED),
        ("naphtha-wash", Verdict.OUT),
        ("unmeasured-wash", Verdict.HELD),
        ("rapid-ester-wash", Verdict.RECOMMENDED),
    ],
)
def test_why_not_has_one_verdict(
    small: KnowledgeBase, product: str, verdict: Verdict
) -> None:
    """Each product is in exactly one place."""
    assert small.why_not(KNOWN, product, on=DAY).verdict is verdict


def test_why_not_goes_down_to_the_facts(small: KnowledgeBase) -> None:
    """An exclusion names the limit and the figure; a rule names what it lacks."""
    out = small.why_not(KNOWN, "naphtha-wash", on=DAY)
    assert [e.reason.rule for e in out.exclusions] == ["over-the-voc-limit"]
    assert out.exclusions[0].facts == (
        Fact(subject="voc_limit", value="100 g/L", wanted="known"),
        Fact(subject="voc", value="780 g/L", wanted="above client.voc_limit"),
        Fact(subject="voc_limit", value="100 g/L"),
    )
    assert small.why_not(KNOWN, "rapid-ester-wsh", on=DAY).near[0] == "rapid-ester-wash"

    elsewhere = {**KNOWN, "context": {**SITUATION, "appears": "in-the-pile"}}
    no_need = small.why_not(elsewhere, "rapid-ester-wash", on=DAY)
    assert (no_need.verdict, no_need.rule) == (
        Verdict.NO_NEED,
        "residue-needs-fast-wash",
    )
    assert no_need.missing == (
        Fact(subject="appears", value="in-the-pile", wanted="after-wash"),
    )


def test_why_not_says_what_ranks_higher(small: KnowledgeBase) -> None:
    """Equal in points, the client's priority settles it."""
    context = {**SITUATION, "voc_limit": "900 g/L"}
    answer = small.why_not({**KNOWN, "context": context}, "naphtha-wash", on=DAY)

    assert (answer.verdict, answer.place, answer.better, answer.settled_by) == (
        Verdict.OUTRANKED,
        2,
        "rapid-ester-wash",
        "priorities",
    )
    assert answer.own[0].points == answer.others[0].points


WASHED = """
knowledge_base:
  id: washed
  format: 1
  title: A wash for everybody
  version: 1
  languages: [en]
attributes:
  hardness:
    choices: [soft, hard]
    question: How hard is the water?
  process:
    choices: [flexo, screen]
    question: Which process is it?
  cause:
    many: yes
    from: rules
    choices: [scale, film]
problems:
  smudging:
    label: Smudging
categories:
  wash:
    label: Wash
needs:
  any-wash:
    label: A wash
    met_by:
      category: wash
products:
  the-wash:
    label: The wash
    category: wash
rules:
  wash-it:
    when:
      problem: smudging
      cause: CAUSE
    need: any-wash
    because: It must be washed.
  finds-out:
    when:
WHEN
    conclude:
      cause: film
    because: So it is told.
"""


@pytest.mark.parametrize(
    ("cause", "when", "fired", "waiting"),
    [
        # What an open rule may yet conclude is unknown because of that rule.
        ("unknown", ["hardness: hard"], ("wash-it",), ("finds-out",)),
        # Without the process the hardness is not needed either.
        (
            "film",
            ["- process: unknown", "- hardness: hard"],
            ("finds-out", "wash-it"),
            (),
        ),
    ],
)
def test_why_is_enough_where_lines_ask_for_what_is_unknown(
    cause: str,
    when: list[str],
    fired: tuple[str, ...],
    waiting: tuple[str, ...],
    tmp_path: Path,
) -> None:
    """A rule that waits is needed then, and a fact less can do for another."""
    lines = "\n".join(f"      {line}" for line in when)
    text = WASHED.replace("CAUSE", cause).replace("WHEN", lines)
    (tmp_path / "washed.yaml").write_text(text, "utf-8")
    kb = KnowledgeBase.open(tmp_path)
    context = {"process": "flexo", "hardness": "hard"} if not waiting else {}
    enquiry = {"problems": ["smudging"], "context": context}
    answer = kb.why(enquiry, "the-wash", on=DAY)

    assert (answer.rules, answer.open) == (fired, waiting)
    assert answer.facts == {"problem": "smudging"}
    (alone,) = kb.advise({"problems": ["smudging"]}, on=DAY).recommendations
    assert alone.score == answer.score


@st.composite
def cases(draw: st.DrawFn) -> tuple[Knowledge, Grounds]:
    """Draw a knowledge base, an enquiry, and what the advice rests on."""
    knowledge = draw(knowledge_bases(fewest_rules=3, most_rules=12))
    facts: Facts = draw(enquiries(knowledge))
    compiled = compile_knowledge(knowledge)
    inference = plain.infer(compiled.ruleset, facts)
    return knowledge, grounds_of(compiled, facts, inference, on=DAY)


@examples(150)
@given(case=cases())
def test_every_product_has_one_verdict_that_agrees_with_the_advice(
    case: tuple[Knowledge, Grounds],
) -> None:
    """The verdict is where the product stands in the advice."""
    knowledge, grounds = case
    infer = partial(plain.infer, grounds.compiled.ruleset)
    fitting, held = set(bits(grounds.fitting)), set(bits(grounds.held))
    for number, product in enumerate(grounds.compiled.catalog.products):
        verdict = why_not(grounds, product.id, infer).verdict
        if number in fitting:
            assert verdict in {Verdict.RECOMMENDED, Verdict.OUTRANKED}
        elif number in held:
            assert verdict is Verdict.HELD
        elif not knowledge.products[product.id].offered:
            assert verdict is Verdict.NOT_OFFERED
        else:
            assert verdict in {Verdict.OUT, Verdict.NO_NEED}


@examples(100)
@given(case=cases())
def test_why_is_enough_and_nothing_of_it_can_be_left_out(
    case: tuple[Knowledge, Grounds],
) -> None:
    """What is told gives the same score alone; any one thing less does not."""
    knowledge, grounds = case
    for number in list(bits(grounds.fitting))[:2]:
        answer = why(grounds, number)
        product = grounds.compiled.catalog.products[number]
        parts = {
            *(("rule", i) for i in answer.rules),
            *(("open", i) for i in answer.open),
            *(("property", i) for i in answer.properties),
            *(("formulation", i) for i in answer.formulation),
            *(
                ("attribute", i)
                for i in answer.facts
                if i not in {"problem", "objection", "current"}
            ),
            *(("current", "") for i in answer.facts if i == "current"),
            *(
                (kind, i)
                for kind in ("problem", "objection")
                if kind in answer.facts
                for i in answer.facts[kind].split(", ")
            ),
        }
        basis = Basis(knowledge, grounds.facts, product, frozenset(parts))
        assert basis.score(DAY) == answer.score == describe(grounds, number).score
        for part in parts:
            assert basis.without(part).score(DAY) != answer.score


def test_why_not_names_the_nearest_change_that_would_do(tmp_path: Path) -> None:
    """Old and new value of the one answer; nothing where law or safety stands."""
    for file in SMALL.glob("*.yaml"):
        text = file.read_text("utf-8").replace(
            "voc: above client.voc_limit\n    firm: yes", "voc: above client.voc_limit"
        )
        (tmp_path / file.name).write_text(text, "utf-8")
    kb = KnowledgeBase.open(tmp_path)
    nearest = kb.why_not(KNOWN, "naphtha-wash", on=DAY).nearest

    assert nearest is not None
    assert nearest.rules == ("over-the-voc-limit",)
    assert [(r.attribute, r.old, r.new) for r in nearest.repairs] == [
        ("voc_limit", "100 g/L", "780 g/L")
    ]
    assert nearest.products == ("naphtha-wash",)


def test_what_is_firm_has_no_nearest_change(small: KnowledgeBase) -> None:
    """The limit of the small knowledge base is law."""
    assert small.why_not(KNOWN, "naphtha-wash", on=DAY).nearest is None
