"""From what authors wrote to an index that texts are heard with."""

from collections.abc import Mapping, Sequence

from attrs import evolve

from recommender.hearing.drafts import Workshop, joined_in, words_in
from recommender.hearing.index import Entry, Index, Ways
from recommender.hearing.lexicon import Lexicon
from recommender.hearing.measures import measures_of
from recommender.hearing.misspelling import Spellings
from recommender.hearing.phrases import phrases_of
from recommender.hearing.transliteration import is_devanagari
from recommender.hearing.units import spelt_units
from recommender.hearing.weighing import (
    bags_of,
    beginnings_of,
    by_rarest,
    denied_marks_of,
    entries_of,
    evidence_of,
    leads_of,
    owned_by,
    owners_of,
    rarest_of,
    recurring_of,
    weights_of,
    worth_of,
)
from recommender.hearing.words import folded
from recommender.model.heard import Subject
from recommender.model.knowledge import Knowledge


def index_of(knowledge: Knowledge) -> Index:
    """Compile the vocabulary of `knowledge` for hearing.

    Raises:
        HearingNotInstalledError: The `hearing` extra is not installed.
    """
    languages = tuple(knowledge.languages)
    phrases = tuple(phrases_of(knowledge, frozenset(languages)))
    lexicons = {
        language: Lexicon(
            language,
            words_in(language, phrases, knowledge),
            joined_in(language, phrases),
        )
        for language in languages
    }
    ids = {
        pair: number
        for number, pair in enumerate(
            sorted(
                {
                    (language, key)
                    for language, lexicon in lexicons.items()
                    for keys in lexicon.keys.values()
                    for key in keys
                }
            )
        )
    }
    placed = dict.fromkeys((each.language, each.thing) for each in phrases)
    places = {place: number for number, place in enumerate(placed)}
    small = frozenset(ids[pair] for pair in ids if pair[1].startswith("."))
    workshop = Workshop(
        knowledge=knowledge, lexicons=lexicons, ids=ids, places=places, small=small
    )
    drafts = [workshop.draft(phrase) for phrase in phrases]
    weights = weights_of(drafts, len(ids), small)
    drafts = [workshop.weighed(draft, weights) for draft in drafts]
    owners = owners_of(drafts)
    entries = tuple(
        workshop.entry(draft, weights, owners) for draft in drafts if draft.keys
    )
    particles = _particles(lexicons, ids)
    # What ends a clause in any sentence is no evidence by itself.
    apart = {key for keys in particles.values() for key in keys.values()}
    evidence = evidence_of(entries, small | apart)
    entries = tuple(
        entry
        if entry.strict
        else evolve(entry, worth=worth_of(entry.keys, evidence[entry.place]))
        for entry in entries
    )
    return Index(
        languages=languages,
        lexicons=lexicons,
        spellings={
            language: Spellings(set(lexicon.keys) - lexicon.small)
            for language, lexicon in lexicons.items()
        },
        ids=ids,
        entries=entries,
        weights=weights,
        ways=_ways(entries, weights, evidence),
        wholes=tuple(entry.weight for entry in entries),
        denying=frozenset(n for n, entry in enumerate(entries) if entry.denies),
        entries_of=entries_of(entries),
        evidence=evidence,
        recurring=recurring_of(entries),
        doubts=frozenset(
            number
            for (_, thing), number in places.items()
            if thing.subject is not Subject.PROBLEM
        ),
        places=tuple(placed),
        denied_marks=denied_marks_of(entries, small),
        beginnings=beginnings_of(drafts),
        denied=bags_of(entry for entry in entries if entry.denies),
        small=_small_words(lexicons),
        measures=measures_of(knowledge, languages, workshop.telling, weights),
        spelt_units=spelt_units(
            lexicons[language].tongue.units for language in languages
        ),
        idioms_by=_idioms(lexicons),
        many=frozenset(
            name
            for name, attribute in knowledge.attributes.items()
            if attribute.scale.many
        ),
        particles=particles,
    )


def _particles(
    lexicons: Mapping[str, Lexicon], ids: Mapping[tuple[str, str], int]
) -> Mapping[str, Mapping[str, int]]:
    """Return the parts of verbs that stand apart in a sentence, per language."""
    return {
        language: {
            word: ids[language, key]
            for word in sorted(lexicon.small)
            if (key := lexicon.particle_key(word)) and (language, key) in ids
        }
        for language, lexicon in lexicons.items()
    }


def _ways(
    entries: Sequence[Entry],
    weights: Mapping[int, int],
    evidence: Mapping[int, Mapping[int, int]],
) -> Mapping[int, Ways]:
    """Return where each key leads, for keys that lead anywhere."""
    whole = rarest_of(entries, weights, strict=False)
    strict = rarest_of(entries, weights, strict=True)
    owned, leads = owned_by(entries), leads_of(evidence)
    return {
        key: Ways(
            by_rarest(key, whole.get(key, ()), weights),
            by_rarest(key, strict.get(key, ()), weights),
            owned.get(key, ()),
            leads.get(key, ()),
        )
        for key in sorted({*whole, *strict, *owned, *leads})
    }


def _idioms(
    lexicons: Mapping[str, Lexicon],
) -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Return the idioms of all languages by their first word."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for language, lexicon in lexicons.items():
        for idiom in sorted(lexicon.tongue.idioms):
            found.setdefault(idiom[0], []).append((language, idiom))
    return {first: tuple(idioms) for first, idioms in found.items()}


def _small_words(lexicons: Mapping[str, Lexicon]) -> Mapping[str, tuple[str, ...]]:
    """Return which languages each small word is of; in Latin letters for Hindi, too."""
    found: dict[str, list[str]] = {}
    for language, lexicon in lexicons.items():
        typed = lexicon.tongue.latin
        for word in sorted(lexicon.small | typed):
            if not is_devanagari(word):
                found.setdefault(folded(word), []).append(language)
    return {word: tuple(spoken) for word, spoken in found.items()}
