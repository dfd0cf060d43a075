"""Each trap of the rule engine, walked into on purpose.

The engine hangs, crashes or forgets firings beyond its limits; the answers here
must be those of the plain evaluator, without a single fault.
"""

from itertools import pairwise

import pytest
from attrs import evolve

from recommender.compiling.ruleset import compile_ruleset
from recommender.engine import plain
from recommender.engine.engine import Engine
from recommender.engine.inference import Inference
from recommender.model.condition import AllOf, AnyOf, Line, NoneOf
from recommender.model.enquiry import Facts
from recommender.model.knowledge import Knowledge
from tests.engine.building import facts, knowledge, problem, rule

pytest.importorskip("durable_rules_engine")

SMUDGING = facts("smudging")


def inferred(known: Knowledge, *enquiries: Facts) -> list[Inference]:
    """Return what the engine says, after holding it against the evaluator."""
    ruleset = compile_ruleset(known)
    engine = Engine(ruleset)
    found = [engine.infer(enquiry) for enquiry in enquiries]
    assert found == [plain.infer(ruleset, enquiry) for enquiry in enquiries]
    assert [one.engine for one in found] == ["durable_rules"] * len(found)
    assert engine.faults == 0
    return found


@pytest.mark.parametrize("count", [59, 60, 61, 64, 65, 128, 600])
def test_any_number_of_rules_can_fire_at_once(count: int) -> None:
    """A fact can match 64 different conditions; more rules are several partitions."""
    names = [f"rule-{number:03}" for number in range(count)]
    known = knowledge(
        *(
            rule(name, (problem("smudging"), Line("asked", NoneOf((f"v{number}",)))))
            for number, name in enumerate(names)
        ),
        asked=["asked"],
        many=count + 1,
    )
    every, all_but_one, silent = inferred(
        known,
        facts("smudging", asked=frozenset({f"v{count}"})),
        facts("smudging", asked=frozenset({"v7"})),
        facts("piling", asked=frozenset({f"v{count}"})),
    )

    assert every.fired == tuple(names)
    assert all_but_one.fired == tuple(name for name in names if name != "rule-007")
    assert silent.fired == ()


@pytest.mark.parametrize("count", [31, 32, 63])
def test_every_line_of_a_long_rule_counts(count: int) -> None:
    """What becomes a single term still waits for each of its lines."""
    asked = [f"asked_{number:02}" for number in range(count)]
    known = knowledge(
        rule("all-of-them", tuple(Line(name, AnyOf(("v0",))) for name in asked)),
        asked=asked,
    )
    yes = dict.fromkeys(asked, frozenset({"v0"}))
    found = inferred(
        known,
        facts(**yes),
        *(facts(**yes | {name: frozenset({"v1"})}) for name in asked),
    )

    assert [one.fired for one in found] == [("all-of-them",), *[()] * count]


@pytest.mark.parametrize("count", [30, 31, 32, 33, 61, 62, 252, 300, 520])
def test_a_rule_can_have_any_number_of_lines(count: int) -> None:
    """An engine rule has 31 terms; what is more is one term decided by us."""
    asked = [f"asked_{number:03}" for number in range(count)]
    lines = tuple(Line(name, AnyOf(("v0",))) for name in asked)
    known = knowledge(
        rule("all-of-them", lines),
        rule("but-the-last", lines[:-1]),
        rule("none-of-them", (problem("smudging"),), unless=lines),
        asked=asked,
    )
    yes = dict.fromkeys(asked, frozenset({"v0"}))
    no = dict.fromkeys(asked, frozenset({"v1"}))

    every, last_false, last_unknown, none = inferred(
        known,
        facts("smudging", **yes),
        facts("smudging", **yes | {asked[-1]: frozenset({"v1"})}),
        facts("smudging", **{name: yes[name] for name in asked[:-1]}),
        facts("smudging", **no),
    )

    assert every.fired == ("all-of-them", "but-the-last")
    assert last_false.fired == ("but-the-last",)
    assert (last_unknown.fired, last_unknown.open) == (
        ("but-the-last",),
        ("all-of-them",),
    )
    assert none.fired == ("none-of-them",)


def test_many_rules_can_have_the_same_lines() -> None:
    """More than 255 conditions that end alike overflow the engine's heap."""
    lines = (problem("smudging"), Line("process", AnyOf(("flexo",))))
    names = [f"rule-{number:03}" for number in range(300)]

    (found,) = inferred(
        knowledge(*(rule(name, lines) for name in names)),
        facts("smudging", process=frozenset({"flexo"})),
    )

    assert found.fired == tuple(names)


def test_an_attribute_can_have_many_values() -> None:
    """A node with over 511 values of one property never comes back."""
    values = [f"v{number}" for number in range(600)]
    rules = [rule(f"is-{v}", (Line("asked", AnyOf((v,))),)) for v in values]
    known = knowledge(
        *rules,
        rule("any", (Line("asked", AnyOf(tuple(values))),)),
        rule("all", (Line("asked", AllOf(tuple(values))),)),
        rule("none", (Line("asked", NoneOf(tuple(values[:-1]))),)),
        asked=["asked"],
        many=600,
    )

    one, every, nothing = inferred(
        known,
        facts(asked=frozenset(values[-1:])),
        facts(asked=frozenset(values)),
        facts(),
    )

    assert one.fired == ("any", "is-v599", "none")
    assert set(every.fired) == {"all", "any", *(f"is-{v}" for v in values)}
    assert len(nothing.open) == 603


def test_many_lines_can_hold_in_one_partition() -> None:
    """A fact has at most 252 properties, so lines count when rules are parted."""
    asked = [f"asked_{number:03}" for number in range(900)]
    rules = [
        rule(
            f"rule-{number:02}",
            (
                problem("smudging"),
                *(Line(n, AnyOf(("v0",))) for n in asked[number * 20 :][:20]),
            ),
        )
        for number in range(45)
    ]

    (found,) = inferred(
        knowledge(*rules, asked=asked),
        facts("smudging", **dict.fromkeys(asked, frozenset({"v0"}))),
    )

    assert len(found.fired) == 45


def test_alternatives_that_hold_together_fire_once() -> None:
    """The engine's own alternatives fire twice."""
    flexo = Line("process", AnyOf(("flexo",)))
    known = knowledge(
        rule(
            "either",
            (problem("smudging"),),
            (flexo,),
            (flexo, problem("smudging")),
            (problem("smudging", "piling"), flexo),
        )
    )

    (found,) = inferred(
        known, facts("smudging", "piling", process=frozenset({"flexo"}))
    )

    assert found.fired == ("either",)


def test_a_rule_can_ask_for_what_silences_it() -> None:
    """A line and its opposite are two atoms that never hold together."""
    known = knowledge(
        rule("never", (problem("smudging"),), unless=(problem("smudging"),)),
        rule("empty-never", (Line("process", AnyOf(())),)),
        rule("always", unless=(problem("piling"),)),
    )

    (found,) = inferred(known, SMUDGING)

    assert found.fired == ("always",)


def test_rules_without_conditions_fire_for_everyone() -> None:
    """They need no engine, and still feed the rules that look at them."""
    known = knowledge(
        rule("given", conclude=(("cause", "x"),)),
        rule("follows", (Line("cause", AnyOf(("x",))),)),
    )

    (found,) = inferred(known, facts())

    assert found.fired == ("follows", "given")
    assert found.conclusions == {"cause": frozenset({"x"})}


def test_a_long_chain_of_conclusions_is_followed_to_its_end() -> None:
    """Each conclusion is a fact for the next stratum, however many there are."""
    links = [f"link_{number:03}" for number in range(300)]
    known = knowledge(
        rule("first", (problem("smudging"),), conclude=((links[0], "v0"),)),
        *(
            rule(
                f"then-{here}",
                (Line(before, AnyOf(("v0",))),),
                conclude=((here, "v0"),),
            )
            for before, here in pairwise(links)
        ),
        asked=links,
    )
    known = _from_rules(known, links)

    reached, nothing = inferred(known, SMUDGING, facts("piling"))

    assert len(reached.fired) == 300
    assert reached.conclusions[links[-1]] == frozenset({"v0"})
    assert nothing == Inference()


def test_a_client_can_state_every_problem_at_once() -> None:
    """Hundreds of partitions may be asked in one enquiry."""
    names = [f"problem-{number:03}" for number in range(700)]
    known = knowledge(*(rule(f"on-{name}", (problem(name),)) for name in names))

    (found,) = inferred(known, facts(*names))

    assert len(found.fired) == 700


def _from_rules(known: Knowledge, names: list[str]) -> Knowledge:
    """Return the same knowledge with attributes that rules conclude."""
    attributes = {
        name: evolve(attribute, from_rules=attribute.from_rules or name in names)
        for name, attribute in known.attributes.items()
    }
    return evolve(known, attributes=attributes)
