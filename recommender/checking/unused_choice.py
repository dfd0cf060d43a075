"""Choices that nothing tells apart from others."""

from collections.abc import Iterator

from recommender.checking.places import finding
from recommender.checking.regions.cutting import client_lines
from recommender.model.condition import AllOf, AnyOf, NoneOf
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Conclude
from recommender.model.vocabulary import Attribute

_A_PAIR = 2


def unused_choice(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """No rule, no product and no scenario ever names a choice.

    Of two choices one may be left unnamed: it is what the other one is not. So may
    those that a line means by `not` or `none of`, and those of a question that
    nothing looks at at all, which is told as another fault.

    ## Why this is bad
    Whoever has it is treated like everybody whom nothing was written for.

    ## Example
    `ink: duct-fresh` among the choices, and no line about it.

    ## What to do
    Write the rule for it, show in a scenario that nothing follows, or leave it out.
    """
    named, negated = _named(knowledge)
    for attribute in knowledge.attributes.values():
        used = {value for name, value in named if name == attribute.id}
        if attribute.id in negated or (not used and not attribute.from_rules):
            continue
        unused = [each for each in attribute.scale.choices if each not in used]
        if _is_the_rest(attribute, unused):
            continue
        for choice in unused:
            yield finding(
                "unused-choice",
                f"nothing ever names the choice {choice!r} of {attribute.id}",
                choice,
                help="write the rule for it, or leave it out",
                severity=Severity.NOTE,
                id=attribute.id,
            )


def _is_the_rest(attribute: Attribute, unused: list[str]) -> bool:
    """Whether what is not named is what the only other choice is not."""
    return (
        not attribute.from_rules
        and len(unused) == 1
        and len(attribute.scale.choices) == _A_PAIR
    )


def _named(knowledge: Knowledge) -> tuple[set[tuple[str, str]], set[str]]:
    """Return the choices that are named, and the attributes with a negated line."""
    named: set[tuple[str, str]] = set()
    negated: set[str] = set()
    for line in client_lines(knowledge):
        if isinstance(line.test, AnyOf | AllOf | NoneOf):
            named.update((line.subject, value) for value in line.test.values)
        if isinstance(line.test, NoneOf):
            negated.add(line.subject)
    for rule in knowledge.rules.values():
        if isinstance(rule.effect, Conclude):
            named.update(rule.effect.values)
    for scenario in knowledge.scenarios.values():
        for name, value in scenario.enquiry.context.items():
            stated = (value,) if isinstance(value, str) else value
            if isinstance(stated, list | tuple):
                named.update((name, str(each)) for each in stated)
    return named, negated
