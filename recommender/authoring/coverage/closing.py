"""For each gap in what scenarios cover, a scenario that closes it, ready to paste.

A scenario is offered only once it has been tried: it passes, and it shows what no
scenario shows. Where none is found, none is offered.
"""

from collections.abc import Iterator

from attrs import evolve

from recommender.authoring.coverage.measuring import Gap
from recommender.authoring.coverage.meeting import Client, Meeting
from recommender.authoring.coverage.proposing import Proposer
from recommender.judging.expecting import said
from recommender.judging.looking import side_of
from recommender.judging.mutants import Kind, Mutant, mutants_of
from recommender.judging.places import without_block
from recommender.judging.trial import Case, Trial
from recommender.model.rule import RequireNeed, Resolve, Rule
from recommender.model.scenario import Expectation, Scenario

_MOST_TRIED = 40


class Closer:
    """Finds scenarios that close gaps."""

    def __init__(self, trial: Trial) -> None:
        """Look at the gaps of one knowledge base."""
        self._trial = trial
        self._knowledge = trial.knowledge
        self._proposer = Proposer(trial)
        self._meeting = Meeting(trial.knowledge)

    def closing(self, gap: Gap) -> Scenario | None:
        """Return a scenario that closes a gap of whatever figure; None if unknown."""
        match gap.figure:
            case "rules fired":
                found = self._firing(self._knowledge.rules[gap.name])
            case "lines decisive":
                found = self._deciding(gap)
            case "limits both sides":
                found = self._beside(gap)
            case "problems":
                found = self._with_problem(gap.name)
            case "products":
                found = self._with_product(gap.name)
            case _:
                found = self._with_objection(gap.name)
        scenario = next(found, None)
        return self._named(scenario, gap) if scenario else None

    def noticing(self, mutant: Mutant) -> Scenario | None:
        """Return a scenario that notices a mutant; None if none is found."""
        rule = self._knowledge.rules[mutant.rule]
        for scenario, _ in self._proposer.for_mutants(rule, [mutant]):
            return evolve(scenario, name=self._free(f"{rule.id} - {mutant.kind.value}"))
        return None

    def _named(self, scenario: Scenario, gap: Gap) -> Scenario:
        """Return a scenario under a name that is not taken."""
        side = {"in": "within the limit", "out": "beyond the limit"}
        what = side[gap.sides[0]] if gap.sides else gap.figure
        return evolve(scenario, name=self._free(f"{gap.name} - {what}"))

    def _free(self, name: str) -> str:
        """Return a name that no scenario has."""
        taken, number, free = self._knowledge.scenarios, 1, name
        while free in taken:
            number += 1
            free = f"{name} {number}"
        return free

    def _firing(self, rule: Rule) -> Iterator[Scenario]:
        """Yield scenarios that a rule fires in, and that would miss it."""
        dropped = next(mutants_of(rule, self._knowledge))
        for scenario, case in self._proposer.tried(rule, [dropped]):
            if rule.id in case.fired and self._shows(dropped, scenario, case):
                yield scenario

    def _shows(self, mutant: Mutant, scenario: Scenario, case: Case) -> bool:
        return not self._proposer.passes(mutant, scenario, case)

    def _deciding(self, gap: Gap) -> Iterator[Scenario]:
        """Yield scenarios that hang on a line."""
        rule = self._knowledge.rules[gap.name]
        if gap.place is None:
            return
        stopped = Mutant(
            rule=rule.id,
            kind=Kind.NO_LINE,
            changed=without_block(rule, gap.place),
            text="",
            at=gap.place,
        )
        for scenario, _ in self._proposer.for_mutants(rule, [stopped]):
            yield scenario

    def _beside(self, gap: Gap) -> Iterator[Scenario]:
        """Yield scenarios on the side of a limit where there is none."""
        rule = self._knowledge.rules[gap.name]
        if gap.limit is None:
            return
        near = [m for m in mutants_of(rule, self._knowledge) if m.at == gap.place]
        for scenario, case in self._proposer.tried(rule, near):
            if side_of(rule, gap.limit, case.grounds.view) in gap.sides and any(
                self._shows(mutant, scenario, case) for mutant in near
            ):
                yield scenario

    def _with_problem(self, problem: str) -> Iterator[Scenario]:
        """Yield scenarios of clients with a problem, that some rule helps."""
        for rule in self._knowledge.active_rules():
            named = (
                value
                for line in (rule.when.lines() if rule.when else ())
                if line.subject == "problem"
                for value in getattr(line.test, "values", ())
            )
            if problem in named:
                for scenario in self._firing(rule):
                    if problem in scenario.enquiry.problems:
                        yield scenario

    def _with_product(self, product: str) -> Iterator[Scenario]:
        """Yield scenarios that a product is recommended in, or else held."""
        catalog = self._trial.compiled.catalog
        bit = 1 << catalog.number[product]
        for key in ("includes", "held"):
            for rule, client in self._needing():
                case = self._case(client)
                grounds = case.grounds if case else None
                if case is None or grounds is None:
                    continue
                if not (grounds.fitting if key == "includes" else grounds.held) & bit:
                    continue
                advice = self._trial.advice(case)
                values = (product,) if key == "includes" else said(key, advice)
                scenario = self._expecting(case, key, values)
                dropped = next(mutants_of(rule, self._knowledge))
                if self._shows(dropped, scenario, case):
                    yield scenario

    def _needing(self) -> Iterator[tuple[Rule, Client]]:
        """Yield a few clients for every rule that needs something."""
        for rule in self._knowledge.active_rules():
            if isinstance(rule.effect, RequireNeed):
                for number, client in enumerate(self._meeting.clients(rule)):
                    if number < _MOST_TRIED:
                        yield rule, client

    def _with_objection(self, objection: str) -> Iterator[Scenario]:
        """Yield scenarios in which an objection is met."""
        for rule in self._knowledge.active_rules():
            effect = rule.effect
            if isinstance(effect, Resolve) and effect.objection == objection:
                for scenario in self._firing(rule):
                    if any(objection in each.values for each in scenario.expected):
                        yield scenario
        for rule, client in self._needing():
            effect = rule.effect
            if not isinstance(effect, RequireNeed) or objection not in effect.resolves:
                continue
            voiced = evolve(client, objections=client.objections | {objection})
            case = self._case(voiced)
            values = said("prevented", self._trial.advice(case)) if case else ()
            if case is not None and objection in values:
                scenario = self._expecting(case, "prevented", values)
                dropped = next(mutants_of(rule, self._knowledge))
                if self._shows(dropped, scenario, case):
                    yield scenario

    def _case(self, client: Client) -> Case | None:
        enquiry = self._proposer.enquiry(client.facts())
        return self._proposer.case(Scenario(name="offered", enquiry=enquiry))

    def _expecting(self, case: Case, key: str, values: tuple[str, ...]) -> Scenario:
        return evolve(case.scenario, expected=(Expectation(key=key, values=values),))
