"""Everything in a vocabulary that a client can be heard to say."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import TypeVar

from attrs import frozen

from recommender.hearing.alternatives import (
    GAP,
    POINTS,
    gathered,
    members,
    words_with_groups,
    written_out,
)
from recommender.hearing.entries import Phrase, Thing
from recommender.hearing.words import Word
from recommender.model.heard import Subject
from recommender.model.knowledge import Knowledge
from recommender.model.text import Says, Text

_Named = TypeVar("_Named")
STRICT = frozenset({Subject.ATTRIBUTE, Subject.PRODUCT})
"""What is heard only where nearly the whole phrase is said."""
_BRACKETS = re.compile("[(\uff08][^()\uff08\uff09]*[)\uff09]")


@frozen
class Wording:
    """A phrase and its words, which are looked at only while a vocabulary is made."""

    phrase: Phrase
    words: tuple[Word, ...]


def phrases_of(knowledge: Knowledge, languages: frozenset[str]) -> Iterator[Wording]:
    """Yield every phrase with its words, in the order of ids.

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
) -> Iterator[Wording]:
    """Yield the label and the phrases of one thing."""
    for language, line in label.lines:
        if language in languages:
            for part in label_parts(line):
                yield from _phrase(thing, language, part, label=True)
    for language, written in says.phrases():
        if language in languages:
            said = written.replace(POINTS, GAP)
            # The words of a value stand close together, so alternatives can, too.
            together = thing.subject in STRICT or GAP in said
            for wording in (gathered if together else written_out)(said):
                yield from _phrase(thing, language, wording)


def _phrase(
    thing: Thing, language: str, text: str, *, label: bool = False
) -> Iterator[Wording]:
    words = words_with_groups(text)
    if words:
        phrase = Phrase(
            thing=thing,
            language=language,
            text=text,
            said=tuple([word.folded for word in words]),
            label=label,
            hyphenated=True in [word.joined for word in words],
        )
        yield Wording(phrase, words)


def label_parts(line: str) -> tuple[str, ...]:
    """Return the label without what stands in brackets, and that on its own.

    >>> label_parts("Gloss ghosting (gas ghosting)")
    ('Gloss ghosting', 'gas ghosting')
    """
    outside = " ".join(_BRACKETS.sub(" ", line).split())
    inside = [found[1:-1].strip() for found in _BRACKETS.findall(line)]
    return tuple(part for part in (outside, *inside) if part)


def joined_in(language: str, wordings: Iterable[Wording]) -> set[tuple[str, str]]:
    """Return the pairs of words with a hyphen between them."""
    return {
        (first.folded, second.folded)
        for each in wordings
        if each.phrase.hyphenated and each.phrase.language == language
        for first, second in pairwise(each.words)
        if second.joined and not (first.number or second.number)
    }


def words_in(
    language: str, wordings: Iterable[Wording], knowledge: Knowledge
) -> set[str]:
    """Return the folded words that the vocabulary uses in a language."""
    found = {
        word
        for each in wordings
        if each.phrase.language == language
        for said in each.phrase.said
        for word in members(said)
    }
    for attribute in knowledge.attributes.values():
        named = [line for spoken, line in attribute.label.lines if spoken == language]
        said = [text for spoken, text in attribute.says.phrases() if spoken == language]
        found.update(
            word.folded for text in (*named, *said) for word in words_with_groups(text)
        )
    return found
