"""What is named by more than one kind of id: products or categories, and data."""

from recommender.rendering.wording import Wording

CURRENT = "current."
"""What a property of the product in use now is named by, before its own id."""


def product_or_category(name: str, words: Wording) -> str:
    """Return what a product or a category is called; no two have the same id."""
    known = name in words.knowledge.products
    return words.product(name) if known else words.category(name)


def datum(name: str, current: object, words: Wording) -> str:
    """Return what something is called that is to be known of a product.

    Args:
        name: A property, `formulation`, or `current.` and a property.
        current: Id of the product in use now; None where nobody has told.
        words: How to say it.
    """
    phrases = words.phrases
    if name == "formulation":
        return phrases.formulation
    if not name.startswith(CURRENT):
        return words.property(name)
    return phrases.of_current.format(
        name=words.property(name.removeprefix(CURRENT)),
        current=words.product(str(current)) if current else phrases.current,
    )
