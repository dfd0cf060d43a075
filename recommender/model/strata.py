"""The order in which conclusions can be drawn: attribute → rule → attribute."""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from recommender.model.rule import Conclude, Rule


def circle_of(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return rules that conclude in a circle, each feeding the next; else nothing.

    Which circle is found depends on the rules alone, not on their order.
    """
    concluding = sorted(_concluding(rules), key=lambda rule: rule.id)
    try:
        tuple(TopologicalSorter(_feeds(concluding)).static_order())
    except CycleError as error:
        by_id = {rule.id: rule for rule in concluding}
        # A cycle begins and ends with the same rule.
        ids = error.args[1][:-1]
        first = ids.index(min(ids))
        return tuple(by_id[i] for i in (*ids[first:], *ids[:first]))
    return ()


def stratified(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the rules so that what concludes stands before what it feeds.

    Rules that conclude nothing come last, by id.

    Raises:
        ValueError: They conclude in a circle.
    """
    by_id = {rule.id: rule for rule in sorted(rules, key=lambda rule: rule.id)}
    concluding = _concluding(by_id.values())
    try:
        order = tuple(TopologicalSorter(_feeds(concluding)).static_order())
    except CycleError as error:
        msg = f"rules conclude in a circle: {', '.join(error.args[1])}"
        raise ValueError(msg) from error
    rest = (rule for rule in by_id.values() if not isinstance(rule.effect, Conclude))
    return (*(by_id[i] for i in order), *rest)


def _concluding(rules: Iterable[Rule]) -> list[Rule]:
    return [rule for rule in rules if isinstance(rule.effect, Conclude)]


def concluded_by(rule: Rule) -> frozenset[str]:
    """Return the attributes that a rule concludes values of."""
    effect = rule.effect
    if isinstance(effect, Conclude):
        return frozenset(attribute for attribute, _ in effect.values)
    return frozenset()


def _feeds(rules: Iterable[Rule]) -> Mapping[str, list[str]]:
    """Return, per rule, the rules whose conclusions its lines look at."""
    rules = tuple(rules)
    by_attribute: dict[str, list[str]] = {}
    for rule in rules:
        for attribute in concluded_by(rule):
            by_attribute.setdefault(attribute, []).append(rule.id)
    return {
        rule.id: sorted(
            {
                feeder
                for line in rule.lines()
                for feeder in by_attribute.get(line.subject, ())
            }
        )
        for rule in rules
    }
