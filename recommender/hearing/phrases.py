"""Everything in a vocabulary that a client can be heard to say."""

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from attrs import field, frozen

from recommender.hearing.words import Word, sentences
from recommender.model.heard import Subject
from recommender.model.knowledge import Knowledge
from recommender.model.text import Says, Text

_Named = TypeVar("_Named")
_BRACKETS = re.compile("[(\uff08][^()\uff08\uff09]*[)\uff09]")


@frozen(cache_hash=True)
class Thing:
    """Something that can be mentioned: a problem, or a value of an attribute."""

    subject: Subject
    id: str
    value: str = ""


@frozen(kw_only=True)
class Phrase:
    """One way of saying a thing.

    Attributes:
        text: As its author wrote it.
        words: The same, folded.
        said: What those words are.
        label: Whether it is what the thing is called, and nobody wrote it down as
            the clients' own wording.
    """

    thing: Thing
    language: str
    text: str
    words: tuple[Word, ...]
    label: bool = False
    said: tuple[str, ...] = field(init=False, repr=False)

    @said.default
    def _folded(self) -> tuple[str, ...]:
        return tuple([word.folded for word in self.words])


def phrases_of(knowledge: Knowledge, languages: frozenset[str]) -> Iterator[Phrase]:
    """Yield every phrase, in the order of ids.

    What rules conclude is left out: no client states a cause.
    """
    for problem in _sorted(knowledge.problems):
        thing = Thing(Subject.PROBLEM, problem.id)
        yield from _worded(thing, problem.label, problem.says, languages)
    for objection in _sorted(knowledge.objections):
        thing = Thing(Subject.OBJECTION, objection.id)
        yield from _worded(thing, objection.label, objection.says, languages)
    for priority in _sorted(knowledge.priorities):
        thing = Thing(Subject.PRIORITY, priority.id)
        yield from _worded(thing, priority.label, priority.says, languages)
    for attribute in _sorted(knowledge.attributes):
        if attribute.from_rules:
            continue
        for choice in attribute.scale.choices.values():
            thing = Thing(Subject.ATTRIBUTE, attribute.id, choice.id)
            yield from _worded(thing, choice.label, choice.says, languages)
    for product in _sorted(knowledge.products):
        thing = Thing(Subject.PRODUCT, product.id)
        yield from _worded(thing, product.label, Says(), languages)


def _sorted(things: Mapping[str, _Named]) -> list[_Named]:
    return [things[name] for name in sorted(things)]


def _worded(
    thing: Thing, label: Text, says: Says, languages: frozenset[str]
) -> Iterator[Phrase]:
    """Yield the label and the phrases of one thing."""
    for language, line in label.lines:
        if language in languages:
            for part in label_parts(line):
                yield from _phrase(thing, language, part, label=True)
    for language, said in says.phrases():
        if language in languages:
            yield from _phrase(thing, language, said)


def _phrase(
    thing: Thing, language: str, text: str, *, label: bool = False
) -> Iterator[Phrase]:
    words = tuple(word for sentence in sentences(text) for word in sentence)
    if words:
        yield Phrase(
            thing=thing, language=language, text=text, words=words, label=label
        )


def label_parts(line: str) -> tuple[str, ...]:
    """Return the label without what stands in brackets, and that on its own.

    >>> label_parts("Gloss ghosting (gas ghosting)")
    ('Gloss ghosting', 'gas ghosting')
    """
    outside = " ".join(_BRACKETS.sub(" ", line).split())
    inside = [found[1:-1].strip() for found in _BRACKETS.findall(line)]
    return tuple(part for part in (outside, *inside) if part)
