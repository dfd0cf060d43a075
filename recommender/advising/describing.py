"""One product of the advice, with its reasons: built only for what is shown."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from recommender.advising.confirming import Asked, Unknowns, to_confirm
from recommender.advising.contrasting import contrast
from recommender.advising.grounds import Grounds
from recommender.advising.objections import ledger
from recommender.advising.priorities import priority_values
from recommender.advising.suits_wording import suits_text
from recommender.compiling.picked import NOTHING
from recommender.model.advice import Exclusion, ExclusionReason
from recommender.model.lazily import blank, fill_makers, fill_source, filler
from recommender.model.outlook import ContrastRow
from recommender.model.product import Product
from recommender.model.recommendation import (
    Caution,
    Contribution,
    Objections,
    PriorityValue,
    Reason,
    Recommendation,
    Resolution,
    ServedBenefit,
    ToConfirm,
)
from recommender.model.rule import Exclude, RequireNeed, Resolve, Warn
from recommender.model.truth import Truth

Shown: TypeAlias = tuple[Grounds, int, tuple[Contribution, ...]]
"""A product that is shown: by its number, with what speaks for it."""


def described(
    grounds: Grounds, numbers: Sequence[int], *, still_held: bool = False
) -> list[Recommendation]:
    """Return the recommendations of some products, in their order.

    Args:
        grounds: What the advice rests on.
        numbers: The products' places in the catalog.
        still_held: Whether to say what to confirm first.
    """
    certain, ids = grounds.support, grounds.compiled.catalog.ids
    makers = _OF_HELD if still_held else _OF_FITTING
    if still_held:
        told = [
            certain.contributions(number)
            if certain.products >> number & 1
            else grounds.possible.contributions(number)
            for number in numbers
        ]
    else:
        told = certain.told(numbers)
    found = []
    for number, (score, contributions) in zip(numbers, told, strict=True):
        one = blank(Recommendation)
        fill_source(one, (grounds, number, contributions))
        fill_makers(one, makers)
        _fill_product(one, ids[number])
        _fill_contributions(one, contributions)
        _fill_score(one, score)
        found.append(one)
    return found


_fill_product = filler(Recommendation, "product")
_fill_contributions = filler(Recommendation, "contributions")
_fill_score = filler(Recommendation, "score")


def describe(
    grounds: Grounds, number: int, *, still_held: bool = False
) -> Recommendation:
    """Return the recommendation of one product."""
    return described(grounds, (number,), still_held=still_held)[0]


def _product(shown: Shown) -> Product:
    grounds, number, _ = shown
    return grounds.compiled.catalog.products[number]


def _reasons(shown: Shown) -> tuple[Reason, ...]:
    grounds, _, contributions = shown
    rules = grounds.compiled.knowledge.rules
    return tuple(
        Reason(rule=name, text=rules[name].because, sources=rules[name].sources)
        for name in sorted({r for part in contributions for r in part.rules})
    )


def _priorities(shown: Shown) -> tuple[PriorityValue, ...]:
    grounds = shown[0]
    values = priority_values(
        _product(shown),
        grounds.priorities(),
        grounds.compiled.knowledge.properties,
    )
    return tuple(
        PriorityValue(priority=name, value=value) for name, value in values.items()
    )


def _contrast(shown: Shown) -> tuple[ContrastRow, ...]:
    """Return the differences to the product in use now, if there is one."""
    grounds, product = shown[0], _product(shown)
    current = grounds.facts.current
    if current is None or current.id == product.id:
        return ()
    return contrast(
        grounds.compiled.knowledge, grounds.compiled.catalog, product, current
    )


def _objections(shown: Shown) -> Objections:
    """Return how objections are met by a product."""
    grounds, number, _ = shown
    return ledger(
        grounds.facts.objections,
        _cautions(shown),
        preventing=_preventing(grounds, number),
        answering=_answering(grounds, number),
        objections=grounds.compiled.knowledge.objections,
    )


def _cautions(shown: Shown) -> tuple[Caution, ...]:
    """Return the fired cautions that hold for a product, by rule."""
    grounds, number, _ = shown
    found = []
    for name, picked in grounds.affected.items():
        rule = grounds.compiled.knowledge.rules[name]
        if isinstance(rule.effect, Warn) and picked.true >> number & 1:
            found.append(
                Caution(rule=name, text=rule.because, raises=rule.effect.raises)
            )
    return tuple(found)


def _preventing(grounds: Grounds, number: int) -> Iterator[Resolution]:
    """Yield what fired need rules resolve, for needs that the product meets."""
    for rule in grounds.fired:
        effect = rule.effect
        if not isinstance(effect, RequireNeed):
            continue
        if grounds.met.get(effect.need, NOTHING).true >> number & 1:
            for name, text in effect.resolves.items():
                yield Resolution(objection=name, rule=rule.id, text=text)


def _answering(grounds: Grounds, number: int) -> Iterator[Resolution]:
    """Yield the claims of fired resolve rules that hold and count on the day."""
    sources = grounds.compiled.knowledge.sources
    for rule in grounds.fired:
        effect = rule.effect
        if not isinstance(effect, Resolve):
            continue
        holds = effect.products is None or grounds.affected[rule.id].true >> number & 1
        backed = not rule.sources or any(
            sources[name].valid_on(grounds.on) for name in rule.sources
        )
        if holds and backed:
            yield Resolution(
                objection=effect.objection, rule=rule.id, text=rule.because
            )


def _benefits(shown: Shown) -> tuple[ServedBenefit, ...]:
    """Return the benefits that serve a need of this client."""
    needs = shown[0].weights.needs
    return tuple(
        ServedBenefit(feature=feature.feature, benefit=feature.benefit, need=need)
        for feature in _product(shown).features
        for need in sorted(feature.serves)
        if need in needs
    )


_OF_FITTING: Final[Mapping[str, Callable[[Shown], object]]] = {
    "priorities": _priorities,
    "reasons": _reasons,
    "cautions": _cautions,
    "objections": _objections,
    "benefits": _benefits,
    "contrast": _contrast,
    "confirm": lambda _shown: (),
}
_OF_HELD: Final[Mapping[str, Callable[[Shown], object]]] = {
    **_OF_FITTING,
    "confirm": lambda shown: confirm(shown[0], shown[1], shown[0].unknowns),
}


def confirm(grounds: Grounds, number: int, unknowns: Unknowns) -> tuple[ToConfirm, ...]:
    """Return everything that stands between a held product and fitting."""
    return to_confirm(
        [
            *_exclusions_toconfirm(grounds, number, unknowns),
            *_suits_toconfirm(grounds, number, unknowns),
            *_needs_toconfirm(grounds, number, unknowns),
        ]
    )


def _exclusions_toconfirm(
    grounds: Grounds, number: int, unknowns: Unknowns
) -> Iterator[tuple[str, Asked]]:
    bit = 1 << number
    rules = grounds.compiled.knowledge.rules
    undecided = {**grounds.fit.excluded_by, **grounds.fit.open_exclusions}
    for name, picked in undecided.items():
        effect = rules[name].effect
        still_open = name in grounds.fit.open_exclusions
        affects = picked.for_product(bit)
        if still_open and affects is not Truth.FALSE:
            yield name, unknowns.by_rule[name]
        if affects is Truth.UNKNOWN and isinstance(effect, Exclude):
            yield name, unknowns.of_product(effect.products, bit)


def _suits_toconfirm(
    grounds: Grounds, number: int, unknowns: Unknowns
) -> Iterator[tuple[str, Asked]]:
    for line, products in grounds.fit.suits_unknown:
        if products >> number & 1:
            yield "suits", unknowns.of_attribute(line)


def _needs_toconfirm(
    grounds: Grounds, number: int, unknowns: Unknowns
) -> Iterator[tuple[str, Asked]]:
    """Yield what the needs wait for, of a product that has no support yet."""
    bit = 1 << number
    if grounds.support.products & bit:
        return
    knowledge = grounds.compiled.knowledge
    for need in grounds.would_be.needs:
        picked = grounds.could_be_met.get(need, NOTHING)
        if not picked.possible & bit or not grounds.would_be.needs[need].problems:
            continue
        met_by = knowledge.needs[need].met_by
        if met_by is not None and picked.unknown & bit:
            yield need, unknowns.of_product(met_by, bit)
        for rule in grounds.would_be.needs[need].rules:
            if rule in unknowns.by_rule:
                yield rule, unknowns.by_rule[rule]


def exclusion_of(grounds: Grounds, number: int) -> Exclusion:
    """Return a product that is out, with every exclusion that holds for it."""
    knowledge = grounds.compiled.knowledge
    product = grounds.compiled.catalog.products[number]
    reasons = []
    for name, picked in grounds.fit.excluded_by.items():
        rule = knowledge.rules[name]
        if picked.true >> number & 1 and isinstance(rule.effect, Exclude):
            reasons.append(
                ExclusionReason(rule=name, firm=rule.effect.firm, text=rule.because)
            )
    lines = [line for line, having in grounds.fit.unsuited if having >> number & 1]
    reasons.extend(
        ExclusionReason(suits=line.subject, text=suits_text(line, knowledge))
        for line in sorted(lines, key=lambda line: line.subject)
    )
    return Exclusion(product=product.id, reasons=tuple(reasons))
