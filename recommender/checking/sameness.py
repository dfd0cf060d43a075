"""Which rules do the same, so that they can be held against each other."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import combinations

from recommender.model.condition import (
    AllOf,
    AnyOf,
    Condition,
    Line,
    NoneOf,
)
from recommender.model.rule import (
    Conclude,
    Exclude,
    OfferRemedy,
    RequireNeed,
    Resolve,
    Rule,
    Warn,
)


def effect_key(rule: Rule) -> Hashable:
    """Return the same for rules whose effects do the same, whatever they are for."""
    match rule.effect:
        case Conclude(values=values):
            return ("conclude", frozenset(values))
        case RequireNeed(need=need):
            return ("need", need)
        case OfferRemedy(remedy=remedy):
            return ("remedy", remedy.lines)
        case Exclude(products=products):
            return ("exclude", condition_key(products))
        case Warn(products=products, raises=raises):
            # Each caution counts, so only one that says the same is the same.
            told = rule.because.lines
            return ("caution", condition_key(products), frozenset(raises), told)
        case Resolve(objection=objection, products=claimed):
            # Another claim is another resolution.
            return ("resolve", objection, condition_key(claimed), rule.because.lines)


def condition_key(condition: Condition | None) -> Hashable:
    """Return the same for conditions that differ in the order of words alone."""
    if condition is None:
        return None
    return frozenset(frozenset(map(_line_key, block)) for block in condition.blocks)


def _line_key(line: Line) -> Hashable:
    match line.test:
        case AnyOf(values) | AllOf(values) | NoneOf(values):
            return (line.subject, type(line.test), frozenset(values))
        case _:
            return line


def alike(rules: Iterable[Rule]) -> Iterator[tuple[Rule, ...]]:
    """Yield groups of several rules whose effects do the same, by id."""
    groups: dict[Hashable, list[Rule]] = {}
    for rule in rules:
        groups.setdefault(effect_key(rule), []).append(rule)
    for group in groups.values():
        if len(group) > 1:
            yield tuple(group)


def pairs(rules: Iterable[Rule]) -> Iterator[tuple[Rule, Rule]]:
    """Yield every two rules whose effects do the same."""
    for group in alike(rules):
        yield from combinations(group, 2)


def resolutions(rule: Rule) -> Mapping[str, object]:
    """Return the objections that a need rule prevents."""
    return rule.effect.resolves if isinstance(rule.effect, RequireNeed) else {}


def _firm(rule: Rule) -> bool:
    return isinstance(rule.effect, Exclude) and rule.effect.firm


def covers(rule: Rule, other: Rule) -> bool:
    """Whether a rule does, where it fires, all that another one does there."""
    if _firm(other) and not _firm(rule):
        return False
    if not resolutions(other).keys() <= resolutions(rule).keys():
        return False
    if isinstance(rule.effect, Resolve) and rule.sources:
        # A claim whose sources have run out does not count any more.
        return bool(other.sources) and set(other.sources) <= set(rule.sources)
    return True
