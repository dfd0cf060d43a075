"""The way of an enquiry through the rules: what fires, what waits, what follows.

The index says of every enquiry what fires and what is open, exactly and without
any engine; where there is an engine, it decides what fires, and the two are held
against each other.
"""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from recommender.compiling.notation import Partition
from recommender.compiling.ruleset import CompiledRule, Ruleset
from recommender.engine.index import Index, Standing, touched
from recommender.engine.inference import Inference
from recommender.engine.view import View
from recommender.model.enquiry import Facts

Fire: TypeAlias = Callable[[Partition, str, int, int], int]
"""Returns which of some engine rules of a partition fire for the atoms that hold, a
bit for each; it is told those that fire by the index."""

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


def by_index(_partition: Partition, _atoms: str, _every: int, firing: int) -> int:
    """Fire what the index says."""
    return firing


def walk(
    index: Index, facts: Facts, fire: Fire = by_index, *, engine: str = "plain"
) -> Inference:
    """Return what the rules say about an enquiry.

    Stratum by stratum: conclusions are known to the next.

    Args:
        index: Of the rules.
        facts: The enquiry.
        fire: Decides which rules of a partition fire.
        engine: What that is.
    """
    rules = index.ruleset.rules
    conclusions: dict[str, frozenset[str]] = {}
    would_conclude: dict[str, frozenset[str]] = {}
    # The view grows with the two dicts.
    view = View(
        facts=facts,
        from_rules=index.ruleset.from_rules,
        conclusions=conclusions,
        would_conclude=would_conclude,
    )
    standing = Standing(view, index.limits)
    all_fired: list[int] = []
    all_waiting: list[int] = []
    for stratum in index.ruleset.strata:
        fired = set(stratum.unconditional)
        waiting: set[int] = set()
        for number in touched(stratum, standing):
            table = index.table(number)
            firing, open_, atoms = table.look(standing)
            partition = table.partition
            if firing:
                firing = fire(partition, atoms, table.every, firing)
                fired.update(_numbers(partition, firing))
            if open_:
                waiting.update(_numbers(partition, open_))
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


def _numbers(partition: Partition, engine_rules: int) -> Iterable[int]:
    """Return the authored rules behind engine rules."""
    found = []
    rules = partition.rules
    while engine_rules:
        place = engine_rules.bit_length() - 1
        found.append(rules[place])
        engine_rules ^= 1 << place
    return found


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
