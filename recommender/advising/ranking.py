"""The order of products: score, then priorities, then cautions, then id.

Products are put in order as sets, so those that nobody looks at cost nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from recommender.advising.grounds import Grounds
from recommender.advising.priorities import priority_values, served
from recommender.compiling.picked import Products, bits, first
from recommender.model.rule import Warn


def ranked(grounds: Grounds, top: int | None = None) -> list[int]:
    """Return the numbers of the products that fit, best first.

    Args:
        grounds: What the advice rests on.
        top: How many at most; None for all.
    """
    return _in_order(grounds, grounds.support.by_score(grounds.fitting), top)


def ranked_held(grounds: Grounds, top: int | None = None) -> list[int]:
    """Return the numbers of the held products, best first, `top` at most.

    One with support ranks with that; one that has none with what it would have
    if everything unknown were true.
    """
    certain = grounds.held & grounds.support.products
    by_score = grounds.support.by_score(certain)
    for score, members in grounds.possible.by_score(grounds.held & ~certain).items():
        by_score[score] = by_score.get(score, 0) | members
    return _in_order(grounds, by_score, top)


def _in_order(
    grounds: Grounds, by_score: Mapping[int, Products], top: int | None
) -> list[int]:
    """Return the best products.

    Args:
        grounds: The client's priorities, and the cautions that fired.
        by_score: Sets of products with the same score.
        top: How many at most.
    """
    found: list[int] = []
    for alike in _alike(grounds, by_score):
        # The numbers of products are in the order of their ids.
        found += first(alike, None if top is None else top - len(found))
        if len(found) == top:
            break
    return found


def _alike(grounds: Grounds, by_score: Mapping[int, Products]) -> Iterator[Products]:
    """Yield sets of products that only their ids tell apart, best first."""
    against = cautioned(grounds) if grounds.affected else ()
    plain = not against and not grounds.facts.priorities
    for score in sorted(by_score, reverse=True):
        if plain:
            yield by_score[score]
            continue
        for serving in _by_priorities(grounds, by_score[score]):
            yield from _by_cautions(serving, against)


def cautioned(grounds: Grounds) -> list[Products]:
    """Return the products that each fired caution speaks against."""
    rules = grounds.compiled.knowledge.rules
    return [
        picked.true
        for name, picked in grounds.affected.items()
        if isinstance(rules[name].effect, Warn) and picked.true
    ]


def priorities_served(grounds: Grounds, number: int) -> Fraction:
    """Return how well all the client's priorities are served by a product, 0 to 1."""
    product = grounds.compiled.catalog.products[number]
    properties = grounds.compiled.knowledge.properties
    values = priority_values(product, grounds.priorities(), properties)
    return served(values, grounds.facts.priorities)


def _by_priorities(grounds: Grounds, products: Products) -> Iterator[Products]:
    """Yield sets that serve the client's priorities equally well, best first."""
    if not grounds.facts.priorities:
        yield products
        return
    groups: dict[Fraction, Products] = {}
    for number in bits(products):
        value = priorities_served(grounds, number)
        groups[value] = groups.get(value, 0) | 1 << number
    for value in sorted(groups, reverse=True):
        yield groups[value]


def _by_cautions(products: Products, against: Iterable[Products]) -> list[Products]:
    """Return sets with the same number of cautions, fewest first."""
    groups = [products]
    for cautioned_against in against:
        if not cautioned_against & products:
            continue
        groups.append(0)
        for count in range(len(groups) - 1, 0, -1):
            moved = groups[count - 1] & cautioned_against
            groups[count] |= moved
            groups[count - 1] &= ~moved
    return groups
