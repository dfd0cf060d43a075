"""Knowledge with one rule changed answers as if it had been compiled anew."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.api import KnowledgeBase
from recommender.judging.expecting import (
    INFERRED,
    differences,
    inferred_otherwise,
    said,
)
from recommender.judging.mutants import mutants_of
from recommender.judging.parts import DEPENDS_ON
from recommender.judging.trial import trial_of
from recommender.loading.enquiry import enquiry_data
from recommender.loading.scenarios import KIND_OF_KEY
from recommender.model.enquiry import Enquiry
from recommender.model.scenario import Expectation, Scenario
from tests.small_trade import DAY
from tests.strategies import enquiries, knowledge_bases


def test_every_key_says_what_it_depends_on() -> None:
    """None is forgotten."""
    assert set(DEPENDS_ON) == set(KIND_OF_KEY)
    assert set(DEPENDS_ON) >= INFERRED


def enquiry_of(data: Mapping[str, Any]) -> Enquiry:
    """Return an enquiry as data as an enquiry."""
    return Enquiry(**data)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_changed_rule_is_noticed_as_if_all_had_been_compiled_anew(
    data: st.DataObject,
) -> None:
    """For every key a scenario can have, and every mutant there is."""
    knowledge = data.draw(knowledge_bases(fewest_rules=1, most_rules=6))
    facts = data.draw(enquiries(knowledge))
    kb = KnowledgeBase(knowledge)
    enquiry = enquiry_of(enquiry_data(facts, knowledge))
    now = kb.advise(enquiry, on=DAY)
    scenarios = [
        Scenario(
            name=key,
            enquiry=enquiry,
            expected=(Expectation(key=key, values=said(key, now)[: _MOST.get(key)]),),
        )
        for key in KIND_OF_KEY
    ]
    trial = trial_of(knowledge, on=DAY, scenarios=scenarios)
    mutants = [m for r in knowledge.active_rules() for m in mutants_of(r, knowledge)]
    if not mutants:
        return
    for mutant in data.draw(st.lists(st.sampled_from(mutants), min_size=1, max_size=6)):
        rules = {i: rule for i, rule in knowledge.rules.items() if i != mutant.rule}
        if mutant.changed is not None:
            rules[mutant.rule] = mutant.changed
        anew = KnowledgeBase(evolve(knowledge, rules=dict(sorted(rules.items()))))
        then = anew.advise(enquiry, on=DAY)
        change = trial.change(knowledge.rules[mutant.rule], mutant.changed)
        for case in trial.cases:
            expected = case.scenario.expected
            noticed = bool([*differences(expected, then)])

            assert trial.passes(case)
            assert trial.passes_with(change, case) != noticed, (mutant, expected)


_MOST = {"first": 1}


@given(data=st.data())
def test_what_rules_say_alone_is_what_advice_says(data: st.DataObject) -> None:
    """The keys that need no product are read in two ways, with one meaning."""
    knowledge = data.draw(knowledge_bases())
    facts = data.draw(enquiries(knowledge))
    enquiry = enquiry_of(enquiry_data(facts, knowledge))
    advice = KnowledgeBase(knowledge).advise(enquiry, on=DAY)
    (case,) = trial_of(
        knowledge, on=DAY, scenarios=[Scenario(name="one", enquiry=enquiry)]
    ).cases

    for key in INFERRED:
        told = Expectation(key=key, values=said(key, advice))
        assert not inferred_otherwise([told], case.inference, knowledge)
        wrong = evolve(told, values=(*told.values, "another"))
        assert inferred_otherwise([wrong], case.inference, knowledge)
