"""Whether a scenario can fail: whether some small fault in a rule would be noticed."""

from collections.abc import Iterator, Mapping

from recommender.judging.mutants import Kind, Mutant, mutants_of
from recommender.judging.places import WHEN, Place, with_line
from recommender.judging.trial import Case, Trial
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
from recommender.model.truth import Truth

_CLOSEST: Mapping[str, type[Effect]] = {
    "needs": RequireNeed,
    "first": RequireNeed,
    "includes": RequireNeed,
    "recommended": RequireNeed,
    "solution": RequireNeed,
    "held": RequireNeed,
    "conclusions": Conclude,
    "remedies": OfferRemedy,
    "excluded": Exclude,
    "cautions": Warn,
    "answered": Resolve,
    "resolved": Resolve,
}
"""The effect that what is expected hangs on most directly."""


def can_fail(trial: Trial, case: Case) -> bool:
    """Whether some rule with a single fault would make a passing scenario fail."""
    for mutant in _most_telling_first(trial, case):
        change = trial.change(trial.knowledge.rules[mutant.rule], mutant.changed)
        if not trial.passes_with(change, case):
            return True
    return False


def _most_telling_first(trial: Trial, case: Case) -> Iterator[Mutant]:
    """Yield every mutant, those that are likely to be noticed before the others."""
    knowledge = trial.knowledge
    closest = {
        _CLOSEST[each.key] for each in case.scenario.expected if each.key in _CLOSEST
    }

    def distance(rule: Rule) -> tuple[int, str]:
        near = type(rule.effect) in closest
        if rule.id in case.fired:
            return (0 if near else 1), rule.id
        return (2 if near else 3), rule.id

    rules = sorted(knowledge.active_rules(), key=distance)
    for rule in rules:
        if rule.id in case.fired:
            yield _dropped(rule)
    for rule in rules:
        if type(rule.effect) in closest and rule.id not in case.fired:
            yield from _narrowly_missed(rule, case)
    for rule in rules:
        yield from mutants_of(rule, knowledge)


def _dropped(rule: Rule) -> Mutant:
    return Mutant(rule=rule.id, kind=Kind.NO_RULE, changed=None, text="")


def _narrowly_missed(rule: Rule, case: Case) -> Iterator[Mutant]:
    """Yield a rule without its only line that does not hold, if there is one."""
    blocks = rule.when.blocks if rule.when else ()
    for number, block in enumerate(blocks):
        missing = [
            place
            for place, line in enumerate(block)
            if case.grounds.holds(line) is not Truth.TRUE
        ]
        if len(missing) == 1:
            changed = with_line(rule, Place(WHEN, number, missing[0]), None)
            yield Mutant(rule=rule.id, kind=Kind.NO_LINE, changed=changed, text="")
