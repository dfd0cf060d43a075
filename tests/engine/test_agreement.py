"""The rule engine, the plain evaluator, and the semantics say the same."""

import pickle
from unittest.mock import patch

from attrs import evolve
from hypothesis import given, note
from hypothesis import strategies as st

from recommender.compiling.ruleset import Ruleset, compile_ruleset
from recommender.engine import columns, host, plain
from recommender.engine.engine import Engine
from recommender.engine.inference import Inference
from recommender.engine.view import condition_truth, line_truth, view_of
from recommender.model.enquiry import Facts
from recommender.model.truth import Truth, any_of
from tests.engine.reference import Reference
from tests.examples import examples
from tests.strategies import enquiries, knowledge_bases

_BOTH = examples(2000)
_FEW = examples(200)


@_BOTH
@given(data=st.data())
def test_what_fires_and_what_is_open_follows_the_semantics(data: st.DataObject) -> None:
    """One knowledge base, several clients: three evaluators, one answer."""
    knowledge = data.draw(knowledge_bases(fewest_rules=1, most_products=0))
    ruleset = compile_ruleset(knowledge)
    engine = Engine(ruleset)

    for _ in range(2):
        facts = data.draw(enquiries())
        expected = Reference(knowledge, facts).infer()

        assert plain.infer(ruleset, facts) == expected
        assert engine.infer(facts) == expected
    assert engine.faults == 0


@_FEW
@given(data=st.data())
def test_how_rules_are_cut_into_blocks_does_not_show(data: st.DataObject) -> None:
    """One block, a block for each group of rules, or anything between."""
    knowledge = data.draw(knowledge_bases(fewest_rules=1, most_products=0))
    ruleset = compile_ruleset(knowledge)
    groups = range(1, len(ruleset.groups))
    cuts = data.draw(st.sets(st.sampled_from(groups)) if groups else st.just(set()))
    blocks = (0, *sorted(cuts)) if ruleset.groups else ()
    cut = Engine(evolve(ruleset, blocks=blocks))

    for _ in range(2):
        facts = data.draw(enquiries())
        assert cut.infer(facts) == plain.infer(ruleset, facts)
    assert cut.faults == 0


@_FEW
@given(data=st.data())
def test_what_is_kept_of_earlier_clients_does_not_show(data: st.DataObject) -> None:
    """However little is kept, and whoever asked before."""
    ruleset = compile_ruleset(data.draw(knowledge_bases(most_products=0)))
    clients = data.draw(st.lists(enquiries(), min_size=2, max_size=6))
    engine = Engine(ruleset)
    most = data.draw(st.integers(1, 3))

    with (
        patch.object(columns, "MOST_CELLS", most),
        patch.object(host, "MOST_DECIDED", most),
    ):
        for facts in clients + clients[::-1]:
            assert engine.infer(facts) == plain.infer(ruleset, facts)
    assert engine.faults == 0


@_FEW
@given(data=st.data())
def test_the_order_of_facts_and_rules_does_not_show(data: st.DataObject) -> None:
    """Rules and facts may come in any order, and through a pickle."""
    knowledge = data.draw(knowledge_bases(most_products=0))
    facts = data.draw(enquiries())
    engine = Engine(compile_ruleset(knowledge))
    backwards = {i: knowledge.rules[i] for i in reversed(list(knowledge.rules))}
    turned = compile_ruleset(
        type(knowledge)(
            id="turned", version="1", attributes=knowledge.attributes, rules=backwards
        )
    )
    turned_facts = evolve(
        facts,
        problems=dict(reversed(list(facts.problems.items()))),
        context=dict(reversed(list(facts.context.items()))),
    )
    again = pickle.loads(pickle.dumps(engine))  # noqa: S301 - our own bytes

    assert turned == compile_ruleset(knowledge)
    assert Engine(turned).infer(turned_facts) == engine.infer(facts)
    assert again.infer(facts) == engine.infer(facts)


@_FEW
@given(data=st.data())
def test_advising_can_ask_again_why_a_rule_fired(data: st.DataObject) -> None:
    """The view after the rules have fired gives every rule the same verdict."""
    knowledge = data.draw(knowledge_bases(most_products=0))
    facts = data.draw(enquiries())
    ruleset = compile_ruleset(knowledge)
    inference = Engine(ruleset).infer(facts)
    view = view_of(facts, inference, ruleset.from_rules)

    for rule in knowledge.active_rules():
        unless = rule.unless.lines() if rule.unless else ()
        verdict = min(
            condition_truth(rule.when, view),
            any_of(line_truth(line, view) for line in unless).negated,
        )
        note(f"{rule}")
        assert (verdict is Truth.TRUE) == (rule.id in inference.fired)
        assert (verdict is Truth.UNKNOWN) == (rule.id in inference.open)


def test_an_empty_ruleset_says_nothing() -> None:
    """A knowledge base without rules is no fault."""
    assert Engine(Ruleset()).infer(Facts()) == Inference()
