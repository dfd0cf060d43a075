"""Effects and conditions as their author would write them, on one line."""

from typing import assert_never

from recommender.advising.wording import wanted_text
from recommender.model.condition import Condition, Line
from recommender.model.knowledge import Knowledge
from recommender.model.rule import (
    Conclude,
    Effect,
    Exclude,
    OfferRemedy,
    RequireNeed,
    Resolve,
    Warn,
)


def effect_text(effect: Effect, knowledge: Knowledge) -> tuple[str, str]:
    """Return the verb of an effect, and what stands behind it."""
    match effect:
        case Conclude(values=values):
            told = "conclude", ", ".join(f"{name}: {value}" for name, value in values)
        case RequireNeed(need=need):
            told = "need", str(need)
        case OfferRemedy(remedy=remedy):
            told = "remedy", remedy.in_language(knowledge.languages[0])
        case Exclude(products=products):
            told = "exclude", condition_text(products, knowledge)
        case Warn(products=products):
            told = "caution", condition_text(products, knowledge)
        case Resolve(objection=objection, products=condition):
            picked = (
                f" with {condition_text(condition, knowledge)}" if condition else ""
            )
            told = "resolve", f"{objection}{picked}"
        case _:
            assert_never(effect)
    return told


def products_of(effect: Effect) -> Condition | None:
    """Return the product condition of an effect that has one."""
    match effect:
        case Exclude(products=products) | Warn(products=products):
            return products
        case Resolve(products=products):
            return products
        case _:
            return None


def condition_text(condition: Condition, knowledge: Knowledge) -> str:
    """Return a product condition: lines joined by `;`, alternatives by `or`."""
    return " or ".join(
        "; ".join(product_line_text(line, knowledge) for line in block)
        for block in condition.blocks
    )


def product_line_text(line: Line, knowledge: Knowledge) -> str:
    """Return one line of a product condition."""
    return f"{line.subject}: {product_wanted(line, knowledge)}"


def product_wanted(line: Line, knowledge: Knowledge) -> str:
    """Return what a line of a product condition asks for."""
    own = knowledge.properties.get(line.subject)
    return wanted_text(line, knowledge, unit=own.scale.unit if own else "")
