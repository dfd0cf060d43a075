"""What a client would have to state for a rule to fire, as far as that can be told.

Lines on what rules conclude are followed to a rule that concludes it, and so on.
Nothing is proven: other rules, and `unless`, may still keep the rule silent.
"""

from collections.abc import Iterator

from attrs import field, frozen

from recommender.model.condition import AllOf, AnyOf, Condition, Line, NoneOf
from recommender.model.evaluating import holds, no_limits
from recommender.model.knowledge import Knowledge
from recommender.model.product import Value
from recommender.model.rule import Conclude, Rule
from recommender.model.truth import Truth
from recommender.model.vocabulary import Attribute
from recommender.testing.picking import Draw, pick
from recommender.testing.values import telling_numbers

_DEEPEST = 6


@frozen(kw_only=True)
class Lead:
    """What makes lines hold.

    Attributes:
        problems: To be stated.
        objections: To be stated.
        context: Attributes and values to be stated.
    """

    problems: set[str] = field(factory=set)
    objections: set[str] = field(factory=set)
    context: dict[str, Value] = field(factory=dict)


def lead_to(draw: Draw, rule: Rule, knowledge: Knowledge) -> Lead:
    """Draw what makes the lines of a rule hold."""
    lead = Lead()
    _follow(draw, rule.when, knowledge, lead, 0)
    return lead


def _follow(
    draw: Draw,
    condition: Condition | None,
    knowledge: Knowledge,
    lead: Lead,
    depth: int,
) -> None:
    """Add what makes one block of a condition hold."""
    if condition is None or depth > _DEEPEST:
        return
    for line in pick(draw, condition.blocks):
        attribute = knowledge.attributes.get(line.subject)
        if line.subject == "problem":
            lead.problems.update(_named(draw, line, tuple(knowledge.problems)))
        elif line.subject == "objection":
            lead.objections.update(_named(draw, line, tuple(knowledge.objections)))
        elif attribute is None:
            continue
        elif attribute.from_rules:
            for concluding in _concluding(draw, line, knowledge):
                _follow(draw, concluding.when, knowledge, lead, depth + 1)
        elif line.subject not in lead.context:
            values = tuple(passing(line, attribute, knowledge))
            if values:
                lead.context[line.subject] = pick(draw, values)


def _named(draw: Draw, line: Line, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the problems or objections to state for a line to hold."""
    match line.test:
        case AnyOf(values):
            return (pick(draw, values),)
        case AllOf(values):
            return values
        case NoneOf(values):
            others = tuple(id_ for id_ in ids if id_ not in values)
            return (pick(draw, others),) if others else ()
        case _:
            return ()


def _concluding(draw: Draw, line: Line, knowledge: Knowledge) -> Iterator[Rule]:
    """Yield the rules to fire for a line on a conclusion to hold."""
    rules = tuple(knowledge.concluding(line.subject))
    match line.test:
        case AnyOf(values):
            wanted: tuple[str, ...] = (pick(draw, values),)
        case AllOf(values):
            wanted = values
        case _:
            wanted = ()
    for value in wanted:
        able = tuple(rule for rule in rules if _concludes(rule, line.subject, value))
        if able:
            yield pick(draw, able)


def _concludes(rule: Rule, attribute: str, value: str) -> bool:
    effect = rule.effect
    return isinstance(effect, Conclude) and (attribute, value) in effect.values


def passing(line: Line, attribute: Attribute, knowledge: Knowledge) -> Iterator[Value]:
    """Yield values of an attribute for which a line on it holds."""
    for value in _candidates(line, attribute, knowledge):
        if holds(line.test, value, no_limits) is Truth.TRUE:
            yield value


def _candidates(
    line: Line, attribute: Attribute, knowledge: Knowledge
) -> Iterator[Value]:
    if attribute.scale.numeric:
        yield from telling_numbers(attribute, knowledge)
        return
    yield from (frozenset({id_}) for id_ in attribute.scale.choices)
    if isinstance(line.test, AllOf) and attribute.scale.many:
        yield frozenset(line.test.values)
