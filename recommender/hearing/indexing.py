"""From what authors wrote to an index that texts are heard with."""

from collections.abc import Mapping
from itertools import chain

from recommender.hearing.belonging import Groups
from recommender.hearing.drafts import Workshop
from recommender.hearing.index import Index, Memory
from recommender.hearing.lexicon import Lexicon
from recommender.hearing.measures import measures_of
from recommender.hearing.misspelling import Spellings
from recommender.hearing.preparing import (
    Prepared,
    particles_of,
    prepared,
    small_keys,
)
from recommender.hearing.transliteration import is_devanagari
from recommender.hearing.units import spelt_units
from recommender.hearing.words import folded
from recommender.loading.garbage import no_collecting
from recommender.model.heard import Intent, Subject
from recommender.model.knowledge import Knowledge
from recommender.model.vocabulary import ObjectionKind


def index_of(knowledge: Knowledge) -> Index:
    """Compile the vocabulary of `knowledge` for hearing.

    Raises:
        HearingNotInstalledError: The `hearing` extra is not installed.
    """
    with no_collecting():
        return indexed(prepared(knowledge), knowledge)


def indexed(ready: Prepared, knowledge: Knowledge) -> Index:
    """Return the index of a vocabulary that has been prepared.

    Args:
        ready: What took long to prepare.
        knowledge: What it was prepared from.
    """
    languages = tuple(knowledge.languages)
    lexicons, ids = ready.lexicons, ready.ids
    workshop = Workshop(
        knowledge=knowledge,
        lexicons=lexicons,
        ids=ids,
        places={place: number for number, place in enumerate(ready.places)},
        small=small_keys(ids),
    )
    return Index(
        languages=languages,
        lexicons=lexicons,
        spellings={
            language: Spellings(set(lexicon.keys) - lexicon.small)
            for language, lexicon in lexicons.items()
        },
        ids=ids,
        entries=ready.entries,
        weights=ready.weights,
        ways=ready.ways,
        wholes=ready.wholes,
        denying=ready.denying,
        entries_of=ready.entries_of,
        evidence=ready.evidence,
        speaking=frozenset(chain.from_iterable(ready.evidence.values())),
        recurring=ready.recurring,
        doubts=frozenset(
            [
                number
                for number, (_, thing) in enumerate(ready.places)
                if thing.subject is not Subject.PROBLEM
            ]
        ),
        of_products=frozenset(
            [
                number
                for number, (_, thing) in enumerate(ready.places)
                if thing.subject is Subject.OBJECTION
                and knowledge.objections[thing.id].kind is ObjectionKind.PRODUCT
            ]
        ),
        places=ready.places,
        denied_marks=ready.denied_marks,
        beginnings=ready.beginnings,
        denied=ready.denied,
        small=_small_words(lexicons),
        measures=measures_of(knowledge, languages, workshop.telling, ready.weights),
        spelt_units=spelt_units(
            lexicons[language].tongue.units for language in languages
        ),
        idioms_by=_idioms(lexicons),
        many=frozenset(
            name
            for name, attribute in knowledge.attributes.items()
            if attribute.scale.many
        ),
        asides={
            name: problem.intent
            for name, problem in knowledge.problems.items()
            if problem.intent is not Intent.PROBLEM
        },
        by_itself=frozenset(
            name
            for name, attribute in knowledge.attributes.items()
            if attribute.from_client
        ),
        particles=particles_of(lexicons, ids),
        groups=Groups(lexicons, ids),
        further=ready.further,
        looked_up=Memory(),
    )


def _idioms(
    lexicons: Mapping[str, Lexicon],
) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Return the idioms of all languages by their first word."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for language, lexicon in lexicons.items():
        for idiom in sorted(lexicon.tongue.idioms):
            found.setdefault(idiom[0], []).append((language, idiom))
    return {first: tuple(idioms) for first, idioms in found.items()}


def _small_words(lexicons: Mapping[str, Lexicon]) -> dict[str, tuple[str, ...]]:
    """Return which languages each small word is of; in Latin letters for Hindi, too."""
    found: dict[str, list[str]] = {}
    for language, lexicon in lexicons.items():
        typed = lexicon.tongue.latin
        for word in sorted(lexicon.small | typed):
            if not is_devanagari(word):
                found.setdefault(folded(word), []).append(language)
    return {word: tuple(spoken) for word, spoken in found.items()}
