"""Which answer of the client would have to be another one, and which.

Every change is tried before it is offered: one that walks into another exclusion,
or takes the need away, is no repair.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import TypeAlias

from attrs import evolve, frozen

from recommender.advising.grounds import Grounds, grounds_of
from recommender.advising.wording import value_text
from recommender.compiling.picked import Products
from recommender.engine.inference import Inference
from recommender.model.condition import (
    AllOf,
    AnyOf,
    Between,
    ClientValue,
    Compared,
    Comparison,
    Line,
    NoneOf,
    Test,
)
from recommender.model.enquiry import Facts
from recommender.model.outlook import Repair
from recommender.model.product import Value
from recommender.model.rule import Exclude
from recommender.model.vocabulary import Attribute

Infer: TypeAlias = Callable[[Facts], Inference]
Obstacle: TypeAlias = tuple[str, str]
"""`rule` and an exclusion, or `suits` and an attribute."""

_STEPS = 1000
"""A number just past a limit is a thousandth of the range past it."""


@frozen
class Answer:
    """Another answer that the client could give.

    Attributes:
        shown: How an author would write it.
    """

    value: Value
    shown: str


def repairs_of(
    grounds: Grounds,
    infer: Infer,
    obstacles: Sequence[Obstacle],
    numbers: Sequence[int],
) -> Iterator[Repair]:
    """Yield changes of single answers that take one of the obstacles away.

    Args:
        grounds: What the advice rests on.
        infer: Fires the rules on other facts.
        obstacles: What stands in the way of every product of `numbers`.
        numbers: Products by their place in the catalog, of which the changes admit
            one.
    """
    seen = set()
    members = sum(1 << number for number in numbers)
    for obstacle in obstacles:
        allowed = frozenset(obstacles) - {obstacle}
        for name, answers in _changes(grounds, obstacle, numbers):
            attribute = grounds.compiled.knowledge.attributes[name]
            old = grounds.facts.context[name]
            helping = [
                answer.shown
                for answer in answers
                if _helps(grounds, infer, {name: answer.value}, allowed, members)
            ]
            repair = Repair(
                attribute=name,
                old=_shown(grounds, attribute, old),
                new=" | ".join(helping),
            )
            if helping and repair not in seen:
                seen.add(repair)
                yield repair


def _helps(
    grounds: Grounds,
    infer: Infer,
    change: dict[str, Value],
    allowed: frozenset[Obstacle],
    members: Products,
) -> bool:
    """Whether only what is allowed still stands in the way of one of `members`."""
    context = dict(sorted({**grounds.facts.context, **change}.items()))
    facts = evolve(grounds.facts, context=context)
    then = grounds_of(grounds.compiled, facts, infer(facts), on=grounds.on)
    fit = then.fit
    good = members & then.support.products & ~fit.undecided
    for name, picked in fit.excluded_by.items():
        if ("rule", name) not in allowed:
            good &= ~picked.true
    for line, products in fit.unsuited:
        if ("suits", line.subject) not in allowed:
            good &= ~products
    return bool(good)


def _changes(
    grounds: Grounds, obstacle: Obstacle, numbers: Sequence[int]
) -> Iterator[tuple[str, list[Answer]]]:
    """Yield attributes with other answers that might take an obstacle away."""
    kind, name = obstacle
    if kind == "suits":
        for line in grounds.compiled.catalog.products[numbers[0]].suits:
            if line.subject == name:
                yield name, _passing(grounds, name, line.test)
        return
    rule = grounds.compiled.knowledge.rules[name]
    if isinstance(rule.effect, Exclude):
        for line in rule.effect.products.lines():
            yield from _other_limit(grounds, line, numbers)
    for line in rule.when.lines() if rule.when is not None else ():
        if line.subject in grounds.facts.context:
            opposite = _opposite(line.test)
            if opposite is not None:
                yield line.subject, _passing(grounds, line.subject, opposite)


def _other_limit(
    grounds: Grounds, line: Line, numbers: Sequence[int]
) -> Iterator[tuple[str, list[Answer]]]:
    """Yield the nearest limit of the client that a product would keep."""
    test = line.test
    if not isinstance(test, Compared) or not isinstance(test.limit, ClientValue):
        return
    name, factor = test.limit.attribute, test.limit.factor
    products = grounds.compiled.catalog.products
    known = (products[number].properties.get(line.subject) for number in numbers)
    values = [value / factor for value in known if isinstance(value, Fraction)]
    if name in grounds.facts.context and values:
        upwards = test.comparison in {Comparison.ABOVE, Comparison.AT_LEAST}
        nearest = min(values) if upwards else max(values)
        strict = test.comparison in {Comparison.AT_LEAST, Comparison.AT_MOST}
        side = Comparison.ABOVE if upwards else Comparison.BELOW
        if not strict:
            side = Comparison.AT_LEAST if upwards else Comparison.AT_MOST
        yield name, _passing(grounds, name, Compared(side, nearest))


def _passing(grounds: Grounds, name: str, wanted: Test) -> list[Answer]:
    """Return the nearest answers that pass a test, as far as it tells."""
    attribute = grounds.compiled.knowledge.attributes[name]
    old = grounds.facts.context.get(name)
    match wanted:
        case AnyOf(values):
            return [Answer(frozenset({i}), i) for i in values]
        case NoneOf(values):
            others = (i for i in attribute.scale.choices if i not in values)
            return [Answer(frozenset({i}), i) for i in others]
        case Compared(comparison, limit) if isinstance(limit, Fraction):
            return _numbers(grounds, attribute, comparison, limit)
        case Between(low, high) if isinstance(old, Fraction):
            nearest = low if old < low else high
            return _numbers(grounds, attribute, Comparison.AT_LEAST, nearest)
        case _:
            return []


def _numbers(
    grounds: Grounds, attribute: Attribute, comparison: Comparison, limit: Fraction
) -> list[Answer]:
    """Return the number at a limit, or just past one that must not be reached."""
    scale = attribute.scale
    shown = _shown(grounds, attribute, limit)
    value = limit
    if comparison in {Comparison.ABOVE, Comparison.BELOW}:
        span = Fraction(1)
        if scale.low is not None and scale.high is not None:
            span = (scale.high - scale.low) / _STEPS
        value = limit + span if comparison is Comparison.ABOVE else limit - span
        shown = f"{comparison.value} {shown}"
    below = scale.low is not None and value < scale.low
    above = scale.high is not None and value > scale.high
    return [] if below or above else [Answer(value, shown)]


def _opposite(test: Test) -> Test | None:
    """Return the test that a value must pass to fail this one, if it is one test."""
    match test:
        case AnyOf(values) | AllOf(values):
            return NoneOf(values)
        case NoneOf(values):
            return AnyOf(values)
        case Compared(comparison, limit):
            return Compared(_OPPOSITE[comparison], limit)
        case _:
            return None


_OPPOSITE = {
    Comparison.AT_LEAST: Comparison.BELOW,
    Comparison.BELOW: Comparison.AT_LEAST,
    Comparison.AT_MOST: Comparison.ABOVE,
    Comparison.ABOVE: Comparison.AT_MOST,
}


def _shown(grounds: Grounds, attribute: Attribute, value: Value) -> str:
    """Return a value as an author would write it."""
    return value_text(value, attribute.scale.unit, grounds.compiled.knowledge)
