"""Parts of rules that can never hold, while the rest of the rule can."""

from collections.abc import Iterator

from recommender.checking.analysis import Analysis
from recommender.checking.never_fires import blamed
from recommender.checking.places import also, finding
from recommender.checking.wording import block_text, line_text
from recommender.model.condition import AnyOf, Line, NoneOf
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.rule import Rule


def unreachable_line(analysis: Analysis) -> Iterator[Diagnostic]:
    """A part of a rule can never hold, though the rule can fire without it.

    ## Why this is bad
    The rule fires for fewer clients than its author believes.

    ## Example
    An alternative with `water_hardness: above 60 °dH`, where the range ends at
    60 °dH; or `cause: [wash-residue, hard-water]`, where no rule concludes
    `hard-water`.

    ## What to do
    Correct the part, leave it out, or add the rule that concludes it.
    """

    def look(rule: Rule) -> Iterator[Diagnostic]:
        if analysis.regions.fires(rule):
            yield from _blocks(rule, analysis)
            for line in rule.lines():
                yield from _values(rule, line, analysis)

    return analysis.proven(
        "unreachable-line", analysis.lineage.written, look, lambda rule: rule.id
    )


def _blocks(rule: Rule, analysis: Analysis) -> Iterator[Diagnostic]:
    """Yield the alternatives that nobody meets."""
    knowledge, regions = analysis.knowledge, analysis.regions
    for block in rule.when.blocks if rule.when else ():
        if regions.region(regions.block(block).true):
            continue
        blame = blamed(block, analysis) or block
        verb = "holds for nobody" if len(blame) == 1 else "never hold together"
        yield finding(
            "unreachable-line",
            f"an alternative of rule {rule.id!r} can never hold: "
            f"{block_text(blame, knowledge)} {verb}",
            blame[0].subject,
            help="correct one of its lines, or leave the alternative out",
            severity=Severity.WARNING,
            id=rule.id,
            related=tuple(
                place
                for line in blame[1:]
                for place in also(line.subject, "… and this")
            ),
        )


def _values(rule: Rule, line: Line, analysis: Analysis) -> Iterator[Diagnostic]:
    """Yield the values that a line looks for and that no rule ever concludes."""
    feeding = analysis.lineage.feeding(line)
    if not feeding or not isinstance(line.test, AnyOf | NoneOf):
        return
    regions = analysis.regions
    if not regions.region(regions.line(line).true):
        return
    for value in line.test.values:
        if regions.concludes(line.subject, value):
            continue
        told = line_text(Line(line.subject, AnyOf((value,))), analysis.knowledge)
        yield finding(
            "unreachable-line",
            f"rule {rule.id!r} looks for `{told}`, which no rule concludes",
            value,
            help=f"add a rule that concludes it, or leave {value!r} out",
            severity=Severity.WARNING,
            id=rule.id,
        )
