"""Which products are out, which are held until something is confirmed, which fit."""

from collections.abc import Mapping

from attrs import define

from recommender.compiling.catalog import Catalog
from recommender.compiling.picked import Picked, Products
from recommender.model.condition import AnyOf, Line, NoneOf
from recommender.model.evaluating import holds, no_limits
from recommender.model.product import Value
from recommender.model.truth import Truth, truth


@define(eq=False, kw_only=True)
class Fit:
    """Where every product stands, before anyone asks whether it is needed.

    A product that is neither out nor waiting fits if it has support.

    Attributes:
        out: Not offered, excluded by a fired rule, or not suited.
        undecided: An exclusion or an attribute it suits is undecided, out or not.
        excluded_by: What each fired exclusion picks.
        open_exclusions: What each open exclusion would pick.
        unsuited: Lines of `suits` that a known value violates, and whose they are.
        suits_unknown: Lines of `suits` on an unknown attribute, and whose they are.
    """

    out: Products
    undecided: Products
    excluded_by: Mapping[str, Picked]
    open_exclusions: Mapping[str, Picked]
    unsuited: tuple[tuple[Line, Products], ...]
    suits_unknown: tuple[tuple[Line, Products], ...]


def fit_of(
    catalog: Catalog,
    context: Mapping[str, Value],
    *,
    excluded_by: Mapping[str, Picked],
    open_exclusions: Mapping[str, Picked],
) -> Fit:
    """Sort the catalog by exclusions and by what products suit.

    Args:
        catalog: All products.
        context: The client's attribute values, conclusions included.
        excluded_by: What each fired exclusion picks.
        open_exclusions: What each open exclusion would pick.
    """
    out = catalog.everything ^ catalog.offered
    undecided = 0
    unsuited, suits_unknown = [], []
    for picked in excluded_by.values():
        out |= picked.true
        if picked.possible is not picked.true:
            undecided |= picked.unknown
    for picked in open_exclusions.values():
        undecided |= picked.possible
    for line, products in catalog.suits:
        match suited(line, context.get(line.subject)):
            case Truth.FALSE:
                out |= products
                unsuited.append((line, products))
            case Truth.UNKNOWN:
                undecided |= products
                suits_unknown.append((line, products))
            case Truth.TRUE:
                pass
    return Fit(
        out=out,
        undecided=undecided,
        excluded_by=excluded_by,
        open_exclusions=open_exclusions,
        unsuited=tuple(unsuited),
        suits_unknown=tuple(suits_unknown),
    )


def suited(line: Line, value: Value | None) -> Truth:
    """Return whether a client with `value` is suited by one line of `suits`.

    Of an attribute that holds several values at once, every value must be suited.
    """
    if isinstance(value, frozenset):
        match line.test:
            case AnyOf(values):
                return truth(value.issubset(values))
            case NoneOf(values):
                return truth(value.isdisjoint(values))
            case _:
                pass
    return holds(line.test, value, no_limits)
