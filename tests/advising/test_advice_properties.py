"""What a client may rely on, whatever the rules and the catalog are."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TypeVar

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from recommender.advising.advise import advise
from recommender.compiling.compiled import Compiled, compile_knowledge
from recommender.engine import plain
from recommender.engine.inference import Inference
from recommender.model.advice import Advice
from recommender.model.enquiry import Facts
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import Recommendation
from recommender.model.rule import Resolve
from tests.advising.reference import Reference
from tests.examples import examples
from tests.small_trade import DAY
from tests.strategies import enquiries, knowledge_bases

EXAMPLES = examples(400)

Part = TypeVar("Part")


@st.composite
def cases(draw: st.DrawFn) -> tuple[Knowledge, Facts]:
    """Draw a knowledge base and what a client brings to it."""
    knowledge = draw(knowledge_bases(fewest_rules=1, most_rules=12))
    return knowledge, draw(enquiries(knowledge))


def infer_with(compiled: Compiled) -> Callable[[Facts], Inference]:
    """Return the plain evaluator over a knowledge base."""
    return partial(plain.infer, compiled.ruleset)


def advice_on(knowledge: Knowledge, facts: Facts, on: date = DAY) -> Advice:
    """Return the advice by the plain evaluator; the engine is held equal elsewhere."""
    compiled = compile_knowledge(knowledge)
    return advise(compiled, facts, infer_with(compiled), enquiry={}, on=on)


def reference_on(knowledge: Knowledge, facts: Facts, on: date = DAY) -> Reference:
    """Return the answers by definition."""
    ruleset = compile_knowledge(knowledge).ruleset
    return Reference(knowledge, facts, plain.infer(ruleset, facts), on)


def shown(advice: Advice) -> list[Recommendation]:
    """Return everything that is recommended or held."""
    return [*advice.recommendations, *advice.held]


@EXAMPLES
@given(case=cases())
def test_standing_score_and_order_are_as_defined(case: tuple[Knowledge, Facts]) -> None:
    """What fits, what is held, and in which order, is what the definitions say."""
    knowledge, facts = case
    advice, reference = advice_on(knowledge, facts), reference_on(knowledge, facts)

    assert [r.product for r in advice.recommendations] == reference.ranked("fits")
    assert [r.product for r in advice.held] == reference.ranked("held")
    for found in shown(advice):
        product = knowledge.products[found.product]
        assert found.score == reference.score(product)
        assert {p.priority: p.value for p in found.priorities} == {
            name: reference.priority(name, product) for name in facts.priorities
        }


@EXAMPLES
@given(case=cases())
def test_needs_have_the_strength_and_problems_of_their_rules(
    case: tuple[Knowledge, Facts],
) -> None:
    """A need is as strong as its strongest rule, and for every problem behind it."""
    knowledge, facts = case
    advice, reference = advice_on(knowledge, facts), reference_on(knowledge, facts)

    assert {
        held.need: (held.strength, set(held.problems), set(held.rules))
        for held in advice.needs
    } == reference.needs(reference.fired)


@EXAMPLES
@given(case=cases())
def test_contributions_name_what_they_rest_on(case: tuple[Knowledge, Facts]) -> None:
    """Every point comes from a met need whose rules rest on that very problem."""
    knowledge, facts = case
    advice, reference = advice_on(knowledge, facts), reference_on(knowledge, facts)

    for found in advice.recommendations:
        product = knowledge.products[found.product]
        for part in found.contributions:
            assert part.strength == reference.support(
                product, part.problem, certain=True
            )
            assert part.needs
            for name in part.rules:
                rule = knowledge.rules[name]
                assert rule.id in advice.fired
                assert part.problem in reference.rests_on(rule, reference.fired)


@EXAMPLES
@given(case=cases())
def test_objections_are_prevented_answered_or_open(
    case: tuple[Knowledge, Facts],
) -> None:
    """Every objection that was triggered stands in exactly one place."""
    knowledge, facts = case
    advice, reference = advice_on(knowledge, facts), reference_on(knowledge, facts)

    for found in shown(advice):
        ledger = found.objections
        named = {
            "prevented": {entry.objection for entry in ledger.prevented},
            "answered": {entry.objection for entry in ledger.answered},
            "open": {entry.objection for entry in ledger.open},
            "also_resolves": {entry.objection for entry in ledger.also_resolves},
        }
        assert named == reference.objections(knowledge.products[found.product])


@EXAMPLES
@given(case=cases())
def test_what_is_excluded_is_said_with_every_reason(
    case: tuple[Knowledge, Facts],
) -> None:
    """A product that a need would have chosen and is out is listed, with all of it."""
    knowledge, facts = case
    advice, reference = advice_on(knowledge, facts), reference_on(knowledge, facts)

    assert {
        exclusion.product: {
            why.rule or f"suits {why.suits}" for why in exclusion.reasons
        }
        for exclusion in advice.excluded
    } == reference.excluded()


@EXAMPLES
@given(case=cases())
def test_held_products_say_what_to_confirm(case: tuple[Knowledge, Facts]) -> None:
    """Whatever is held names something unknown; whatever fits names nothing."""
    knowledge, facts = case
    advice = advice_on(knowledge, facts)

    for found in advice.held:
        assert found.confirm
        for confirm in found.confirm:
            assert bool(confirm.attribute) != bool(confirm.property)
            if confirm.attribute:
                assert confirm.attribute not in facts.context
                assert not knowledge.attributes[confirm.attribute].from_rules
            elif confirm.property.startswith("current."):
                name = confirm.property.removeprefix("current.")
                current = facts.current
                assert current is None or name not in current.properties
            elif confirm.property != "formulation":
                product = knowledge.products[found.product]
                assert confirm.property not in product.properties
    assert not any(found.confirm for found in advice.recommendations)


@EXAMPLES
@given(case=cases())
def test_excluded_is_never_recommended(case: tuple[Knowledge, Facts]) -> None:
    """A product stands in one list only."""
    advice = advice_on(*case)
    places = [
        *(found.product for found in shown(advice)),
        *(exclusion.product for exclusion in advice.excluded),
    ]

    assert len(places) == len(set(places))


@EXAMPLES
@given(case=cases(), data=st.data())
def test_a_copy_of_a_rule_changes_nothing(
    case: tuple[Knowledge, Facts], data: st.DataObject
) -> None:
    """Saying a thing twice does not make it truer."""
    knowledge, facts = case
    name = data.draw(st.sampled_from(sorted(knowledge.rules)))
    copy = evolve(knowledge.rules[name], id="rule-copy")
    doubled = evolve(knowledge, rules={**knowledge.rules, "rule-copy": copy})
    before, after = advice_on(knowledge, facts), advice_on(doubled, facts)

    def order(advice: Advice) -> list[tuple[str, int]]:
        return [(found.product, found.score) for found in shown(advice)]

    # A second caution that says the same is one more caution in the ranking.
    if knowledge.rules[name].effect.__class__.__name__ != "Warn":
        assert order(after) == order(before)
    assert sorted(order(after)) == sorted(order(before))


@EXAMPLES
@given(case=cases(), data=st.data())
def test_order_of_rules_and_products_does_not_matter(
    case: tuple[Knowledge, Facts], data: st.DataObject
) -> None:
    """The same knowledge in another order gives the same bytes."""
    knowledge, facts = case

    def shuffled(mapping: Mapping[str, Part]) -> dict[str, Part]:
        return {
            name: mapping[name] for name in data.draw(st.permutations(sorted(mapping)))
        }

    other = evolve(
        knowledge,
        rules=shuffled(knowledge.rules),
        products=shuffled(knowledge.products),
        needs=shuffled(knowledge.needs),
    )

    def bytes_of(known: Knowledge) -> str:
        return json.dumps(advice_on(known, facts).to_dict())

    assert bytes_of(other) == bytes_of(knowledge)


@EXAMPLES
@given(case=cases())
def test_answers_without_a_valid_source_are_withheld(
    case: tuple[Knowledge, Facts],
) -> None:
    """An expired source answers nothing; what stands open says so."""
    knowledge, facts = case
    advice = advice_on(knowledge, facts)

    for found in shown(advice):
        for entry in found.objections.answered:
            rule = knowledge.rules[entry.rule]
            assert isinstance(rule.effect, Resolve)
            assert rule.sources != ("expired-source",)


@EXAMPLES
@given(case=cases(), top=st.integers(0, 3))
def test_top_cuts_the_lists_and_changes_nothing_else(
    case: tuple[Knowledge, Facts], top: int
) -> None:
    """Asking for fewer products gives the first of them."""
    knowledge, facts = case
    compiled = compile_knowledge(knowledge)
    infer = infer_with(compiled)
    whole = advise(compiled, facts, infer, enquiry={}, on=DAY)
    cut = advise(compiled, facts, infer, enquiry={}, on=DAY, top=top)

    assert cut == evolve(
        whole, recommendations=whole.recommendations[:top], held=whole.held[:top]
    )
