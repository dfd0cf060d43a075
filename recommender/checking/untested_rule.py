"""Rules that no scenario fires."""

from collections.abc import Iterator

from recommender.checking.places import finding
from recommender.judging.trial import Trial
from recommender.model.diagnostic import Diagnostic, Severity


def untested_rule(trial: Trial) -> Iterator[Diagnostic]:
    """No scenario fires the rule.

    ## Why this is bad
    Nobody notices when the rule says the wrong thing, or stops saying anything.

    ## Example
    A rule about UV inks, where no scenario is about a client with UV inks.

    ## What to do
    Write a scenario with a client for whom the rule fires; `recommender coverage`
    offers one. A knowledge base without any scenario is told by `recommender test`,
    not here.
    """
    fired = frozenset[str]().union(*(case.fired for case in trial.cases))
    for rule in trial.knowledge.active_rules():
        if rule.id not in fired:
            yield finding(
                "untested-rule",
                f"no scenario fires the rule {rule.id!r}",
                rule.id,
                help="write a scenario for which it fires; `recommender coverage` "
                "offers one",
                severity=Severity.WARNING,
                id=rule.id,
            )
