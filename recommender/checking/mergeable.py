"""Rules that could be one."""

from collections.abc import Iterator

from attrs import evolve

from recommender.checking.analysis import Analysis
from recommender.checking.overlapping import inside, later
from recommender.checking.places import also, finding
from recommender.checking.question_decides_nothing import decides
from recommender.checking.sameness import condition_key, pairs, resolutions
from recommender.model.condition import (
    AnyOf,
    Between,
    Block,
    Compared,
    Condition,
    Line,
)
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.rule import Rule


def mergeable(analysis: Analysis) -> Iterator[Diagnostic]:
    """Two rules say the same and differ in one line alone.

    ## Why this is bad
    It is not wrong. Two rules are read, tested and corrected where one would do.

    ## Example
    `process: flexo` and `process: gravure`, each leading to the same need with the
    same reason: `process: [flexo, gravure]`.

    ## What to do
    Write them as one, or give each its own reason.
    """
    told: set[str] = set()

    def look(two: tuple[Rule, Rule]) -> Iterator[Diagnostic]:
        rule, first = later(*two)
        if rule.id in told or not _alike(rule, first):
            return
        line = _differing(rule, first, analysis)
        if line is None or inside(rule, first, analysis):
            return
        if inside(first, rule, analysis) or _decides_nothing(line.subject, analysis):
            return
        told.add(rule.id)
        yield finding(
            "mergeable",
            f"rules {first.id!r} and {rule.id!r} differ in {line.subject} alone, "
            "and could be one",
            rule.id,
            help=_merged(rule, first, line),
            severity=Severity.NOTE,
            id=rule.id,
            related=also(first.id, "the other one"),
            situation=analysis.enquiry(analysis.regions.fires(rule)),
        )

    return analysis.proven(
        "mergeable", pairs(analysis.active), look, lambda two: two[0].id
    )


def _decides_nothing(name: str, analysis: Analysis) -> bool:
    """Whether every answer leads to the same, which is told of the question."""
    attribute = analysis.space.attributes.get(name)
    return attribute is not None and not decides(attribute, analysis)


def _alike(one: Rule, other: Rule) -> bool:
    """Whether nothing but the lines of `when` tells two rules apart."""

    def bare(rule: Rule) -> Rule:
        return evolve(rule, id="", when=None, unless=None, effect=one.effect)

    return (
        bare(one) == bare(other)
        and resolutions(one) == resolutions(other)
        and condition_key(one.unless) == condition_key(other.unless)
    )


def _differing(rule: Rule, other: Rule, analysis: Analysis) -> Line | None:
    """Return the only line that another rule has not, if it has one on the same."""
    block, twin = _only_block(rule), _only_block(other)
    if block is None or twin is None or len(block) != len(twin):
        return None
    own = [line for line in block if line not in twin]
    its = [line for line in twin if line not in block]
    if len(own) != 1 or len(its) != 1 or own[0].subject != its[0].subject:
        return None
    tests = own[0].test, its[0].test
    if all(isinstance(test, AnyOf) for test in tests):
        return own[0]
    if all(isinstance(test, Compared | Between) for test in tests):
        return own[0] if _adjoin(own[0], its[0], analysis) else None
    return None


def _only_block(rule: Rule) -> Block | None:
    blocks = rule.when.blocks if rule.when else ()
    return blocks[0] if len(blocks) == 1 else None


def _adjoin(line: Line, other: Line, analysis: Analysis) -> bool:
    """Whether the numbers of two lines are together one stretch without a hole."""
    both = Condition(((line,), (other,)))
    region = analysis.regions.region(analysis.regions.condition(both).true)
    mask = 0
    for box in region.boxes():
        if len(box) != 1:
            return False
        mask |= next(iter(box.values()))
    while mask and not mask & 1:
        mask >>= 1
    # One stretch of cells: all ones.
    return mask & (mask + 1) == 0


def _merged(rule: Rule, other: Rule, line: Line) -> str:
    """Return what the line of one rule for both would be."""
    if not isinstance(line.test, AnyOf):
        return f"write one rule whose {line.subject} spans both"
    block = _only_block(other) or ()
    twin = next(one for one in block if one.subject == line.subject)
    assert isinstance(twin.test, AnyOf)  # noqa: S101 - they were compared
    values = dict.fromkeys((*twin.test.values, *line.test.values))
    return (
        f"write `{line.subject}: [{', '.join(values)}]` in {other.id!r}, and leave "
        f"{rule.id!r} out"
    )
