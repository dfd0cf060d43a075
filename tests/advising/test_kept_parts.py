"""What is kept of earlier clients makes advice quicker, and never another."""

import pickle
from functools import partial
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from recommender.advising.advise import advise
from recommender.compiling import parts
from recommender.compiling.compiled import Compiled, compile_knowledge
from recommender.compiling.weight import Weight
from recommender.engine import plain
from recommender.model.advice import Advice
from recommender.model.condition import AnyOf, Line
from recommender.model.enquiry import Facts
from recommender.model.grades import Strength
from tests.engine.building import knowledge, problem, rule
from tests.examples import examples
from tests.small_trade import DAY
from tests.strategies import enquiries, knowledge_bases


def advice_on(compiled: Compiled, facts_: Facts, top: int | None = None) -> Advice:
    """Return the advice from what is compiled, with all that is kept there."""
    infer = partial(plain.infer, compiled.ruleset)
    return advise(compiled, facts_, infer, enquiry={}, on=DAY, top=top)


@examples(300)
@given(data=st.data())
def test_whoever_asked_before_makes_no_difference(data: st.DataObject) -> None:
    """However little is kept, and in whatever order clients come."""
    known = data.draw(knowledge_bases(fewest_rules=1, most_rules=12))
    clients = data.draw(st.lists(enquiries(known), min_size=2, max_size=5))
    most = data.draw(st.sampled_from([1, 2, 64]))
    shared = compile_knowledge(known)

    with (
        patch.object(parts, "MOST_WEIGHTS", most),
        patch.object(parts, "MOST_SUPPORTS", most),
    ):
        for client in clients + clients[::-1]:
            alone = advice_on(compile_knowledge(known), client)
            assert advice_on(shared, client).to_dict() == alone.to_dict()


@examples(200)
@given(data=st.data())
def test_the_first_of_many_are_the_first_of_all(data: st.DataObject) -> None:
    """`top` cuts lists short and changes nothing else."""
    known = data.draw(knowledge_bases(fewest_rules=1, most_rules=12))
    client = data.draw(enquiries(known))
    top = data.draw(st.integers(0, 4))
    whole = advice_on(compile_knowledge(known), client)
    cut = advice_on(compile_knowledge(known), client, top)

    assert cut.recommendations == tuple(whole.recommendations)[:top]
    assert cut.held == tuple(whole.held)[:top]
    assert (cut.fired, cut.excluded) == (whole.fired, whole.excluded)


RULES = knowledge(
    rule("either", (problem("smudging", "piling"),)),
    rule("stated", (problem("smudging"), Line("process", AnyOf(("flexo",))))),
    rule("hanging", (Line("cause", AnyOf(("x",))),)),
    rule("two-ways", (problem("smudging"),), (problem("piling"),)),
    rule("always"),
)


def test_a_weight_hangs_on_the_problems_that_lines_name() -> None:
    """Not where it hangs on conclusions, or on which alternative holds."""
    found = compile_knowledge(RULES).parts

    assert {name: found[name].named for name in RULES.rules} == {
        "either": {"smudging", "piling"},
        "stated": {"smudging"},
        "hanging": None,
        "two-ways": None,
        "always": frozenset(),
    }


def test_parts_are_made_once_and_stay_where_they_are() -> None:
    """A knowledge base travels without what it has worked out."""
    compiled = compile_knowledge(RULES)
    part = compiled.parts["either"]
    assert compiled.parts["either"] is part

    arrived = pickle.loads(pickle.dumps(compiled))  # noqa: S301 - our own bytes
    assert dict(arrived.parts) == {}
    assert arrived.parts["either"].named == part.named
    assert arrived == compiled


def test_a_need_is_kept_by_all_that_it_hangs_on() -> None:
    """Its rules, its problems, its strength, and who meets it."""
    kept = compile_knowledge(RULES).parts
    weight = Weight(Strength.LIKELY, frozenset({"smudging"}), ("either",))
    who = 1 << 70
    first = kept.support("fast", weight, who)

    assert kept.support("fast", Weight(*_fields(weight)), who) is first
    assert (first.only, first.order) == ("smudging", (-Strength.LIKELY, "fast"))
    others = [
        kept.support("slow", weight, who),
        kept.support("fast", Weight(Strength.STRONG, *_fields(weight)[1:]), who),
        kept.support("fast", weight, 1 << 71),
        kept.support(
            "fast",
            Weight(Strength.LIKELY, frozenset({"smudging", "piling"}), ("r",)),
            who,
        ),
    ]
    assert first not in others
    assert others[2].meets == 1 << 71
    assert others[3].only is None


def _fields(weight: Weight) -> tuple[Strength, frozenset[str], tuple[str, ...]]:
    return weight.strength, weight.problems, weight.rules
