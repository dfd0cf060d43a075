"""Lines of rules that change nothing."""

from collections.abc import Iterator

from attrs import evolve, frozen

from recommender.checking.always_fires import holds_always
from recommender.checking.analysis import Analysis
from recommender.checking.places import finding
from recommender.checking.wording import block_text, line_text
from recommender.model.condition import Condition, Line
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.rule import Conclude, OfferRemedy, RequireNeed, Rule


@frozen(kw_only=True)
class Without:
    """A rule as it would be without a part of it.

    Attributes:
        rule: What is left.
        line: The line that is taken out, or the first one of the block.
        told: The part, as its author wrote it.
    """

    rule: Rule
    line: Line
    told: str


def idle_line(analysis: Analysis) -> Iterator[Diagnostic]:
    """A line of a rule changes nothing: without it, the rule fires just as often.

    ## Why this is bad
    Whoever reads the rule believes that the line chooses, and it does not. Either
    another line says the same already, or something else was meant.

    ## Example
    `rollers: [nbr, epdm, mixed]`, which names all choices there are; or
    `unless: process: screen` beside `when: process: flexo`.

    ## What to do
    Leave the line out, or correct it. To wait for an answer, write `known`.
    """

    def look(rule: Rule) -> Iterator[Diagnostic]:
        if not analysis.regions.fires(rule) or holds_always(rule, analysis):
            return
        if analysis.cut_short(rule):
            return
        for without in _parts(rule, analysis):
            if _idle(rule, without, analysis):
                yield finding(
                    "idle-line",
                    f"{without.told} changes nothing in rule {rule.id!r}",
                    without.line.subject,
                    help="leave it out, or correct it",
                    severity=_severity(without.line, rule, analysis),
                    id=rule.id,
                    situation=analysis.enquiry(analysis.regions.fires(rule)),
                )
                # Without one of them, the others may be needed.
                return

    return analysis.proven(
        "idle-line", analysis.lineage.written, look, lambda rule: rule.id
    )


def _severity(line: Line, rule: Rule, analysis: Analysis) -> Severity:
    """Return how bad it is; to name the problem of a cause once more is not."""
    others = rule.when.lines() if rule.when else ()
    of_a_cause = any(analysis.lineage.feeding(other) for other in others)
    return (
        Severity.NOTE if line.subject == "problem" and of_a_cause else Severity.WARNING
    )


def _parts(rule: Rule, analysis: Analysis) -> Iterator[Without]:
    """Yield the rule without each line, and without each alternative."""
    knowledge = analysis.knowledge
    blocks = rule.when.blocks if rule.when else ()
    for place, block in enumerate(blocks):
        others = (*blocks[:place], *blocks[place + 1 :])
        if others:
            yield Without(
                rule=evolve(rule, when=Condition(others)),
                line=block[0],
                told=f"the alternative {block_text(block, knowledge)}",
            )
        for line in block if len(block) > 1 else ():
            rest = tuple(one for one in block if one is not line)
            left = Condition((*blocks[:place], rest, *blocks[place + 1 :]))
            told = f"`{line_text(line, knowledge)}`"
            yield Without(rule=evolve(rule, when=left), line=line, told=told)
    silencing = tuple(rule.unless.lines()) if rule.unless else ()
    for line in silencing:
        rest = tuple(one for one in silencing if one is not line)
        left_over = Condition(tuple((one,) for one in rest)) if rest else None
        told = f"`{line_text(line, knowledge)}` under `unless`"
        yield Without(rule=evolve(rule, unless=left_over), line=line, told=told)


def _idle(rule: Rule, without: Without, analysis: Analysis) -> bool:
    """Whether a rule does the same without a part of it."""
    regions = analysis.scope(rule.lines())
    extent = regions.extent(without.rule.when, without.rule.unless)
    if not regions.region(extent.true).same_as(regions.fires(rule)):
        return False
    # `unless: region: unknown` keeps a rule from waiting, which counts, too.
    possible = regions.region(regions.of(rule).possible)
    if not regions.region(extent.possible).same_as(possible):
        return False
    if not isinstance(rule.effect, Conclude | RequireNeed | OfferRemedy):
        return True
    return _as_strong(rule, without, analysis) and _rests_alike(rule, without, analysis)


def _as_strong(rule: Rule, without: Without, analysis: Analysis) -> bool:
    """Whether no conclusion that the part looks at could be what makes it weaker."""
    old = set(rule.when.lines()) if rule.when else set()
    new = set(without.rule.when.lines()) if without.rule.when else set()
    return all(
        analysis.lineage.certain_strength(feeder) >= rule.strength
        for line in old - new
        for feeder in analysis.lineage.feeding(line)
    )


def _rests_alike(rule: Rule, without: Without, analysis: Analysis) -> bool:
    """Whether it is for the same problems with and without the part."""
    regions = analysis.scope(rule.lines())
    fires = regions.fires(rule).set
    return all(
        regions.rests(rule, problem)
        <= regions.region(regions.led(without.rule.when, fires, problem))
        for problem in sorted(analysis.lineage.problems_of[rule.id])
    )
