"""Scenarios that would pass whatever was wrong with the rules."""

from collections.abc import Iterator

from recommender.checking.places import finding
from recommender.judging.trial import Trial
from recommender.judging.vacuous import can_fail
from recommender.model.diagnostic import Diagnostic


def cannot_fail(trial: Trial) -> Iterator[Diagnostic]:
    """A scenario passes, and no single fault in a rule would make it fail.

    A limit moved by one step, a line or a rule left out, another value: whatever is
    tried, the scenario passes. So does one that expects nothing at all.

    ## Why this is bad
    The scenario looks like a test, and guards nothing.

    ## Example
    A client without any problem, of whom `recommended: []` is expected.

    ## What to do
    Expect what the rules are there for, such as `needs: [the-need]`; or take the
    scenario out.
    """
    for case in trial.cases:
        if trial.passes(case) and not can_fail(trial, case):
            yield finding(
                "cannot-fail",
                f"no single fault in a rule would make the scenario "
                f"{str(case.scenario.name)!r} fail",
                case.scenario.name,
                help="expect what the rules are there for, such as `needs: [the-need]`",
                id=case.scenario.name,
            )
