"""Everything that one piece of advice rests on, before any product is described."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property, partial

from attrs import frozen

from recommender.advising.confirming import Unknowns, trace_unknowns
from recommender.advising.fit import Fit, fit_of
from recommender.advising.strength import Weights, weigh
from recommender.advising.support import Support, support_of
from recommender.compiling.catalog import PickedBy
from recommender.compiling.compiled import Compiled
from recommender.compiling.picked import Picked, Products
from recommender.engine.inference import Inference
from recommender.engine.view import View, line_truth, view_of
from recommender.model.condition import Line
from recommender.model.enquiry import Facts
from recommender.model.rule import (
    Conclude,
    Exclude,
    OfferRemedy,
    RequireNeed,
    Resolve,
    Rule,
    Warn,
)
from recommender.model.truth import Truth
from recommender.model.vocabulary import Priority


@frozen(kw_only=True)
class Grounds:
    """What is known, what fired, and where every product stands.

    Attributes:
        on: The day the advice is for.
        fired: The rules that fired, in stratified order.
        weights: Of what fired.
        would_be: Of what fired and what is open, as if all unknown were true.
        met: Per need that is held or would be, who meets it.
        affected: Per fired caution and resolve rule, the products it is about.
        support: Of what fired and is met for certain.
        possible: Of what would be.
    """

    compiled: Compiled
    facts: Facts
    inference: Inference
    on: date
    fired: tuple[Rule, ...]
    open: tuple[Rule, ...]
    weights: Weights
    would_be: Weights
    met: Mapping[str, Picked]
    affected: Mapping[str, Picked]
    support: Support
    possible: Support
    fit: Fit
    view: View

    @property
    def fitting(self) -> Products:
        """Products that can be recommended."""
        return self.support.products & ~self.fit.out & ~self.fit.waiting

    @property
    def held(self) -> Products:
        """Products that might be, once something is confirmed."""
        wanted = self.support.products | self.possible.products
        return wanted & ~self.fit.out & ~self.fitting

    def priorities(self) -> tuple[Priority, ...]:
        """Return the client's priorities, by id."""
        known = self.compiled.knowledge.priorities
        return tuple(known[name] for name in self.facts.priorities)

    def holds(self, line: Line) -> Truth:
        """Return whether a line about the client holds."""
        return line_truth(line, self.view)

    def pick(self, picked_by: PickedBy) -> Picked:
        """Return the products that a compiled condition picks for this client."""
        return self.compiled.catalog.pick(picked_by, self.view.limit)

    @cached_property
    def unknowns(self) -> Unknowns:
        """What every open rule waits for."""
        return trace_unknowns(
            self.compiled,
            self.open,
            self.weights.conclusions,
            line_truth=self.holds,
            limit_of=self.view.limit,
        )


def grounds_of(
    compiled: Compiled, facts: Facts, inference: Inference, *, on: date
) -> Grounds:
    """Work out what advice for `facts` rests on."""
    view = view_of(facts, inference, compiled.ruleset.from_rules)
    holds = partial(line_truth, view=view)
    fired = _in_order(compiled, inference.fired)
    waiting = _in_order(compiled, inference.open)
    stated = frozenset(facts.problems)
    weighty = [rule for rule in fired if isinstance(rule.effect, _WEIGHED)]
    weights = would_be = weigh(weighty, holds, problems=stated)
    weighty_open = [rule for rule in waiting if isinstance(rule.effect, _WEIGHED)]
    if weighty_open:
        both = _in_order(compiled, (rule.id for rule in (*weighty, *weighty_open)))
        would_be = weigh(both, holds, problems=stated, enough=Truth.UNKNOWN)

    def picks(
        chosen: Iterable[Rule], kinds: type | tuple[type, ...]
    ) -> dict[str, Picked]:
        return {
            rule.id: compiled.catalog.pick(compiled.affected[rule.id], view.limit)
            for rule in sorted(chosen, key=lambda rule: rule.id)
            if isinstance(rule.effect, kinds) and rule.id in compiled.affected
        }

    met = {
        need: compiled.catalog.pick(compiled.met_by[need], view.limit)
        for need in sorted(would_be.needs)
        if need in compiled.met_by
    }
    return Grounds(
        compiled=compiled,
        facts=facts,
        inference=inference,
        on=on,
        fired=fired,
        open=waiting,
        weights=weights,
        would_be=would_be,
        met=met,
        affected=picks(fired, (Warn, Resolve)),
        support=support_of(weights.needs, met, facts.problems),
        possible=support_of(would_be.needs, met, facts.problems, possible=True),
        fit=fit_of(
            compiled.catalog,
            facts.context,
            excluded_by=picks(fired, Exclude),
            open_exclusions=picks(waiting, Exclude),
        ),
        view=view,
    )


_WEIGHED = (Conclude, RequireNeed, OfferRemedy)
"""The effects for which strength or the problems behind them matter."""


def _in_order(compiled: Compiled, names: Iterable[str]) -> tuple[Rule, ...]:
    """Return rules in stratified order."""
    rules = compiled.knowledge.rules
    return tuple(rules[i] for i in sorted(names, key=compiled.order.__getitem__))
