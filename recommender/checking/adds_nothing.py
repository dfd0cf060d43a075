"""Rules that another one makes needless."""

from collections.abc import Iterator

from recommender.checking.analysis import Analysis
from recommender.checking.duplicate_rule import same
from recommender.checking.overlapping import inside
from recommender.checking.places import also, finding
from recommender.checking.sameness import pairs
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.rule import Rule


def adds_nothing(analysis: Analysis) -> Iterator[Diagnostic]:
    """Wherever a rule fires, another one does the same, and no weaker.

    ## Why this is bad
    The rule looks as if it made a difference, and it makes none. Often the wider
    rule has lost a line, or the narrower one was meant to be stronger.

    ## Example
    `problem: smudging` leads to a need, and so does `problem: smudging` together
    with `process: flexo`, with the same strength.

    ## What to do
    Leave the narrower rule out, make it stronger, or narrow the wider one.
    """
    told: set[str] = set()

    def look(two: tuple[Rule, Rule]) -> Iterator[Diagnostic]:
        if same(*two, analysis):
            return
        for rule, other in (two, two[::-1]):
            if rule.id in told or not _may_lie_inside(rule, other, analysis):
                continue
            if inside(rule, other, analysis):
                told.add(rule.id)
                yield _finding(rule, other, analysis)

    return analysis.proven(
        "adds-nothing", pairs(analysis.active), look, lambda two: two[0].id
    )


def _may_lie_inside(rule: Rule, other: Rule, analysis: Analysis) -> bool:
    """Rule out most pairs at once: by what the other rule looks at, and this not."""
    if other.when is None or len(other.when.blocks) > 1:
        return True
    sets, regions = analysis.space.diagrams, analysis.regions
    needed = sets.support(regions.of(other).true)
    missing = needed - sets.support(regions.of(rule).true)
    return (
        not missing or bool(analysis.space.many(needed)) or not _is_box(other, analysis)
    )


def _is_box(rule: Rule, analysis: Analysis) -> bool:
    """Whether a rule fires in one box, so that every line it looks at counts."""
    sets, at = analysis.space.diagrams, analysis.regions.of(rule).true
    while at > 1:
        _, edges = sets.edges(at)
        if len(edges) > 1:
            return False
        at = edges[0][0]
    return True


def _finding(rule: Rule, other: Rule, analysis: Analysis) -> Diagnostic:
    return finding(
        "adds-nothing",
        f"rule {rule.id!r} adds nothing: wherever it fires, {other.id!r} does the same",
        rule.id,
        help="leave it out, make it stronger, or narrow the other one",
        severity=Severity.WARNING,
        id=rule.id,
        related=also(other.id, "the wider rule"),
        situation=analysis.enquiry(analysis.regions.fires(rule)),
    )
