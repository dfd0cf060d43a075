"""Cautions that are about no product."""

from collections.abc import Iterator

from recommender.checking.analysis import Analysis
from recommender.checking.places import finding
from recommender.checking.regions.diagram import NOTHING
from recommender.model.condition import IsKnown
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.rule import Rule, Warn


def caution_never_met(analysis: Analysis) -> Iterator[Diagnostic]:
    """A caution holds for no product that is sold.

    ## Why this is bad
    Nobody is ever cautioned, and whoever reads the rule believes that somebody is.

    ## Example
    `caution:` with `evaporation: below 5`, where the slowest product has 12.

    ## What to do
    Correct the condition, or leave the rule out.
    """

    def look(rule: Rule) -> Iterator[Diagnostic]:
        lines = rule.when.lines() if rule.when else ()
        asked = any(isinstance(line.test, IsKnown) for line in lines)
        products = analysis.products if asked else analysis.complete
        fires = products.regions.fires(rule)
        for number in products.offered():
            hit = products.regions.region(products.affects(rule, number).true)
            if hit.set != NOTHING and fires & hit:
                return
        assert isinstance(rule.effect, Warn)  # noqa: S101 - chosen below
        first = next(rule.effect.products.lines())
        yield finding(
            "caution-never-met",
            f"the caution of rule {rule.id!r} holds for no product that is sold",
            first.subject,
            help="correct what stands under `caution:`, or leave the rule out",
            severity=Severity.WARNING,
            id=rule.id,
        )

    rules = (rule for rule in analysis.active if isinstance(rule.effect, Warn))
    return analysis.proven("caution-never-met", rules, look, lambda rule: rule.id)
