"""The way of an enquiry through the rules: what fires, what waits, what follows.

The index says of every enquiry what fires and what is open, exactly and without
any engine; where there is an engine, it decides what fires, and the two are held
against each other.
"""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from recommender.compiling.ruleset import Ruleset, Stratum
from recommender.engine.blocks import Block, Entry, ask_alone
from recommender.engine.columns import Standing
from recommender.engine.index import Gathered, Index, gathered
from recommender.engine.inference import Inference
from recommender.engine.view import View
from recommender.model.enquiry import Facts

Fire: TypeAlias = Callable[[Entry, int, int], None]
"""Sees to it that of a group of rules those fire that do by the index, given the
atoms that hold; both by their bits in the block."""

_NOTHING: frozenset[str] = frozenset()


def infer(ruleset: Ruleset, facts: Facts) -> Inference:
    """Return what the rules say about an enquiry, without any engine."""
    return walk(Index(ruleset), facts)


class Evaluator:
    """The plain evaluator of one ruleset, which keeps what it has worked out."""

    def __init__(self, ruleset: Ruleset) -> None:
        """Index the ruleset as far as enquiries need it."""
        self._index = Index(ruleset)

    def infer(self, facts: Facts) -> Inference:
        """Return what the rules say about an enquiry, as `infer` does."""
        return walk(self._index, facts)


def walk(
    index: Index, facts: Facts, fire: Fire | None = None, *, engine: str = "plain"
) -> Inference:
    """Return what the rules say about an enquiry.

    Stratum by stratum: conclusions are known to the next.

    Args:
        index: Of the rules.
        facts: The enquiry.
        fire: Decides which rules fire, and fails where it differs from the index.
        engine: What that is.
    """
    ruleset = index.ruleset
    conclusions: dict[str, frozenset[str]] = {}
    would_conclude: dict[str, frozenset[str]] = {}
    # The view grows with the two dicts.
    view = View(
        facts=facts,
        from_rules=ruleset.from_rules,
        conclusions=conclusions,
        would_conclude=would_conclude,
    )
    standing = Standing(facts.context, index.layout.scales)
    looked: dict[Block, int] = {}
    all_fired: list[str] = []
    all_waiting: list[str] = []
    for stratum in ruleset.strata:
        fired = {ruleset.rules[number].id for number in stratum.unconditional}
        waiting: set[str] = set()
        for block, (every, apart) in _touched(index, stratum, view).items():
            cell = looked.get(block)
            if cell is None:
                cell = looked[block] = block.look(standing)
            if apart and every & ~cell:
                cell = ask_alone(apart, view, cell)
            left = every & ~cell
            if not left:
                continue
            open_ = left & cell >> block.above
            firing = left ^ open_
            fired |= block.named(firing)
            if open_:
                waiting |= block.named(open_)
            holding = cell >> block.width
            while fire and firing:
                entry = block.owners[firing.bit_length() - 1]
                fire(entry, holding & entry.atoms, firing & entry.rules)
                firing &= ~entry.rules
        if waiting:
            # One of its alternatives is enough for a rule to fire.
            waiting -= fired
            _conclude(index, waiting, would_conclude)
            all_waiting += waiting
        _conclude(index, fired, conclusions)
        all_fired += fired
    return Inference(
        fired=tuple(sorted(all_fired)),
        open=tuple(sorted(all_waiting)),
        conclusions=dict(sorted(conclusions.items())) if conclusions else {},
        would_conclude=dict(sorted(would_conclude.items())) if would_conclude else {},
        engine=engine,
    )


def _touched(index: Index, stratum: Stratum, view: View) -> Gathered:
    """Return the groups of a stratum that an enquiry can make fire or wait."""
    found = index.always(stratum)
    numbers: list[int] = []
    for subject, by_value in stratum.filed.items():
        named: Iterable[str]
        if subject == "problem":
            named = view.facts.problems
        elif subject == "objection":
            named = view.facts.objections
        else:
            concluded = view.conclusions.get(subject, _NOTHING)
            named = concluded | view.would_conclude.get(subject, _NOTHING)
        for value in named:
            if value in by_value:
                numbers += by_value[value]
    return gathered(map(index.entry, numbers), found) if numbers else found


def _conclude(
    index: Index, rules: Iterable[str], conclusions: dict[str, frozenset[str]]
) -> None:
    """Note what rules conclude, or would."""
    concluding = index.concluding
    for rule in rules:
        for attribute, value in concluding.get(rule, ()):
            known = conclusions.get(attribute, _NOTHING)
            conclusions[attribute] = known | {value}
