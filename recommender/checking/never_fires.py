"""Rules that fire for no client."""

from collections.abc import Iterator
from itertools import combinations

from recommender.checking.analysis import Analysis
from recommender.checking.places import also, finding
from recommender.checking.regions.diagram import NOTHING
from recommender.checking.wording import line_text
from recommender.model.condition import AllOf, AnyOf, Block, Line
from recommender.model.diagnostic import Diagnostic
from recommender.model.rule import Rule


def never_fires(analysis: Analysis) -> Iterator[Diagnostic]:
    """A rule fires for no client at all.

    ## Why this is bad
    Its author meant it for somebody. Lines rule each other out, a line looks at
    what no rule concludes, or `unless` silences the rule wherever `when` holds.

    ## Example
    `water_hardness: above 60 °dH`, where the range ends at 60 °dH; or
    `process: flexo` under `when` and under `unless`.

    ## What to do
    Correct the line, or leave the rule out.
    """

    def look(rule: Rule) -> Iterator[Diagnostic]:
        if not analysis.regions.fires(rule):
            yield _finding(rule, analysis)

    rules = (
        rule for rule in analysis.lineage.written if not _waits_for(rule, analysis)
    )
    return analysis.proven("never-fires", rules, look, lambda rule: rule.id)


def _waits_for(rule: Rule, analysis: Analysis) -> bool:
    """Whether a rule needs what other rules were to conclude, and never do.

    That no rule concludes an attribute at all is a fault of the attribute's, and
    that the ones which do never fire is a fault of theirs.
    """
    return rule.when is not None and all(
        any(
            isinstance(line.test, AnyOf | AllOf)
            and _from_rules(line, analysis)
            and (
                not analysis.lineage.feeding(line)
                or any(analysis.lineage.concluding(line.subject, line.test.values))
            )
            and not any(
                rule.id not in analysis.never_firing
                for rule in analysis.lineage.concluding(line.subject, line.test.values)
            )
            for line in block
        )
        for block in rule.when.blocks
    )


def _from_rules(line: Line, analysis: Analysis) -> bool:
    attribute = analysis.knowledge.attributes.get(line.subject)
    return attribute is not None and attribute.from_rules


def _finding(rule: Rule, analysis: Analysis) -> Diagnostic:
    """Return the finding, at the lines that keep the rule from firing."""
    knowledge = analysis.knowledge
    blame = _blame(rule, analysis)
    told = " and ".join(f"`{line_text(line, knowledge)}`" for line in blame)
    if not blame:
        why, help_ = "no client meets all of its lines", "correct one of its lines"
    elif len(blame) == 1 and _from_rules(blame[0], analysis):
        why = f"no rule concludes {told} for anybody"
        help_ = "add a rule that concludes it, or correct the line"
    elif len(blame) == 1:
        why, help_ = f"{told} holds for nobody", "correct the line, or the range"
    else:
        why, help_ = f"{told} never hold together", "correct one of the two lines"
    silencing = _silencing(rule, analysis) if not blame else None
    if silencing is not None:
        why = f"`unless` silences it, by `{line_text(silencing, knowledge)}`"
        help_ = "correct that line, or leave it out"
    at = silencing or (blame[0] if blame else None)
    return finding(
        "never-fires",
        f"rule {rule.id!r} never fires: {why}",
        at.subject if at else rule.id,
        help=help_,
        id=rule.id,
        related=tuple(
            place for line in blame[1:] for place in also(line.subject, "… and this")
        ),
    )


def _blame(rule: Rule, analysis: Analysis) -> tuple[Line, ...]:
    """Return the fewest lines of the first block that nobody meets, up to two."""
    blocks = rule.when.blocks if rule.when else ()
    if not blocks or analysis.regions.region(
        analysis.regions.condition(rule.when).true
    ):
        return ()
    return blamed(blocks[0], analysis)


def blamed(block: Block, analysis: Analysis) -> tuple[Line, ...]:
    """Return one or two lines of a block that nobody meets; else nothing."""
    for size in (1, 2):
        for lines in combinations(block, size):
            if not analysis.regions.region(analysis.regions.block(lines).true):
                return lines
    return ()


def _silencing(rule: Rule, analysis: Analysis) -> Line | None:
    """Return the line of `unless` that is true or unknown wherever `when` holds."""
    regions, sets = analysis.regions, analysis.space.diagrams
    when = regions.condition(rule.when).true
    for line in rule.unless.lines() if rule.unless else ():
        if when != NOTHING and not regions.region(
            sets.minus(when, regions.line(line).possible)
        ):
            return line
    return None
