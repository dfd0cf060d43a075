"""Everything that one piece of advice rests on, before any product is described."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property, partial

from attrs import define

from recommender.advising.confirming import Unknowns, trace_unknowns
from recommender.advising.fit import Fit, fit_of
from recommender.advising.strength import Weights, weigh
from recommender.advising.support import Support, support_of
from recommender.compiling.catalog import PickedBy
from recommender.compiling.compiled import Compiled
from recommender.compiling.picked import Picked, Products, without
from recommender.engine.inference import Inference
from recommender.engine.view import View, line_truth, view_of
from recommender.model.condition import Line
from recommender.model.enquiry import Facts
from recommender.model.rule import Rule
from recommender.model.truth import Truth, all_of
from recommender.model.vocabulary import Priority


@define(eq=False, kw_only=True)
class Grounds:
    """What is known, what fired, and where every product stands.

    What only some advice needs is worked out when it is asked for.

    Attributes:
        on: The day the advice is for.
        weights: Of what fired.
        met: Per need that is held, who meets it.
        support: Of what fired and is met for certain.
        affected: Per fired caution and resolve rule, the products it is about.
        fitting: Products that can be recommended.
    """

    compiled: Compiled
    facts: Facts
    inference: Inference
    on: date
    view: View
    weights: Weights
    met: dict[str, Picked]
    support: Support
    fit: Fit
    affected: Mapping[str, Picked]
    fitting: Products

    @cached_property
    def held(self) -> Products:
        """Products that might be, once something is confirmed."""
        wanted = self.support.products | self.possible.products
        return without(wanted, self.fit.out | self.fitting)

    @cached_property
    def fired(self) -> tuple[Rule, ...]:
        """The rules that fired, in stratified order."""
        return _in_order(self.compiled, self.inference.fired)

    @cached_property
    def open(self) -> tuple[Rule, ...]:
        """The rules that wait for something, in stratified order."""
        return _in_order(self.compiled, self.inference.open)

    @cached_property
    def would_be(self) -> Weights:
        """The weights of what fired and what is open, as if all unknown were true."""
        parts, inference = self.compiled.parts, self.inference
        if not any(parts[name].weighty for name in inference.open) and not any(
            map(self._could_rest_on_more, inference.fired)
        ):
            return self.weights
        names = (*inference.fired, *inference.open)
        return weigh(
            [part for name in names if (part := parts[name]).weighty],
            # Not `self.holds`: in a circle, grounds would outlive their advice.
            partial(line_truth, view=self.view),
            problems=frozenset(self.facts.problems),
            order=self.compiled.order,
            enough=Truth.UNKNOWN,
        )

    def _could_rest_on_more(self, name: str) -> bool:
        """Return whether another block of a fired rule might hold as well."""
        part = self.compiled.parts[name]
        when = part.rule.when
        return (
            part.weighty
            and when is not None
            and len(when.blocks) > 1
            and any(all_of(map(self.holds, b)) is Truth.UNKNOWN for b in when.blocks)
        )

    @cached_property
    def could_be_met(self) -> dict[str, Picked]:
        """Per need that is held or would be, who meets it."""
        return _met(self.compiled, self.would_be.met_by, self.view)

    @cached_property
    def possible(self) -> Support:
        """The support of what would be."""
        met, stated = self.could_be_met, self.facts.problems
        parts = self.compiled.parts
        return support_of(self.would_be, met, stated, parts, possible=True)

    def priorities(self) -> tuple[Priority, ...]:
        """Return the client's priorities, by id."""
        known = self.compiled.knowledge.priorities
        return tuple([known[name] for name in self.facts.priorities])

    def holds(self, line: Line) -> Truth:
        """Return whether a line about the client holds."""
        return line_truth(line, self.view)

    def pick(self, picked_by: PickedBy) -> Picked:
        """Return the products that a compiled condition picks for this client."""
        return self.compiled.catalog.pick(picked_by, self.view.limit)

    @cached_property
    def unknowns(self) -> Unknowns:
        """What open rules wait for, and fired ones that could rest on more problems."""
        now, then = self.weights.rules, self.would_be.rules
        growing = [name for name in now if then[name].problems != now[name].problems]
        return trace_unknowns(
            self.compiled,
            self.inference,
            _in_order(self.compiled, (*self.inference.open, *growing)),
            line_truth=self.holds,
            limit_of=self.view.limit,
        )


def grounds_of(
    compiled: Compiled, facts: Facts, inference: Inference, *, on: date
) -> Grounds:
    """Work out what advice for `facts` rests on."""
    view = view_of(facts, inference, compiled.ruleset.from_rules)
    parts, pick = compiled.parts, compiled.catalog.pick
    weighty = []
    excluded_by: dict[str, Picked] = {}
    affected: dict[str, Picked] = {}
    for name in inference.fired:
        part = parts[name]
        if part.weighty:
            weighty.append(part)
        elif part.about is not None:
            about = excluded_by if part.excludes else affected
            about[name] = part.about.fixed or pick(part.about, view.limit)
    open_exclusions = {
        name: pick(part.about, view.limit)
        for name in inference.open
        if (part := parts[name]).excludes and part.about is not None
    }
    weights = weigh(
        weighty,
        partial(line_truth, view=view),
        problems=frozenset(facts.problems),
        order=compiled.order,
    )
    met = _met(compiled, weights.met_by, view)
    support = support_of(weights, met, facts.problems, parts)
    fit = fit_of(
        compiled.catalog,
        facts.context,
        excluded_by=excluded_by,
        open_exclusions=open_exclusions,
    )
    return Grounds(
        compiled=compiled,
        facts=facts,
        inference=inference,
        on=on,
        view=view,
        weights=weights,
        met=met,
        support=support,
        fit=fit,
        affected=affected,
        fitting=without(
            support.products,
            fit.out | fit.undecided if fit.undecided else fit.out,
        ),
    )


def _met(
    compiled: Compiled, met_by: dict[str, PickedBy], view: View
) -> dict[str, Picked]:
    """Return who meets each need."""
    pick = compiled.catalog.pick
    return {
        need: about.fixed or pick(about, view.limit) for need, about in met_by.items()
    }


def _in_order(compiled: Compiled, names: Iterable[str]) -> tuple[Rule, ...]:
    """Return rules in stratified order."""
    rules = compiled.knowledge.rules
    return tuple([rules[i] for i in sorted(names, key=compiled.order.__getitem__)])
