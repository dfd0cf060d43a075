"""The plan for a demonstration: nothing too early, and nothing that must not meet."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve

from recommender import KnowledgeBase, RecommenderError
from recommender.model.demonstration import Demo, Demonstration, DemoStep, Phase
from recommender.model.text import Text
from tests.small_trade import DAY

SMALL = Path(__file__).parent.parent / "small"

TRADE = """
knowledge_base:
  id: trade
  format: 1
  version: 1
attributes:
  rollers:
    choices: [nbr, epdm]
problems:
  smudging:
    label: Smudging
  piling:
    label: Piling
categories:
  wash:
    label: Wash
  blanket-wash:
    label: Blanket wash
    kind_of: wash
  powder:
    label: Powder
  coating:
    label: Coating
products:
  quick-wash:
    label: Quick Wash
    category: blanket-wash
    not_with: [powder]
    demo:
      prepare:
        - Bring a blanket.
        - id: fill-the-tank
          step: Fill the tank.
          fills: yes
          takes: 0.5 h
          bring: [A funnel]
          after: [read-the-scale]
        - id: read-the-scale
          step: Read the scale.
      measure:
        - measure: Sheets until the first good one
          problems: [smudging]
          success: Fewer than today
        - measure: Grit on the blanket
          problems: [piling]
  old-wash:
    category: wash
    sold: no
  shy-coating:
    category: coating
    not_with: [quick-wash]
demonstration:
  agree:
    phase: before
    step: Agree on success.
    takes: 20 min
  calm-the-epdm:
    phase: before
    step: Ask the roller maker.
    when:
      rollers: epdm
  drain:
    phase: change
    for: [wash]
    step: Drain the wash.
    empties: [wash]
    bring: [A drum, A funnel]
  spray:
    phase: change
    for: [powder]
    step: Spray it.
    fills: yes
  decide:
    phase: after
    step: Decide.
    after: [agree]
"""


@pytest.fixture
def trade(tmp_path: Path) -> KnowledgeBase:
    """Return a trade with demonstrations."""
    (tmp_path / "trade.yaml").write_text(TRADE, "utf-8")
    return KnowledgeBase.open(tmp_path)


ASKED = {"problems": ["smudging"], "current": "old-wash"}


def told(plan: Demonstration) -> list[str]:
    """Return each step by its words, or by what it is for."""
    return [
        step.step.in_language()
        or step.measure.in_language()
        or f"out: {', '.join(step.empties)}"
        if step.step or step.measure or step.empties
        else "flush"
        if step.flushes
        else "fill"
        for step in plan.steps
    ]


def test_a_plan_is_in_an_order_in_which_it_can_be_taken(trade: KnowledgeBase) -> None:
    """What is authored, and what nobody wrote because it goes without saying."""
    plan = trade.demonstration(ASKED, "quick-wash", on=DAY)

    assert plan.empties == ("powder", "shy-coating", "wash")
    assert told(plan) == [
        "Agree on success.",
        "Drain the wash.",
        "out: powder, shy-coating",
        "flush",
        "Bring a blanket.",
        "Read the scale.",
        "Fill the tank.",
        "Sheets until the first good one",
        "Decide.",
    ]
    assert plan.minutes == 30
    assert [text.in_language() for text in plan.bring] == ["A drum", "A funnel"]


def test_a_plan_is_for_this_client(trade: KnowledgeBase) -> None:
    """Steps for other problems, other products and unknown rollers are left out."""
    enquiry = {"problems": ["piling"], "context": {"rollers": "epdm"}}

    plan = trade.demonstration(enquiry, "shy-coating", on=DAY)

    assert told(plan) == [
        "Agree on success.",
        "Ask the roller maker.",
        "out: quick-wash",
        "flush",
        "fill",
        "Decide.",
    ]


def test_a_plan_is_plain_data(trade: KnowledgeBase) -> None:
    """With everything that the steps say."""
    data = trade.demonstration(ASKED, "quick-wash", on=DAY).to_dict()

    assert (data["product"], data["minutes"]) == ("quick-wash", 30)
    steps = data["steps"]
    assert isinstance(steps, list)
    assert steps[6] == {
        "id": "fill-the-tank",
        "phase": "change",
        "step": "Fill the tank.",
        "empties": [],
        "flushes": False,
        "fills": True,
        "who": "",
        "minutes": 30,
        "bring": ["A funnel"],
        "measure": "",
        "success": "",
        "problems": [],
        "after": ["read-the-scale"],
        "sources": [],
    }


@pytest.mark.parametrize(
    ("product", "said"),
    [
        ("quick-wsh", "did you mean 'quick-wash'"),
        ("nothing-like-it", "no product is called"),
        ("old-wash", "not on offer"),
    ],
)
def test_what_cannot_be_shown_is_refused(
    trade: KnowledgeBase, product: str, said: str
) -> None:
    """With the reason."""
    with pytest.raises(RecommenderError, match=said):
        trade.demonstration(ASKED, product, on=DAY)


def test_what_is_ruled_out_is_never_shown() -> None:
    """An ester on the wrong rollers would do harm."""
    kb = KnowledgeBase.open(SMALL)
    enquiry = {"problems": ["smudging"], "context": {"rollers": "epdm"}}

    with pytest.raises(RecommenderError, match="ruled out for this client"):
        kb.demonstration(enquiry, "rapid-ester-wash", on=DAY)


def test_a_held_product_says_what_to_confirm_first() -> None:
    """Nothing is carried to a press before that is known."""
    kb = KnowledgeBase.open(SMALL)

    plan = kb.demonstration({"problems": ["smudging"]}, "rapid-ester-wash", on=DAY)

    assert {confirm.attribute for confirm in plan.confirm} >= {"process", "rollers"}


def test_a_step_of_the_product_takes_the_place_of_the_general_one(
    trade: KnowledgeBase,
) -> None:
    """By its id."""
    knowledge = trade.knowledge
    product = knowledge.products["quick-wash"]
    own = DemoStep(id="agree", phase=Phase.BEFORE, step=Text.of({"en": "Shake hands."}))
    products = {
        **knowledge.products,
        "quick-wash": evolve(product, demo=Demo(prepare=(own,))),
    }
    kb = KnowledgeBase(evolve(knowledge, products=products))

    plan = kb.demonstration(ASKED, "quick-wash", on=DAY)

    assert told(plan)[0] == "Shake hands."
    assert "Agree on success." not in told(plan)


def test_minutes_that_nobody_knows_count_nothing() -> None:
    """They are not guessed."""
    plan = Demonstration(
        knowledge_base={},
        on=date(2026, 11, 23),
        enquiry={},
        product="wash",
        steps=(
            DemoStep(),
            DemoStep(minutes=Fraction(5, 2), phase=Phase.RUN),
            DemoStep(minutes=Fraction(9), phase=Phase.AFTER),
        ),
    )

    assert plan.to_dict()["minutes"] == "2.5"


FINER = """
categories:
  fine-powder:
    label: Fine powder
    kind_of: powder
products:
  talc:
    category: fine-powder
  grit:
    category: powder
"""


@pytest.mark.parametrize(
    ("apart", "empties"),
    [
        ("[talc]", ["talc"]),
        ("[talc, grit]", ["grit", "talc"]),
        # What lies in something wider that has to go is not named again.
        ("[talc, fine-powder]", ["fine-powder"]),
        ("[talc, grit, powder]", ["powder"]),
        ("[fine-powder, powder]", ["powder"]),
        ("[talc, fine-powder, grit]", ["fine-powder", "grit"]),
    ],
)
def test_what_must_go_is_named_by_the_widest_word(
    apart: str, empties: list[str], tmp_path: Path
) -> None:
    """A product with its category, and a category with the one it is kind of."""
    text = TRADE.replace("not_with: [powder]", f"not_with: {apart}")
    (tmp_path / "trade.yaml").write_text(text, "utf-8")
    (tmp_path / "finer.yaml").write_text(FINER, "utf-8")
    plan = KnowledgeBase.open(tmp_path).demonstration(ASKED, "quick-wash", on=DAY)

    assert list(plan.empties) == sorted([*empties, "shy-coating", "wash"])


def test_steps_that_flush_too_late_do_not_count(tmp_path: Path) -> None:
    """One that fills at once flushes nothing before; one that only flushes does."""
    late = TRADE.replace("step: Fill the tank.\n          fills: yes", FLUSHES)
    for text, flushed in (
        (late, True),
        (late.replace("          fills: yes\n", ""), False),
    ):
        (tmp_path / "trade.yaml").write_text(text, "utf-8")
        plan = KnowledgeBase.open(tmp_path).demonstration(ASKED, "quick-wash", on=DAY)
        assert ("flush" in told(plan)) is flushed


FLUSHES = """step: Fill the tank.
          flushes: yes
          fills: yes"""
