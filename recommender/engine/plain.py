"""The way of an enquiry through the rules: what fires, what waits, what follows.

The index says of every enquiry what fires and what is open, exactly and without
any engine; where there is an engine, it decides what fires, and the two are held
against each other.
"""

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from typing import Final, TypeAlias

from recommender.compiling.ruleset import Ruleset
from recommender.engine.blocks import Block, Entry, Look, ask_alone
from recommender.engine.columns import standing_of
from recommender.engine.index import Index, Layer
from recommender.engine.inference import Inference
from recommender.engine.view import View
from recommender.model.enquiry import Facts

Fire: TypeAlias = Callable[[Entry, int, int], None]
"""Sees to it that of a group of rules those fire that do by the index, given the
atoms that hold; both by their bits in the block."""

_NOTHING: Final[frozenset[str]] = frozenset()
_NO_KEYS: Final[frozenset[int]] = frozenset()


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
    index: Index,
    facts: Facts,
    fire: Fire | None = None,
    *,
    decided: AbstractSet[int] = _NO_KEYS,
    engine: str = "plain",
) -> Inference:
    """Return what the rules say about an enquiry.

    Stratum by stratum: conclusions are known to the next.

    Args:
        index: Of the rules.
        facts: The enquiry.
        fire: Decides which rules fire, and fails where it differs from the index.
        decided: Keys of groups of which that has been decided already.
        engine: What that is.
    """
    conclusions: dict[str, frozenset[str]] = {}
    would_conclude: dict[str, frozenset[str]] = {}
    # The view grows with the two dicts.
    view = View(
        facts=facts,
        from_rules=index.ruleset.from_rules,
        conclusions=conclusions,
        would_conclude=would_conclude,
    )
    standing = standing_of(facts.context, index.layout.scales)
    looked: dict[Block, int] = {}
    seen: dict[Block, int] = {}
    all_fired: list[str] = []
    all_waiting: list[str] = []
    for layer in index.layers:
        fired = {*layer.unconditional}
        telling = [*layer.telling]
        waiting: set[str] = set()
        for block, every, columns, apart in _touched(index, layer, view):
            cell, known = looked.get(block, 0), seen.get(block, 0)
            if columns & ~known:
                cell |= block.look(standing, columns & ~known)
                looked[block], seen[block] = cell, columns | known
            # `& ~` would make a number as long as the block first.
            left = every ^ (every & cell)
            if apart and left:
                cell = ask_alone(apart, view, cell)
                left = every ^ (every & cell)
            if not left:
                continue
            open_ = left & cell >> block.above
            firing = left ^ open_
            fired.update(block.named(firing))
            if firing & block.concluding:
                telling += block.named(firing & block.concluding)
            if open_:
                waiting.update(block.named(open_))
            if fire:
                _have_decided(block, cell, firing, fire, decided)
        if waiting:
            # One of its alternatives is enough for a rule to fire.
            waiting -= fired
            _conclude(index, waiting & index.concluding.keys(), would_conclude)
            all_waiting += waiting
        _conclude(index, telling, conclusions)
        all_fired += fired
    return Inference(
        fired=tuple(sorted(all_fired)),
        open=tuple(sorted(all_waiting)),
        conclusions=dict(sorted(conclusions.items())) if conclusions else {},
        would_conclude=dict(sorted(would_conclude.items())) if would_conclude else {},
        engine=engine,
    )


def _have_decided(
    block: Block, cell: int, firing: int, fire: Fire, decided: AbstractSet[int]
) -> None:
    """Have somebody decide what fires of each group, where nobody has before."""
    holding = cell >> block.width
    while firing:
        entry = block.owners[firing.bit_length() - 1]
        atoms, rules = holding & entry.atoms, firing & entry.rules
        if entry.key(atoms, rules) not in decided:
            fire(entry, atoms, rules)
        firing ^= rules


def _touched(index: Index, layer: Layer, view: View) -> list[Look]:
    """Return what can fire or wait for an enquiry, of one layer."""
    facts = view.facts
    numbers: list[int] = []
    if layer.by_problem:
        for problem in facts.problems:
            numbers += layer.by_problem.get(problem, ())
    if layer.by_objection:
        for objection in facts.objections:
            numbers += layer.by_objection.get(objection, ())
    for attribute, by_value in layer.by_conclusion.items():
        for value in view.conclusions.get(attribute, _NOTHING):
            numbers += by_value.get(value, ())
        for value in view.would_conclude.get(attribute, _NOTHING):
            numbers += by_value.get(value, ())
    entry = index.entry
    return [*layer.always, *[entry(number).look for number in dict.fromkeys(numbers)]]


def _conclude(
    index: Index, rules: Iterable[str], conclusions: dict[str, frozenset[str]]
) -> None:
    """Note what rules that conclude something do, or would."""
    for rule in rules:
        for attribute, value in index.concluding[rule]:
            known = conclusions.get(attribute, _NOTHING)
            conclusions[attribute] = known | {value}
