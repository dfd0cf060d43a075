"""Objections that no claim meets."""

from collections.abc import Iterator

from recommender.checking.analysis import Analysis
from recommender.checking.places import finding
from recommender.checking.regions.diagram import NOTHING
from recommender.checking.sameness import resolutions
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.rule import RequireNeed, Resolve, Rule
from recommender.model.vocabulary import Objection


def objection_never_resolved(analysis: Analysis) -> Iterator[Diagnostic]:
    """No product ever meets an objection.

    ## Why this is bad
    Whoever hears it has nothing to say.

    ## Example
    An objection that no rule names under `resolve` or `resolves`, or only for
    products that are not there.

    ## What to do
    Write a rule with `resolve`, or `resolves` of a rule with `need`.
    """

    def look(objection: Objection) -> Iterator[Diagnostic]:
        if any(_resolves(rule, objection.id, analysis) for rule in analysis.active):
            return
        yield finding(
            "objection-never-resolved",
            f"nothing ever resolves the objection {objection.id!r}",
            objection.id,
            help=f"write a rule with `resolve: {objection.id}`, or name it under "
            "`resolves:` of a need",
            severity=Severity.WARNING,
            id=objection.id,
        )

    return analysis.proven(
        "objection-never-resolved",
        analysis.knowledge.objections.values(),
        look,
        lambda objection: objection.id,
    )


def _resolves(rule: Rule, objection: str, analysis: Analysis) -> bool:
    """Whether a rule meets an objection for some product."""
    products = analysis.products
    if isinstance(rule.effect, Resolve) and rule.effect.objection == objection:
        return any(
            products.affects(rule, number).true != NOTHING
            for number in products.offered()
        )
    if isinstance(rule.effect, RequireNeed) and objection in resolutions(rule):
        need = rule.effect.need
        return any(
            products.meets(number, need).possible != NOTHING
            for number in products.offered()
        )
    return False
