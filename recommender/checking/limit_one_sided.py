"""Limits that scenarios look at from one side only."""

from collections.abc import Iterator

from recommender.advising.wording import wanted_text
from recommender.checking.places import finding
from recommender.judging.looking import side_of, stated_limits
from recommender.judging.places import line_at
from recommender.judging.trial import Trial
from recommender.model.diagnostic import Diagnostic, Severity


def limit_one_sided(trial: Trial) -> Iterator[Diagnostic]:
    """Scenarios stand on one side of a limit, and none on the other.

    ## Why this is bad
    The limit could be anywhere else on that side, and every scenario would pass. Only
    scenarios on both sides of it, for which all the rest of the rule holds, pin it
    down.

    ## Example
    `water_hardness: above 12 °dH`, and the only scenario has 20 °dH.

    ## What to do
    Write the scenario on the other side, next to the limit if you can.
    """
    for rule in trial.knowledge.active_rules():
        if not any(rule.id in case.fired for case in trial.cases):
            # Told already, as `untested-rule`.
            continue
        told = set()
        for limit in stated_limits(rule, trial.knowledge):
            line = line_at(rule, limit.place)
            views = (case.grounds.view for case in trial.cases)
            sides = {side_of(rule, limit, view) for view in views}
            missing = [side for side in ("in", "out") if side not in sides]
            if missing and limit.place not in told:
                told.add(limit.place)
                wanted = f"{line.subject}: {wanted_text(line, trial.knowledge)}"
                where = "holds" if missing[0] == "in" else "just does not hold"
                yield finding(
                    "limit-one-sided",
                    f"no scenario of the rule {rule.id!r} has a client for whom "
                    f"`{wanted}` {where}, and everything else does",
                    line.subject,
                    help="write a scenario on the other side of the limit",
                    severity=Severity.NOTE,
                    id=rule.id,
                )
