"""Small things as authors write them: texts, quantities, conditions."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import assert_never

from attrs import frozen

from recommender.model.condition import (
    AllOf,
    AnyOf,
    Between,
    Block,
    ClientValue,
    Compared,
    Condition,
    CurrentValue,
    IsKnown,
    Limit,
    Line,
    NoneOf,
    Test,
)
from recommender.model.knowledge import Knowledge
from recommender.model.product import Value
from recommender.model.text import Says, Text
from recommender.model.vocabulary import Attribute, Property, Scale
from recommender.rendering.authored.layout import Plain


@frozen
class Writer:
    """Writes what is worded with a vocabulary: its language, its units.

    Attributes:
        knowledge: The vocabulary.
    """

    knowledge: Knowledge

    def text(self, text: Text) -> Plain:
        """Return a text: one line where it is in the default language alone."""
        lines = dict(text.lines)
        default = self.knowledge.languages[0]
        return lines[default] if lines.keys() == {default} else lines

    def says(self, says: Says) -> Plain:
        """Return phrases: one list where they are in the default language alone."""
        lines = dict(says.lines)
        default = self.knowledge.languages[0]
        return lines[default] if lines.keys() == {default} else lines

    def quantity(self, number: Fraction, unit: str) -> str:
        """Return a number with its unit."""
        return self.knowledge.units.text(number, unit)

    def ends(self, low: Fraction, high: Fraction, unit: str) -> str:
        """Return both ends of a range, or the number where they are the same."""
        if low == high:
            return self.quantity(low, unit)
        return f"{self.quantity(low, unit)} to {self.quantity(high, unit)}"

    def value(self, value: Value, scale: Scale) -> Plain:
        """Return a known value: choices, or a quantity."""
        if isinstance(value, frozenset):
            return few(sorted(value))
        return self.quantity(value, scale.unit)

    def client(self, condition: Condition | None) -> Plain:
        """Return a condition on the client."""
        return self._condition(condition, self.knowledge.attributes)

    def products(self, condition: Condition | None) -> Plain:
        """Return a condition on products."""
        return self._condition(condition, self.knowledge.properties)

    def suits(self, lines: tuple[Line, ...]) -> Plain:
        """Return the lines that say where a product may be used."""
        return self._block(lines, self.knowledge.attributes)

    def _condition(
        self,
        condition: Condition | None,
        scales: Mapping[str, Attribute] | Mapping[str, Property],
    ) -> Plain:
        if condition is None:
            return {}
        blocks = [self._block(block, scales) for block in condition.blocks]
        return blocks[0] if len(blocks) == 1 else blocks

    def _block(
        self, block: Block, scales: Mapping[str, Attribute] | Mapping[str, Property]
    ) -> dict[str, Plain]:
        written: dict[str, Plain] = {}
        for line in block:
            if line.subject in written:
                msg = f"one block asks twice for {line.subject}"
                raise ValueError(msg)
            named = scales.get(line.subject)
            written[line.subject] = self._test(
                line.test, named.scale.unit if named else ""
            )
        return written

    def _test(self, test: Test, unit: str) -> Plain:
        match test:
            case AnyOf(values):
                return few(values)
            case AllOf(values) | NoneOf(values):
                return f"{_lead(test, len(values))} {', '.join(values)}"
            case IsKnown(known):
                return "known" if known else "unknown"
            case Between(low, high):
                return self.ends(low, high, unit)
            case Compared(comparison, limit):
                return f"{comparison.value} {self._limit(limit, unit)}"
            case _:
                assert_never(test)

    def _limit(self, limit: Limit, unit: str) -> str:
        match limit:
            case ClientValue(name):
                return f"client.{name}"
            case CurrentValue(name):
                return f"current.{name}"
            case Fraction():
                return self.quantity(limit, unit)
            case _:
                assert_never(limit)


def _lead(test: AllOf | NoneOf, count: int) -> str:
    """Return what stands before the names of a phrase."""
    if isinstance(test, AllOf):
        return "all of"
    return "not" if count == 1 else "none of"


def few(words: tuple[str, ...] | list[str]) -> Plain:
    """Return one word alone, and several as a list."""
    return words[0] if len(words) == 1 else list(words)


def yes(flag: bool) -> str:  # noqa: FBT001 - what it tells of is its only argument
    """Return `yes`, or nothing."""
    return "yes" if flag else ""


def day(on: date | None) -> str:
    """Return a day, or nothing."""
    return on.isoformat() if on else ""
