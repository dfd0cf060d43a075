"""How strongly fired rules commit themselves, and which problems they rest on."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from recommender.compiling.parts import Part
from recommender.compiling.weight import STATED, Weight
from recommender.model.condition import AllOf, AnyOf, Block, Condition, Line
from recommender.model.grades import Strength
from recommender.model.rule import Rule
from recommender.model.truth import Truth, all_of

if TYPE_CHECKING:
    from recommender.compiling.catalog import PickedBy

LineTruth = Callable[[Line], Truth]

_NO_PROBLEMS: Final[frozenset[str]] = frozenset()
_NAMING: Final = (AnyOf, AllOf)
"""The tests that name what they rest on."""


class Weights:
    """The weights of a set of rules and of what they lead to.

    Attributes:
        line_truth: Whether a line of a rule's `when` holds.
        problems: The stated problems.
        enough: The least truth at which a block counts.
        rules: By rule id.
        conclusions: By attribute and value.
        needs: By need id; a need has one strength, whatever problem it is for.
        met_by: What meets each of them that can be met.
    """

    __slots__ = (
        "conclusions",
        "enough",
        "line_truth",
        "met_by",
        "needs",
        "problems",
        "rules",
    )

    def __init__(
        self, line_truth: LineTruth, problems: frozenset[str], enough: Truth
    ) -> None:
        """Weigh nothing yet."""
        self.line_truth = line_truth
        self.problems = problems
        self.enough = enough
        self.rules: dict[str, Weight] = {}
        self.conclusions: dict[tuple[str, str], Weight] = {}
        self.needs: dict[str, Weight] = {}
        self.met_by: dict[str, PickedBy] = {}

    def of_block(self, block: Block) -> Weight:
        """Weigh a block that holds: the weakest of its lines.

        Lines that name neither problems nor conclusions are stated facts.
        """
        strength, problems = Strength.STRONG, _NO_PROBLEMS
        for line in block:
            test = line.test
            if not isinstance(test, _NAMING):
                continue
            if line.subject == "problem":
                named = self.problems.intersection(test.values)
                problems = problems | named if problems else named
            elif self.conclusions:
                weight = self._of_concluded(line.subject, test)
                strength = min(strength, weight.strength)
                problems |= weight.problems
        return Weight(strength, problems)

    def _of_concluded(self, subject: str, test: AnyOf | AllOf) -> Weight:
        """Weigh a line by the conclusions that it names."""
        pairs = ((subject, value) for value in test.values)
        holding = [self.conclusions[pair] for pair in pairs if pair in self.conclusions]
        if not holding:
            return STATED
        together = Weight.or_else if isinstance(test, AnyOf) else Weight.and_also
        whole = holding[0]
        for one in holding[1:]:
            whole = together(whole, one)
        return whole

    def of_condition(self, condition: Condition | None) -> Weight:
        """Weigh a condition by those of its blocks that hold."""
        if condition is None:
            return STATED
        blocks = condition.blocks
        if len(blocks) == 1:
            # The rule would not be here if it did not hold.
            return self.of_block(blocks[0])
        whole = None
        for block in blocks:
            if all_of(map(self.line_truth, block)) >= self.enough:
                whole = self.of_block(block).or_else(whole)
        return whole or STATED

    def of_rule(self, rule: Rule) -> Weight:
        """Weigh a rule: no stronger than itself and than its condition."""
        condition = self.of_condition(rule.when)
        strength = min(condition.strength, rule.strength)
        return Weight(strength, condition.problems, (rule.id,))

    def of_part(self, part: Part, named: frozenset[str]) -> Weight:
        """Weigh a rule by the problems that it names, or find its weight again.

        Of a single problem that it names, it would not be here without it.
        """
        weight = part.weight
        if weight is not None:
            return weight
        stated = named if len(named) == 1 else named & self.problems
        weight = part.weights.get(stated)
        if weight is None:
            weight = self.of_rule(part.rule)
            if len(named) == 1:
                part.weight = weight
            else:
                part.keep(stated, weight)
        return weight

    def add(self, part: Part, weight: Weight) -> None:
        """Add a rule, and what it leads to."""
        self.rules[part.id] = weight
        need = part.need
        if need is not None:
            known = self.needs.get(need)
            self.needs[need] = weight if known is None else weight.or_else(known)
            if part.met_by is not None:
                self.met_by[need] = part.met_by
        for pair in part.concludes:
            self.conclusions[pair] = weight.or_else(self.conclusions.get(pair))


def weigh(
    parts: Iterable[Part],
    line_truth: LineTruth,
    *,
    problems: frozenset[str],
    order: Mapping[str, int],
    enough: Truth = Truth.TRUE,
) -> Weights:
    """Weigh rules that fired, or that would fire if all unknown lines were true.

    Args:
        parts: Of the rules.
        line_truth: Whether a line of a rule's `when` holds.
        problems: The stated problems.
        order: The place of each rule: what concludes stands before what it feeds.
        enough: The least truth at which a block counts; UNKNOWN asks what would
            be if everything unknown were true.
    """
    weights = Weights(line_truth, problems, enough)
    hanging: list[Part] = []
    for part in parts:
        if part.named is None:
            hanging.append(part)
        else:
            weights.add(part, weights.of_part(part, part.named))
    # What hangs on conclusions comes after what concludes.
    for part in sorted(hanging, key=lambda part: order[part.id]):
        weights.add(part, weights.of_rule(part.rule))
    return weights
