"""The order of products by example, and what each figure in it is worth."""

from fractions import Fraction
from pathlib import Path

import pytest

from recommender import Advice, KnowledgeBase
from recommender.advising.priorities import mean, preferred, served
from recommender.model.grades import Importance
from recommender.model.product import Product, Value
from recommender.model.vocabulary import Direction, Preference, Property, Scale
from tests.small_trade import DAY, by_id

TRADE = """
knowledge_base:
  id: trade
  format: 1
  title: Trade
  version: 1
  languages: [en]
attributes:
  place:
    choices: [here, there]
problems:
  slips:
    label: It slips
categories:
  tape:
    label: Tape
  glue:
    label: Glue
properties:
  grip:
    range: 0 to 10
  shine:
    range: 0 to 10
needs:
  a-tape:
    met_by:
      category: tape
  a-glue:
    met_by:
      category: glue
  a-grip:
    met_by:
      grip: at least 5
priorities:
  tight:
    prefer:
      grip: higher
products:
  ash:
    category: tape
  birch:
    category: tape
  cedar:
    category: tape
  fir:
    category: tape
  oak:
    category: tape
  pine:
    category: tape
  bone:
    category: glue
  hide:
    category: glue
rules:
  tape-it:
    when:
      problem: slips
    need: a-tape
    because: It must be held.
  glue-it:
    when:
      problem: slips
    need: a-glue
    strength: strong
    because: It must be held for good.
"""
CAUTIONS = """
rules:
  a-smells:
    caution:
      product: [hide, bone]
    because: It smells.
  b-stains:
    caution:
      product: [fir, ash, birch]
    because: It stains.
  c-tears:
    caution:
      product: [ash, fir]
    because: It tears.
  d-yellows:
    caution:
      product: [ash]
    because: It yellows.
"""


def ask(folder: Path, *texts: str, **enquiry: object) -> Advice:
    """Return the advice for something that slips."""
    for number, text in enumerate(texts):
        (folder / f"part-{number}.yaml").write_text(text, "utf-8")
    kb = KnowledgeBase.open(folder)
    return kb.advise({"problems": ["slips"], **enquiry}, on=DAY)


def order(advice: Advice) -> list[str]:
    """Return what is recommended, best first."""
    return [each.product for each in advice.recommendations]


def test_without_anything_else_score_and_id_decide(tmp_path: Path) -> None:
    """What helps more comes first, then the alphabet."""
    tapes = ["ash", "birch", "cedar", "fir", "oak", "pine"]

    assert order(ask(tmp_path, TRADE)) == ["bone", "hide", *tapes]


def test_of_the_same_score_the_fewer_cautions_come_first(tmp_path: Path) -> None:
    """None, one, two, three; cautions about all of them change nothing."""
    advice = ask(tmp_path, TRADE, CAUTIONS)

    tapes = ["cedar", "oak", "pine", "birch", "fir", "ash"]
    assert order(advice) == ["bone", "hide", *tapes]
    counts = [len(each.cautions) for each in advice.recommendations]
    assert counts == [1, 1, 0, 0, 0, 1, 2, 3]


def test_priorities_count_before_cautions_and_after_the_score(tmp_path: Path) -> None:
    """Products that serve them equally well stay together."""
    grip = {"fir": 9, "ash": 9, "oak": 2, "pine": 2, "hide": 1}
    text = TRADE
    for product, value in grip.items():
        kind = "glue" if product == "hide" else "tape"
        plain = f"  {product}:\n    category: {kind}\n"
        text = text.replace(plain, f"{plain}    properties:\n      grip: {value}\n")
    advice = ask(tmp_path, text, CAUTIONS, priorities=["tight"])

    tapes = ["fir", "ash", "oak", "pine", "cedar", "birch"]
    assert order(advice) == ["hide", "bone", *tapes]
    ignored = ask(tmp_path, text, CAUTIONS)
    assert order(ignored)[2:5] == ["cedar", "oak", "pine"]


def test_held_products_rank_with_what_they_have_or_would_have(tmp_path: Path) -> None:
    """Those that only wait stand among those whose need is to be confirmed."""
    more = """
categories:
  wood:
    label: Wood
products:
  elm:
    category: tape
    suits:
      place: [here]
  yew:
    category: glue
    suits:
      place: [here]
  walnut:
    category: wood
    properties:
      shine: 3
  zelkova:
    category: wood
    properties:
      shine: 3
rules:
  grip-it:
    when:
      problem: slips
    need: a-grip
    because: It must be held.
"""
    advice = ask(tmp_path, TRADE, more)

    assert [(each.product, each.score) for each in advice.held] == [
        ("yew", 6),
        ("elm", 4),
        ("walnut", 4),
        ("zelkova", 4),
    ]
    few = KnowledgeBase.open(tmp_path).advise({"problems": ["slips"]}, on=DAY, top=2)
    assert [each.product for each in few.held] == ["yew", "elm"]
    assert order(few) == ["bone", "hide"]


SCALES = by_id(
    [
        Property(id="flash", scale=Scale(low=Fraction(20), high=Fraction(120))),
        Property(id="mass", scale=Scale()),
        Property(id="depth", scale=Scale(high=Fraction(9))),
        Property(id="height", scale=Scale(low=Fraction(0))),
    ]
)


@pytest.mark.parametrize(
    ("direction", "target", "value", "worth"),
    [
        (Direction.LOWER, None, 20, 1),
        (Direction.LOWER, None, 45, Fraction(3, 4)),
        (Direction.LOWER, None, 120, 0),
        (Direction.HIGHER, None, 20, 0),
        (Direction.HIGHER, None, 45, Fraction(1, 4)),
        (Direction.HIGHER, None, 120, 1),
        (Direction.NEAR, 50, 50, 1),
        (Direction.NEAR, 50, 120, 0),
        (Direction.NEAR, 50, 20, Fraction(4, 7)),
        (Direction.NEAR, 100, 20, 0),
        (Direction.NEAR, 100, 120, Fraction(3, 4)),
    ],
)
def test_a_value_is_worth_where_it_lies_in_its_range(
    direction: Direction, target: int | None, value: int, worth: Fraction
) -> None:
    """The best is 1 and the worst is 0, wherever the range begins."""
    aim = None if target is None else Fraction(target)
    preference = Preference(property="flash", direction=direction, target=aim)
    product = Product(id="one", category="tape", properties={"flash": Fraction(value)})

    assert preferred(preference, product, SCALES) == worth


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("flash", None),
        ("flash", frozenset({"high"})),
        ("mass", Fraction(3)),
        ("depth", Fraction(3)),
        ("height", Fraction(3)),
    ],
)
def test_what_has_no_place_in_a_range_is_worth_nothing(
    name: str, value: Value | None
) -> None:
    """An unknown value, a word, or a number without two ends."""
    preference = Preference(property=name, direction=Direction.HIGHER)
    properties = {} if value is None else {name: value}
    product = Product(id="one", category="tape", properties=properties)

    assert preferred(preference, product, SCALES) == 0


def test_means_are_exact_and_of_nothing_they_are_nothing() -> None:
    """Priorities count by their importance."""
    third = Fraction(1, 3)

    assert mean([]) == 0
    assert mean([third, third, Fraction(1)]) == Fraction(5, 9)
    assert served({}, {}) == 0
    weights = {"dear": Importance.MUST, "near": Importance.NICE}
    assert served({"dear": third, "near": Fraction(1)}, weights) == Fraction(1, 2)
