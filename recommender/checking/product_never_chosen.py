"""Products that nobody is ever recommended."""

from collections.abc import Iterator

from recommender.checking.analysis import Analysis
from recommender.checking.chosen import help_with, needs_met
from recommender.checking.need_meets_exclude import clashes
from recommender.checking.places import finding
from recommender.checking.regions.diagram import NOTHING
from recommender.checking.wording import listed
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.rule import RequireNeed


def product_never_chosen(analysis: Analysis) -> Iterator[Diagnostic]:
    """A product that is sold is recommended to no client.

    ## Why this is bad
    It is in the catalog for nothing: no need that a rule comes to is met by it, or
    wherever one is, the product is excluded or does not suit.

    ## Example
    A wash of a category that no need asks for.

    ## What to do
    Write the rule that chooses it, or retire it.
    """
    products = analysis.complete

    def look(number: int) -> Iterator[Diagnostic]:
        product = products.catalog.products[number]
        needs = _needs(number, analysis)
        if needs is None or _recommended(number, analysis):
            return
        taken = analysis.once(
            "taken", "", lambda: {clash.need for clash in clashes(analysis)}
        )
        if needs and taken.issuperset(needs):
            # That is told of the needs.
            return
        if needs:
            why = f"wherever {listed(needs)} is needed, it is excluded or does not suit"
            help_ = "narrow what excludes it, correct `suits`, or retire it"
        else:
            why = "it meets no need that a rule comes to"
            help_ = "write the rule that chooses it, or retire it"
        yield finding(
            "product-never-chosen",
            f"product {product.id!r} is never recommended: {why}",
            product.id,
            help=help_,
            severity=Severity.WARNING,
            id=product.id,
        )

    return analysis.proven(
        "product-never-chosen",
        products.offered(),
        look,
        lambda number: products.catalog.products[number].id,
    )


def _needs(number: int, analysis: Analysis) -> list[str] | None:
    """Return the needs that a product meets and that rules come to.

    None where it would meet some if more were known of it, or if their rules fired:
    those are other faults.
    """
    found: list[str] = []
    for need, met in needs_met(analysis).get(number, ()):
        if met.possible != NOTHING and need in analysis.missed:
            return None
        if met.true != NOTHING:
            found.append(need)
        elif met.possible != NOTHING:
            return None
    return found


def _recommended(number: int, analysis: Analysis) -> bool:
    """Whether a product is recommended to anybody."""
    products = analysis.complete
    regions, sets = products.regions, products.regions.space.diagrams
    needs = dict(needs_met(analysis).get(number, ()))
    led = [
        (rule, problem, needs[rule.effect.need].true)
        for rule in products.needing
        if isinstance(rule.effect, RequireNeed) and rule.effect.need in needs
        for problem in sorted(analysis.lineage.problems_of[rule.id])
        if needs[rule.effect.need].true != NOTHING
    ]
    # Who states a problem alone is looked at first: that takes fewer steps.
    for rule, problem, met in led:
        help_ = help_with(problem, analysis)
        there = sets.both(help_.rests(rule), help_.alone(met))
        if regions.region(help_.fits_within(number, there)):
            return True
    return any(
        regions.region(
            products.fits_within(
                number, sets.both(regions.rests_on(rule, problem), met)
            )
        )
        for rule, problem, met in led
    )
