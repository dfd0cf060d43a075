"""The plain three-valued evaluator: what fires, what is open, what follows.

It is exact without any engine, and says of every enquiry what is open.
`Walk` goes through the strata of a ruleset in order; whoever leads it says which
rules of a stratum fired, and the walk draws the conclusions.
"""

from collections.abc import Iterable, Iterator

from recommender.compiling.keys import Key, possible_key, touched_by
from recommender.compiling.notation import Partition, fact_text
from recommender.compiling.ruleset import CompiledRule, Ruleset, Stratum
from recommender.engine.inference import Inference
from recommender.engine.view import View, line_truth
from recommender.model.condition import Line
from recommender.model.enquiry import Facts
from recommender.model.truth import Truth

_NOTHING: frozenset[str] = frozenset()


def infer(ruleset: Ruleset, facts: Facts) -> Inference:
    """Return what the rules say about an enquiry, without any engine."""
    walk = Walk(ruleset, facts)
    for stratum in ruleset.strata:
        fired, waiting = walk.verdicts(stratum)
        walk.settle(fired, waiting)
    return walk.inference("plain")


class _Truths(dict[int, Truth]):
    """The truth of lines by number, each found when it is first asked for."""

    __slots__ = ("_lines", "_view")

    def __init__(self, lines: tuple[Line, ...], view: View) -> None:
        """Begin without any."""
        super().__init__()
        self._lines = lines
        self._view = view

    def __missing__(self, number: int) -> Truth:
        """Look at a line for the first time."""
        found = self[number] = line_truth(self._lines[number], self._view)
        return found


class Walk:
    """One enquiry on its way through the strata of a ruleset."""

    __slots__ = (
        "_conclusions",
        "_fired",
        "_open",
        "_ruleset",
        "_touched",
        "_truths",
        "_would_conclude",
    )

    def __init__(self, ruleset: Ruleset, facts: Facts) -> None:
        """Begin with what the client stated and nothing concluded."""
        self._ruleset = ruleset
        self._conclusions: dict[str, frozenset[str]] = {}
        self._would_conclude: dict[str, frozenset[str]] = {}
        self._fired: list[int] = []
        self._open: list[int] = []
        self._touched: set[Key] = set(touched_by(facts, ruleset.waiting))
        # The view grows with the two dicts. A line is looked at in the stratum
        # of a rule that has it, when all that it could see has been concluded.
        view = View(
            facts=facts,
            from_rules=ruleset.from_rules,
            conclusions=self._conclusions,
            would_conclude=self._would_conclude,
        )
        self._truths = _Truths(ruleset.lines, view)

    def verdicts(self, stratum: Stratum) -> tuple[set[int], set[int]]:
        """Return the rules of a stratum that fire, and those that are open."""
        fired = set(stratum.unconditional)
        waiting: set[int] = set()
        looked_at = set(stratum.always)
        for key in self._touched:
            looked_at.update(stratum.touched.get(key, ()))
        rules = self._ruleset.rules
        for number in looked_at:
            verdict = self._verdict(rules[number])
            if verdict is Truth.TRUE:
                fired.add(number)
            elif verdict is Truth.UNKNOWN:
                waiting.add(number)
        return fired, waiting

    def _verdict(self, rule: CompiledRule) -> Truth:
        """Return true for a rule that fires, unknown for one that is open."""
        verdict = self._when(rule)
        if verdict is Truth.FALSE:
            return verdict
        for number in rule.unless:
            one = self._truths[number]
            if one is Truth.TRUE:
                return Truth.FALSE
            if one is Truth.UNKNOWN:
                verdict = one
        return verdict

    def _when(self, rule: CompiledRule) -> Truth:
        """Return whether one of the blocks holds."""
        best = Truth.FALSE
        for block in rule.blocks:
            holding = Truth.TRUE
            for number in block:
                one = self._truths[number]
                if one is not Truth.TRUE:
                    holding = one
                    if one is Truth.FALSE:
                        break
            if holding is Truth.TRUE:
                return holding
            if holding is Truth.UNKNOWN:
                best = holding
        return best

    def asked(self, stratum: Stratum) -> Iterator[tuple[Partition, str]]:
        """Yield the partitions that could fire, each with the fact to put to it."""
        numbers = dict.fromkeys(stratum.always_partitions)
        for key in self._touched:
            for number in stratum.partitions.get(key, ()):
                numbers[number] = None
        truths = self._truths
        for number in numbers:
            partition = self._ruleset.partitions[number]
            parts = [
                text
                for atom, text in partition.atoms
                if all(truths[line] is wanted for line, wanted in atom)
            ]
            if parts:
                yield partition, fact_text(parts)

    def settle(self, fired: Iterable[int], waiting: Iterable[int]) -> None:
        """Draw the conclusions of a stratum's rules, before the next is asked."""
        self._fired.extend(fired)
        self._open.extend(waiting)
        for number in fired:
            for attribute, value in self._ruleset.rules[number].concludes:
                _add(self._conclusions, attribute, value)
                self._touched.add((attribute, value))
        for number in waiting:
            for attribute, value in self._ruleset.rules[number].concludes:
                _add(self._would_conclude, attribute, value)
                self._touched.add(possible_key(attribute, value))

    def inference(self, engine: str) -> Inference:
        """Return what was found, once every stratum is settled.

        Args:
            engine: What decided which rules fired.
        """
        rules = self._ruleset.rules
        # Rules are numbered by id, so sorted numbers are sorted ids.
        return Inference(
            fired=tuple([rules[number].id for number in sorted(self._fired)]),
            open=tuple([rules[number].id for number in sorted(self._open)]),
            conclusions=dict(sorted(self._conclusions.items())),
            would_conclude=dict(sorted(self._would_conclude.items())),
            engine=engine,
        )


def _add(values: dict[str, frozenset[str]], attribute: str, value: str) -> None:
    values[attribute] = values.get(attribute, _NOTHING) | {value}
