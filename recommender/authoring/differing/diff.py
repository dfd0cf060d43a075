"""Hold two knowledge bases against each other: what is written, and what is advised."""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from recommender.api import KnowledgeBase
from recommender.authoring.differing.common import refused
from recommender.authoring.differing.content import Contents, renamed_rules
from recommender.authoring.differing.regions import (
    MOST_REGIONS,
    Both,
    changed_regions,
)
from recommender.authoring.differing.replaying import replayed, scenario_changes
from recommender.authoring.differing.written import written_otherwise
from recommender.checking.regions import BUDGET
from recommender.model.differences import Differences


@frozen(kw_only=True)
class Named:
    """A knowledge base, and what it is called: a folder, or a revision."""

    name: str
    kb: KnowledgeBase


@frozen(kw_only=True)
class Recorded:
    """Recorded enquiries, one a line, and the file they come from."""

    path: str
    lines: Iterable[str]


def differences(  # noqa: PLR0913 - each is a choice of its own
    before: Named,
    after: Named,
    *,
    on: date,
    recorded: Recorded | None = None,
    most: int = MOST_REGIONS,
    budget: int = BUDGET,
) -> Differences:
    """Return everything that is different between two knowledge bases.

    Args:
        before: The one.
        after: The other.
        on: The day the advice is for.
        recorded: Enquiries to ask of both.
        most: How many regions of changed advice to list.
        budget: How many steps each part of the proof may take.
    """
    one, other = before.kb.knowledge, after.kb.knowledge
    names = renamed_rules(
        Contents(knowledge=one, on=on), Contents(knowledge=other, on=on)
    )
    both = Both(before=before.kb, after=after.kb, on=on, names=dict(names))
    found = changed_regions(both, most=most, budget=budget)
    return Differences(
        before=before.name,
        after=after.name,
        on=on,
        changes=written_otherwise(one, other, names),
        regions=found.regions,
        unlisted=found.unlisted,
        unproven=found.unproven,
        refused=tuple(refused(one, other)),
        scenarios=scenario_changes(both),
        replay=replayed(both, recorded.lines, recorded.path) if recorded else None,
    )
