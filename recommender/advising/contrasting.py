"""The different formulation, in one table: a product against the one in use now."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from recommender.advising.wording import value_text
from recommender.compiling.catalog import Catalog
from recommender.model.condition import AnyOf, Line
from recommender.model.evaluating import no_limits
from recommender.model.knowledge import Knowledge
from recommender.model.outlook import ContrastRow
from recommender.model.product import Product
from recommender.model.truth import Truth


def contrast(
    knowledge: Knowledge, catalog: Catalog, product: Product, current: Product
) -> tuple[ContrastRow, ...]:
    """Return the differences between `product` and `current`, the one in use now.

    Substances come first, then groups, then properties, each by id; what both
    have and what neither has to do with is left out of substances and groups
    only where both are certain.
    """
    names = _substances_of((product, current))
    groups = sorted(
        {group for name in names for group in knowledge.substances[name].groups}
    )
    return (
        *_presence("substance", sorted(names), catalog, product, current),
        *_presence("group", groups, catalog, product, current),
        *_properties(knowledge, product, current),
    )


def _substances_of(products: Iterable[Product]) -> set[str]:
    """Return every substance that one of the products lists."""
    return {
        component.substance
        for product in products
        if product.formulation is not None
        for component in product.formulation.components
    }


def _presence(
    kind: str,
    names: Iterable[str],
    catalog: Catalog,
    product: Product,
    current: Product,
) -> Iterator[ContrastRow]:
    """Yield what becomes of each substance or group."""
    for name in names:
        picked = catalog.line(Line("contains", AnyOf((name,))), no_limits)
        now = picked.for_product(1 << catalog.number[current.id])
        then = picked.for_product(1 << catalog.number[product.id])
        yield ContrastRow(
            kind=kind,
            id=name,
            change=_CHANGES.get((now, then), "unknown"),
            now=_PRESENT[now],
            then=_PRESENT[then],
        )


_CHANGES = {
    (Truth.TRUE, Truth.FALSE): "goes",
    (Truth.FALSE, Truth.TRUE): "comes",
    (Truth.TRUE, Truth.TRUE): "stays",
    (Truth.FALSE, Truth.FALSE): "stays",
}
_PRESENT = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: ""}


def _properties(
    knowledge: Knowledge, product: Product, current: Product
) -> Iterator[ContrastRow]:
    """Yield what becomes of each property that one of them has."""
    for name in sorted({*product.properties, *current.properties}):
        unit = knowledge.properties[name].scale.unit
        now, then = current.properties.get(name), product.properties.get(name)
        change, by = "unknown", ""
        if isinstance(now, Fraction) and isinstance(then, Fraction):
            change = "lower" if then < now else "higher" if then > now else "same"
            by = value_text(then - now, unit, knowledge) if then != now else ""
        elif now is not None and then is not None:
            change = "same" if now == then else "other"
        yield ContrastRow(
            kind="property",
            id=name,
            change=change,
            now=value_text(now, unit, knowledge),
            then=value_text(then, unit, knowledge),
            by=by,
        )
