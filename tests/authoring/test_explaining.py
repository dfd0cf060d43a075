"""What every rule makes of an enquiry: the same story as the advice, line by line."""

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender import KnowledgeBase
from recommender.authoring.explaining.explain import (
    explain,
    explain_enquiry,
    explain_product,
    explain_rule,
    explain_scenario,
)
from recommender.errors import RecommenderError
from recommender.loading.enquiry import enquiry_data
from recommender.model.grades import Status
from recommender.model.rule import Conclude
from recommender.model.scenario import Expectation
from recommender.model.states import Origin, RuleState, State
from recommender.model.truth import Truth, all_of, any_of
from tests.small_trade import DAY
from tests.strategies import enquiries, knowledge_bases

SMALL = Path(__file__).parent.parent / "small"
AFTER_WASH = {"problems": ["smudging"], "context": {"appears": "after-wash"}}


@pytest.fixture(scope="module")
def small() -> KnowledgeBase:
    """Return the small knowledge base."""
    return KnowledgeBase.open(SMALL)


def verdict(state: RuleState) -> State:
    """Return what a rule's lines say, by Kleene's tables."""
    when = any_of(block.truth for block in state.when) if state.when else Truth.TRUE
    whole = all_of([when, *(line.truth.negated for line in state.unless)])
    return (State.SILENT, State.OPEN, State.FIRED)[whole]


@settings(deadline=None)
@given(data=st.data())
def test_lines_tell_the_same_story_as_the_advice(data: st.DataObject) -> None:
    """Also of drafts, which only would; and facts come from rules that did so."""
    knowledge = data.draw(knowledge_bases())
    facts = data.draw(enquiries(knowledge))
    kb = KnowledgeBase(knowledge)

    enquiry = enquiry_data(facts, knowledge)
    explained = explain_enquiry(kb, enquiry, on=DAY)

    advice = kb.advise(enquiry, on=DAY)
    assert {each.rule for each in explained.rules} == set(knowledge.rules)
    for state in explained.rules:
        assert state.state is verdict(state)
        if state.status is Status.ACTIVE:
            assert (state.state is State.FIRED) == (state.rule in advice.fired)
            assert (state.state is State.OPEN) == (state.rule in advice.open)
        for line in (*(i for b in state.when for i in b.lines), *state.unless):
            by = {basis.rule for basis in line.bases if basis.rule}
            if line.origin is Origin.CONCLUDED:
                assert by <= set(advice.fired) or line.truth is Truth.FALSE
            if line.origin is Origin.AWAITED:
                assert line.truth is Truth.UNKNOWN
                assert by <= set(advice.open)
            assert by <= {
                rule.id
                for rule in knowledge.rules.values()
                if isinstance(rule.effect, Conclude)
            }


@settings(deadline=None)
@given(data=st.data())
def test_a_product_stands_where_the_advice_puts_it(data: st.DataObject) -> None:
    """With the rules that put it there among those that are told."""
    knowledge = data.draw(knowledge_bases())
    facts = data.draw(enquiries(knowledge))
    kb = KnowledgeBase(knowledge)
    enquiry = enquiry_data(facts, knowledge)
    advice = kb.advise(enquiry, on=DAY)

    for name in knowledge.products:
        explained = explain_product(kb, name, enquiry, on=DAY)
        assert explained.product is not None
        told = {state.rule for state in explained.rules}
        standing = explained.product.standing
        ranked = [found.product for found in advice.recommendations]
        if name in ranked:
            assert (standing, explained.product.place) == (
                "recommended",
                ranked.index(name) + 1,
            )
        out = [each for each in advice.excluded if each.product == name]
        assert (standing == "excluded") == bool(out)
        assert {why.rule for each in out for why in each.reasons if why.rule} <= told
        about = advice.about(name)
        if about is not None:
            assert {caution.rule for caution in about.cautions} <= told
            assert {r for part in about.contributions for r in part.rules} <= told


def test_what_matters_comes_first(small: KnowledgeBase) -> None:
    """What fired and decides, and what a held product waits for; nothing else."""
    explained = explain_enquiry(small, AFTER_WASH, on=DAY)

    matter = [(each.rule, each.state.value) for each in explained.rules if each.matters]
    assert matter == [
        ("residue-after-wash", "fired"),
        ("residue-needs-fast-wash", "fired"),
        ("lower-the-ink-film", "fired"),
        ("ester-on-epdm", "open"),
    ]


def test_facts_say_where_they_came_from(small: KnowledgeBase) -> None:
    """A conclusion by its rule, in its file; a statement by its place."""
    needs, concludes = explain_rule(
        small, "residue-needs-fast-wash", AFTER_WASH, on=DAY
    ).rules

    (line,) = needs.when[0].lines
    (basis,) = line.bases
    assert (line.truth, line.origin) == (Truth.TRUE, Origin.CONCLUDED)
    assert basis.rule == concludes.rule == "residue-after-wash"
    assert str(basis.position).endswith("tests/small/smudging.yaml:5:3")
    assert [each.origin for each in concludes.when[0].lines] == [Origin.STATED] * 2


def test_why_not_goes_down_to_the_single_fact(small: KnowledgeBase) -> None:
    """Through the conclusion that is missing to what the client said instead."""
    elsewhere = {"problems": ["smudging"], "context": {"appears": "in-the-pile"}}

    needs, concludes = explain_rule(
        small, "residue-needs-fast-wash", elsewhere, on=DAY
    ).rules

    (line,) = needs.when[0].lines
    assert (line.truth, [b.rule for b in line.bases]) == (
        Truth.FALSE,
        ["residue-after-wash"],
    )
    _, appears = concludes.when[0].lines
    assert (appears.truth, appears.value) == (Truth.FALSE, "in-the-pile")


def test_a_draft_shows_and_has_no_effect(small: KnowledgeBase) -> None:
    """It says what it would do."""
    hard = {"problems": ["smudging"], "context": {"water_hardness": "20 °dH"}}

    explained = explain_enquiry(small, hard, on=DAY)

    draft = explained.state_of("hard-water-drafted")
    assert draft is not None
    assert (draft.status, draft.state, draft.matters) == (
        Status.DRAFT,
        State.FIRED,
        True,
    )
    assert "hard-water-drafted" not in small.advise(hard, on=DAY).fired


def test_a_rule_alone_is_told_with_its_scenarios(small: KnowledgeBase) -> None:
    """Those in which it fires."""
    explained = explain_rule(small, "over-the-voc-limit", {}, on=DAY)

    assert explained.enquiry == {}
    assert explained.fires_in == ("a VOC limit rules naphtha out",)


def test_a_failing_scenario_tells_the_rules_that_are_missed(
    small: KnowledgeBase,
) -> None:
    """The rule that would bring what is expected, and what that one waits for."""
    name = "nothing is recommended on an unknown"
    scenario = evolve(
        small.knowledge.scenarios[name],
        expected=(Expectation(key="needs", values=("low-residue-wash",)),),
    )
    kb = KnowledgeBase(evolve(small.knowledge, scenarios={name: scenario}))

    explained = explain_scenario(kb, name, on=DAY)

    assert [(b.key, b.expected, b.got) for b in explained.broken] == [
        ("needs", ("low-residue-wash",), ())
    ]
    for rule in ("residue-needs-fast-wash", "residue-after-wash"):
        state = explained.state_of(rule)
        assert state is not None
        assert state.matters


def test_names_are_looked_up(small: KnowledgeBase) -> None:
    """Rules, products, scenarios; and a name that is nearly one is told."""
    kinds = {
        explain(small, name, {}, on=DAY).kind
        for name in ("ester-on-epdm", "naphtha-wash", "smudging right after a wash")
    }

    assert kinds == {"rule", "product", "scenario"}
    with pytest.raises(RecommenderError, match="did you mean 'ester-on-epdm'"):
        explain(small, "ester-on-epmd", {}, on=DAY)
