"""What would have to change for a product to fit: the smallest ways, best first."""

from collections.abc import Iterator, Mapping

from recommender.advising.grounds import Grounds
from recommender.advising.repairing import Infer, Obstacle, repairs_of
from recommender.compiling.picked import Products
from recommender.model.outlook import Relaxation, Unmet
from recommender.model.rule import Exclude


def unmet(grounds: Grounds, infer: Infer) -> Iterator[Unmet]:
    """Yield every stated problem that no fitting product serves.

    Args:
        grounds: What the advice rests on.
        infer: Fires the rules on other facts, to try what a change would do.
    """
    fitting = grounds.fitting
    for problem, needs in grounds.support.by_problem.items():
        serving = 0
        for one in needs:
            serving |= one.meets
        if not serving & fitting:
            yield Unmet(
                problem=problem, relaxations=tuple(relaxations(grounds, serving, infer))
            )


def relaxations(
    grounds: Grounds, wanted: Products, infer: Infer
) -> Iterator[Relaxation]:
    """Yield the subset-minimal relaxations that admit some of `wanted`, best first.

    What stands in the way of a product is one set, so over a finite catalog the
    relaxations are those of these sets that contain no other.
    """
    groups = obstacles(grounds, wanted)
    smallest: list[frozenset[Obstacle]] = []
    for candidate in sorted(groups, key=lambda group: (len(group), sorted(group))):
        if any(kept <= candidate for kept in smallest):
            continue
        smallest.append(candidate)
        catalog = grounds.compiled.catalog
        numbers = best_first(grounds, groups[candidate])
        # Several changes must be enough together, so they are those of one product.
        changed = numbers if len(candidate) == 1 else numbers[:1]
        yield Relaxation(
            rules=tuple(sorted(name for kind, name in candidate if kind == "rule")),
            suits=tuple(sorted(name for kind, name in candidate if kind == "suits")),
            repairs=tuple(repairs_of(grounds, infer, sorted(candidate), changed)),
            products=tuple(catalog.products[number].id for number in numbers),
        )


def best_first(grounds: Grounds, products: Products) -> list[int]:
    """Return the numbers of `products`, highest score first, then by id."""
    scores = grounds.support.scores(products)
    return sorted(scores, key=lambda number: (-scores[number], number))


def obstacles(
    grounds: Grounds, wanted: Products
) -> Mapping[frozenset[Obstacle], Products]:
    """Return, per set of obstacles, the products that exactly those keep out.

    Left out are products that something firm keeps out, that are not offered, and
    that would still be held.
    """
    fit = grounds.fit
    rules = grounds.compiled.knowledge.rules
    left = wanted & grounds.compiled.catalog.offered & fit.out & ~fit.undecided
    in_the_way: dict[Obstacle, Products] = {}
    for name, picked in fit.excluded_by.items():
        effect = rules[name].effect
        if isinstance(effect, Exclude) and effect.firm:
            left &= ~picked.true
        else:
            in_the_way["rule", name] = picked.true
    for line, products in fit.unsuited:
        obstacle = ("suits", line.subject)
        in_the_way[obstacle] = in_the_way.get(obstacle, 0) | products
    groups: dict[frozenset[Obstacle], Products] = {frozenset(): left}
    for obstacle, products in in_the_way.items():
        if not products & left:
            continue
        split: dict[frozenset[Obstacle], Products] = {}
        for kept_out_by, members in groups.items():
            if members & products:
                split[kept_out_by | {obstacle}] = members & products
            if members & ~products:
                split[kept_out_by] = members & ~products
        groups = split
    return {group: members for group, members in groups.items() if members}
