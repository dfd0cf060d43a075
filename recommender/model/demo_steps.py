"""Which authored steps a demonstration of a product takes."""

from collections.abc import Iterator

from recommender.model.demonstration import DemoStep
from recommender.model.knowledge import Knowledge
from recommender.model.product import Product


def steps_for(product: Product, knowledge: Knowledge) -> Iterator[DemoStep]:
    """Yield the general steps for `product`, by id, and then its own.

    A step of its own takes the place of the general one of the same id.
    """
    own = tuple(product.demo.steps())
    replaced = {step.id for step in own}
    for step in knowledge.demonstration.values():
        if step.id not in replaced and is_for(step, product.category, knowledge):
            yield step
    yield from own


def is_for(step: DemoStep, category: str, knowledge: Knowledge) -> bool:
    """Return whether a general step is for products of `category`."""
    return not step.categories or any(
        kind in step.categories for kind in knowledge.wider(category)
    )
