"""Things of the past that rules still speak of."""

from collections.abc import Iterator

from recommender.checking.lines import conditions_on_products
from recommender.checking.places import also, finding
from recommender.model.condition import AllOf, AnyOf, NoneOf
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.grades import Status
from recommender.model.knowledge import Knowledge


def retired_in_use(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """A rule or a need names a product that is retired.

    ## Why this is bad
    It picks nothing any more, and what took the product's place is not picked either.

    ## Example
    `met_by:` has `product: older-wash`, which is `status: retired`. Name the product
    that took its place, or what the two have in common.
    """
    for condition in conditions_on_products(knowledge):
        for line in condition.lines():
            if line.subject != "product" or not isinstance(
                line.test, AnyOf | AllOf | NoneOf
            ):
                continue
            for name in line.test.values:
                product = knowledge.products.get(name)
                if product is None or product.status is not Status.RETIRED:
                    continue
                new = product.replaced_by
                yield finding(
                    "retired-in-use",
                    f"product {str(name)!r} is retired, and is named here",
                    name,
                    help=f"write `{new}`, which took its place"
                    if new
                    else "name another product, or leave it out",
                    severity=Severity.WARNING,
                    related=also(product.id, "retired here"),
                )
