"""Knowledge with one rule changed, without compiling it anew.

Only rules that look at what the changed rule concludes can change with it, so an
inference is mended instead of being drawn again.
"""

from collections.abc import Mapping
from heapq import heappop, heappush
from typing import TypeAlias

from attrs import evolve, field, frozen

from recommender.compiling.compiled import Compiled
from recommender.engine.inference import Inference
from recommender.engine.view import View, condition_truth, line_truth
from recommender.model.condition import AllOf, AnyOf, Line
from recommender.model.enquiry import Facts
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Conclude, Exclude, Resolve, Rule, Warn
from recommender.model.truth import Truth, all_of

Pair: TypeAlias = tuple[str, str]


def verdict_of(rule: Rule, view: View) -> Truth:
    """Return true for a rule that fires, unknown for one that is open."""
    holds = condition_truth(rule.when, view)
    if holds is Truth.FALSE or rule.unless is None:
        return holds
    against = [line_truth(line, view).negated for line in rule.unless.lines()]
    return min(holds, all_of(against))


@frozen(kw_only=True)
class Feeding:
    """Which rules conclude what, and which rules look at it.

    Attributes:
        concluding: Per attribute and value, the ids of the rules that conclude it.
        reading: Per attribute, the rules with a line on it.
    """

    concluding: Mapping[Pair, tuple[str, ...]]
    reading: Mapping[str, tuple[Rule, ...]]


def feeding_of(knowledge: Knowledge) -> Feeding:
    """Return how the active rules feed each other."""
    concluding: dict[Pair, list[str]] = {}
    reading: dict[str, dict[str, Rule]] = {}
    for rule in knowledge.active_rules():
        for pair in _pairs(rule):
            concluding.setdefault(pair, []).append(rule.id)
        for line in rule.lines():
            attribute = knowledge.attributes.get(line.subject)
            if attribute is not None and attribute.from_rules:
                reading.setdefault(line.subject, {})[rule.id] = rule
    return Feeding(
        concluding={pair: tuple(ids) for pair, ids in concluding.items()},
        reading={name: tuple(rules.values()) for name, rules in reading.items()},
    )


@frozen(kw_only=True)
class Change:
    """One rule of a knowledge base, changed.

    Attributes:
        compiled: The knowledge base with the change, as far as advising looks at
            it; its ruleset is the one before.
        feeding: Of the knowledge base before.
        before: The rule as it was.
        after: The rule as it is; None where it is dropped.
    """

    compiled: Compiled
    feeding: Feeding = field(repr=False)
    before: Rule
    after: Rule | None

    def infer(self, facts: Facts, base: Inference) -> Inference:
        """Return what the rules say with the change.

        Args:
            facts: The enquiry.
            base: What they said about it before.
        """
        return Mending(self, facts, base).mended()


def changed(
    compiled: Compiled, feeding: Feeding, before: Rule, after: Rule | None
) -> Change:
    """Return `compiled` with one rule changed, or dropped.

    The change adds no line on an attribute that the rule did not look at, and no
    conclusion for another attribute, so the order of inference stays.
    """
    rules = dict(compiled.knowledge.rules)
    affected = dict(compiled.affected)
    affected.pop(before.id, None)
    if after is None:
        del rules[before.id]
    else:
        rules[before.id] = after
        effect = after.effect
        if isinstance(effect, Exclude | Warn | Resolve) and effect.products is not None:
            affected[before.id] = compiled.catalog.compiled(effect.products)
    return Change(
        compiled=evolve(
            compiled,
            knowledge=evolve(compiled.knowledge, rules=rules),
            affected=affected,
        ),
        feeding=feeding,
        before=before,
        after=after,
    )


class Mending:
    """One inference on its way to what it is with a change."""

    def __init__(self, change: Change, facts: Facts, base: Inference) -> None:
        """Begin with what was inferred before."""
        self._change = change
        self._base = base
        self._fired = set(base.fired)
        self._open = set(base.open)
        self._concluded = dict(base.conclusions)
        self._possible = dict(base.would_conclude)
        self._order = change.compiled.order
        self._waiting: list[tuple[int, str]] = []
        self._view = View(
            facts=facts,
            from_rules=change.compiled.ruleset.from_rules,
            conclusions=self._concluded,
            would_conclude=self._possible,
        )

    def mended(self) -> Inference:
        """Return the inference with the change."""
        change = self._change
        name = change.before.id
        verdict = Truth.FALSE
        if change.after is not None:
            verdict = verdict_of(change.after, self._view)
        pairs = {*_pairs(change.before), *_pairs(change.after)}
        self._settle(name, verdict, pairs)
        rules = change.compiled.knowledge.rules
        done = {name}
        while self._waiting:
            _, name = heappop(self._waiting)
            if name not in done:
                done.add(name)
                rule = rules[name]
                verdict = verdict_of(rule, self._view)
                if verdict is not self._verdict(name):
                    self._settle(name, verdict, set(_pairs(rule)))
        return Inference(
            fired=tuple(sorted(self._fired)),
            open=tuple(sorted(self._open)),
            conclusions=dict(sorted(self._concluded.items())),
            would_conclude=dict(sorted(self._possible.items())),
            engine=self._base.engine,
        )

    def _verdict(self, name: str) -> Truth:
        """Return what is said of a rule so far."""
        if name in self._fired:
            return Truth.TRUE
        return Truth.UNKNOWN if name in self._open else Truth.FALSE

    def _settle(self, name: str, verdict: Truth, pairs: set[Pair]) -> None:
        """Take over the verdict on a rule, and what follows for its conclusions."""
        for names, holds in ((self._fired, Truth.TRUE), (self._open, Truth.UNKNOWN)):
            if verdict is holds:
                names.add(name)
            else:
                names.discard(name)
        for pair in sorted(pairs):
            now = self._holds(pair, self._fired, self._concluded)
            then = self._holds(pair, self._open, self._possible)
            if now or then:
                self._look_again(pair)

    def _holds(
        self, pair: Pair, names: set[str], values: dict[str, frozenset[str]]
    ) -> bool:
        """Bring one value up to date; return whether it changed."""
        attribute, value = pair
        own = self._change.before.id
        holds = any(
            name in names
            for name in self._change.feeding.concluding.get(pair, ())
            if name != own
        )
        holds = holds or (own in names and pair in _pairs(self._change.after))
        there = values.get(attribute, frozenset())
        if holds == (value in there):
            return False
        left = there | {value} if holds else there - {value}
        if left:
            values[attribute] = left
        else:
            del values[attribute]
        return True

    def _look_again(self, pair: Pair) -> None:
        """Note the rules that could see a value come or go."""
        for rule in self._change.feeding.reading.get(pair[0], ()):
            if any(_sees(line, pair) for line in rule.lines()):
                heappush(self._waiting, (self._order[rule.id], rule.id))


def _sees(line: Line, pair: Pair) -> bool:
    """Whether a line could tell if a value was concluded."""
    if line.subject != pair[0]:
        return False
    return not isinstance(line.test, AnyOf | AllOf) or pair[1] in line.test.values


def _pairs(rule: Rule | None) -> tuple[Pair, ...]:
    """Return what a rule concludes."""
    if rule is not None and isinstance(rule.effect, Conclude):
        return rule.effect.values
    return ()
