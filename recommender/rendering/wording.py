"""What things are called: labels, values and dates in the reader's language.

Where authors gave no label the id stands in for it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Protocol, assert_never

from attrs import frozen

from recommender.model.condition import (
    AllOf,
    AnyOf,
    Between,
    ClientValue,
    Compared,
    Comparison,
    CurrentValue,
    IsKnown,
    Limit,
    NoneOf,
    Test,
)
from recommender.model.knowledge import Knowledge
from recommender.model.text import Text
from recommender.model.vocabulary import Scale
from recommender.rendering.display import NO_BREAK_SPACE
from recommender.rendering.phrases import phrases_for
from recommender.rendering.phrases.table import Phrases

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?: \S+)?")
_FULL_STOPS = (".", "!", "?", "।", "…", ":", "。")


class _Labelled(Protocol):
    """Something authors can give a label."""

    @property
    def label(self) -> Text:
        """What people call it."""
        ...


@frozen
class Wording:
    """How one reader is spoken to about one knowledge base."""

    knowledge: Knowledge
    language: str
    phrases: Phrases

    def text(self, text: Text) -> str:
        """Return what authors wrote, in the language."""
        return text.in_language(self.language).strip()

    def problem(self, name: str) -> str:
        """Return what a problem is called."""
        return self._label(self.knowledge.problems, name)

    def need(self, name: str) -> str:
        """Return what a need is called."""
        return self._label(self.knowledge.needs, name)

    def objection(self, name: str) -> str:
        """Return what an objection is called."""
        return self._label(self.knowledge.objections, name)

    def priority(self, name: str) -> str:
        """Return what a priority is called."""
        return self._label(self.knowledge.priorities, name)

    def attribute(self, name: str) -> str:
        """Return what an attribute is called."""
        return self._label(self.knowledge.attributes, name)

    def property(self, name: str) -> str:
        """Return what a property is called."""
        return self._label(self.knowledge.properties, name)

    def substance(self, name: str) -> str:
        """Return what a substance is called."""
        return self._label(self.knowledge.substances, name)

    def category(self, name: str) -> str:
        """Return what a category is called."""
        return self._label(self.knowledge.categories, name)

    def product(self, name: str) -> str:
        """Return what a product is called."""
        return self._label(self.knowledge.products, name)

    def _label(self, things: Mapping[str, _Labelled], name: str) -> str:
        thing = things.get(name)
        return (self.text(thing.label) if thing else "") or name

    def listed(self, things: Iterable[str], *, either: bool = False) -> str:
        """Return things in one phrase: `a, b and c`, or `a, b or c`."""
        *first, last = tuple(things) or ("",)
        if not first:
            return last
        joined = self.phrases.or_last if either else self.phrases.listed_last
        return joined.format(first=", ".join(first), last=last)

    def sentence(self, text: Text) -> str:
        """Return what authors wrote with a full stop, unless they set one."""
        line = self.text(text)
        if not line or line.endswith(_FULL_STOPS):
            return line
        return line + ("." if line[-1].isascii() else self.phrases.full_stop)

    def quoted(self, words: str) -> str:
        """Return words in quotation marks."""
        return self.phrases.quoted.format(text=words)

    def day(self, day: date) -> str:
        """Return a day as people say it."""
        return self.phrases.date.format(
            day=day.day, month=self.phrases.months[day.month - 1], year=day.year
        )

    def value(self, scale: Scale | None, value: object) -> str:
        """Return a known value: what choices are called, or a number and its unit.

        Args:
            scale: What values there are; None where the word is not in the
                vocabulary.
            value: An id, several ids, a quantity as written, or an exact number.
        """
        if isinstance(value, str):
            return self._choice(scale, value)
        if isinstance(value, Fraction):
            unit = scale.unit if scale else ""
            return self._number(self.knowledge.units.text(value, unit))
        if isinstance(value, Iterable):
            return self.listed(self._choice(scale, str(one)) for one in value)
        return str(value)

    def authored(self, scale: Scale | None, written: str) -> str:
        """Return a value that stands in advice as an author would write it.

        Several choices are joined by commas, and alternatives by bars.
        """
        if scale is None or scale.numeric:
            for comparison, key in _COMPARED.items():
                sign = f"{comparison.value} "
                if written.startswith(sign):
                    text: str = getattr(self.phrases, key)
                    return text.format(limit=self._number(written.removeprefix(sign)))
            return self._number(written)
        return self.listed(
            (self.value(scale, one.split(", ")) for one in written.split(" | ")),
            either=True,
        )

    def _choice(self, scale: Scale | None, written: str) -> str:
        choice = scale.choices.get(written) if scale else None
        if choice is not None:
            return self.text(choice.label) or written
        if _NUMBER.fullmatch(written):
            return self._number(written)
        return written

    def _number(self, written: str) -> str:
        """Return a quantity with the language's decimal mark, held together."""
        number, space, unit = written.partition(" ")
        number = number.replace(".", self.phrases.decimal_mark)
        return number + (NO_BREAK_SPACE if space else "") + unit

    def test(self, scale: Scale | None, test: Test) -> str:
        """Return what a line of `suits` asks for."""
        phrases = self.phrases
        match test:
            case AnyOf(values):
                return self._choices(scale, values)
            case AllOf(values):
                return phrases.all_of.format(values=self.value(scale, values))
            case NoneOf(values):
                return phrases.none_of.format(values=self.value(scale, values))
            case Compared(comparison, limit):
                words = _COMPARED[comparison]
                text: str = getattr(phrases, words)
                return text.format(limit=self._limit(scale, limit))
            case Between(low, high):
                return phrases.between.format(
                    low=self.value(scale, low), high=self.value(scale, high)
                )
            case IsKnown(known):
                return phrases.must_be_known if known else phrases.must_be_unknown
            case _:
                assert_never(test)

    def _choices(self, scale: Scale | None, values: Sequence[str]) -> str:
        return self.listed((self._choice(scale, one) for one in values), either=True)

    def _limit(self, scale: Scale | None, limit: Limit) -> str:
        match limit:
            case ClientValue(attribute=name):
                return self.attribute(name)
            case CurrentValue(property=name):
                return self.property(name)
            case _:
                return self.value(scale, limit)

    def property_scale(self, name: str) -> Scale | None:
        """Return what values a property can take, if the vocabulary has it."""
        described = self.knowledge.properties.get(name)
        return described.scale if described else None

    def attribute_scale(self, name: str) -> Scale | None:
        """Return what values an attribute can take, if the vocabulary has it."""
        attribute = self.knowledge.attributes.get(name)
        return attribute.scale if attribute else None

    def source(self, name: str, day: date) -> str:
        """Return a source's title, when it was published, and whether it still counts.

        Args:
            name: Id of the source.
            day: The day the advice is for.
        """
        source = self.knowledge.sources.get(name)
        title = (self.text(source.title) if source else "") or name
        if source is not None and source.published is not None:
            title = self.phrases.published.format(
                title=title, date=self._published(source.published)
            )
        if source is None or source.valid_until is None or source.valid_on(day):
            return title
        until = self.day(source.valid_until)
        return self.phrases.expired.format(title=title, date=until)

    def _published(self, day: date) -> str:
        # A year alone is authored as its first day; no more is claimed than is known.
        return str(day.year) if (day.month, day.day) == (1, 1) else self.day(day)

    def some(self, things: Iterable[str], most: int, *, unseen: int = 0) -> str:
        """Return the first `most` things, and how many more there are.

        Args:
            things: What there is.
            most: How many of them to name.
            unseen: How many there are beyond `things`.
        """
        named = tuple(things)
        text = "; ".join(named[:most])
        left = len(named[most:]) + unseen
        return self.phrases.and_more.format(things=text, count=left) if left else text


_GRADES = ("must", "should", "nice")

_COMPARED = {
    Comparison.AT_LEAST: "at_least",
    Comparison.AT_MOST: "at_most",
    Comparison.ABOVE: "above",
    Comparison.BELOW: "below",
}


def wording(knowledge: Knowledge, language: str | None) -> Wording:
    """Return how to speak `language`, or else the knowledge base's own."""
    spoken = language or knowledge.languages[0]
    return Wording(knowledge, spoken, phrases_for(spoken))


def without_stop(text: str) -> str:
    """Return `text` without its full stop, for use inside a sentence.

    >>> without_stop("It dries fast.")
    'It dries fast'
    """
    return text.rstrip(".।")


def stated(enquiry: Mapping[str, object], key: str) -> list[tuple[str, str]]:
    """Return ids and importance of what an enquiry lists, most important first.

    >>> stated({"problems": {"smudging": "must"}}, "problems")
    [('smudging', 'must')]
    """
    things = enquiry.get(key)
    graded = things.items() if isinstance(things, Mapping) else ()
    return sorted(graded, key=lambda pair: _GRADES.index(pair[1]))


def context(enquiry: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield the attributes that a normalised enquiry knows, and their values.

    >>> list(context({"context": {"rollers": "nbr"}}))
    [('rollers', 'nbr')]
    """
    known = enquiry.get("context")
    if isinstance(known, Mapping):
        for name, value in known.items():
            yield str(name), value
