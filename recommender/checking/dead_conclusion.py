"""Conclusions that nothing looks at."""

from collections.abc import Iterator

from recommender.checking.places import finding
from recommender.model.condition import AllOf, AnyOf, IsKnown, Line, NoneOf
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.grades import Status
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Conclude


def dead_conclusion(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """A rule concludes a value that no other rule looks at.

    ## Why this is bad
    Nothing follows from it, for no client.

    ## Example
    A rule concludes `cause: hard-water`, and no line says `cause: hard-water`.

    ## What to do
    Write the rule that follows from it, or leave the conclusion out.
    """
    looked_for: set[tuple[str, str]] = set()
    looked_at: set[str] = set()
    for rule in knowledge.rules.values():
        if rule.status is not Status.RETIRED:
            for line in rule.lines():
                looked_for.update((line.subject, value) for value in _values(line))
                if isinstance(line.test, IsKnown):
                    looked_at.add(line.subject)
    for rule in knowledge.active_rules():
        pairs = rule.effect.values if isinstance(rule.effect, Conclude) else ()
        for attribute, value in pairs:
            if (attribute, value) in looked_for or attribute in looked_at:
                continue
            yield finding(
                "dead-conclusion",
                f"nothing looks at {attribute} {value!r}, which rule {rule.id!r} "
                "concludes",
                value,
                help=f"write a rule with `{attribute}: {value}` under `when:`, or "
                "leave the conclusion out",
                severity=Severity.WARNING,
                id=rule.id,
            )


def _values(line: Line) -> tuple[str, ...]:
    """Return the values that a line names."""
    return line.test.values if isinstance(line.test, AnyOf | AllOf | NoneOf) else ()
