"""Rules whose conditions hold for every client."""

from collections.abc import Iterator

from recommender.checking.analysis import Analysis
from recommender.checking.places import finding
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.rule import Rule


def always_fires(analysis: Analysis) -> Iterator[Diagnostic]:
    """A rule has conditions, and they hold for every client.

    ## Why this is bad
    The conditions look as if they chose somebody, and they choose everybody who
    answers. A rule that is meant for everybody has no `when`; one that waits for an
    answer says `known`.

    ## Example
    `water_hardness: at least 0 °dH`, where the range begins at 0 °dH.

    ## What to do
    Correct the lines, write `known`, or leave `when` out.
    """

    def look(rule: Rule) -> Iterator[Diagnostic]:
        if not holds_always(rule, analysis):
            return
        yield finding(
            "always-fires",
            f"rule {rule.id!r} fires for every client, whatever they answer",
            rule.id,
            help="correct its lines, or leave `when` out if it is meant for everybody",
            severity=Severity.WARNING,
            id=rule.id,
            situation=analysis.enquiry(analysis.regions.fires(rule)),
        )

    rules = (rule for rule in analysis.lineage.written if rule.when is not None)
    return analysis.proven("always-fires", rules, look, lambda rule: rule.id)


def holds_always(rule: Rule, analysis: Analysis) -> bool:
    """Whether a rule fires wherever all that it looks at is known."""
    if rule.when is None:
        return False
    regions = analysis.scope(rule.lines())
    fires = regions.fires(rule)
    return bool(fires) and (~fires).empty
