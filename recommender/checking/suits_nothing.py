"""Products that suit nobody."""

from collections.abc import Iterator

from recommender.checking.places import also, finding
from recommender.model.condition import Between, Compared, Comparison, Line
from recommender.model.diagnostic import Diagnostic
from recommender.model.evaluating import compare, holds, no_limits
from recommender.model.knowledge import Knowledge
from recommender.model.truth import Truth
from recommender.model.vocabulary import Scale


def suits_nothing(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """No client can have what a product suits.

    ## Why this is bad
    The product is out for everybody of whom it is known, and nobody sees why.

    ## Example
    `process: none of` all the processes there are; or `water_hardness: below 0 °dH`,
    where the range begins with 0. Correct the line.
    """
    for product in knowledge.products.values():
        for line in product.suits:
            attribute = knowledge.attributes.get(line.subject)
            if attribute is not None and not _possible(line, attribute.scale):
                yield finding(
                    "suits-nothing",
                    f"product {str(product.id)!r} suits no {line.subject} that there "
                    "is",
                    line.subject,
                    help="correct the line, or leave it out",
                    related=also(product.id, "the product"),
                )


def _possible(line: Line, scale: Scale) -> bool:
    """Return whether some value of an attribute passes a line."""
    if not scale.numeric:
        values = [frozenset({choice}) for choice in scale.choices]
        if scale.many:
            values.append(frozenset(scale.choices))
        return any(
            holds(line.test, each, no_limits) is not Truth.FALSE for each in values
        )
    low, high = scale.low, scale.high
    match line.test:
        case Compared(Comparison.BELOW | Comparison.AT_MOST as how, limit):
            return (
                low is None
                or not isinstance(limit, type(low))
                or compare(low, how, limit)
            )
        case Compared(how, limit):
            return (
                high is None
                or not isinstance(limit, type(high))
                or compare(high, how, limit)
            )
        case Between(first, last):
            return (low is None or last >= low) and (high is None or first <= high)
        case _:
            return True
