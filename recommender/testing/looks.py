"""What rules look at, where a promise holds for some of them only."""

from collections.abc import Iterable, Iterator

from recommender.model.condition import ClientValue, Compared, Comparison, IsKnown, Line
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Conclude, Exclude, Rule

_UPPER = (Comparison.ABOVE, Comparison.AT_LEAST)


def asks_whether_known(name: str, knowledge: Knowledge) -> frozenset[str]:
    """Return the rules that an answer can turn around, and those behind them.

    They ask whether the attribute, or something that rules conclude, is known.
    """
    concluded = {each.id for each in knowledge.attributes.values() if each.from_rules}
    turned = {name, *concluded}
    touched: dict[str, Rule] = {}
    behind: set[str] = set()
    while True:
        more = {
            rule.id: rule
            for rule in knowledge.active_rules()
            if rule.id not in touched
            and any(
                line.subject in behind
                or (isinstance(line.test, IsKnown) and line.subject in turned)
                for line in rule.lines()
            )
        }
        if not more:
            return frozenset(touched)
        touched |= more
        for rule in more.values():
            if isinstance(rule.effect, Conclude):
                behind |= {attribute for attribute, _ in rule.effect.values}


def limits_only(knowledge: Knowledge) -> dict[str, bool]:
    """Return the attributes that are limits alone, and whether lower is tighter.

    They stand in exclusions only: products are held against them, and rules may
    ask that they be known.
    """
    ways: dict[str, set[bool]] = {}
    others = {
        line.subject for each in knowledge.products.values() for line in each.suits
    }
    for need in knowledge.needs.values():
        others |= {
            name for name, _ in _against(need.met_by.lines() if need.met_by else ())
        }
    for rule in knowledge.active_rules():
        others |= {name for name, _ in _against(rule.lines())}
        others |= {line.subject for line in rule.lines() if not _only_known(line, rule)}
        if isinstance(rule.effect, Exclude):
            for name, lower in _against(rule.effect.products.lines()):
                ways.setdefault(name, set()).add(lower)
    return {
        name: lower
        for name, (lower, *more) in ways.items()
        if not more and name not in others
    }


def _only_known(line: Line, rule: Rule) -> bool:
    """Whether a line asks no more than that something be known, to exclude."""
    in_unless = rule.unless is not None and line in tuple(rule.unless.lines())
    known = line.test == IsKnown(known=True)
    return known and isinstance(rule.effect, Exclude) and not in_unless


def _against(lines: Iterable[Line]) -> Iterator[tuple[str, bool]]:
    """Yield the client's attributes that lines hold something against."""
    for line in lines:
        test = line.test
        if isinstance(test, Compared) and isinstance(test.limit, ClientValue):
            yield test.limit.attribute, test.comparison in _UPPER
