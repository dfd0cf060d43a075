"""Scenarios, ready to be held against knowledge with one rule changed."""

from collections.abc import Callable, Iterable
from datetime import date

from attrs import field, frozen

from recommender.advising.advise import advise
from recommender.advising.grounds import Grounds, grounds_of
from recommender.compiling.compiled import Compiled, compile_knowledge
from recommender.engine import plain
from recommender.engine.inference import Inference
from recommender.judging.changing import (
    Change,
    Feeding,
    changed,
    feeding_of,
    verdict_of,
)
from recommender.judging.expecting import (
    as_expected,
    inferred_otherwise,
    known_from_rules,
)
from recommender.judging.parts import Part, could_matter
from recommender.loading.enquiry import read_enquiry
from recommender.model.advice import Advice
from recommender.model.enquiry import Facts
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Conclude, RequireNeed, Rule
from recommender.model.scenario import Scenario
from recommender.model.truth import Truth


@frozen(kw_only=True)
class Case:
    """One scenario, with what the rules say about it.

    Attributes:
        on: The day it is advised on.
        asks: Whether it expects something of the questions, which are about what
            could become of open rules.
    """

    scenario: Scenario
    facts: Facts
    on: date
    inference: Inference
    grounds: Grounds = field(repr=False)
    fired: frozenset[str] = field(repr=False)
    open: frozenset[str] = field(repr=False)
    asks: bool

    def verdict(self, rule: str) -> Truth:
        """Return whether a rule fired, is open (unknown), or is silent."""
        if rule in self.fired:
            return Truth.TRUE
        return Truth.UNKNOWN if rule in self.open else Truth.FALSE


@frozen(kw_only=True)
class Trial:
    """A knowledge base and its scenarios, to be tried with one rule changed.

    Attributes:
        cases: By name of the scenario.
        infer: Says what the rules make of an enquiry, as they are.
    """

    compiled: Compiled
    feeding: Feeding
    cases: tuple[Case, ...]
    infer: Callable[[Facts], Inference] = field(eq=False, repr=False)

    @property
    def knowledge(self) -> Knowledge:
        """What authors wrote."""
        return self.compiled.knowledge

    def advice(self, case: Case) -> Advice:
        """Return the advice on a case, as it is."""

        def infer(facts: Facts) -> Inference:
            if facts is case.facts:
                return case.inference
            return self.infer(facts)

        return advise(self.compiled, case.facts, infer, enquiry={}, on=case.on)

    def passes(self, case: Case) -> bool:
        """Whether a scenario gets what it expects."""
        return as_expected(case.scenario.expected, self.advice(case))

    def concerned(self, rule: Rule) -> list[Case]:
        """Return all cases, those that are likely to notice a change first."""

        def distance(case: Case) -> tuple[bool, int]:
            return case.asks, -case.verdict(rule.id)

        return sorted(self.cases, key=distance)

    def change(self, before: Rule, after: Rule | None) -> Change:
        """Return the knowledge base with one rule changed, or dropped."""
        return changed(self.compiled, self.feeding, before, after)

    def passes_with(self, change: Change, case: Case) -> bool:
        """Whether a scenario that passes still does after a change."""
        if unnoticed(change, case):
            return True
        inference = change.infer(case.facts, case.inference)
        expected = case.scenario.expected
        if inferred_otherwise(expected, inference, change.compiled.knowledge):
            return False
        left = [each for each in expected if not known_from_rules(each)]
        if not could_matter(left, parts_of(change, case.inference, inference)):
            return True
        return as_expected(left, self._advice(change, case, inference))

    def advice_with(self, change: Change, case: Case) -> Advice:
        """Return the advice on a case after a change."""
        return self._advice(change, case, change.infer(case.facts, case.inference))

    def _advice(self, change: Change, case: Case, inference: Inference) -> Advice:
        """Return the advice that follows from a mended inference."""

        def infer(facts: Facts) -> Inference:
            if facts is case.facts:
                return inference
            return change.infer(facts, self.infer(facts))

        return advise(change.compiled, case.facts, infer, enquiry={}, on=case.on)


def trial_of(
    knowledge: Knowledge, *, on: date, scenarios: Iterable[Scenario] | None = None
) -> Trial:
    """Make scenarios ready to be tried.

    Args:
        knowledge: With rules that do not conclude in a circle.
        on: The day to advise on, for scenarios that do not say.
        scenarios: Which; None is all of them.
    """
    compiled = compile_knowledge(knowledge)
    infer = plain.Evaluator(compiled.ruleset).infer
    chosen = knowledge.scenarios.values() if scenarios is None else scenarios
    return Trial(
        compiled=compiled,
        feeding=feeding_of(knowledge),
        cases=tuple(case_of(compiled, each, on=on, infer=infer) for each in chosen),
        infer=infer,
    )


def case_of(
    compiled: Compiled,
    scenario: Scenario,
    *,
    on: date,
    infer: Callable[[Facts], Inference],
) -> Case:
    """Return a scenario with what the rules say about it.

    Args:
        compiled: The knowledge base.
        scenario: The scenario.
        on: The day to advise on, if the scenario does not say.
        infer: Says what the rules make of an enquiry.
    """
    facts = read_enquiry(scenario.enquiry, compiled.knowledge)
    inference = infer(facts)
    return Case(
        scenario=scenario,
        facts=facts,
        on=scenario.on or on,
        inference=inference,
        grounds=grounds_of(compiled, facts, inference, on=scenario.on or on),
        fired=frozenset(inference.fired),
        open=frozenset(inference.open),
        asks=any(each.key == "questions" for each in scenario.expected),
    )


def unnoticed(change: Change, case: Case) -> bool:
    """Whether the changed rule says what it said before, just as strongly."""
    before, after, grounds = change.before, change.after, case.grounds
    old, new = case.verdict(before.id), Truth.FALSE
    if after is not None:
        new = verdict_of(after, grounds.view)
    if after is None or new is not old:
        return new is old
    if old is Truth.FALSE:
        return True
    if after.effect != before.effect:
        return False
    if old is Truth.UNKNOWN and case.asks:
        return False
    if not isinstance(before.effect, Conclude | RequireNeed):
        return True
    weights = (grounds.weights,) if old is Truth.TRUE else ()
    return all(
        each.of_rule(before) == each.of_rule(after)
        for each in (*weights, grounds.would_be)
    )


def parts_of(change: Change, old: Inference, new: Inference) -> frozenset[Part]:
    """Return the parts of an inference that a change makes different."""
    rules = change.compiled.knowledge.rules
    differing = {
        *((name, Truth.TRUE) for name in {*old.fired} ^ {*new.fired}),
        *((name, Truth.UNKNOWN) for name in {*old.open} ^ {*new.open}),
    }
    own = change.before.id
    differing |= {(own, verdict_in(old, own)), (own, verdict_in(new, own))}
    parts = {
        (type(rules[name].effect if name in rules else change.before.effect), truth)
        for name, truth in differing
        if truth is not Truth.FALSE
    }
    if isinstance(change.before.effect, Conclude):
        # What is concluded more or less strongly, or for other problems, is needed
        # so, too.
        parts |= {(RequireNeed, Truth.TRUE), (RequireNeed, Truth.UNKNOWN)}
    return frozenset(parts)


def verdict_in(inference: Inference, name: str) -> Truth:
    """Return whether a rule fired, is open (unknown), or is silent."""
    if name in inference.fired:
        return Truth.TRUE
    return Truth.UNKNOWN if name in inference.open else Truth.FALSE
