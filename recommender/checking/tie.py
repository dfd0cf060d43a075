"""Products that nothing tells apart."""

from collections.abc import Hashable, Iterator

from recommender.checking.analysis import Analysis
from recommender.checking.chosen import Help, needs_met
from recommender.checking.overlapping import later_word
from recommender.checking.places import also, finding
from recommender.checking.regions import ProductRegions, Region
from recommender.checking.regions.diagram import NOTHING, Set
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.rule import RequireNeed, Rule, Warn


def tie(analysis: Analysis) -> Iterator[Diagnostic]:
    """Wherever two products both fit, nothing but their ids decides between them.

    They meet the same needs, the same cautions speak against them, and no priority
    prefers one of them.

    ## Why this is bad
    One of them is always recommended first, and nobody can say why.

    ## Example
    The same wash in two sizes, with the same properties.

    ## What to do
    Say in a caution, a need or a priority what speaks for one of them, or keep one.
    """
    catalog = analysis.complete.catalog
    groups: dict[Hashable, list[int]] = {}
    for number in analysis.complete.offered():
        met = _signature(number, analysis)
        if met is not None:
            groups.setdefault(met, []).append(number)

    def look(group: list[int]) -> Iterator[Diagnostic]:
        first, *others = group
        for number in others:
            both = _both_fit(first, number, analysis.complete, analysis)
            if not both:
                continue
            wide = _both_fit(first, number, analysis.products, analysis)
            names = catalog.products[first].id, catalog.products[number].id
            word, other = later_word(*names)
            yield finding(
                "tie",
                f"nothing but their ids tells the products {other!r} and {word!r} "
                "apart where both fit",
                word,
                help="say in a need, a caution or a priority what speaks for one",
                severity=Severity.WARNING,
                id=word,
                related=also(other, "the other one"),
                situation=wide.enquiry(),
            )

    several = [group for group in groups.values() if len(group) > 1]
    return analysis.proven(
        "tie", several, look, lambda group: catalog.products[group[0]].id
    )


def _signature(number: int, analysis: Analysis) -> Hashable | None:
    """Return what decides about the place of a product among those that fit."""
    products, knowledge = analysis.complete, analysis.knowledge
    product = products.catalog.products[number]
    met = tuple(
        (need, extent.true)
        for need, extent in needs_met(analysis).get(number, ())
        if extent.true != NOTHING
    )
    if not met:
        return None
    cautions = tuple(
        products.affects(rule, number).true
        for rule in analysis.active
        if isinstance(rule.effect, Warn)
    )
    preferred = tuple(
        product.properties.get(preference.property)
        for priority in knowledge.priorities.values()
        for preference in priority.prefer
    )
    return met, cautions, preferred


def _both_fit(
    one: int, other: int, products: ProductRegions, analysis: Analysis
) -> Region:
    """Return where two products are both recommended for one problem."""
    regions, sets = products.regions, products.regions.space.diagrams
    led = tuple(_led(one, other, products, analysis))
    # Who states the problem alone is looked at first: that takes fewer steps.
    for rule, problem, met in led:
        help_ = Help(problem, analysis, products)
        there = sets.both(help_.rests(rule), help_.alone(met))
        both = help_.fits_within(one, help_.fits_within(other, there))
        found = regions.region(help_.told(both))
        if found:
            return found
    for rule, problem, met in led:
        there = sets.both(regions.rests_on(rule, problem), met)
        both = products.fits_within(one, products.fits_within(other, there))
        found = regions.region(both)
        if found:
            return found
    return Region.nothing(regions.space)


def _led(
    one: int, other: int, products: ProductRegions, analysis: Analysis
) -> Iterator[tuple[Rule, str, Set]]:
    """Yield what leads to a need that two products meet, and where they do."""
    sets = products.regions.space.diagrams
    for rule in products.needing:
        assert isinstance(rule.effect, RequireNeed)  # noqa: S101 - they need
        met = sets.both(
            products.meets(one, rule.effect.need).true,
            products.meets(other, rule.effect.need).true,
        )
        if met != NOTHING:
            for problem in sorted(analysis.lineage.problems_of[rule.id]):
                yield rule, problem, met
