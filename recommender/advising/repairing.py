"""Which answer of the client would have to be another one, and which.

Every change is tried before it is offered: one that walks into another exclusion,
or takes the need away, is no repair.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from attrs import evolve, frozen

from recommender.advising.grounds import Grounds, grounds_of
from recommender.advising.wording import value_text
from recommender.compiling.picked import Products
from recommender.engine.inference import Inference
from recommender.model.condition import (
    Between,
    ClientValue,
    Compared,
    Comparison,
    Line,
    Test,
)
from recommender.model.enquiry import Facts
from recommender.model.outlook import Repair
from recommender.model.product import Value
from recommender.model.rule import Exclude
from recommender.model.vocabulary import Attribute, Scale

Infer: TypeAlias = Callable[[Facts], Inference]
Serving: TypeAlias = Callable[[Grounds], Products]
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
    serving: Serving,
) -> tuple[Repair, ...]:
    """Return changes of single answers that take one of the obstacles away.

    Of several changes for one obstacle, one is enough. The first change for each
    obstacle is enough together with those for the others; an obstacle without one
    has to be let go.

    Args:
        grounds: What the advice rests on.
        infer: Fires the rules on other facts.
        obstacles: What stands in the way of every product of `numbers`.
        numbers: Products by their place in the catalog, of which the changes admit
            one.
        serving: The products that would still serve what they are wanted for.
    """
    members = sum(1 << number for number in numbers)
    found: list[Repair] = []
    chosen: dict[str, Value] = {}
    left = frozenset(obstacles)
    for obstacle in obstacles:
        others = left - {obstacle}
        first: dict[str, Value] = {}
        for name, answers in _changes(grounds, obstacle, numbers).items():
            if first and name in chosen:
                continue
            helping = [
                answer
                for answer in _other_answers(answers, grounds.facts.context[name])
                if members
                & serving(then := _after(grounds, infer, chosen, name, answer))
                & _unhindered(then, others)
            ]
            if helping:
                # Taken for what stood before, too, in place of what was.
                found = [one for one in found if first or one.attribute != name]
                found.append(_repair(grounds, name, helping))
                first = first or {name: helping[0].value}
        if first:
            chosen |= first
            left = others
    return tuple(found)


def _repair(grounds: Grounds, name: str, helping: Sequence[Answer]) -> Repair:
    """Return the change to the nearest number that helps, or to any such choice."""
    attribute = grounds.compiled.knowledge.attributes[name]
    shown = [answer.shown for answer in helping]
    return Repair(
        attribute=name,
        old=_shown(grounds, attribute, grounds.facts.context[name]),
        new=shown[0] if attribute.scale.numeric else " | ".join(shown),
    )


def _other_answers(answers: Iterable[Answer], old: Value) -> list[Answer]:
    """Return answers that differ, numbers by how near they are."""
    others = [answer for answer in answers if answer.value != old]
    if isinstance(old, Fraction):
        others.sort(key=lambda answer: _distance(answer.value, old))
    return others


def _distance(value: Value, old: Fraction) -> Fraction:
    return abs(value - old) if isinstance(value, Fraction) else Fraction(0)


def _after(
    grounds: Grounds,
    infer: Infer,
    chosen: Mapping[str, Value],
    name: str,
    answer: Answer,
) -> Grounds:
    """Return what advice would rest on if the client had answered otherwise."""
    context = {**grounds.facts.context, **chosen, name: answer.value}
    facts = evolve(grounds.facts, context=dict(sorted(context.items())))
    return grounds_of(grounds.compiled, facts, infer(facts), on=grounds.on)


def _unhindered(then: Grounds, allowed: frozenset[Obstacle]) -> Products:
    """Return the products in whose way stands nothing but what is allowed."""
    fit = then.fit
    good = ~fit.undecided
    for name, picked in fit.excluded_by.items():
        if ("rule", name) not in allowed:
            good &= ~picked.true
    for line, products in fit.unsuited:
        if ("suits", line.subject) not in allowed:
            good &= ~products
    return good


def _changes(
    grounds: Grounds, obstacle: Obstacle, numbers: Sequence[int]
) -> dict[str, list[Answer]]:
    """Return answers that might take an obstacle away, by attribute.

    Of choices these are all there are; of numbers, those next to some limit.
    """
    found: dict[str, list[Answer]] = {}
    for name, test in _wanted(grounds, obstacle, numbers):
        if name in grounds.facts.context:
            answers = found.setdefault(name, [])
            scale = grounds.compiled.knowledge.attributes[name].scale
            if scale.numeric:
                answers.extend(_passing(grounds, name, test))
            elif not answers:
                answers.extend(Answer(frozenset({i}), i) for i in scale.choices)
    return found


def _wanted(
    grounds: Grounds, obstacle: Obstacle, numbers: Sequence[int]
) -> Iterator[tuple[str, Test]]:
    """Yield attributes an obstacle is about, and tests their values would pass."""
    kind, name = obstacle
    if kind == "suits":
        for number in numbers:
            for line in grounds.compiled.catalog.products[number].suits:
                if line.subject == name:
                    yield name, line.test
        return
    rule = grounds.compiled.knowledge.rules[name]
    if isinstance(rule.effect, Exclude):
        for line in rule.effect.products.lines():
            yield from _other_limits(grounds, line, numbers)
    for line in rule.when.lines() if rule.when is not None else ():
        for test in _opposites(line.test):
            yield line.subject, test
        yield from _other_limit_of(line.test, grounds.facts.context.get(line.subject))
    for line in rule.unless.lines() if rule.unless is not None else ():
        yield line.subject, line.test


def _other_limits(
    grounds: Grounds, line: Line, numbers: Sequence[int]
) -> Iterator[tuple[str, Test]]:
    """Yield the limits of the client that products would keep."""
    products = grounds.compiled.catalog.products
    for number in numbers:
        value = products[number].properties.get(line.subject)
        yield from _other_limit_of(line.test, value)


def _other_limit_of(test: Test, value: Value | None) -> Iterator[tuple[str, Test]]:
    """Yield the limit of the client against which a value would fail a test."""
    if (
        isinstance(test, Compared)
        and isinstance(test.limit, ClientValue)
        and isinstance(value, Fraction)
    ):
        side = _MIRRORED[_OPPOSITE[test.comparison]]
        yield test.limit.attribute, Compared(side, value / test.limit.factor)


def _passing(grounds: Grounds, name: str, wanted: Test) -> list[Answer]:
    """Return the nearest numbers that pass a test, as far as it tells."""
    attribute = grounds.compiled.knowledge.attributes[name]
    match wanted:
        case Compared(comparison, limit):
            number = limit if isinstance(limit, Fraction) else grounds.view.limit(limit)
            if number is None:
                return []
            return _numbers(grounds, attribute, comparison, number)
        case Between(low, high):
            return [
                *_numbers(grounds, attribute, Comparison.AT_LEAST, low),
                *_numbers(grounds, attribute, Comparison.AT_MOST, high),
            ]
        case _:
            return []


def _numbers(
    grounds: Grounds, attribute: Attribute, comparison: Comparison, limit: Fraction
) -> list[Answer]:
    """Return the number at a limit, or just past one that must not be reached."""
    shown = _shown(grounds, attribute, limit)
    value = limit
    if comparison in {Comparison.ABOVE, Comparison.BELOW}:
        value = _just_past(attribute.scale, limit, comparison)
        if value == limit:
            return []
        shown = f"{comparison.value} {shown}"
    return [Answer(value, shown)] if _within(attribute.scale, value) else []


def _just_past(scale: Scale, limit: Fraction, comparison: Comparison) -> Fraction:
    """Return a number a little past a limit, and not past the end of the range."""
    low, high = scale.low, scale.high
    span = Fraction(1) if low is None or high is None else (high - low) / _STEPS
    if comparison is Comparison.ABOVE:
        return limit + span if high is None or limit > high else min(limit + span, high)
    return limit - span if low is None or limit < low else max(limit - span, low)


def _within(scale: Scale, value: Fraction) -> bool:
    low, high = scale.low, scale.high
    return (low is None or low <= value) and (high is None or value <= high)


def _opposites(test: Test) -> tuple[Test, ...]:
    """Return tests of which a value must pass one to fail this one."""
    match test:
        case Compared(comparison, limit):
            return (Compared(_OPPOSITE[comparison], limit),)
        case Between(low, high):
            return (
                Compared(Comparison.BELOW, low),
                Compared(Comparison.ABOVE, high),
            )
        case _:
            # Which choices would do is tried.
            return (test,)


_OPPOSITE = {
    Comparison.AT_LEAST: Comparison.BELOW,
    Comparison.BELOW: Comparison.AT_LEAST,
    Comparison.AT_MOST: Comparison.ABOVE,
    Comparison.ABOVE: Comparison.AT_MOST,
}

_MIRRORED = {
    Comparison.AT_LEAST: Comparison.AT_MOST,
    Comparison.BELOW: Comparison.ABOVE,
    Comparison.AT_MOST: Comparison.AT_LEAST,
    Comparison.ABOVE: Comparison.BELOW,
}


def _shown(grounds: Grounds, attribute: Attribute, value: Value) -> str:
    """Return a value as an author would write it."""
    return value_text(value, attribute.scale.unit, grounds.compiled.knowledge)
