"""Which limits a knowledge base has, and which products in use it can tell apart."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from recommender.checking.regions.numbers import Cuts, Ratio, cut
from recommender.model.condition import (
    Between,
    ClientValue,
    Compared,
    Condition,
    CurrentValue,
    Line,
)
from recommender.model.knowledge import Knowledge
from recommender.model.product import Product
from recommender.model.rule import Exclude, Resolve, Rule, Warn
from recommender.model.vocabulary import Attribute


def product_condition(rule: Rule) -> Condition | None:
    """Return the condition on products that a rule's effect has."""
    match rule.effect:
        case Exclude(products=products) | Warn(products=products):
            return products
        case Resolve(products=products):
            return products
        case _:
            return None


def client_lines(knowledge: Knowledge) -> Iterator[Line]:
    """Yield every line on the client, of rules and of what products suit."""
    for rule in knowledge.rules.values():
        yield from rule.lines()
    for product in knowledge.products.values():
        yield from product.suits


def product_lines(knowledge: Knowledge) -> Iterator[Line]:
    """Yield every line on products, of rules and of what meets a need."""
    for rule in knowledge.rules.values():
        condition = product_condition(rule)
        if condition is not None:
            yield from condition.lines()
    for need in knowledge.needs.values():
        if need.met_by is not None:
            yield from need.met_by.lines()


def cuts_of(several: Sequence[Knowledge], attributes: Mapping[str, Attribute]) -> Cuts:
    """Return where the numbers that clients state are cut."""
    scales = {
        name: attribute.scale
        for name, attribute in attributes.items()
        if attribute.scale.numeric
    }
    limits: dict[str, set[Fraction]] = {name: set() for name in scales}
    ratios: set[Ratio] = set()
    for knowledge in several:
        columns = _columns(knowledge)
        for line in client_lines(knowledge):
            if line.subject in scales:
                _cut_by(line, limits, ratios, columns)
        for line in product_lines(knowledge):
            if isinstance(line.test, Compared) and isinstance(
                limit := line.test.limit, ClientValue
            ):
                found = columns.get(line.subject, ())
                if limit.attribute in limits:
                    limits[limit.attribute].update(n / limit.factor for n in found)
    return cut(scales, limits, sorted(ratios))


def _cut_by(
    line: Line,
    limits: Mapping[str, set[Fraction]],
    ratios: set[Ratio],
    columns: Mapping[str, set[Fraction]],
) -> None:
    """Note where a line on the client cuts the numbers it looks at."""
    match line.test:
        case Between(low, high):
            limits[line.subject].update((low, high))
        case Compared(limit=ClientValue(attribute, factor)):
            if attribute in limits:
                ratios.add((str(line.subject), str(attribute), factor))
        case Compared(limit=CurrentValue(name, factor)):
            found = columns.get(name, ())
            limits[line.subject].update(number * factor for number in found)
        case Compared(limit=Fraction() as limit):
            limits[line.subject].add(limit)
        case _:
            pass


def _columns(knowledge: Knowledge) -> dict[str, set[Fraction]]:
    """Return the numbers that products have, by property."""
    found: dict[str, set[Fraction]] = {}
    for product in knowledge.products.values():
        for name, value in product.properties.items():
            if isinstance(value, Fraction):
                found.setdefault(name, set()).add(value)
    return found


def current_products(several: Iterable[Knowledge]) -> tuple[Product | None, ...]:
    """Return products in use that rules can tell apart; the first is none at all.

    Of several knowledge bases the last that has a product stands for it.
    """
    several = tuple(several)
    properties = current_properties(several)
    found: dict[tuple[object, ...], Product | None] = {}
    for name in sorted({name for each in several for name in each.products}):
        seen = seen_of(name, several, properties)
        if any(value is not None for value in seen):
            having = [each.products[name] for each in several if name in each.products]
            found.setdefault(seen, having[-1])
    return (None, *found.values())


def seen_of(
    product: str, several: Iterable[Knowledge], properties: Iterable[str]
) -> tuple[object, ...]:
    """Return what rules can see of a product in use; None is nothing.

    Products of which they see the same are one cell.
    """
    properties = tuple(properties)
    return tuple(
        each.products[product].properties.get(name)
        if product in each.products
        else None
        for each in several
        for name in properties
    )


def current_properties(several: Iterable[Knowledge]) -> tuple[str, ...]:
    """Return the properties of the product in use that lines look at, by id."""
    lines = (
        line
        for knowledge in several
        for line in (*client_lines(knowledge), *product_lines(knowledge))
    )
    return tuple(
        sorted(
            {
                str(line.test.limit.property)
                for line in lines
                if isinstance(line.test, Compared)
                and isinstance(line.test.limit, CurrentValue)
            }
        )
    )
