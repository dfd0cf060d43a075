"""Lines with one small fault each."""

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from typing import TypeAlias, assert_never

from attrs import evolve

from recommender.advising.wording import wanted_text
from recommender.judging.places import PRODUCTS
from recommender.model.condition import (
    AllOf,
    AnyOf,
    Between,
    Compared,
    Comparison,
    IsKnown,
    Line,
    NoneOf,
    Test,
)
from recommender.model.knowledge import Knowledge
from recommender.model.vocabulary import Scale

LineMutant: TypeAlias = tuple[str, Line, str]
"""The kind of fault, the faulty line, and the fault in words."""

_TURNED = {
    Comparison.AT_LEAST: Comparison.ABOVE,
    Comparison.ABOVE: Comparison.AT_LEAST,
    Comparison.AT_MOST: Comparison.BELOW,
    Comparison.BELOW: Comparison.AT_MOST,
}


def line_mutants(line: Line, knowledge: Knowledge, part: str) -> Iterator[LineMutant]:
    """Yield the mutants of a line that stays, each with what it is called.

    Args:
        line: The line.
        knowledge: Declares what other values there are.
        part: The part of the rule that it stands in.
    """
    scale = scale_of(line.subject, knowledge, part)
    unit = scale.unit if scale else ""
    before = wanted_text(line, knowledge, unit=unit)
    for kind, test in _tests(line, knowledge, part):
        changed = Line(line.subject, test)
        after = wanted_text(changed, knowledge, unit=unit)
        yield kind, changed, f"`{line.subject}: {before}` -> `{after}`"


def _tests(line: Line, knowledge: Knowledge, part: str) -> Iterator[tuple[str, Test]]:
    """Yield the other tests that a line can be put to by mistake."""
    test = line.test
    match test:
        case Compared(comparison, limit):
            if isinstance(limit, Fraction):
                for other in (limit - step_of(limit), limit + step_of(limit)):
                    yield "limit", Compared(comparison, other)
            yield "strict or inclusive", Compared(_TURNED[comparison], limit)
        case Between(low, high):
            for other in (low - step_of(low), low + step_of(low)):
                yield "limit", Between(other, high)
            for other in (high - step_of(high), high + step_of(high)):
                yield "limit", Between(low, other)
        case IsKnown(known):
            yield "value swapped", IsKnown(not known)
        case AnyOf() | AllOf() | NoneOf():
            yield from _swapped(test, choices_of(line.subject, knowledge, part))
        case _:
            assert_never(test)


def _swapped(
    test: AnyOf | AllOf | NoneOf, choices: Sequence[str]
) -> Iterator[tuple[str, Test]]:
    """Yield a test on choices with one of its values another one."""
    for number, value in enumerate(test.values):
        other = another(value, choices, test.values)
        if other:
            swapped = list(test.values)
            swapped[number] = other
            yield "value swapped", evolve(test, values=tuple(swapped))


def step_of(limit: Fraction) -> Fraction:
    """Return one of the last digit that a number has when it is written out.

    >>> str(step_of(Fraction("0.25"))), str(step_of(Fraction(15)))
    ('1/100', '1')
    """
    step = Fraction(1)
    # Numbers that files hold can be written out; a converted third cannot.
    while (limit / step).denominator != 1 and step > Fraction(1, 10**6):
        step /= 10
    return step


def another(value: str, choices: Sequence[str], taken: Collection[str]) -> str:
    """Return the choice that follows a value and is not taken; nothing if all are.

    >>> another("flexo", ["flexo", "gravure", "screen"], {"flexo", "gravure"})
    'screen'
    """
    free = [choice for choice in choices if choice not in taken]
    return next((choice for choice in free if choice > value), free[0] if free else "")


def scale_of(subject: str, knowledge: Knowledge, part: str) -> Scale | None:
    """Return what values the subject of a line can have, where that is declared."""
    declared = knowledge.properties if part == PRODUCTS else knowledge.attributes
    found = declared.get(subject)
    return found.scale if found else None


def choices_of(subject: str, knowledge: Knowledge, part: str) -> list[str]:
    """Return the ids that a line on `subject` can name, sorted."""
    if part == PRODUCTS:
        groups = {g for each in knowledge.substances.values() for g in each.groups}
        substances = {*knowledge.substances, *groups}
        known: dict[str, Collection[str]] = {
            "product": knowledge.products,
            "category": knowledge.categories,
            "contains": substances,
            "free_of": substances,
        }
    else:
        known = {"problem": knowledge.problems, "objection": knowledge.objections}
    if subject in known:
        return sorted(known[subject])
    scale = scale_of(subject, knowledge, part)
    return sorted(scale.choices) if scale else []
