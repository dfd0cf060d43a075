"""Scenarios that expect what is no longer there."""

from collections.abc import Iterator

from recommender.checking.places import also, finding
from recommender.loading.scenarios import KIND_OF_KEY
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.grades import Status
from recommender.model.knowledge import Knowledge
from recommender.model.product import Product
from recommender.model.rule import Rule


def retired_name(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """A scenario expects a product or a rule that is retired, or still a draft.

    A retired product can be in use at a client, so `current:` may name it.

    ## Why this is bad
    Only what is active is ever recommended or fires, so the scenario cannot pass.

    ## Example
    `first: old-oily-wash`, where that product is retired and `replaced_by` another
    one.

    ## What to do
    Name what has taken its place.
    """
    for scenario in knowledge.scenarios.values():
        for each in scenario.expected:
            for name in each.values:
                thing = _thing(KIND_OF_KEY[each.key], name, knowledge)
                if thing is None or thing.status is Status.ACTIVE:
                    continue
                instead = thing.replaced_by
                yield finding(
                    "retired-name",
                    f"the scenario {str(scenario.name)!r} expects {str(name)!r} under "
                    f"`{each.key}`, and that is {_word(thing.status)}",
                    name,
                    help=f"write {instead!r}, which has taken its place"
                    if instead
                    else "name something that is active, or take it out",
                    severity=Severity.WARNING,
                    id=scenario.name,
                    related=also(thing.id, f"{_word(thing.status)} here"),
                )


def _thing(kind: str, name: str, knowledge: Knowledge) -> Product | Rule | None:
    """Return the product or the rule of a name; nothing for other kinds."""
    if kind == "product":
        return knowledge.products.get(name)
    return knowledge.rules.get(name) if kind == "rule" else None


def _word(status: Status) -> str:
    return "still a draft" if status is Status.DRAFT else "retired"
