"""How strongly fired rules commit themselves, and which problems they rest on.

Possibilistic: a conjunction is as strong as its weakest line, alternatives as
their strongest, so neither the order of rules nor a second copy of one matters.
"""

from collections.abc import Callable, Iterable

from attrs import field, frozen

from recommender.model.condition import AllOf, AnyOf, Block, Condition, Line
from recommender.model.grades import Strength
from recommender.model.rule import Conclude, RequireNeed, Rule
from recommender.model.truth import Truth, all_of

LineTruth = Callable[[Line], Truth]


@frozen
class Weight:
    """What stands behind a line, a rule, a conclusion or a need.

    Attributes:
        problems: The stated problems it rests on.
        rules: The rules that a conclusion or a need comes from.
    """

    strength: Strength
    problems: frozenset[str] = frozenset()
    rules: tuple[str, ...] = ()

    def or_else(self, other: "Weight | None") -> "Weight":
        """Return both as one: as strong as the stronger, resting on all."""
        if other is None:
            return self
        return Weight(
            max(self.strength, other.strength),
            self.problems | other.problems,
            tuple(sorted({*self.rules, *other.rules})),
        )

    def and_also(self, other: "Weight") -> "Weight":
        """Return both as one: as strong as the weaker, resting on all."""
        return Weight(
            min(self.strength, other.strength), self.problems | other.problems
        )


STATED = Weight(Strength.STRONG)
"""What the client states counts strong and rests on no problem by itself."""


_NO_PROBLEMS: frozenset[str] = frozenset()
_NAMING = (AnyOf, AllOf)
"""The tests that name what they rest on."""


@frozen(kw_only=True)
class Weights:
    """The weights of a set of rules and of what they lead to.

    Attributes:
        line_truth: Whether a line of a rule's `when` holds.
        problems: The stated problems.
        enough: The least truth at which a block counts.
        rules: By rule id.
        conclusions: By attribute and value.
        needs: By need id; a need has one strength, whatever problem it is for.
    """

    line_truth: LineTruth = field(eq=False)
    problems: frozenset[str]
    enough: Truth = Truth.TRUE
    rules: dict[str, Weight] = field(factory=dict)
    conclusions: dict[tuple[str, str], Weight] = field(factory=dict)
    needs: dict[str, Weight] = field(factory=dict)

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


def weigh(
    rules: Iterable[Rule],
    line_truth: LineTruth,
    *,
    problems: frozenset[str],
    enough: Truth = Truth.TRUE,
) -> Weights:
    """Weigh rules that fired, or that would fire if all unknown lines were true.

    Args:
        rules: In stratified order: what concludes stands before what it feeds.
        line_truth: Whether a line of a rule's `when` holds.
        problems: The stated problems.
        enough: The least truth at which a block counts; UNKNOWN asks what would
            be if everything unknown were true.
    """
    weights = Weights(line_truth=line_truth, problems=problems, enough=enough)
    for rule in rules:
        weight = weights.rules[rule.id] = weights.of_rule(rule)
        effect = rule.effect
        if isinstance(effect, RequireNeed):
            weights.needs[effect.need] = weight.or_else(weights.needs.get(effect.need))
        elif isinstance(effect, Conclude):
            for pair in effect.values:
                conclusion = weights.conclusions.get(pair)
                weights.conclusions[pair] = weight.or_else(conclusion)
    return weights
