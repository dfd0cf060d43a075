"""Rules that no scenario comes close to without firing them."""

from collections.abc import Iterator

from recommender.checking.places import finding
from recommender.judging.looking import client_places, is_near_miss
from recommender.judging.trial import Trial
from recommender.model.diagnostic import Diagnostic, Severity


def no_near_miss(trial: Trial) -> Iterator[Diagnostic]:
    """Scenarios fire the rule, and none misses it by one line alone.

    ## Why this is bad
    A rule that fires too often passes every scenario in which it should fire. Only a
    client for whom a single line does not hold shows that the line is needed.

    ## Example
    Every scenario with hard water has a plate problem, too; none has only one of the
    two that the rule asks for.

    ## What to do
    Copy a scenario that fires the rule, change one value, and expect that nothing
    comes of it.
    """
    for rule in trial.knowledge.active_rules():
        places = client_places(rule)
        fired = any(rule.id in case.fired for case in trial.cases)
        if not places or not fired:
            continue
        missed = any(
            is_near_miss(rule, place, case.grounds.view)
            for case in trial.cases
            if rule.id not in case.fired and rule.id not in case.open
            for place in places
        )
        if not missed:
            yield finding(
                "no-near-miss",
                f"no scenario misses the rule {rule.id!r} by one line alone",
                rule.id,
                help="copy a scenario that fires it, and change one value",
                severity=Severity.NOTE,
                id=rule.id,
            )
