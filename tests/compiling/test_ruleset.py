"""Rules are compiled once, and the result is plain and depends on content only."""

import pickle

import pytest
from attrs import evolve
from hypothesis import given

from recommender.compiling.keys import Key, keys_of
from recommender.compiling.ruleset import Ruleset, compile_ruleset
from recommender.model.condition import (
    AllOf,
    AnyOf,
    ClientValue,
    Compared,
    Comparison,
    CurrentValue,
    IsKnown,
    Line,
    NoneOf,
)
from recommender.model.grades import Status
from recommender.model.knowledge import Knowledge
from recommender.model.position import Position, Word
from recommender.model.rule import Conclude, Rule
from tests.engine.building import knowledge, problem, rule
from tests.examples import examples
from tests.small_trade import LAYERS
from tests.strategies import knowledge_bases

FLEXO = Line("process", AnyOf(("flexo",)))
CAUSE = Line("cause", AnyOf(("x",)))
STATE = Line("state", AllOf(("x", "y")))


def conclude(attribute: str) -> tuple[tuple[str, str], ...]:
    """Return what concludes x for an attribute."""
    return ((attribute, "x"),)


def test_only_active_rules_count_and_they_are_sorted() -> None:
    """A draft or retired rule has no effect at all."""
    draft = evolve(rule("b", (FLEXO,)), status=Status.DRAFT)
    retired = evolve(rule("a", (FLEXO,)), status=Status.RETIRED)
    found = compile_ruleset(knowledge(rule("d"), rule("c"), draft, retired))

    assert [each.id for each in found.rules] == ["c", "d"]
    assert found.lines == ()


def test_rules_stand_above_what_they_look_at() -> None:
    """A line of `unless` and an alternative count like any other."""
    found = compile_ruleset(
        knowledge(
            rule("a-last", (FLEXO,), (STATE,)),
            rule("b-also-last", unless=(Line("state", IsKnown(known=True)),)),
            rule("c-next", (CAUSE,), conclude=conclude("state")),
            rule("d-first", (FLEXO,), conclude=conclude("cause")),
            rule("e-not-concluded", (Line("grade", AnyOf(("x",))),)),
        )
    )

    assert [
        [found.rules[number].id for number in stratum.rules] for stratum in found.strata
    ] == [["d-first", "e-not-concluded"], ["c-next"], ["a-last", "b-also-last"]]
    assert list(found.in_order()) == [
        "d-first",
        "e-not-concluded",
        "c-next",
        "a-last",
        "b-also-last",
    ]


@pytest.mark.parametrize(
    "rules",
    [
        [rule("own-tail", (CAUSE,), conclude=conclude("cause"))],
        [
            rule("there", (CAUSE,), conclude=conclude("state")),
            rule("back", unless=(STATE,), conclude=conclude("cause")),
        ],
    ],
)
def test_a_circle_cannot_be_compiled(rules: list[Rule]) -> None:
    """It names every rule of the circle; a draft does not close it."""
    with pytest.raises(ValueError, match="in a circle") as refused:
        compile_ruleset(knowledge(*rules))
    assert all(each.id in str(refused.value) for each in rules)

    drafted = [evolve(rules[0], status=Status.DRAFT), *rules[1:]]
    assert len(compile_ruleset(knowledge(*drafted)).rules) == len(rules) - 1


def test_equal_lines_have_one_number() -> None:
    """They are looked at once, however many rules have them."""
    found = compile_ruleset(
        knowledge(
            rule("a", (FLEXO, CAUSE, FLEXO), (FLEXO,), (CAUSE, FLEXO)),
            rule("b", (CAUSE,), unless=(FLEXO,)),
        )
    )

    assert found.lines == (FLEXO, CAUSE)
    assert [(each.blocks, each.unless) for each in found.rules] == [
        (((0, 1), (0,), (1, 0)), ()),
        (((1,),), (0,)),
    ]


def test_words_forget_where_they_were_written() -> None:
    """A ruleset is plain data; positions belong to what was loaded."""

    def word(plain: str) -> Word:
        return Word(plain, Position("a.yaml", 1, 1))

    lines = (
        Line(word("process"), AnyOf((word("flexo"),))),
        Line(word("inks"), AllOf((word("oil"),))),
        Line(word("inks"), NoneOf((word("uv"),))),
        Line(
            word("hardness"),
            Compared(Comparison.ABOVE, ClientValue(word("voc_limit"))),
        ),
        Line(word("hardness"), Compared(Comparison.ABOVE, CurrentValue(word("voc")))),
    )
    found = compile_ruleset(
        knowledge(rule(word("a"), lines, conclude=((word("cause"), word("x")),)))
    )

    assert found.lines == lines
    assert b"a.yaml" not in pickle.dumps(found)


@examples(100)
@given(known=knowledge_bases(most_products=0))
def test_a_ruleset_survives_pickling(known: Knowledge) -> None:
    """Servers compile once and send it to their workers."""
    found = compile_ruleset(known)

    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes
    assert isinstance(found, Ruleset)
    for number, each in enumerate(found.rules):
        effect = known.rules[each.id].effect
        assert each.concludes == (effect.values if isinstance(effect, Conclude) else ())
        assert sum(number in stratum.rules for stratum in found.strata) == 1


PROBLEM = problem("smudging", "piling")


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ([], ()),
        ([FLEXO], ()),
        ([Line("hardness", IsKnown(known=True))], ()),
        ([Line("problem", NoneOf(("smudging",)))], ()),
        ([Line("cause", IsKnown(known=True))], ()),
        ([Line("cause", NoneOf(("x",)))], ()),
        ([Line("problem", AllOf(()))], ()),
        ([Line("problem", AnyOf(()))], ()),
        (
            [FLEXO, CAUSE, PROBLEM],
            (("problem", "smudging"), ("problem", "piling")),
        ),
        ([PROBLEM, problem("scumming")], (("problem", "scumming"),)),
        ([problem("piling"), problem("scumming")], (("problem", "piling"),)),
        (
            [CAUSE, Line("objection", AnyOf(("a", "b")))],
            (("objection", "a"), ("objection", "b")),
        ),
        (
            [Line("objection", AnyOf(("a",))), PROBLEM],
            (("problem", "smudging"), ("problem", "piling")),
        ),
        ([FLEXO, CAUSE], (("cause", "x"),)),
        ([STATE], (("state", "x"),)),
        ([Line("problem", AllOf(("smudging", "piling")))], (("problem", "smudging"),)),
    ],
)
def test_a_block_is_filed_under_its_most_telling_line(
    block: list[Line], expected: tuple[Key, ...]
) -> None:
    """Problems before objections and conclusions; fewer keys before more."""
    assert keys_of(block, frozenset(LAYERS)) == expected
