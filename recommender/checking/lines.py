"""Every condition that authors write."""

from collections.abc import Iterator

from recommender.model.condition import Condition
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Exclude, Resolve, Warn


def conditions_on_products(knowledge: Knowledge) -> Iterator[Condition]:
    """Yield every condition on products: of needs, and of active rules."""
    for need in knowledge.needs.values():
        if need.met_by is not None:
            yield need.met_by
    for rule in knowledge.active_rules():
        if isinstance(rule.effect, Exclude | Warn | Resolve) and rule.effect.products:
            yield rule.effect.products
