"""One product of the advice, with its reasons: built only for what is shown."""

from collections.abc import Iterator
from fractions import Fraction

from recommender.advising.confirming import Asked, Unknowns, to_confirm
from recommender.advising.contrasting import contrast
from recommender.advising.grounds import Grounds
from recommender.advising.objections import ledger
from recommender.advising.priorities import priority_values
from recommender.compiling.picked import NOTHING
from recommender.model.advice import Exclusion, ExclusionReason
from recommender.model.condition import (
    AllOf,
    AnyOf,
    Between,
    Compared,
    Comparison,
    Line,
    NoneOf,
)
from recommender.model.knowledge import Knowledge
from recommender.model.outlook import ContrastRow
from recommender.model.product import Product
from recommender.model.recommendation import (
    Caution,
    PriorityValue,
    Reason,
    Recommendation,
    Resolution,
    ServedBenefit,
    ToConfirm,
)
from recommender.model.rule import Exclude, RequireNeed, Resolve, Warn
from recommender.model.text import Text
from recommender.model.truth import Truth
from recommender.model.units import Units
from recommender.model.vocabulary import Attribute


def describe(
    grounds: Grounds, number: int, *, still_held: bool = False
) -> Recommendation:
    """Return the recommendation of one product.

    Args:
        grounds: What the advice rests on.
        number: The product's place in the catalog.
        still_held: Whether to say what to confirm first.
    """
    product = grounds.compiled.catalog.products[number]
    certain = bool(grounds.support.products >> number & 1)
    support = grounds.support if certain else grounds.possible
    weights = (grounds.weights if certain else grounds.would_be).rules
    contributions = support.contributions(number, weights)
    cautions = tuple(_cautions(grounds, number))
    rules = grounds.compiled.knowledge.rules
    return Recommendation(
        product=product.id,
        contributions=contributions,
        priorities=tuple(
            PriorityValue(priority=name, value=value)
            for name, value in _priorities(grounds, product).items()
        ),
        reasons=tuple(
            Reason(rule=name, text=rules[name].because, sources=rules[name].sources)
            for name in sorted({r for part in contributions for r in part.rules})
        ),
        cautions=cautions,
        objections=ledger(
            grounds.facts.objections,
            cautions,
            preventing=_preventing(grounds, number),
            answering=_answering(grounds, number),
            objections=grounds.compiled.knowledge.objections,
        ),
        benefits=tuple(_benefits(grounds, product)),
        contrast=_contrast(grounds, product),
        confirm=confirm(grounds, number, grounds.unknowns) if still_held else (),
    )


def _priorities(grounds: Grounds, product: Product) -> dict[str, Fraction]:
    return priority_values(
        product, grounds.priorities(), grounds.compiled.knowledge.properties
    )


def _contrast(grounds: Grounds, product: Product) -> tuple[ContrastRow, ...]:
    """Return the differences to the product in use now, if there is one."""
    current = grounds.facts.current
    if current is None or current.id == product.id:
        return ()
    return contrast(
        grounds.compiled.knowledge, grounds.compiled.catalog, product, current
    )


def _cautions(grounds: Grounds, number: int) -> Iterator[Caution]:
    """Yield the fired cautions that hold for a product, by rule."""
    for name, picked in grounds.affected.items():
        rule = grounds.compiled.knowledge.rules[name]
        if isinstance(rule.effect, Warn) and picked.true >> number & 1:
            yield Caution(rule=name, text=rule.because, raises=rule.effect.raises)


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


def _benefits(grounds: Grounds, product: Product) -> Iterator[ServedBenefit]:
    """Yield the benefits that serve a need of this client."""
    for feature in product.features:
        for need in sorted(feature.serves):
            if need in grounds.weights.needs:
                yield ServedBenefit(
                    feature=feature.feature, benefit=feature.benefit, need=need
                )


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
        picked = grounds.met.get(need, NOTHING)
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


def suits_text(line: Line, knowledge: Knowledge) -> Text:
    """Return what a product suits, by the labels of the vocabulary.

    "Rollers: NBR" is the same sentence in every language.
    """
    attribute = knowledge.attributes[line.subject]
    by_language = {}
    for language in knowledge.languages:
        shown = ", ".join(_suited_values(line, attribute, language, knowledge.units))
        label = attribute.label.in_language(language) or attribute.id
        by_language[language] = f"{label}: {shown}"
    return Text.of(by_language)


def _suited_values(
    line: Line, attribute: Attribute, language: str, units: Units
) -> Iterator[str]:
    """Yield the values of a line of `suits`, as people write them."""
    unit = attribute.scale.unit
    match line.test:
        case AnyOf(values) | AllOf(values) | NoneOf(values):
            sign = "≠ " if isinstance(line.test, NoneOf) else ""
            for value in values:
                choice = attribute.scale.choices.get(value)
                label = choice.label.in_language(language) if choice else ""
                yield sign + (label or value)
        case Between(low, high):
            yield f"{units.text(low, '')} - {units.text(high, unit)}"
        case Compared(comparison, limit) if isinstance(limit, Fraction):
            yield f"{_SIGNS[comparison]} {units.text(limit, unit)}"
        case _:
            pass


_SIGNS = {
    Comparison.AT_LEAST: "≥",
    Comparison.AT_MOST: "≤",
    Comparison.ABOVE: ">",
    Comparison.BELOW: "<",
}
