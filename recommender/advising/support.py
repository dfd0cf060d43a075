"""Which products serve which stated problem, and how strongly."""

from collections.abc import Mapping, Sequence
from operator import attrgetter

from recommender.advising.strength import Weights
from recommender.compiling.parts import NeedSupport, Parts, Told
from recommender.compiling.picked import NOTHING, Picked, Products, bits
from recommender.compiling.weight import Weight
from recommender.model.grades import Importance
from recommender.model.recommendation import Contribution


class Support:
    """The needs that count, per stated problem, strongest first.

    Attributes:
        needs: Every need that counts, strongest first.
        by_problem: Stated problems in order of id; those no need serves have none.
        products: Every product that serves some stated problem.
        rests_on: The weights of rules, for the problems each rests on.
    """

    __slots__ = ("_told", "by_problem", "importance", "needs", "products", "rests_on")

    def __init__(
        self,
        needs: tuple[NeedSupport, ...],
        by_problem: Mapping[str, tuple[NeedSupport, ...]],
        products: Products,
        importance: Mapping[str, Importance],
        rests_on: Mapping[str, Weight],
    ) -> None:
        """Tell nobody anything yet."""
        self.needs = needs
        self.by_problem = by_problem
        self.products = products
        self.importance = importance
        self.rests_on = rests_on
        self._told: dict[int, Told] = {}

    def by_score(self, products: Products) -> dict[int, Products]:
        """Return `products` sorted into sets of equal score.

        The score is importance times support, summed over the stated problems.
        """
        groups = {0: products}
        for problem, needs in self.by_problem.items():
            split: dict[int, Products] = {}
            importance = self.importance[problem]
            for score, members in groups.items():
                left = members
                for one in needs:
                    # Needs come strongest first, so the first one met counts.
                    meets = one.meets & left
                    if meets:
                        points = score + importance * one.weight.strength
                        _add(split, points, meets)
                        left ^= meets
                if left:
                    _add(split, score, left)
            groups = split
        return groups

    def scores(self, products: Products) -> dict[int, int]:
        """Return the score of each of `products`, by their numbers."""
        groups = self.by_score(products)
        return {n: score for score, members in groups.items() for n in bits(members)}

    def told(self, numbers: Sequence[int]) -> list[Told]:
        """Return the contributions of products that serve some stated problem."""
        if len(self.needs) > 1:
            return [self.contributions(number) for number in numbers]
        return [self.contributions(numbers[0])] * len(numbers) if numbers else []

    def contributions(self, number: int) -> Told:
        """Return the score of a product, and what each stated problem adds to it.

        Products that meet the same needs are told the same.

        Args:
            number: The product's place in the catalog.
        """
        bit = 1 << number
        met = 0
        mark = 1
        for one in self.needs:
            if one.meets & bit:
                met |= mark
            mark <<= 1
        told = self._told.get(met)
        if told is None:
            told = self._told[met] = self._tell(met)
        return told

    def _tell(self, marks: int) -> Told:
        """Work out what those are told who meet these needs, a bit for each."""
        met = [one for place, one in enumerate(self.needs) if marks >> place & 1]
        score = 0
        parts: tuple[Contribution, ...] = ()
        for problem in self.by_problem:
            counting = [one for one in met if problem in one.weight.problems]
            if counting:
                points, more = self._tell_of(problem, counting)
                score += points
                parts += more
        return score, parts

    def _tell_of(self, problem: str, counting: Sequence[NeedSupport]) -> Told:
        """Return what one problem adds for who meets these needs, strongest first."""
        importance, strongest = self.importance[problem], counting[0]
        kept: dict[int, Told] = {}
        if len(counting) == 1 and strongest.only == problem:
            # Other clients were told the same.
            kept = strongest.told
        told = kept.get(importance)
        if told is None:
            strength = strongest.weight.strength
            part = Contribution(
                problem=problem,
                importance=importance,
                strength=strength,
                needs=tuple(sorted([one.need for one in counting])),
                rules=self._rules(problem, counting),
            )
            told = kept[importance] = importance * strength, (part,)
        return told

    def _rules(self, problem: str, counting: Sequence[NeedSupport]) -> tuple[str, ...]:
        """Return the rules that hold needs for a problem, by id."""
        return tuple(
            sorted(
                [
                    rule
                    for one in counting
                    for rule in one.weight.rules
                    if problem in self.rests_on[rule].problems
                ]
            )
        )


def support_of(
    weights: Weights,
    met: dict[str, Picked],
    importance: Mapping[str, Importance],
    parts: Parts,
    *,
    possible: bool = False,
) -> Support:
    """Return who serves what.

    Args:
        weights: Of the needs that count, and of the rules behind them.
        met: For each need, who meets it.
        importance: Of each stated problem.
        parts: Where needs are kept.
        possible: Count also those of whom nobody knows whether they meet a need.
    """
    counted = []
    for need, weight in weights.needs.items():
        picked = met.get(need, NOTHING)
        meets = picked.possible if possible else picked.true
        if meets:
            counted.append(parts.support(need, weight, meets))
    if len(counted) > 1:
        counted.sort(key=_order)
    stated = importance if len(importance) == 1 else sorted(importance)
    by_problem: dict[str, tuple[NeedSupport, ...]] = dict.fromkeys(stated, ())
    products = 0
    for one in counted:
        problems = one.weight.problems
        for problem in problems:
            by_problem[problem] += (one,)
        if problems:
            products = products | one.meets if products else one.meets
    return Support(tuple(counted), by_problem, products, importance, weights.rules)


def _add(sets: dict[int, Products], score: int, products: Products) -> None:
    """Add products to the set of a score; a first set is not made anew."""
    known = sets.get(score)
    sets[score] = products if known is None else known | products


_order = attrgetter("order")
