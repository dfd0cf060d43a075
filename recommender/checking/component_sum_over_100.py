"""Formulations with more in them than there is room for."""

from collections.abc import Iterator
from fractions import Fraction

from recommender.checking.places import also, finding
from recommender.model.diagnostic import Diagnostic
from recommender.model.knowledge import Knowledge
from recommender.model.units import decimal_text

_WHOLE = Fraction(100)


def component_sum_over_100(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """The components of a product come to more than 100 %.

    The smallest share of each is counted.

    ## Why this is bad
    At least one share is wrong, and with it what is told of substances.

    ## Example
    `60 to 90 %` of one and `50 %` of another come to 110 % at least.
    """
    for product in knowledge.products.values():
        parts = product.formulation.components if product.formulation else ()
        total = sum((each.least or Fraction(0) for each in parts), Fraction(0))
        if total > _WHOLE:
            most = max(parts, key=lambda each: each.least or Fraction(0))
            yield finding(
                "component-sum-over-100",
                f"the components of {str(product.id)!r} come to at least "
                f"{decimal_text(total) or total} %",
                most.substance,
                help="correct an `amount:`; 100 % is all there can be",
                related=also(product.id, "the product"),
            )
