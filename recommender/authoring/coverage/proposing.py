"""Scenarios that would notice what no scenario notices yet, ready to paste.

Each is tried before it is offered: it passes, and the fault makes it fail.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from attrs import evolve

from recommender.advising.wording import unit_of, value_text
from recommender.authoring.coverage.meeting import (
    Client,
    Meeting,
    client_of,
    failing_values,
    holding_values,
    points_of,
)
from recommender.judging.expecting import said
from recommender.judging.mutants import Mutant
from recommender.judging.places import PRODUCTS, UNLESS, condition_of, line_at
from recommender.judging.trial import Case, Trial, case_of
from recommender.model.condition import Compared, CurrentValue
from recommender.model.enquiry import Enquiry, Facts
from recommender.model.grades import Strength
from recommender.model.rule import (
    Conclude,
    Effect,
    Exclude,
    OfferRemedy,
    RequireNeed,
    Resolve,
    Rule,
    Warn,
)
from recommender.model.scenario import Expectation, Scenario

_KEYS: Mapping[type[Effect], tuple[tuple[str, ...], ...]] = {
    Conclude: (("conclusions",), ("needs", "remedies"), ("open",)),
    RequireNeed: (("needs",), ("recommended",), ("open",)),
    OfferRemedy: (("remedies",), ("open",)),
    Exclude: (("excluded",), ("recommended",), ("held",), ("open",)),
    Warn: (("cautions",), ("open_objections",), ("recommended",), ("open",)),
    Resolve: (("answered",), ("resolved",), ("open_objections",)),
}
"""What a scenario for a rule expects: the first of these in which a fault shows."""

_MOST_CASES = 6
_MOST_CLIENTS = 60
_MOST_CURRENT = 6


class Proposer:
    """Makes up scenarios for one knowledge base."""

    def __init__(self, trial: Trial) -> None:
        """Try scenarios on a knowledge base, beside those that it has."""
        self._trial = trial
        self._knowledge = trial.knowledge
        self._meeting = Meeting(trial.knowledge)
        self._on = max((case.on for case in trial.cases), default=None)

    def for_mutants(
        self, rule: Rule, mutants: Sequence[Mutant]
    ) -> Iterator[tuple[Scenario, tuple[Mutant, ...]]]:
        """Yield scenarios, each with the mutants of a rule that it notices.

        One that notices most comes first, and none is noticed twice.
        """
        left = list(mutants)
        tried = list(self.tried(rule, left))
        while left:
            best: tuple[Scenario, list[Mutant]] | None = None
            for scenario, case in tried:
                found = [m for m in left if not self.passes(m, scenario, case)]
                if found and (best is None or len(found) > len(best[1])):
                    best = scenario, found
            if best is None:
                return
            scenario, found = best
            left = [mutant for mutant in left if mutant not in found]
            yield scenario, tuple(found)

    def tried(
        self, rule: Rule, mutants: Iterable[Mutant]
    ) -> Iterator[tuple[Scenario, Case]]:
        """Yield scenarios that could notice some of the mutants."""
        seen: set[str] = set()
        for client in self._clients(rule, mutants):
            facts = client.facts()
            told = repr(facts)
            if told in seen:
                continue
            seen.add(told)
            if len(seen) > _MOST_CLIENTS:
                return
            base = Scenario(name=str(rule.id), enquiry=self.enquiry(facts))
            case = self.case(base)
            if case is None:
                continue
            for keys in _KEYS[type(rule.effect)]:
                scenario = self.expecting(base, case, keys)
                yield scenario, evolve(case, scenario=scenario)

    def case(self, scenario: Scenario) -> Case | None:
        """Return a scenario with what the rules say about it."""
        on, trial = self._on, self._trial
        if on is None:
            return None
        return case_of(trial.compiled, scenario, on=on, infer=trial.infer)

    def expecting(
        self, scenario: Scenario, case: Case, keys: tuple[str, ...]
    ) -> Scenario:
        """Return a scenario that expects what comes out today."""
        advice = self._trial.advice(case)
        return evolve(
            scenario,
            expected=tuple(
                Expectation(
                    key=key,
                    values=said(key, advice),
                    strengths=self._strengths(key, case),
                )
                for key in keys
            ),
        )

    def _strengths(self, key: str, case: Case) -> tuple[tuple[str, Strength], ...]:
        """Return how strongly needs or conclusions are held."""
        weights = case.grounds.weights
        if key == "needs":
            return tuple(
                (name, each.strength) for name, each in sorted(weights.needs.items())
            )
        if key == "conclusions":
            return tuple(
                (value, each.strength)
                for (_, value), each in sorted(weights.conclusions.items())
            )
        return ()

    def passes(self, mutant: Mutant, scenario: Scenario, case: Case) -> bool:
        """Whether a scenario passes with a mutant, too."""
        change = self._trial.change(self._knowledge.rules[mutant.rule], mutant.changed)
        return self._trial.passes_with(change, evolve(case, scenario=scenario))

    def _clients(self, rule: Rule, mutants: Iterable[Mutant]) -> Iterator[Client]:
        """Yield clients for whom a rule and its mutants could differ."""
        own = [client_of(case.facts) for case in self._cases(rule)]
        made = list(self._meeting.clients(rule))
        if isinstance(rule.effect, Exclude | Warn | Resolve):
            made = [*self._with_products(rule), *own, *made]
        for mutant in mutants:
            bases = made[:4] or own
            if mutant.changed is not None:
                bases = [*bases, *list(self._meeting.clients(mutant.changed))[:4]]
            yield from self._varied(rule, mutant, bases)
        yield from own
        yield from made
        for mutant in mutants:
            yield from self._varied(rule, mutant, own)

    def _cases(self, rule: Rule) -> list[Case]:
        """Return some scenarios that a rule fires in, the smallest clients first."""
        found = [case for case in self._trial.cases if rule.id in case.fired]
        found.sort(key=lambda case: (len(case.facts.context), case.scenario.name))
        return found[:_MOST_CASES]

    def _varied(
        self, rule: Rule, mutant: Mutant, bases: Iterable[Client]
    ) -> Iterator[Client]:
        """Yield clients with other values of what a mutant's line looks at."""
        if mutant.at is None or mutant.at.part == PRODUCTS:
            yield from bases
            return
        line = line_at(rule, mutant.at)
        attribute = self._knowledge.attributes.get(line.subject)
        for base in bases:
            if line.subject == "problem":
                values = getattr(line.test, "values", ())
                others = base.problems - set(values)
                free = sorted(self._knowledge.problems.keys() - set(values))
                for value in (*values, *free[:1]):
                    yield evolve(base, problems=others | {value})
            elif attribute is None or attribute.from_rules:
                yield base
                bare = evolve(rule, when=None, unless=None)
                yield from self._meeting.clients(bare, base)
            else:
                scale = attribute.scale
                changed = (
                    line_at(mutant.changed, mutant.at)
                    if mutant.changed and mutant.kind.value != "line dropped"
                    else line
                )
                values = [
                    *points_of(line, scale),
                    *holding_values(line, scale),
                    *holding_values(changed, scale),
                    *failing_values(line, scale)[:2],
                ]
                for value in values:
                    context = {**base.context, line.subject: value}
                    yield evolve(base, context=context)
                if mutant.at.part == UNLESS:
                    yield base

    def _with_products(self, rule: Rule) -> Iterator[Client]:
        """Yield clients of scenarios that a rule about products could be put to."""
        objections = frozenset[str]()
        if isinstance(rule.effect, Resolve):
            objections = frozenset({rule.effect.objection})
        cases = [case for case in self._trial.cases if case.grounds.support.products]
        affected = self._trial.compiled.affected.get(rule.id)
        for case in cases:
            if affected is not None:
                picked = case.grounds.pick(affected)
                if not picked.possible & case.grounds.support.products:
                    continue
            client = client_of(case.facts)
            looked_at = {line.subject for line in rule.lines()}
            client = evolve(
                client,
                objections=client.objections | objections,
                context={
                    name: value
                    for name, value in client.context.items()
                    if name not in looked_at
                },
            )
            for each in list(self._meeting.clients(rule, client))[:2]:
                yield each
                yield from self._using(rule, each)

    def _using(self, rule: Rule, client: Client) -> Iterator[Client]:
        """Yield the client with products in use that a rule can compare with."""
        condition = condition_of(rule, PRODUCTS)
        named = {
            line.test.limit.property
            for line in (condition.lines() if condition else ())
            if isinstance(line.test, Compared)
            and isinstance(line.test.limit, CurrentValue)
        }
        if named:
            known = (
                product
                for product in self._knowledge.products.values()
                if named <= product.properties.keys()
            )
            for product in islice(known, _MOST_CURRENT):
                yield evolve(client, current=product)

    def enquiry(self, facts: Facts) -> Enquiry:
        """Return facts as a client would state them."""
        knowledge = self._knowledge
        context: dict[str, str | list[str]] = {}
        for name, value in facts.context.items():
            if isinstance(value, frozenset) and len(value) > 1:
                context[name] = sorted(value)
            else:
                context[name] = value_text(value, unit_of(name, knowledge), knowledge)
        return Enquiry(
            problems=list(facts.problems),
            objections=list(facts.objections),
            context=context,
            current=facts.current.id if facts.current else None,
        )
