"""A knowledge base, made ready to advise: plain, immutable, picklable."""

from collections.abc import Mapping

from attrs import field, frozen

from recommender.compiling.catalog import Catalog, PickedBy, compile_catalog
from recommender.compiling.parts import Parts
from recommender.compiling.plain_data import GROWS
from recommender.compiling.ruleset import Ruleset, compile_ruleset
from recommender.model.condition import Condition
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Effect, Exclude, Resolve, Warn
from recommender.model.strata import stratified


@frozen(kw_only=True)
class Compiled:
    """Knowledge with its rules and its catalog compiled.

    Attributes:
        order: The place of each active rule in stratified order: what concludes
            stands before what it feeds.
        met_by: What meets each need; a need that nothing can meet is left out.
        affected: What each exclusion, caution and resolve rule is about; a
            resolve rule for every product is left out.
        parts: What active rules add to advice when they fire, by rule; it grows.
    """

    knowledge: Knowledge
    ruleset: Ruleset
    catalog: Catalog
    order: Mapping[str, int]
    met_by: Mapping[str, PickedBy]
    affected: Mapping[str, PickedBy]
    parts: Parts = field(init=False, eq=False, repr=False, metadata={GROWS: True})

    @parts.default
    def _no_parts(self) -> Parts:
        return Parts(self.knowledge.rules, self.affected, self.met_by, self.ruleset)


def compile_knowledge(knowledge: Knowledge) -> Compiled:
    """Compile rules and catalog once, for any number of enquiries.

    Raises:
        ValueError: Rules conclude in a circle.
    """
    catalog = compile_catalog(knowledge)
    affected = {}
    for rule in knowledge.active_rules():
        condition = _products(rule.effect)
        if condition is not None:
            affected[rule.id] = catalog.compiled(condition)
    return Compiled(
        knowledge=knowledge,
        ruleset=compile_ruleset(knowledge),
        catalog=catalog,
        order={
            rule.id: place
            for place, rule in enumerate(stratified(knowledge.active_rules()))
        },
        met_by={
            need.id: catalog.compiled(need.met_by)
            for need in knowledge.needs.values()
            if need.met_by is not None
        },
        affected=affected,
    )


def _products(effect: Effect) -> Condition | None:
    """Return the product condition of an effect that has one."""
    match effect:
        case Exclude(products=products) | Warn(products=products):
            return products
        case Resolve(products=products):
            return products
        case _:
            return None
