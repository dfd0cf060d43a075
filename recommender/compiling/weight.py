"""How strongly something is said, which problems it rests on, and who says it.

Possibilistic: a conjunction is as strong as its weakest line, alternatives as
their strongest, so neither the order of rules nor a second copy of one matters.
"""

from attrs import frozen

from recommender.model.grades import Strength


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
