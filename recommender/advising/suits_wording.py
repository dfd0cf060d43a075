"""What a product suits, in words."""

from collections.abc import Iterator
from fractions import Fraction

from recommender.model.condition import (
    AllOf,
    AnyOf,
    Between,
    Compared,
    Comparison,
    Line,
    NoneOf,
)
from recommender.model.knowledge import Knowledge
from recommender.model.text import Text
from recommender.model.units import Units
from recommender.model.vocabulary import Attribute


def suits_text(line: Line, knowledge: Knowledge) -> Text:
    """Return what a product suits, by the labels of the vocabulary.

    "Rollers: NBR" is the same sentence in every language.
    """
    attribute = knowledge.attributes[line.subject]
    by_language = {}
    for language in knowledge.languages:
        shown = ", ".join(_suited_values(line, attribute, language, knowledge.units))
        label = attribute.label.in_language(language) or attribute.id
        by_language[language] = f"{label}: {shown}"
    return Text.of(by_language)


def _suited_values(
    line: Line, attribute: Attribute, language: str, units: Units
) -> Iterator[str]:
    """Yield the values of a line of `suits`, as people write them."""
    unit = attribute.scale.unit
    match line.test:
        case AnyOf(values) | AllOf(values) | NoneOf(values):
            sign = "≠ " if isinstance(line.test, NoneOf) else ""
            for value in values:
                choice = attribute.scale.choices.get(value)
                label = choice.label.in_language(language) if choice else ""
                yield sign + (label or value)
        case Between(low, high):
            yield f"{units.text(low, '')} - {units.text(high, unit)}"
        case Compared(comparison, limit) if isinstance(limit, Fraction):
            yield f"{_SIGNS[comparison]} {units.text(limit, unit)}"
        case _:
            pass


_SIGNS = {
    Comparison.AT_LEAST: "≥",
    Comparison.AT_MOST: "≤",
    Comparison.ABOVE: ">",
    Comparison.BELOW: "<",
}
