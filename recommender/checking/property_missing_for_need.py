"""Products that a need cannot judge, because a datum is missing."""

from collections.abc import Iterator

from recommender.checking.places import finding
from recommender.compiling.catalog import Catalog, compile_catalog
from recommender.compiling.picked import Picked
from recommender.model.condition import Block, Line
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.evaluating import no_limits
from recommender.model.knowledge import Knowledge

_FEW = 2


def property_missing_for_need(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """A product could meet a need, and a property that decides it is not stated.

    What most products of a category leave open is not missed of one of them.

    ## Why this is a note
    The product is only held: the client is asked to confirm what we could know.

    ## Example
    A need is `met_by:` blanket washes with `non_volatile: at most 1 %`, and a blanket
    wash does not say its `non_volatile`. State it.
    """
    catalog = compile_catalog(knowledge)
    missing: dict[str, dict[str, str]] = {}
    for need in knowledge.needs.values():
        for block in need.met_by.blocks if need.met_by else ():
            for product, name in _missing(block, catalog, knowledge):
                if _expected(product, name, knowledge):
                    missing.setdefault(product, {}).setdefault(name, need.id)
    for product, names in missing.items():
        listed = " and ".join(names)
        need_id = next(iter(names.values()))
        more = " and others" if len(set(names.values())) > 1 else ""
        yield finding(
            "property-missing-for-need",
            f"product {str(product)!r} does not state {listed}, which decides "
            f"whether it meets {str(need_id)!r}{more}",
            knowledge.products[product].id,
            help="add "
            + " and ".join(f"`{name}:`" for name in names)
            + " under `properties:`",
            severity=Severity.NOTE,
        )


def _expected(product: str, name: str, knowledge: Knowledge) -> bool:
    """Return whether most products of the same category state a property."""
    category = knowledge.products[product].category
    peers = [
        each
        for each in knowledge.products.values()
        if each.category == category and each.offered and each.id != product
    ]
    stating = sum(name in each.properties for each in peers)
    return len(peers) < _FEW or 2 * stating > len(peers)


def _missing(
    block: Block, catalog: Catalog, knowledge: Knowledge
) -> Iterator[tuple[str, str]]:
    """Yield the products and the properties of which only the data are missing."""
    asked = [line for line in block if line.subject in knowledge.properties]
    certain = Picked(catalog.offered, catalog.offered)
    for line in block:
        if line not in asked:
            certain &= catalog.line(line, no_limits)
    picks = {line: catalog.line(line, no_limits) for line in asked}
    for number, product in enumerate(catalog.products):
        bit = 1 << number
        if not certain.true & bit or not all(p.possible & bit for p in picks.values()):
            continue
        for line in asked:
            if not _stated(line, product.properties) and not picks[line].true & bit:
                yield product.id, line.subject


def _stated(line: Line, properties: object) -> bool:
    """Return whether a product states what a line asks for."""
    return isinstance(properties, dict) and line.subject in properties
