"""The lines of a rule by where they stand, and the rule with one of them changed."""

from collections.abc import Iterator

from attrs import evolve, frozen

from recommender.model.condition import Condition, Line
from recommender.model.rule import Exclude, Resolve, Rule, Warn

WHEN, UNLESS, PRODUCTS = "when", "unless", "products"


@frozen
class Place:
    """Where a line stands in its rule.

    Attributes:
        part: `when`, `unless`, or `products` for what an effect is about.
        block: Number of the alternative.
        line: Number of the line in its block.
    """

    part: str
    block: int
    line: int


def condition_of(rule: Rule, part: str) -> Condition | None:
    """Return one of the conditions of a rule, if it has it."""
    if part == WHEN:
        return rule.when
    if part == UNLESS:
        return rule.unless
    effect = rule.effect
    return effect.products if isinstance(effect, Exclude | Warn | Resolve) else None


def places_of(rule: Rule) -> Iterator[Place]:
    """Yield the place of every line of a rule, in the order they are looked at."""
    for part in (WHEN, UNLESS, PRODUCTS):
        condition = condition_of(rule, part)
        for block, lines in enumerate(condition.blocks if condition else ()):
            for number, _ in enumerate(lines):
                yield Place(part, block, number)


def line_at(rule: Rule, place: Place) -> Line:
    """Return the line at a place of a rule."""
    condition = condition_of(rule, place.part)
    if condition is None:
        msg = f"rule {rule.id} has no {place.part}"
        raise ValueError(msg)
    return condition.blocks[place.block][place.line]


def with_line(rule: Rule, place: Place, line: Line | None) -> Rule:
    """Return a rule with another line at a place; None takes the line out.

    A block that is left without any line holds always; in `unless` it is gone.
    """
    condition = condition_of(rule, place.part)
    blocks = list(condition.blocks if condition else ())
    block = list(blocks[place.block])
    block[place.line : place.line + 1] = [] if line is None else [line]
    blocks[place.block] = tuple(block)
    return _with_blocks(rule, place.part, blocks)


def without_block(rule: Rule, place: Place) -> Rule | None:
    """Return a rule as it is where the line at a place stops its block.

    A line of `when` or of the products that is false takes its block with it; a
    line of `unless` that is true silences the rule. None is a rule that is silent.
    """
    condition = condition_of(rule, place.part)
    blocks = [] if condition is None else list(condition.blocks)
    if place.part == UNLESS or len(blocks) <= 1:
        return None
    del blocks[place.block]
    return _with_blocks(rule, place.part, blocks)


def _with_blocks(rule: Rule, part: str, blocks: list[tuple[Line, ...]]) -> Rule:
    """Return a rule with other blocks in one of its conditions."""
    if part == UNLESS:
        kept = tuple(block for block in blocks if block)
        return evolve(rule, unless=Condition(blocks=kept) if kept else None)
    condition = Condition(blocks=tuple(blocks))
    if part == WHEN:
        return evolve(rule, when=condition if blocks != [()] else None)
    effect = rule.effect
    if isinstance(effect, Exclude | Warn | Resolve):
        return evolve(rule, effect=evolve(effect, products=condition))
    return rule
