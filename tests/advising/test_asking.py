"""Which answers a question is tried with, what it is worth, and who is asked first."""

from fractions import Fraction
from itertools import pairwise
from math import log2
from pathlib import Path

import pytest

from recommender import Advice, KnowledgeBase
from recommender.advising.asking import possible_answers
from recommender.advising.grounds import Grounds, grounds_of
from recommender.engine import plain
from recommender.loading.enquiry_reader import EnquiryReader
from tests.small_trade import DAY

TRADE = """
knowledge_base:
  id: trade
  format: 1
  title: Trade
  version: 1
  languages: [en]
  units:
    kg: 1000 g
attributes:
  speed:
    unit: rpm
    range: 100 to 900 rpm
    question: How fast does it turn?
  load:
    unit: g
    question: How much is on it?
  lifts:
    unit: kg
    question: What can it lift?
  heat:
    unit: °C
    range: 0 to 100 °C
    question: How hot does it get?
  kind:
    choices: [drum, plate, belt]
    question: What kind is it?
  make:
    choices: [apex, boreas, calder]
    question: Who made it?
  brand:
    choices: [ash, birch, cedar]
    question: What is it sold as?
  metal:
    many: yes
    choices: [zinc, tin]
    question: Which metals are in it?
  colour:
    choices: [red, blue]
    question: What colour is it?
  size:
    range: 1 to 9
    question: How large is it?
  cause:
    from: rules
    choices: [dirt, wear]
problems:
  slips:
    label: It slips
    ask: [make, kind]
  squeals:
    label: It squeals
    ask: [kind, make]
properties:
  grip:
    unit: g
  warm:
    unit: °C
    range: 0 to 100 °C
categories:
  belt:
    label: Belt
  wax:
    label: Wax
needs:
  a-belt:
    met_by:
      category: belt
  a-wax:
    met_by:
      category: wax
products:
  long-belt:
    category: belt
    properties:
      grip: 700 g
      warm: 30 °C
    suits:
      speed: 300 to 310 rpm
  short-belt:
    category: belt
    properties:
      warm: 80 °C
  hard-wax:
    category: wax
    properties:
      warm: 90 °C
    suits:
      colour: red
  their-belt:
    category: belt
    sold: no
    properties:
      warm: 55 °C
rules:
  fast-ones:
    when:
      speed: at least 600 rpm
    exclude:
      product: short-belt
    because: It comes off.
  too-heavy:
    when:
      load: above client.lifts
    conclude:
      cause: wear
    because: It wears.
  heavy:
    when:
      load: above 40 g
    exclude:
      product: short-belt
    because: It is heavy.
  too-hot:
    when:
      heat: known
    exclude:
      warm: below client.heat
    because: It melts.
  belt-it:
    when:
      problem: [slips, squeals]
    need: a-belt
    because: It needs one.
"""

MORE = """
rules:
  wax-it:
    when:
      problem: squeals
      kind: drum
    need: a-wax
    strength: strong
    because: It needs wax.
  zinc-eats-belts:
    when:
      metal: zinc
    exclude:
      category: belt
    because: Zinc eats it.
  no-wax-on-blue:
    when:
      colour: unknown
    exclude:
      product: long-belt
    because: Nobody has looked.
  any-size:
    when:
      size: above 5
    exclude:
      category: wax
    because: It is too large.
"""


def opened(folder: Path, *texts: str) -> KnowledgeBase:
    """Return the trade with more rules."""
    for number, text in enumerate(texts):
        (folder / f"part-{number}.yaml").write_text(text, "utf-8")
    return KnowledgeBase.open(folder)


@pytest.fixture
def trade(tmp_path: Path) -> KnowledgeBase:
    """Return a trade in which numbers begin to matter in several ways."""
    return opened(tmp_path, TRADE)


def grounds(kb: KnowledgeBase, **context: str) -> Grounds:
    """Return what advice about a belt that slips rests on."""
    enquiry = {"problems": ["slips"], "context": context}
    facts = EnquiryReader(kb.knowledge).read(enquiry)
    compiled = kb._compiled  # noqa: SLF001 - nobody else needs it
    return grounds_of(compiled, facts, plain.infer(compiled.ruleset, facts), on=DAY)


@pytest.mark.parametrize(
    ("name", "context", "limits"),
    [
        # What products suit, and what rules hold it against.
        ("speed", {}, [300, 310, 600]),
        # What rules hold it against, as it stands or as the client limits it.
        ("load", {}, [40]),
        ("load", {"lifts": "3 kg"}, [40, 3000]),
        # In the unit of the attribute, not in that of what it is held against.
        ("lifts", {"load": "500 g"}, [Fraction(1, 2)]),
        # The values of products that are sold.
        ("heat", {}, [30, 80, 90]),
    ],
)
def test_an_answer_is_tried_for_each_limit_and_each_stretch_between(
    trade: KnowledgeBase, name: str, context: dict[str, str], limits: list[Fraction]
) -> None:
    """Nothing that could decide is passed over, and nothing is tried twice."""
    attribute = trade.knowledge.attributes[name]
    found = possible_answers(grounds(trade, **context), attribute)
    answers = [answer for answer in found if isinstance(answer, Fraction)]
    low, high = attribute.scale.low, attribute.scale.high

    assert found == answers == sorted(set(answers))
    ends: list[Fraction | float] = [float("-inf"), *limits, float("inf")]
    stretches = [
        sum(1 for answer in answers if lower < answer < upper)
        for lower, upper in pairwise(ends)
    ]
    assert stretches == [1] * (len(limits) + 1)
    assert set(limits) <= set(answers)
    assert low is None or answers[0] >= low
    assert high is None or answers[-1] <= high


def test_a_number_that_nothing_is_held_against_has_one_answer(
    trade: KnowledgeBase,
) -> None:
    """Without a range it is nought; else it lies within."""
    attributes = trade.knowledge.attributes

    assert possible_answers(grounds(trade), attributes["lifts"]) == [0]
    assert possible_answers(grounds(trade), attributes["size"]) == [1]


def test_limits_beyond_the_range_are_never_answers(tmp_path: Path) -> None:
    """What a product can do that no client has is nothing to ask for."""
    narrow = TRADE.replace("0 to 100 °C\n    question", "30 to 60 °C\n    question")
    kb = opened(tmp_path, narrow)

    answers = possible_answers(grounds(kb), kb.knowledge.attributes["heat"])

    # At the least there is no stretch below, and at the most none above.
    assert answers == [30, 45]


def test_choices_are_tried_one_at_a_time(trade: KnowledgeBase) -> None:
    """A client who has both metals can say so; a question tries each."""
    attributes = trade.knowledge.attributes

    kinds = possible_answers(grounds(trade), attributes["kind"])
    metals = possible_answers(grounds(trade), attributes["metal"])
    assert kinds == [frozenset({i}) for i in ("drum", "plate", "belt")]
    assert metals == [frozenset({"zinc"}), frozenset({"tin"})]


@pytest.fixture
def larger(tmp_path: Path) -> KnowledgeBase:
    """Return the trade with rules that ask for more."""
    return opened(tmp_path, TRADE, MORE)


def asked(advice: Advice) -> dict[str, float]:
    """Return what each question is worth, in bits."""
    return {question.attribute: question.value for question in advice.questions}


THIRDS = (1 / 3, 2 / 3)
CALM = {"speed": "200 rpm", "load": "10 g", "heat": "20 °C"}


def test_a_question_is_worth_the_bits_that_its_answers_decide(
    larger: KnowledgeBase,
) -> None:
    """One kind in three changes the first choice, and so does one metal of two."""
    advice = larger.advise(
        {"problems": ["squeals"], "context": {**CALM, "colour": "red", "size": "3"}},
        on=DAY,
    )

    third = -sum(share * log2(share) for share in THIRDS)
    assert asked(advice) == pytest.approx({"metal": 1.0, "kind": third})


def test_what_no_need_asks_for_decides_nothing(larger: KnowledgeBase) -> None:
    """Wax cannot help what slips, so nobody is asked how large it is."""
    context = {**CALM, "colour": "red", "metal": ["tin"], "kind": "drum"}
    slips = larger.advise({"problems": ["slips"], "context": context}, on=DAY)
    squeals = larger.advise({"problems": ["squeals"], "context": context}, on=DAY)

    assert asked(slips) == {}
    assert asked(squeals) == pytest.approx({"size": -sum(x * log2(x) for x in THIRDS)})


def test_who_only_must_be_asked_is_not_asked(larger: KnowledgeBase) -> None:
    """Whatever the colour is, the long belt is let in; so it decides nothing."""
    context = {**CALM, "speed": "305 rpm", "metal": ["tin"]}
    before = larger.advise({"problems": ["slips"], "context": context}, on=DAY)

    for colour in ("red", "blue"):
        told = before.given(colour=colour).recommendations
        assert [each.product for each in told] == ["long-belt", "short-belt"]
    assert [each.product for each in before.recommendations] == ["short-belt"]
    assert asked(before) == {}


@pytest.mark.parametrize(
    ("problems", "order"),
    [
        (["slips"], ["make", "kind", "brand"]),
        (["squeals"], ["kind", "make", "brand"]),
        # Each is first on one of the lists: then the ids decide.
        (["slips", "squeals"], ["kind", "make", "brand"]),
        (["other"], ["brand", "kind", "make"]),
    ],
)
def test_of_questions_worth_the_same_the_problems_ask_first(
    problems: list[str], order: list[str], tmp_path: Path
) -> None:
    """What a problem asks first comes before what none asks, then by id."""
    kb = opened(tmp_path, TRADE, EVEN)
    context = {**CALM, "speed": "305 rpm"}
    advice = kb.advise({"problems": problems, "context": context}, on=DAY)

    assert [each.attribute for each in advice.questions] == order
    assert len({each.value for each in advice.questions}) == 1


EVEN = """
products:
  flat-belt:
    category: belt
    properties:
      warm: 70 °C
problems:
  other:
    label: Another one
rules:
  other-belt:
    when:
      problem: other
    need: a-belt
    because: It needs one.
  not-on-drums:
    when:
      kind: drum
    exclude:
      product: short-belt
    because: It comes off.
  not-of-calder:
    when:
      make: calder
    exclude:
      product: long-belt
    because: It comes off.
  not-as-birch:
    when:
      brand: birch
    exclude:
      product: flat-belt
    because: It comes off.
"""


def test_what_clients_say_by_themselves_is_not_asked(tmp_path: Path) -> None:
    """It is known where a client says so, and nobody is asked for it."""
    kinds = "    question: What kind is it?\n"
    context = {**CALM, "colour": "red", "size": "3"}
    squeals = {"problems": ["squeals"], "context": context}
    asking = opened(tmp_path, TRADE, MORE)
    silent = opened(tmp_path, TRADE.replace(kinds, "    from: client\n"), MORE)

    assert "kind" in asked(asking.advise(squeals, on=DAY))
    assert "kind" not in asked(silent.advise(squeals, on=DAY))
