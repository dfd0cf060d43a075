"""The part of making a vocabulary ready to be heard that takes long."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from recommender.hearing.alternatives import is_group
from recommender.hearing.drafts import Draft, Workshop
from recommender.hearing.entries import Entry, Thing, Ways
from recommender.hearing.grouping import (
    further_of,
    grouped_drafts,
    grouped_entry,
    grouped_of,
    has_groups,
    often_said,
)
from recommender.hearing.lexicon import Lexicon
from recommender.hearing.phrases import Wording, joined_in, phrases_of, words_in
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
)
from recommender.model.knowledge import Knowledge


@frozen(kw_only=True, eq=False)
class Prepared:
    """What the rest of an index is quickly made from.

    Attributes:
        lexicons: The words of each language.
        ids: The number of each language's keys.
        places: The language and thing of each place.
        entries: All phrases, as in the index; so are the others.
    """

    lexicons: Mapping[str, Lexicon]
    ids: Mapping[tuple[str, str], int]
    places: tuple[tuple[str, Thing], ...]
    entries: Sequence[Entry]
    weights: dict[int, int]
    wholes: tuple[int, ...]
    denying: frozenset[int]
    entries_of: dict[int, dict[int, tuple[int, ...]]]
    evidence: dict[int, dict[int, int]]
    recurring: dict[int, frozenset[int]]
    beginnings: Mapping[int, frozenset[str]]
    denied: dict[int, frozenset[int]]
    denied_marks: dict[int, int]
    ways: Mapping[int, Ways]
    further: dict[int, tuple[frozenset[int], ...]]


def prepared(knowledge: Knowledge) -> Prepared:
    """Take the phrases of `knowledge` apart, and weigh their words.

    Raises:
        HearingNotInstalledError: The `hearing` extra is not installed.
    """
    languages = tuple(knowledge.languages)
    wordings = tuple(phrases_of(knowledge, frozenset(languages)))
    lexicons = {
        language: Lexicon(
            language,
            words_in(language, wordings, knowledge),
            joined_in(language, wordings),
        )
        for language in languages
    }
    ids = numbered(lexicons, wordings)
    placed = dict.fromkeys(
        (each.phrase.language, each.phrase.thing) for each in wordings
    )
    places = {place: number for number, place in enumerate(placed)}
    workshop = Workshop(
        knowledge=knowledge,
        lexicons=lexicons,
        ids=ids,
        places=places,
        small=small_keys(ids),
    )
    drafts = [workshop.draft(each) for each in wordings if not has_groups(each)]
    grouped = [
        draft
        for each in wordings
        if has_groups(each)
        for draft in grouped_drafts(each, workshop)
    ]
    weights = weights_of(drafts, len(ids), workshop.small)
    drafts = [workshop.weighed(draft, weights) for draft in drafts]
    drafts = [draft for draft in drafts if draft.keys]
    evidence = _evidence(drafts, workshop)
    often = often_said(drafts)
    owners = owners_of(drafts)
    plain = [workshop.entry(draft, weights, owners, evidence) for draft in drafts]
    entries = (*plain, *[grouped_entry(each, workshop, weights) for each in grouped])
    return Prepared(
        lexicons=lexicons,
        ids=ids,
        places=tuple(placed),
        entries=entries,
        weights=weights,
        wholes=tuple([entry.weight for entry in entries]),
        denying=frozenset([n for n, entry in enumerate(plain) if entry.denies]),
        entries_of=entries_of(plain),
        evidence=evidence,
        recurring=recurring_of(plain),
        beginnings=beginnings_of([*drafts, *grouped]),
        denied=bags_of(entry for entry in plain if entry.denies),
        denied_marks=denied_marks_of(plain, workshop.small),
        ways=_ways(
            plain, weights, evidence, grouped_of(entries, workshop.small, often)
        ),
        further=further_of(entries, workshop.small, often),
    )


def numbered(
    lexicons: Mapping[str, Lexicon], wordings: Iterable[Wording]
) -> dict[tuple[str, str], int]:
    """Return a number for every key of every language, and for groups of words."""
    pairs = {
        (language, key)
        for language, lexicon in lexicons.items()
        for keys in lexicon.keys.values()
        for key in keys
    }
    pairs.update(
        (each.phrase.language, said)
        for each in wordings
        if not has_groups(each)
        for said in each.phrase.said
        if is_group(said)
    )
    return {pair: number for number, pair in enumerate(sorted(pairs))}


def small_keys(ids: Mapping[tuple[str, str], int]) -> frozenset[int]:
    """Return the numbers of the keys of small words."""
    return frozenset([ids[pair] for pair in ids if pair[1].startswith(".")])


def particles_of(
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


def _evidence(drafts: Iterable[Draft], workshop: Workshop) -> dict[int, dict[int, int]]:
    """Return how much each key speaks for each place, in points."""
    particles = particles_of(workshop.lexicons, workshop.ids)
    # What ends a clause in any sentence is no evidence by itself.
    apart = {key for keys in particles.values() for key in keys.values()}
    return evidence_of(drafts, workshop.places, workshop.small | apart)


def _ways(
    entries: Sequence[Entry],
    weights: Mapping[int, int],
    evidence: Mapping[int, Mapping[int, int]],
    grouped: Mapping[int, dict[int, tuple[int, ...]]],
) -> Mapping[int, Ways]:
    """Return where each key leads, for keys that lead anywhere."""
    phrases = rarest_of(entries, weights)
    owned, leads = owned_by(entries), leads_of(evidence)
    return {
        key: Ways.to(
            by_rarest(key, phrases.get(key, ()), weights),
            owned.get(key, ()),
            leads.get(key, ()),
            grouped.get(key, {}),
        )
        for key in sorted({*phrases, *owned, *leads, *grouped})
    }
