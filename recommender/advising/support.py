"""Which products serve which stated problem, and how strongly."""

from collections.abc import Mapping

from attrs import frozen

from recommender.advising.strength import Weight
from recommender.compiling.picked import NOTHING, Picked, Products, bits
from recommender.model.grades import Importance
from recommender.model.recommendation import Contribution


@frozen
class NeedSupport:
    """One need that counts: what stands behind it, and who meets it."""

    need: str
    weight: Weight
    meets: Products


@frozen
class Support:
    """The needs that count, per stated problem, strongest first.

    Attributes:
        by_problem: Stated problems in order of id; those no need serves have none.
    """

    by_problem: Mapping[str, tuple[NeedSupport, ...]]
    importance: Mapping[str, Importance]

    @property
    def products(self) -> Products:
        """Every product that serves some stated problem."""
        whole = 0
        for needs in self.by_problem.values():
            for one in needs:
                whole |= one.meets
        return whole

    def by_score(self, products: Products) -> dict[int, Products]:
        """Return `products` sorted into sets of equal score.

        The score is importance times support, summed over the stated problems.
        """
        groups = {0: products}
        for problem, needs in self.by_problem.items():
            split: dict[int, Products] = {}
            for score, members in groups.items():
                left = members
                for one in needs:
                    # Needs come strongest first, so the first one met counts.
                    if one.meets & left:
                        points = score + self.importance[problem] * one.weight.strength
                        split[points] = split.get(points, 0) | one.meets & left
                        left &= ~one.meets
                if left:
                    split[score] = split.get(score, 0) | left
            groups = split
        return groups

    def scores(self, products: Products) -> dict[int, int]:
        """Return the score of each of `products`, by their numbers."""
        groups = self.by_score(products)
        return {n: score for score, members in groups.items() for n in bits(members)}

    def contributions(
        self, number: int, rests_on: Mapping[str, Weight]
    ) -> tuple[Contribution, ...]:
        """Return what each stated problem adds to the score of a product.

        Args:
            number: The product's place in the catalog.
            rests_on: The weights of rules, for the problems each rests on.
        """
        found = []
        for problem, needs in self.by_problem.items():
            met = [one for one in needs if one.meets >> number & 1]
            if met:
                found.append(
                    Contribution(
                        problem=problem,
                        importance=self.importance[problem],
                        strength=max(one.weight.strength for one in met),
                        needs=tuple(sorted(one.need for one in met)),
                        rules=tuple(
                            sorted(
                                rule
                                for one in met
                                for rule in one.weight.rules
                                if problem in rests_on[rule].problems
                            )
                        ),
                    )
                )
        return tuple(found)


def support_of(
    needs: Mapping[str, Weight],
    met: Mapping[str, Picked],
    importance: Mapping[str, Importance],
    *,
    possible: bool = False,
) -> Support:
    """Return who serves what.

    Args:
        needs: The weight of each need that counts.
        met: For each need, who meets it.
        importance: Of each stated problem.
        possible: Count also those of whom nobody knows whether they meet a need.
    """
    ordered = sorted(needs.items(), key=lambda item: (-item[1].strength, item[0]))
    counted = []
    for need, weight in ordered:
        picked = met.get(need, NOTHING)
        meets = picked.possible if possible else picked.true
        if meets:
            counted.append(NeedSupport(need, weight, meets))
    return Support(
        {
            problem: tuple(one for one in counted if problem in one.weight.problems)
            for problem in sorted(importance)
        },
        importance,
    )
