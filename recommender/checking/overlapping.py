"""Which of two rules that do the same adds nothing to the other."""

from recommender.checking.analysis import Analysis
from recommender.checking.sameness import covers
from recommender.model.grades import Strength
from recommender.model.position import position_of
from recommender.model.rule import Conclude, OfferRemedy, RequireNeed, Rule

_FOR_PROBLEMS = Conclude | RequireNeed | OfferRemedy


def inside(rule: Rule, other: Rule, analysis: Analysis) -> bool:
    """Whether another rule does all that a rule does, wherever it fires."""
    regions = analysis.regions
    if not covers(other, rule) or not _as_strong(other, rule, analysis):
        return False
    if not regions.fires(rule) <= regions.fires(other):
        return False
    if not isinstance(rule.effect, _FOR_PROBLEMS):
        return True
    return all(
        regions.rests(rule, problem) <= regions.rests(other, problem)
        for problem in sorted(analysis.lineage.problems_of[rule.id])
    )


def _as_strong(rule: Rule, other: Rule, analysis: Analysis) -> bool:
    """Whether a rule is never weaker than another."""
    if not isinstance(rule.effect, Conclude | RequireNeed):
        return True
    # What feeds both makes both weaker alike.
    if rule.strength >= other.strength and _fed_by(rule, analysis) <= _fed_by(
        other, analysis
    ):
        return True
    return analysis.lineage.certain_strength(rule) >= min(
        other.strength, Strength.STRONG
    )


def _fed_by(rule: Rule, analysis: Analysis) -> frozenset[str]:
    """Return the rules whose conclusions the lines of a rule look at."""
    lines = rule.when.lines() if rule.when else ()
    return frozenset(
        feeder.id for line in lines for feeder in analysis.lineage.feeding(line)
    )


def later(one: Rule, other: Rule) -> tuple[Rule, Rule]:
    """Return two rules, first the one that is written later."""
    word, _ = later_word(one.id, other.id)
    return (one, other) if word is one.id else (other, one)


def later_word(one: str, other: str) -> tuple[str, str]:
    """Return two words, first the one that is written later."""
    first, second = position_of(one), position_of(other)
    if first is not None and second is not None and first > second:
        return one, other
    return other, one
