"""Mutants that no enquiry could tell from the rule: no scenario can be blamed."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from recommender.compiling.catalog import PickedBy
from recommender.compiling.compiled import Compiled
from recommender.judging.mutants import Kind, Mutant
from recommender.judging.places import PRODUCTS, WHEN, condition_of, line_at
from recommender.model.condition import (
    AllOf,
    AnyOf,
    Between,
    Block,
    Compared,
    Condition,
    Line,
)
from recommender.model.evaluating import holds, no_limits
from recommender.model.grades import Strength
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Conclude, Rule


def is_equivalent(mutant: Mutant, compiled: Compiled) -> bool:
    """Whether a mutant certainly gives every client the same advice.

    A limit moved where the declared range ends, a product condition that picks the
    same products, a strength that the condition never lets through.
    """
    knowledge = compiled.knowledge
    before, after = knowledge.rules[mutant.rule], mutant.changed
    if after is None:
        return False
    if mutant.kind is Kind.STRENGTH:
        most = strongest(before, knowledge)
        return min(before.strength, most) == min(after.strength, most)
    if mutant.at is None:
        return False
    if mutant.at.part == PRODUCTS:
        return _picks(before, compiled) == _picks(after, compiled)
    if mutant.kind in (Kind.LIMIT, Kind.STRICT):
        return _same_numbers(
            line_at(before, mutant.at), line_at(after, mutant.at), knowledge
        )
    return False


def _picks(rule: Rule, compiled: Compiled) -> tuple[object, ...]:
    """Return what a rule's product condition says of the products that are sold."""
    condition = condition_of(rule, PRODUCTS)
    picked = PickedBy(()) if condition is None else compiled.catalog.compiled(condition)
    offered = compiled.catalog.offered
    return tuple(
        (fixed.true & offered, fixed.possible & offered, lines)
        for fixed, lines in picked.blocks
    )


def _same_numbers(one: Line, other: Line, knowledge: Knowledge) -> bool:
    """Whether two lines let the same numbers of the declared range through."""
    attribute = knowledge.attributes.get(one.subject)
    if attribute is None or not attribute.scale.numeric:
        return False
    low, high = attribute.scale.low, attribute.scale.high
    limits = sorted({*_limits(one), *_limits(other)})
    if not limits:
        return False
    points = [limits[0] - 1, *limits, limits[-1] + 1]
    points += [(a + b) / 2 for a, b in pairwise(limits)]
    points += [end for end in (low, high) if end is not None]
    return all(
        holds(one.test, point, no_limits) is holds(other.test, point, no_limits)
        for point in points
        if (low is None or low <= point) and (high is None or point <= high)
    )


def _limits(line: Line) -> Iterator[Fraction]:
    match line.test:
        case Between(low, high):
            yield low
            yield high
        case Compared(_, Fraction() as number):
            yield number
        case _:
            pass


def strongest(rule: Rule, knowledge: Knowledge) -> Strength:
    """Return the most that a rule's condition can ever let through."""
    condition = condition_of(rule, WHEN) or Condition(blocks=((),))
    return max(_of_block(block, knowledge) for block in condition.blocks)


def _of_block(block: Block, knowledge: Knowledge) -> Strength:
    return min((_of_line(line, knowledge) for line in block), default=Strength.STRONG)


def _of_line(line: Line, knowledge: Knowledge) -> Strength:
    """Return the most that what rules conclude for a line can come to."""
    attribute = knowledge.attributes.get(line.subject)
    if attribute is None or not attribute.from_rules:
        return Strength.STRONG
    if not isinstance(line.test, AnyOf | AllOf):
        return Strength.STRONG
    sources = [
        min(source.strength, strongest(source, knowledge))
        for source in knowledge.concluding(line.subject)
        if isinstance(source.effect, Conclude)
        and any(v in line.test.values for _, v in source.effect.values)
    ]
    return max(sources, default=Strength.STRONG)
