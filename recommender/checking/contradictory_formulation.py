"""Formulations that hold what they declare absent."""

from collections.abc import Iterator
from fractions import Fraction

from recommender.checking.places import also, finding
from recommender.model.diagnostic import Diagnostic
from recommender.model.knowledge import Knowledge


def contradictory_formulation(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """A product is declared free of what is among its components.

    ## Why this is bad
    Whether the client may use it hangs on which of the two is believed.

    ## Example
    A component `naphtha`, which is of the group `mineral-oil`, and
    `free_of: [mineral-oil]`. Correct one of the two.
    """
    for product in knowledge.products.values():
        if product.formulation is None:
            continue
        declared = {name: name for name in product.formulation.free_of}
        for component in product.formulation.components:
            substance = knowledge.substances.get(component.substance)
            names = (component.substance, *(substance.groups if substance else ()))
            absent = next((name for name in names if name in declared), None)
            if absent is None or component.most == Fraction(0):
                continue
            group = f", which is of {str(absent)!r}" if absent != names[0] else ""
            yield finding(
                "contradictory-formulation",
                f"{str(product.id)!r} contains {str(component.substance)!r}{group}, "
                f"and is declared free of {str(absent)!r}",
                declared[absent],
                help=f"leave `{absent}` out of `free_of:`, or correct the component",
                related=also(component.substance, "it is here"),
            )
