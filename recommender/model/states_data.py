"""What every rule makes of an enquiry, as plain data."""

from collections.abc import Iterable

from recommender.model.outlook_data import Data
from recommender.model.states import (
    BlockState,
    Explained,
    LineState,
    Placed,
    ProductState,
    RuleState,
)


def explained_data(explained: Explained, *, everything: bool) -> Data:
    """Return an explanation; keys come in a fixed order.

    Args:
        explained: What to tell.
        everything: Whether to tell the rules that do not matter, too.
    """
    told = explained.kind in {"rule", "product"} or everything
    data: Data = {
        "kind": explained.kind,
        "name": explained.name or None,
        "on": explained.on.isoformat(),
        "enquiry": dict(explained.enquiry) or None,
        "recommended": _placed(explained.recommended),
        "held": _placed(explained.held),
        "excluded": _placed(explained.excluded),
        "ask": None,
        "rules": [
            rule_state_data(state) for state in explained.rules if told or state.matters
        ],
    }
    if explained.ask is not None:
        data["ask"] = {
            "attribute": explained.ask.attribute,
            "products": list(explained.ask.products),
        }
    if explained.product is not None:
        data["product"] = _product(explained.product)
    if explained.kind == "scenario":
        data["broken"] = [
            {"key": each.key, "expected": list(each.expected), "got": list(each.got)}
            for each in explained.broken
        ]
    if explained.kind == "rule":
        data["fires_in"] = list(explained.fires_in)
    return data


def _placed(found: Iterable[Placed]) -> list[Data]:
    return [
        {"product": each.product, "confirm": list(each.confirm), "by": list(each.by)}
        for each in found
    ]


def rule_state_data(state: RuleState) -> Data:
    """Return what became of one rule."""
    return {
        "rule": state.rule,
        "state": state.state.value,
        "status": state.status.value,
        "verb": state.verb,
        "effect": state.effect,
        "when": _blocks(state.when),
        "unless": [line_state_data(line) for line in state.unless],
        "products": _blocks(state.products),
        "affects": list(state.affects),
        "may_affect": list(state.may_affect),
        "matters": state.matters,
        "position": str(state.position) if state.position else None,
    }


def _blocks(blocks: Iterable[BlockState]) -> list[Data]:
    return [
        {
            "truth": block.truth.name.lower(),
            "lines": [line_state_data(line) for line in block.lines],
        }
        for block in blocks
    ]


def line_state_data(line: LineState) -> Data:
    """Return one line, and what it rests on."""
    return {
        "subject": line.subject,
        "wanted": line.wanted,
        "truth": line.truth.name.lower(),
        "value": line.value,
        "limit": line.limit,
        "origin": line.origin.value,
        "bases": [
            {
                "rule": basis.rule or None,
                "position": str(basis.position) if basis.position else None,
            }
            for basis in line.bases
        ],
        "position": str(line.position) if line.position else None,
    }


def _product(product: ProductState) -> Data:
    return {
        "product": product.product,
        "standing": product.standing,
        "place": product.place,
        "needs": [
            {
                "need": need.need,
                "held": need.held,
                "possible": need.possible,
                "truth": need.truth.name.lower(),
                "met_by": _blocks(need.met_by),
                "rules": list(need.rules),
            }
            for need in product.needs
        ],
        "suits": [line_state_data(line) for line in product.suits],
    }
