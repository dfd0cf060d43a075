"""Which attributes and choices are looked at, and where."""

from collections.abc import Iterator, Mapping

from recommender.checking.regions.cutting import product_condition, product_lines
from recommender.model.condition import ClientValue, Compared, Line
from recommender.model.grades import Status
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Rule


def looked_at(line: Line) -> Iterator[str]:
    """Yield the attributes that a line on the client looks at."""
    yield line.subject
    yield from compared_with(line)


def compared_with(line: Line) -> Iterator[str]:
    """Yield the attribute that gives the limit of a line, if one does."""
    if isinstance(line.test, Compared) and isinstance(line.test.limit, ClientValue):
        yield line.test.limit.attribute


def attributes_of(rule: Rule) -> Iterator[str]:
    """Yield every attribute that a rule looks at."""
    for line in rule.lines():
        yield from looked_at(line)
    condition = product_condition(rule)
    for line in condition.lines() if condition else ():
        yield from compared_with(line)


def first_uses(knowledge: Knowledge) -> Mapping[str, str]:
    """Return the attributes that are looked at, each with a word where that is.

    Retired rules do not count; drafts do, since they are being worked on.
    """
    found: dict[str, str] = {}
    for rule in knowledge.rules.values():
        if rule.status is not Status.RETIRED:
            for line in rule.lines():
                for name in looked_at(line):
                    found.setdefault(name, line.subject)
    for product in knowledge.products.values():
        for line in product.suits:
            found.setdefault(line.subject, line.subject)
    for line in product_lines(knowledge):
        for name in compared_with(line):
            found.setdefault(name, line.subject)
    return found
