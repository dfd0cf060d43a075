"""What would have to change for a product to fit: the smallest ways, best first."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from recommender.advising.grounds import Grounds
from recommender.advising.repairing import Infer, Obstacle, Serving, repairs_of
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
    for problem in grounds.support.by_problem:
        serving = partial(_serving, problem=problem)
        if not serving(grounds) & fitting:
            found = relaxations(grounds, serving(grounds), serving, infer)
            yield Unmet(problem=problem, relaxations=tuple(found))


def _serving(grounds: Grounds, *, problem: str) -> Products:
    """Return the products that serve a stated problem."""
    serving = 0
    for one in grounds.support.by_problem[problem]:
        serving |= one.meets
    return serving


def serving_any(grounds: Grounds) -> Products:
    """Return the products that serve some stated problem."""
    return grounds.support.products


def relaxations(
    grounds: Grounds, wanted: Products, serving: Serving, infer: Infer
) -> Iterator[Relaxation]:
    """Yield the subset-minimal relaxations that admit some of `wanted`, best first.

    What stands in the way of a product is one set, so over a finite catalog the
    relaxations are those of these sets that contain no other.
    """
    catalog = grounds.compiled.catalog
    for dropped, admitted in minimal(*obstacles(grounds, wanted)):
        numbers = best_first(grounds, admitted)
        # Several changes must be enough together, so they are those of one product.
        changed = numbers if len(dropped) == 1 else numbers[:1]
        yield Relaxation(
            rules=tuple(name for kind, name in dropped if kind == "rule"),
            suits=tuple(name for kind, name in dropped if kind == "suits"),
            repairs=repairs_of(grounds, infer, dropped, changed, serving),
            products=tuple(catalog.products[number].id for number in numbers),
        )


def minimal(
    left: Products, in_the_way: Mapping[Obstacle, Products]
) -> Iterator[tuple[tuple[Obstacle, ...], Products]]:
    """Yield the smallest sets of obstacles to drop, and whom that admits.

    Products are taken by how many obstacles they have, fewest first. A set that
    is found takes with it all products that have it among others, so the work
    grows with what is found and not with the catalog.

    Args:
        left: The products to admit; each has at least one obstacle.
        in_the_way: Per obstacle, the products it stands in the way of.
    """
    for having in _by_count(left, in_the_way.values()):
        remaining = having & left
        found = []
        while remaining:
            lowest = remaining & -remaining
            dropped = sorted(
                o for o, products in in_the_way.items() if products & lowest
            )
            admitted = left
            for obstacle in dropped:
                admitted &= in_the_way[obstacle]
            # Those that have these and more are not a smallest set.
            left &= ~admitted
            found.append((tuple(dropped), admitted & having))
            remaining &= left
        yield from sorted(found, key=_by_id)


def _by_id(found: tuple[tuple[Obstacle, ...], Products]) -> list[tuple[str, str]]:
    """Return what sorts sets of obstacles, whether rules or suits, by their ids."""
    return sorted((name, kind) for kind, name in found[0])


def _by_count(products: Products, sets: Iterable[Products]) -> list[Products]:
    """Return products by how many of `sets` they are in, none first."""
    groups = [products]
    for one in sets:
        left = one & products
        for count, members in enumerate(tuple(groups)):
            moved = members & left
            if moved:
                groups[count] ^= moved
                if count + 1 == len(groups):
                    groups.append(0)
                groups[count + 1] |= moved
                left ^= moved
                if not left:
                    break
    return groups


def best_first(grounds: Grounds, products: Products) -> list[int]:
    """Return the numbers of `products`, highest score first, then by id."""
    scores = grounds.support.scores(products)
    return sorted(scores, key=lambda number: (-scores[number], number))


def obstacles(
    grounds: Grounds, wanted: Products
) -> tuple[Products, dict[Obstacle, Products]]:
    """Return which of `wanted` could be admitted, and what stands in whose way.

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
    return left, {o: ps & left for o, ps in in_the_way.items() if ps & left}
