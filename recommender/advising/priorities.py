"""How well a product serves what matters most to the client.

All numbers are exact.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import assert_never

from recommender.model.grades import Importance
from recommender.model.product import Product
from recommender.model.vocabulary import Direction, Preference, Priority, Property


def priority_values(
    product: Product,
    priorities: Iterable[Priority],
    properties: Mapping[str, Property],
) -> dict[str, Fraction]:
    """Return how well a product serves each priority, from 0 to 1."""
    return {
        priority.id: mean(
            [
                preferred(preference, product, properties)
                for preference in priority.prefer
            ]
        )
        for priority in priorities
    }


def preferred(
    preference: Preference, product: Product, properties: Mapping[str, Property]
) -> Fraction:
    """Return where a product lies between the worst (0) and the best (1) value.

    An unknown value counts as the worst.
    """
    value = product.properties.get(preference.property)
    scale = properties[preference.property].scale
    low, high = scale.low, scale.high
    if not isinstance(value, Fraction) or low is None or high is None:
        return Fraction(0)
    match preference.direction:
        case Direction.LOWER:
            return (high - value) / (high - low)
        case Direction.HIGHER:
            return (value - low) / (high - low)
        case Direction.NEAR:
            target = low if preference.target is None else preference.target
            return 1 - abs(value - target) / max(high - target, target - low)
        case _:
            assert_never(preference.direction)


def mean(values: list[Fraction]) -> Fraction:
    """Return the mean; of nothing it is 0."""
    return sum(values, Fraction(0)) / len(values) if values else Fraction(0)


def served(
    values: Mapping[str, Fraction], importance: Mapping[str, Importance]
) -> Fraction:
    """Return how well all priorities together are served, by their importance.

    >>> served(
    ...     {"low-voc": Fraction(1, 2), "low-odour": Fraction(0)},
    ...     {"low-voc": Importance.MUST, "low-odour": Importance.NICE},
    ... )
    Fraction(3, 8)
    """
    weights = sum(importance.values())
    if not weights:
        return Fraction(0)
    return sum((values[i] * importance[i] for i in importance), Fraction(0)) / weights
