"""The way of an enquiry through the rules: what fires, what waits, what follows.

The index says of every enquiry what fires and what is open, exactly and without
any engine; where there is an engine, it decides what fires, and the two are held
against each other.
"""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from recommender.compiling.ruleset import CompiledRule, Ruleset, Stratum
from recommender.engine.index import Block, Entry, Index, Standing, ask_alone
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
    rules = ruleset.rules
    conclusions: dict[str, frozenset[str]] = {}
    would_conclude: dict[str, frozenset[str]] = {}
    # The view grows with the two dicts.
    view = View(
        facts=facts,
        from_rules=ruleset.from_rules,
        conclusions=conclusions,
        would_conclude=would_conclude,
    )
    standing = Standing(facts.context, index.scales)
    looked: dict[Block, tuple[int, int, int]] = {}
    all_fired: list[int] = []
    all_waiting: list[int] = []
    for stratum in ruleset.strata:
        fired = set(stratum.unconditional)
        waiting: set[int] = set()
        touched: dict[Block, int] = {}
        apart: dict[Block, list[Entry]] = {}
        for number in _touched(stratum, view):
            entry = index.entry(number)
            block = entry.block
            touched[block] = touched.get(block, 0) | entry.every
            if entry.alone or entry.wide:
                apart.setdefault(block, []).append(entry)
        for block, every in touched.items():
            cell = looked.get(block)
            if cell is None:
                cell = looked[block] = block.look(standing)
            left, waits, holding = cell
            left &= every
            if not left:
                continue
            if block in apart:
                alone = apart[block]
                left, waits, holding = ask_alone(alone, view, (left, waits, holding))
            open_ = left & waits
            firing = left ^ open_
            _note(block, firing, fired)
            _note(block, open_, waiting)
            while fire and firing:
                entry = block.owners[firing.bit_length() - 1]
                fire(entry, holding & entry.atoms, firing & entry.rules)
                firing &= ~entry.rules
        # One of its alternatives is enough for a rule to fire.
        waiting -= fired
        _conclude(rules, fired, conclusions)
        _conclude(rules, waiting, would_conclude)
        all_fired += fired
        all_waiting += waiting
    # Rules are numbered by id, so sorted numbers are sorted ids.
    return Inference(
        fired=tuple([rules[number].id for number in sorted(all_fired)]),
        open=tuple([rules[number].id for number in sorted(all_waiting)]),
        conclusions=dict(sorted(conclusions.items())),
        would_conclude=dict(sorted(would_conclude.items())),
        engine=engine,
    )


def _touched(stratum: Stratum, view: View) -> Iterable[int]:
    """Return the groups of a stratum that an enquiry can make fire or wait."""
    found = [*stratum.always]
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
                found += by_value[value]
    return found


def _note(block: Block, left: int, found: set[int]) -> None:
    """Add the authored rules behind some of a block."""
    rules = block.rules
    while left:
        place = left.bit_length() - 1
        found.add(rules[place])
        left ^= 1 << place


def _conclude(
    rules: tuple[CompiledRule, ...],
    numbers: Iterable[int],
    conclusions: dict[str, frozenset[str]],
) -> None:
    """Note what rules conclude, or would."""
    for number in numbers:
        for attribute, value in rules[number].concludes:
            known = conclusions.get(attribute, _NOTHING)
            conclusions[attribute] = known | {value}
