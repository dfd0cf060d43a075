"""Scenarios of which only one can pass."""

from collections.abc import Iterator

from recommender.checking.alike import alike_scenarios
from recommender.checking.places import also, finding
from recommender.model.diagnostic import Diagnostic
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Expectation, Scenario


def contradictory_scenarios(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """Two scenarios are about the same client, and cannot both pass.

    ## Why this is bad
    One of them fails whatever the rules say, and nobody knows which is meant.

    ## Example
    Two scenarios with the same enquiry, one with `first: rapid-ester-wash` and one
    with `first: naphtha-wash`.

    ## What to do
    Decide what this client should be told, and take the other scenario out.
    """
    for one, other in alike_scenarios(knowledge):
        key = _against(one, other)
        if key:
            yield finding(
                "contradictory-scenarios",
                f"the scenarios {str(one.name)!r} and {str(other.name)!r} have the "
                f"same client, and expect different {key}",
                other.name,
                help="decide what this client should be told, and take one out",
                id=other.name,
                related=also(one.name, "the other one"),
            )


def _against(one: Scenario, other: Scenario) -> str:
    """Return a key for which not both can be right; nothing if there is none."""
    theirs = {each.key: each for each in other.expected}
    for mine in one.expected:
        same = theirs.get(mine.key)
        if same is not None and _differ(mine, same):
            return mine.key
    for first, second in ((one, other), (other, one)):
        whole = {each.key: each.values for each in second.expected}.get("recommended")
        for mine in first.expected:
            if whole is None:
                break
            if mine.key == "first" and mine.values != whole[:1]:
                return "first"
            if mine.key == "includes" and not set(mine.values) <= set(whole):
                return "recommended"
    return ""


def _differ(one: Expectation, other: Expectation) -> bool:
    """Whether two expectations under one key cannot both be right."""
    if one.key == "includes":
        return False
    strengths = dict(other.strengths)
    if any(strengths.get(name, how) is not how for name, how in one.strengths):
        return True
    if one.key == "recommended":
        return one.values != other.values
    return set(one.values) != set(other.values)
