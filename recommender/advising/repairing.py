"""Which answer of the client would have to be another one, and which."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from recommender.advising.grounds import Grounds
from recommender.model.condition import (
    AllOf,
    AnyOf,
    Between,
    ClientValue,
    Compared,
    Comparison,
    Line,
    NoneOf,
    Test,
)
from recommender.model.outlook import Repair
from recommender.model.product import Value
from recommender.model.rule import Exclude
from recommender.model.vocabulary import Attribute


def repairs_of(
    grounds: Grounds, obstacles: Sequence[tuple[str, str]], numbers: Sequence[int]
) -> Iterator[Repair]:
    """Yield changes of single answers that take an obstacle away.

    Args:
        grounds: What the advice rests on.
        obstacles: What stands in the way of every product of `numbers`.
        numbers: Products by their place in the catalog, of which the changes admit
            one.
    """
    seen = set()
    for kind, name in obstacles:
        found = (
            _of_suits(grounds, name, numbers)
            if kind == "suits"
            else _of_rule(grounds, name, numbers)
        )
        for repair in found:
            if repair not in seen:
                seen.add(repair)
                yield repair


def _of_suits(grounds: Grounds, name: str, numbers: Sequence[int]) -> Iterator[Repair]:
    """Yield the values of an attribute that one of the products suits."""
    for number in numbers[:1]:
        for line in grounds.compiled.catalog.products[number].suits:
            if line.subject == name:
                yield from _changed(grounds, name, line.test)


def _of_rule(grounds: Grounds, name: str, numbers: Sequence[int]) -> Iterator[Repair]:
    """Yield what keeps an exclusion from firing, or from holding for a product."""
    rule = grounds.compiled.knowledge.rules[name]
    if isinstance(rule.effect, Exclude):
        for line in rule.effect.products.lines():
            if isinstance(line.test, Compared) and isinstance(
                line.test.limit, ClientValue
            ):
                yield from _other_limit(grounds, line, line.test, numbers)
    if rule.when is not None and len(rule.when.blocks) == 1:
        for line in rule.when.blocks[0]:
            attribute = grounds.compiled.knowledge.attributes.get(line.subject)
            if attribute is not None and not attribute.from_rules:
                yield from _changed(grounds, line.subject, _opposite(line.test))


def _other_limit(
    grounds: Grounds, line: Line, test: Compared, numbers: Sequence[int]
) -> Iterator[Repair]:
    """Yield the nearest limit of the client that a product would keep.

    A limit is only moved to a number that a product has, so nothing is yielded
    where the product would have to stay strictly on one side of it.
    """
    if not isinstance(test.limit, ClientValue):
        return
    name, factor = test.limit.attribute, test.limit.factor
    old = grounds.facts.context.get(name)
    values = [
        value / factor
        for number in numbers
        if isinstance(
            value := grounds.compiled.catalog.products[number].properties.get(
                line.subject
            ),
            Fraction,
        )
    ]
    if not isinstance(old, Fraction) or not values:
        return
    if test.comparison is Comparison.ABOVE:
        new = min(values)
    elif test.comparison is Comparison.BELOW:
        new = max(values)
    else:
        return
    attribute = grounds.compiled.knowledge.attributes[name]
    scale = attribute.scale
    in_range = (scale.low is None or scale.low <= new) and (
        scale.high is None or new <= scale.high
    )
    if new != old and in_range:
        yield _repair(grounds, attribute, old, _text(grounds, attribute, new))


def _changed(grounds: Grounds, name: str, wanted: Test | None) -> Iterator[Repair]:
    """Yield the change of an answer after which it passes `wanted`."""
    attribute = grounds.compiled.knowledge.attributes[name]
    old = grounds.facts.context.get(name)
    if old is None:
        return
    match wanted:
        case AnyOf(values):
            yield _repair(grounds, attribute, old, " | ".join(values))
        case NoneOf(values):
            others = [i for i in attribute.scale.choices if i not in values]
            if others:
                yield _repair(grounds, attribute, old, " | ".join(others))
        case Compared(comparison, limit) if isinstance(limit, Fraction):
            text = _text(grounds, attribute, limit)
            if comparison in {Comparison.AT_LEAST, Comparison.AT_MOST}:
                yield _repair(grounds, attribute, old, text)
            else:
                yield _repair(grounds, attribute, old, f"{comparison.value} {text}")
        case Between(low, high) if isinstance(old, Fraction):
            nearest = low if old < low else high
            yield _repair(grounds, attribute, old, _text(grounds, attribute, nearest))
        case _:
            return


def _opposite(test: Test) -> Test | None:
    """Return the test that a value must pass to fail this one, if it is one test."""
    match test:
        case AnyOf(values) | AllOf(values):
            return NoneOf(values)
        case NoneOf(values):
            return AnyOf(values)
        case Compared(comparison, limit):
            return Compared(_OPPOSITE[comparison], limit)
        case _:
            return None


_OPPOSITE = {
    Comparison.AT_LEAST: Comparison.BELOW,
    Comparison.BELOW: Comparison.AT_LEAST,
    Comparison.AT_MOST: Comparison.ABOVE,
    Comparison.ABOVE: Comparison.AT_MOST,
}


def _repair(grounds: Grounds, attribute: Attribute, old: Value, new: str) -> Repair:
    said = _text(grounds, attribute, old)
    return Repair(attribute=attribute.id, old=said, new=new)


def _text(grounds: Grounds, attribute: Attribute, value: Value) -> str:
    """Return a value as an author would write it."""
    if isinstance(value, Fraction):
        units = grounds.compiled.knowledge.units
        return units.text(value, attribute.scale.unit)
    return ", ".join(sorted(value))
