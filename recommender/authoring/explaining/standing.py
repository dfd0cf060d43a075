"""Where one product stands, and what it meets."""

from collections.abc import Iterable

from recommender.authoring.explaining.looking import Looking
from recommender.model.product import Product
from recommender.model.recommendation import Recommendation
from recommender.model.rule import RequireNeed
from recommender.model.states import NeedState, ProductState
from recommender.model.truth import Truth, any_of
from recommender.model.vocabulary import Need


def product_state(product: Product, looking: Looking) -> ProductState:
    """Return where a product stands for a client, and what puts it there."""
    advice = looking.advice
    standing, place = "absent", 0
    ranked = _place(product.id, advice.recommendations)
    waiting = _place(product.id, advice.held)
    if not product.offered:
        standing = "not-offered"
    elif ranked:
        standing, place = "recommended", ranked
    elif waiting:
        standing, place = "held", waiting
    elif any(out.product == product.id for out in advice.excluded):
        standing = "excluded"
    needs = [
        state
        for need in looking.knowledge.needs.values()
        if (state := _need_state(need, product, looking)).truth is not Truth.FALSE
        or state.held
    ]
    needs.sort(key=lambda each: (not each.held, not each.possible, each.need))
    return ProductState(
        product=str(product.id),
        standing=standing,
        place=place,
        needs=tuple(needs),
        suits=tuple(map(looking.suit, product.suits)),
    )


def _place(product: str, found: Iterable[Recommendation]) -> int:
    """Return the rank of a product in a list, from 1; 0 where it is not there."""
    for place, each in enumerate(found, start=1):
        if each.product == product:
            return place
    return 0


def _need_state(need: Need, product: Product, looking: Looking) -> NeedState:
    """Return how a product stands to one need."""
    advice = looking.advice
    blocks = looking.product_blocks(need.met_by, product)
    asking = [
        rule
        for rule in looking.knowledge.active_rules()
        if isinstance(rule.effect, RequireNeed) and rule.effect.need == need.id
    ]
    return NeedState(
        need=str(need.id),
        held=any(held.need == need.id for held in advice.needs),
        possible=any(rule.id in advice.open for rule in asking),
        met_by=blocks,
        truth=any_of(block.truth for block in blocks),
        rules=tuple(str(rule.id) for rule in asking),
    )
