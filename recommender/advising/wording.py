"""Conditions and values as an author would write them."""

from fractions import Fraction
from typing import assert_never

from recommender.model.condition import (
    AllOf,
    AnyOf,
    Between,
    ClientValue,
    Compared,
    CurrentValue,
    IsKnown,
    Line,
    NoneOf,
)
from recommender.model.knowledge import Knowledge
from recommender.model.product import Value


def unit_of(subject: str, knowledge: Knowledge) -> str:
    """Return the declared unit of an attribute or property; else nothing."""
    found = knowledge.attributes.get(subject) or knowledge.properties.get(subject)
    return found.scale.unit if found else ""


def value_text(value: Value | None, unit: str, knowledge: Knowledge) -> str:
    """Return a known value; nothing where it is unknown."""
    if value is None:
        return ""
    if isinstance(value, Fraction):
        return knowledge.units.text(value, unit)
    return ", ".join(sorted(value))


def wanted_text(line: Line, knowledge: Knowledge, *, unit: str | None = None) -> str:
    """Return what a line asks of its subject, as it is written after the colon.

    Args:
        line: The line.
        knowledge: Declares the units.
        unit: The unit of its subject, where the caller knows it better.
    """
    if unit is None:
        unit = unit_of(line.subject, knowledge)
    match line.test:
        case Between(low, high):
            low_text = knowledge.units.text(low, "")
            return f"{low_text} to {knowledge.units.text(high, unit)}"
        case IsKnown(known):
            return "known" if known else "unknown"
        case Compared(comparison, limit):
            return f"{comparison.value} {_limit_text(limit, unit, knowledge)}"
        case AnyOf() | AllOf() | NoneOf():
            return _choices_text(line.test)
        case _:
            assert_never(line.test)


def _choices_text(test: AnyOf | AllOf | NoneOf) -> str:
    named = ", ".join(test.values)
    match test:
        case AnyOf():
            return named
        case AllOf():
            return f"all of {named}"
        case NoneOf():
            return f"none of {named}" if len(test.values) > 1 else f"not {named}"
        case _:
            assert_never(test)


def _limit_text(
    limit: Fraction | ClientValue | CurrentValue, unit: str, knowledge: Knowledge
) -> str:
    match limit:
        case ClientValue(attribute=name):
            return f"client.{name}"
        case CurrentValue(property=name):
            return f"current.{name}"
        case _:
            return knowledge.units.text(limit, unit)
