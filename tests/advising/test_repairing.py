"""Which other answer of the client would let a product in: one rule at a time."""

from pathlib import Path
from textwrap import indent

import pytest

from recommender import Advice, KnowledgeBase
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
    range: 0 to 1000 rpm
  load:
    unit: g
  lifts:
    unit: kg
  kind:
    choices: [drum, plate, belt]
  metals:
    many: yes
    choices: [zinc, tin, lead]
problems:
  slips:
    label: It slips
properties:
  grip:
    unit: g
categories:
  tape:
    label: Tape
needs:
  a-tape:
    met_by:
      category: tape
products:
  strong-tape:
    category: tape
    properties:
      grip: 700 g
  weak-tape:
    category: tape
    properties:
      grip: 400 g
"""
NEED = """
rules:
  tape-it:
    when:
      problem: slips
    need: a-tape
    because: It must be held.
"""
EXCLUDED = """
  out:
{when}    exclude:
{exclude}
    because: It would not hold.
"""


class Opened:
    """Opens knowledge bases, and tells a client what to change."""

    def __init__(self, path: Path) -> None:
        """Write to `path`."""
        self.path = path

    def advise(self, text: str, context: dict[str, object]) -> Advice:
        """Return the advice for something that slips."""
        self.path.write_text(text, "utf-8")
        kb = KnowledgeBase.open(self.path)
        return kb.advise({"problems": ["slips"], "context": context}, on=DAY)

    def repairs(self, text: str, context: dict[str, object]) -> list[tuple[str, ...]]:
        """Return the repairs of the one relaxation there is."""
        (unmet,) = self.advise(text, context).unmet
        (relaxation,) = unmet.relaxations
        return [(each.attribute, each.old, each.new) for each in relaxation.repairs]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Return what opens knowledge bases."""
    return Opened(tmp_path / "trade.yaml")


def excluded(exclude: str, when: str = "") -> str:
    """Return the trade with a rule that excludes."""
    block = f"    when:\n{indent(when, ' ' * 6)}\n" if when else ""
    return TRADE + NEED + EXCLUDED.format(when=block, exclude=indent(exclude, " " * 6))


@pytest.mark.parametrize(
    ("exclude", "context", "repair"),
    [
        # The nearest limit that lets one of them in, and the limit itself only
        # where it may be reached.
        ("grip: above client.load", {"load": "300 g"}, "400 g"),
        ("grip: at least client.load", {"load": "300 g"}, "above 400 g"),
        ("grip: below client.load", {"load": "900 g"}, "700 g"),
        ("grip: at most client.load", {"load": "900 g"}, "below 700 g"),
        # In the unit of what the client is asked for.
        ("grip: above client.lifts", {"lifts": "0.3 kg"}, "0.4 kg"),
        ("grip: below client.lifts", {"lifts": "1.5 kg"}, "0.7 kg"),
    ],
)
def test_a_limit_of_the_client_is_moved_to_the_nearest_product(
    exclude: str, context: dict[str, object], repair: str, opened: Opened
) -> None:
    """Not further than needed, and past it only where it must not be reached."""
    ((name, old),) = context.items()

    assert opened.repairs(excluded(exclude), context) == [(name, old, repair)]


@pytest.mark.parametrize(
    ("line", "stated", "repair"),
    [
        ("speed: at least 500 rpm", "600 rpm", "below 500 rpm"),
        ("speed: above 500 rpm", "600 rpm", "500 rpm"),
        ("speed: below 500 rpm", "400 rpm", "500 rpm"),
        ("speed: at most 500 rpm", "400 rpm", "above 500 rpm"),
        # Nothing lies beyond the range.
        ("speed: at most 1000 rpm", "400 rpm", None),
        ("speed: at least 0 rpm", "400 rpm", None),
        ("speed: at most 999.5 rpm", "400 rpm", "above 999.5 rpm"),
        ("speed: at least 0.5 rpm", "400 rpm", "below 0.5 rpm"),
        ("speed: below 1000 rpm", "400 rpm", "1000 rpm"),
        ("speed: above 0 rpm", "400 rpm", "0 rpm"),
        # Of two sides the nearer one.
        ("speed: 300 to 500 rpm", "350 rpm", "below 300 rpm"),
        ("speed: 300 to 500 rpm", "450 rpm", "above 500 rpm"),
        ("speed: 0 to 500 rpm", "50 rpm", "above 500 rpm"),
        # There is no telling what would do.
        ("speed: known", "400 rpm", None),
        ("load: at least 500 g", "600 g", "below 500 g"),
        ("load: at most 0 g", "0 g", "above 0 g"),
        ("kind: [drum, plate]", "plate", "belt"),
        ("kind: not belt", "drum", "belt"),
        ("kind: none of plate, belt", "drum", "plate | belt"),
        # One of them is not all of them.
        ("metals: all of zinc, tin", ["zinc", "tin"], "zinc | tin | lead"),
        ("metals: all of zinc", ["zinc", "tin"], "tin | lead"),
    ],
)
def test_what_the_client_said_is_changed_so_that_a_rule_falls_silent(
    line: str, stated: str | list[str], repair: str | None, opened: Opened
) -> None:
    """Each kind of line has its own opposite."""
    name = line.partition(":")[0]
    found = opened.repairs(excluded("category: tape", line), {name: stated})

    old = stated if isinstance(stated, str) else ", ".join(sorted(stated))
    assert found == ([] if repair is None else [(name, old, repair)])


@pytest.mark.parametrize(
    ("line", "stated", "repair"),
    [
        ("speed: 100 to 200 rpm", "600 rpm", "200 rpm"),
        ("speed: 100 to 200 rpm", "50 rpm", "100 rpm"),
        ("speed: above 700 rpm", "600 rpm", "above 700 rpm"),
        ("speed: at most 500 rpm", "600 rpm", "500 rpm"),
        ("kind: [plate, belt]", "drum", "plate | belt"),
        ("kind: not drum", "drum", "plate | belt"),
    ],
)
def test_the_client_can_be_one_that_a_product_suits(
    line: str, stated: str, repair: str, opened: Opened
) -> None:
    """What a product suits is as near as a rule that keeps it out."""
    suits = f"    suits:\n      {line}\n"
    text = TRADE.replace("  weak-tape:\n", f"{suits}  weak-tape:\n") + suits + NEED
    name = line.partition(":")[0]

    assert opened.repairs(text, {name: stated}) == [(name, stated, repair)]


def test_the_nearest_that_some_product_suits(opened: Opened) -> None:
    """Numbers as near as any of them allows, choices whichever of them has them."""
    suits = "    suits:\n      {}\n"
    strong, weak = "speed: at least 900 rpm", "speed: at least 700 rpm"
    text = TRADE.replace("  weak-tape:\n", suits.format(strong) + "  weak-tape:\n")
    assert opened.repairs(text + suits.format(weak) + NEED, {"speed": "600 rpm"}) == [
        ("speed", "600 rpm", "700 rpm")
    ]
    text = TRADE.replace(
        "  weak-tape:\n", suits.format("kind: plate") + "  weak-tape:\n"
    )
    text += suits.format("kind: [belt, plate]") + NEED
    assert opened.repairs(text, {"kind": "drum"}) == [("kind", "drum", "plate | belt")]


def test_an_exception_to_a_rule_can_be_made_true(opened: Opened) -> None:
    """What the rule stands back from is a way out, too."""
    unless = "    unless:\n      speed: below 200 rpm\n    exclude:\n"
    text = excluded("category: tape").replace("    exclude:\n", unless)

    assert opened.repairs(text, {"speed": "600 rpm"}) == [
        ("speed", "600 rpm", "below 200 rpm")
    ]


def test_either_of_two_answers_held_against_each_other_can_change(
    opened: Opened,
) -> None:
    """Less to carry, or more that is lifted; each in its own unit."""
    text = excluded("category: tape", "load: above client.lifts")

    assert opened.repairs(text, {"load": "900 g", "lifts": "0.5 kg"}) == [
        ("load", "900 g", "500 g"),
        ("lifts", "0.5 kg", "0.9 kg"),
    ]


def test_a_product_must_still_serve_the_problem_it_is_offered_for(
    opened: Opened,
) -> None:
    """That it would serve another problem of the client is not enough."""
    text = (
        excluded("category: tape", "kind: drum")
        .replace("problem: slips", "problem: slips\n      kind: [drum, belt]")
        .replace("problems:\n", "problems:\n  tears:\n    label: It tears\n")
        + """
  tape-tears:
    when:
      problem: tears
    need: a-tape
    because: It must not tear.
"""
    )
    opened.path.write_text(text, "utf-8")
    client = {"problems": ["slips", "tears"], "context": {"kind": "drum"}}
    unmet = KnowledgeBase.open(opened.path).advise(client, on=DAY).unmet

    assert [
        (one.problem, [repair.new for repair in way.repairs])
        for one in unmet
        for way in one.relaxations
    ] == [("slips", ["belt"]), ("tears", ["plate | belt"])]


def test_a_change_that_takes_the_need_away_is_no_repair(opened: Opened) -> None:
    """Slower, it would not slip at all; then nothing has to be recommended."""
    text = excluded("category: tape", "speed: at least 500 rpm\nkind: drum")
    needed = text.replace(
        "problem: slips", "problem: slips\n      speed: above 300 rpm"
    )
    context: dict[str, object] = {"speed": "600 rpm", "kind": "drum"}

    assert opened.repairs(needed, context) == [
        ("speed", "600 rpm", "below 500 rpm"),
        ("kind", "drum", "plate | belt"),
    ]
    needed = needed.replace("above 300 rpm", "at least 500 rpm")
    assert opened.repairs(needed, context) == [("kind", "drum", "plate | belt")]


def test_what_would_leave_a_product_held_or_out_is_no_repair(opened: Opened) -> None:
    """A plate asks for what nobody knows, and a belt is excluded by another rule."""
    text = (
        excluded("category: tape", "kind: drum")
        + """
  held:
    when:
      kind: plate
      load: above 10 g
    exclude:
      category: tape
    because: It may be too much.
  out-too:
    when:
      kind: belt
    exclude:
      product: weak-tape
    because: It is too weak.
"""
    )
    assert opened.repairs(text, {"kind": "drum"}) == [("kind", "drum", "belt")]
    weak = text.replace("product: weak-tape", "category: tape")
    assert opened.repairs(weak, {"kind": "drum"}) == []


def test_the_nearest_change_of_an_answer_is_told_once(opened: Opened) -> None:
    """Several lines of a rule can ask for another answer to the same question."""
    blocks = "- grip: above client.load\n  category: tape\n- grip: above client.load"

    assert opened.repairs(
        excluded(blocks, "load: at least 1 g"), {"load": "300 g"}
    ) == [("load", "300 g", "400 g")]


def test_several_changes_are_those_of_the_first_product(opened: Opened) -> None:
    """They must be enough together, so they are never taken from two products."""
    text = (
        excluded("grip: above client.load", "kind: drum")
        + """
  fast:
    when:
      speed: above 500 rpm
    exclude:
      category: tape
    because: It comes off.
"""
    )
    stated: dict[str, object] = {
        "load": "300 g",
        "kind": "drum",
        "speed": "600 rpm",
    }
    (unmet,) = opened.advise(text, stated).unmet
    (relaxation,) = unmet.relaxations
    assert relaxation.products == ("strong-tape", "weak-tape")
    assert relaxation.rules == ("fast", "out")
    assert [(each.attribute, each.new) for each in relaxation.repairs] == [
        ("speed", "500 rpm"),
        ("load", "700 g"),
        ("kind", "plate | belt"),
    ]


@pytest.mark.parametrize(
    ("other", "speed"),
    [
        # The second change does for both.
        ("speed: above 300 rpm", ["300 rpm"]),
        # Nothing does for both, and each would undo the other.
        ("speed: below 700 rpm", ["500 rpm"]),
    ],
)
def test_one_answer_is_never_changed_in_two_ways(
    other: str, speed: list[str], opened: Opened
) -> None:
    """What no change is left for has to be let go."""
    fast = """
  also:
    when:
      {other}
    exclude:
      category: tape
    because: It comes off.
"""
    text = excluded("category: tape", "speed: above 500 rpm")
    found = opened.repairs(
        text.replace("  out:\n", "  a-rule:\n") + fast.replace("{other}", other),
        {"speed": "600 rpm"},
    )

    assert found == [("speed", "600 rpm", each) for each in speed]


def test_relaxations_list_the_best_product_first(opened: Opened) -> None:
    """The one with the higher score, then by id; the smallest changes first."""
    text = excluded("category: tape", "kind: drum")
    stronger = (
        text.replace(
            "needs:\n",
            "needs:\n  a-weak-tape:\n    met_by:\n      product: weak-tape\n",
        )
        + """
  weak-one:
    when:
      problem: slips
    need: a-weak-tape
    strength: strong
    because: It can be taken off again.
"""
    )
    context: dict[str, object] = {"kind": "drum"}
    for written, products in (
        (text, ("strong-tape", "weak-tape")),
        (stronger, ("weak-tape", "strong-tape")),
    ):
        (unmet,) = opened.advise(written, context).unmet
        assert [each.products for each in unmet.relaxations] == [products]
