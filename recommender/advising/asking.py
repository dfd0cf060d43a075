"""What to ask next: the questions whose answers decide most for least effort.

Each possible answer is tried by advising again, so a question's value is exact.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise
from math import log2
from typing import TypeAlias

from attrs import evolve

from recommender.advising.grounds import Grounds, grounds_of
from recommender.compiling.picked import Products
from recommender.engine.inference import Inference
from recommender.model.condition import (
    Between,
    ClientValue,
    Compared,
    Condition,
    CurrentValue,
    IsKnown,
    Line,
)
from recommender.model.enquiry import Facts
from recommender.model.knowledge import Knowledge
from recommender.model.outlook import Question
from recommender.model.product import Value
from recommender.model.rule import (
    Conclude,
    Effect,
    Exclude,
    RequireNeed,
    Resolve,
    Rule,
    Warn,
)
from recommender.model.vocabulary import Attribute

Infer: TypeAlias = Callable[[Facts], Inference]


def questions(grounds: Grounds, infer: Infer) -> tuple[Question, ...]:
    """Return the questions that decide something, the most for the least first.

    Ties go to what the stated problems ask first, then to the id.

    Args:
        grounds: What the present advice rests on.
        infer: Fires the rules on other facts.
    """
    knowledge = grounds.compiled.knowledge
    found = []
    for name in _mentioned(grounds):
        attribute = knowledge.attributes[name]
        value = _value(grounds, attribute, infer)
        if value > 0:
            found.append(
                Question(
                    attribute=name,
                    text=attribute.question,
                    value=value,
                    effort=attribute.effort,
                )
            )
    first = _asked_first(grounds)
    return tuple(
        sorted(
            found,
            key=lambda q: (
                -q.score,
                first.get(q.attribute, len(first)),
                q.attribute,
            ),
        )
    )


def _asked_first(grounds: Grounds) -> dict[str, int]:
    """Return the place of each attribute in the stated problems' `ask` lists."""
    problems = grounds.compiled.knowledge.problems
    places: dict[str, int] = {}
    for problem in grounds.facts.problems:
        for place, name in enumerate(problems[problem].ask):
            places[name] = min(place, places.get(name, place))
    return places


def _mentioned(grounds: Grounds) -> list[str]:
    """Return the unknown attributes that an open rule, exclusion or suit mentions.

    Left out are those that only matter to products that no need asks for, unless
    something else looks at them, too: answering them decides nothing.
    """
    knowledge = grounds.compiled.knowledge
    wanted = grounds.support.products | grounds.possible.products
    suits = grounds.compiled.catalog.suits
    names = {line.subject for line, products in suits if products & wanted}
    all_names = {line.subject for line, _ in suits}
    elsewhere = {
        n for need in knowledge.needs.values() for n in _limits_of(need.met_by)
    }
    fired, waiting = set(grounds.inference.fired), set(grounds.inference.open)
    for rule in knowledge.active_rules():
        elsewhere.update(_looked_at(rule, fired=rule.id in fired))
        is_open = rule.id in waiting
        if is_open or isinstance(rule.effect, Exclude):
            mentioned = set(_attributes(rule))
            all_names |= mentioned
            if _can_decide(grounds, rule, wanted):
                names |= mentioned
    names |= all_names & elsewhere
    return sorted(
        name
        for name in names
        if name in knowledge.attributes
        and knowledge.attributes[name].asked_for
        and name not in grounds.facts.context
    )


def _looked_at(rule: Rule, *, fired: bool) -> Iterator[str]:
    """Yield the attributes that can change what a rule does though it is not open.

    It may ask whether they are known, or come to hold by another of its blocks.
    """
    for line in rule.lines():
        if isinstance(line.test, IsKnown):
            yield line.subject
    if fired and rule.when is not None and len(rule.when.blocks) > 1:
        yield from _attributes(rule)


def _can_decide(grounds: Grounds, rule: Rule, wanted: Products) -> bool:
    """Whether it could matter to the decision that the rule fires."""
    match rule.effect:
        case Conclude() | RequireNeed():
            return True
        case Exclude():
            picked_by = grounds.compiled.affected[rule.id]
            return bool(grounds.pick(picked_by).possible & wanted)
        case _:
            return False


def _attributes(rule: Rule) -> Iterator[str]:
    """Yield the attributes that a rule mentions, in its lines or as a limit."""
    yield from (line.subject for line in rule.lines())
    for condition in (rule.when, rule.unless, products_of(rule.effect)):
        yield from _limits_of(condition)


def _limits_of(condition: Condition | None) -> Iterator[str]:
    """Yield the attributes that lines are held against."""
    for line in condition.lines() if condition is not None else ():
        if isinstance(line.test, Compared) and isinstance(line.test.limit, ClientValue):
            yield line.test.limit.attribute


def products_of(effect: Effect) -> Condition | None:
    """Return the product condition of an effect that has one."""
    if isinstance(effect, Exclude | Warn | Resolve):
        return effect.products
    return None


def _value(grounds: Grounds, attribute: Attribute, infer: Infer) -> float:
    """Return the entropy, in bits, of the decision over the possible answers."""
    counts: dict[Products, int] = {}
    answers = possible_answers(grounds, attribute)
    for answer in answers:
        context = {**grounds.facts.context, attribute.id: answer}
        facts = evolve(grounds.facts, context=dict(sorted(context.items())))
        outcome = decision(
            grounds_of(grounds.compiled, facts, infer(facts), on=grounds.on)
        )
        counts[outcome] = counts.get(outcome, 0) + 1
    if len(counts) < 2:  # noqa: PLR2004 - one decision is no choice
        return 0.0
    total = len(answers)
    # Added up in order of size, so that the sum is the same to the last bit.
    shares = sorted(count / total for count in counts.values())
    return -sum(share * log2(share) for share in shares)


def decision(grounds: Grounds) -> Products:
    """Return the fitting products at the top score."""
    by_score = grounds.support.by_score(grounds.fitting)
    return by_score.get(max(by_score, default=0), 0)


def possible_answers(grounds: Grounds, attribute: Attribute) -> list[Value]:
    """Return one answer of each kind: every choice, or a number of each interval.

    An attribute that holds several values is answered with one at a time.
    """
    if not attribute.scale.numeric:
        return [frozenset({choice}) for choice in attribute.scale.choices]
    low, high = attribute.scale.low, attribute.scale.high
    limits = sorted(
        {
            limit
            for limit in _limits(grounds, attribute.id)
            if (low is None or low <= limit) and (high is None or limit <= high)
        }
    )
    if not limits:
        return [low if low is not None else Fraction(0)]
    below = limits[0] - 1 if low is None else (low + limits[0]) / 2
    above = limits[-1] + 1 if high is None else (limits[-1] + high) / 2
    between = [(a + b) / 2 for a, b in pairwise(limits)]
    return sorted({below, above, *limits, *between})


def _limits(grounds: Grounds, name: str) -> Iterator[Fraction]:
    """Yield the numbers at which an answer can begin to matter."""
    compiled = grounds.compiled
    for line, _ in compiled.catalog.suits:
        if line.subject == name:
            yield from _numbers(grounds, line)
    for rule in compiled.knowledge.active_rules():
        for line in rule.lines():
            if line.subject == name:
                yield from _numbers(grounds, line)
            elif _against_client(line, name):
                value = grounds.facts.context.get(line.subject)
                yield from _divided(value, line)
    yield from _limits_from_products(compiled.knowledge, name)


def _numbers(grounds: Grounds, line: Line) -> Iterator[Fraction]:
    """Yield the numbers that a line on the attribute itself mentions."""
    match line.test:
        case Between(low, high):
            yield low
            yield high
        case Compared(limit=limit) if isinstance(limit, Fraction):
            yield limit
        case Compared(limit=limit) if isinstance(limit, ClientValue | CurrentValue):
            known = grounds.view.limit(limit)
            if known is not None:
                yield known
        case _:
            pass


def _against_client(line: Line, name: str) -> bool:
    return (
        isinstance(line.test, Compared)
        and isinstance(line.test.limit, ClientValue)
        and line.test.limit.attribute == name
    )


def _divided(value: Value | None, line: Line) -> Iterator[Fraction]:
    """Yield a compared value in the unit of the attribute it is held against."""
    if (
        isinstance(value, Fraction)
        and isinstance(line.test, Compared)
        and isinstance(line.test.limit, ClientValue)
    ):
        yield value / line.test.limit.factor


def _limits_from_products(knowledge: Knowledge, name: str) -> Iterator[Fraction]:
    """Yield the values of sold products where they are held against the client's."""
    conditions = [products_of(rule.effect) for rule in knowledge.active_rules()]
    conditions.extend(need.met_by for need in knowledge.needs.values())
    lines = {
        line
        for condition in conditions
        if condition is not None
        for line in condition.lines()
        if _against_client(line, name)
    }
    for line in lines:
        for product in knowledge.products.values():
            if product.sold:
                yield from _divided(product.properties.get(line.subject), line)
