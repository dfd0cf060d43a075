"""A vocabulary made ready to be heard: from the keys of words to its phrases.

Compiled once per knowledge base. Nothing in it ever changes but a memory of words
already looked up, which saves time and decides nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from recommender.hearing.asking import Asking
from recommender.hearing.belonging import Groups
from recommender.hearing.denial import Denial
from recommender.hearing.entries import NOWHERE, Entry, Thing, Ways
from recommender.hearing.lexicon import Lexicon
from recommender.hearing.measures import Measures
from recommender.hearing.misspelling import Spellings
from recommender.hearing.mood import Mood
from recommender.hearing.transliteration import is_devanagari
from recommender.hearing.words import Word
from recommender.model.heard import Intent

_REMEMBERED: Final = 50_000
_SHORTEST_SLIP: Final = 5


class Reading:
    """What a word is in the languages that a sentence may be in.

    Attributes:
        keys: What it shares with other forms; none for words that no phrase has.
        small: Whether it is a small word of one of them.
        misspelt: Whether it is only like a word of the vocabulary.
        groups: Which of the words that phrases leave open it is one of.
    """

    __slots__ = ("groups", "keys", "misspelt", "small")

    def __init__(
        self, keys: tuple[int, ...], *, small: bool = False, misspelt: bool = False
    ) -> None:
        """Begin in no group."""
        self.keys = keys
        self.small = small
        self.misspelt = misspelt
        self.groups: tuple[int, ...] = ()


class Memory:
    """What has been looked up: words, and how things are denied, by languages.

    And the ways and entries that were asked for, which are read from a file maybe.
    """

    __slots__ = ("entries", "moods", "readings", "ways")

    def __init__(self) -> None:
        """Remember nothing yet."""
        self.entries: dict[int, Entry] = {}
        self.ways: dict[int, Ways] = {}
        self.readings: dict[tuple[str, ...], dict[str, Reading]] = {}
        self.moods: dict[tuple[str, ...], tuple[Denial, Mood, Asking]] = {}


@dataclass(frozen=True, kw_only=True, eq=False)
class Index:
    """A vocabulary, ready to be heard.

    Attributes:
        weights: Per key, in points: the fewer things it is said of, the more.
        ways: Per key, the ways that lead from it to things.
        wholes: Per entry, its weight: close together, for many are compared.
        denying: The entries that deny.
        entries_of: Per place and key, the entries with several telling words that
            have it.
        evidence: Per place, how much each key speaks for it, in points.
        speaking: The keys that speak for any place.
        recurring: Per place, the keys that tell of it whatever phrase they are in.
        doubts: Places that are no problems.
        of_products: Those of them that are about what a product does.
        places: The language and thing of each place.
        denied_marks: Keys that mark one problem where they are denied, and its
            place: `does not dry`.
        beginnings: Per key, how the words begin that phrases have for it; words of
            one meaning share a key, but only the vocabulary's own words mark.
        denied: Per place, the keys of phrases that deny.
        small: Which languages a small word tells.
        idioms_by: Idioms by their first word, with their language.
        particles: Keys of what may be a part of a verb, where it ends a clause, by
            language.
        groups: Of words that phrases leave open.
        further: Per entry with groups, those that no way leads by.
        many: Attributes that can have several values.
        by_itself: Attributes that nobody is asked for, and clients say by themselves.
        asides: Problems that clients bring for something else, and for what.
        looked_up: What is remembered; it decides nothing.
    """

    languages: tuple[str, ...]
    lexicons: Mapping[str, Lexicon]
    spellings: Mapping[str, Spellings]
    ids: Mapping[tuple[str, str], int]
    entries: Sequence[Entry]
    weights: dict[int, int]
    ways: Mapping[int, Ways]
    wholes: tuple[int, ...]
    denying: frozenset[int]
    entries_of: dict[int, dict[int, tuple[int, ...]]]
    evidence: dict[int, dict[int, int]]
    speaking: frozenset[int]
    recurring: dict[int, frozenset[int]]
    doubts: frozenset[int]
    of_products: frozenset[int]
    places: tuple[tuple[str, Thing], ...]
    denied_marks: dict[int, int]
    beginnings: Mapping[int, frozenset[str]]
    denied: dict[int, frozenset[int]]
    small: dict[str, tuple[str, ...]]
    measures: Measures
    spelt_units: Mapping[tuple[str, ...], str]
    idioms_by: dict[str, tuple[tuple[str, tuple[str, ...]], ...]]
    many: frozenset[str]
    by_itself: frozenset[str]
    asides: Mapping[str, Intent]
    particles: Mapping[str, Mapping[str, int]]
    groups: Groups
    further: dict[int, tuple[frozenset[int], ...]]
    looked_up: Memory

    def ways_from(self, key: int) -> Ways:
        """Return where a key leads, which may be nowhere."""
        known = self.looked_up.ways
        found = known.get(key)
        if found is None:
            found = known[key] = self.ways.get(key, NOWHERE)
        return found

    def entry(self, number: int) -> Entry:
        """Return a phrase, ready to be looked for."""
        known = self.looked_up.entries
        found = known.get(number)
        if found is None:
            found = known[number] = self.entries[number]
        return found

    def memory(self, languages: tuple[str, ...]) -> dict[str, Reading]:
        """Return the words that were looked up already for `languages`."""
        return self.looked_up.readings.setdefault(languages, {})

    def reading(self, languages: tuple[str, ...], word: Word) -> Reading:
        """Return what a word or number is in any of `languages`, and remember it."""
        found = self._read(languages, word)
        keys = () if found.misspelt else found.keys
        found.groups = self.groups.of(word.folded, keys, languages)
        known = self.memory(languages)
        if len(known) < _REMEMBERED:
            known[word.folded] = found
        return found

    def _read(self, languages: tuple[str, ...], word: Word) -> Reading:
        """Return what a word is that nobody has asked for yet."""
        said = word.folded
        keys: list[int] = []
        small = False
        for language in languages:
            lexicon = self.lexicons[language]
            if said in lexicon.small or said.endswith("n't"):
                small = True
                keys += self.key_ids(language, (lexicon.small_key(said),))
            elif word.number:
                keys += self.key_ids(language, lexicon.keys.get(said, ()))
            else:
                keys += self.key_ids(language, lexicon.keys_of(said))
        if keys or small or word.number or len(said) < _SHORTEST_SLIP:
            return Reading(tuple(keys), small=small)
        for language in languages:
            meant = self.spellings[language].meant(said)
            keys += self.key_ids(language, self.lexicons[language].keys.get(meant, ()))
        return Reading(tuple(keys), misspelt=bool(keys))

    def key_ids(self, language: str, keys: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of keys that phrases use."""
        found = (self.ids.get((language, key)) for key in keys)
        return tuple(each for each in found if each is not None)

    def spoken(
        self, said: list[str], languages: tuple[str, ...]
    ) -> tuple[tuple[str, ...], bool]:
        """Return the languages that a sentence may be in, and whether it tells.

        Its small words tell; where there are none, it may be in any. Hindi is mixed
        with English freely.
        """
        small = self.small
        told = [small[word] for word in said if word in small]
        votes: dict[str, int] = {}
        for language in languages:
            count = 0
            for each in told:
                if language in each:
                    count += 1
            votes[language] = count
        if not "".join(said).isascii():
            native = sum([is_devanagari(word) for word in said])
            if native:
                votes["hi"] = votes.get("hi", 0) + native
        most = 0
        for count in votes.values():
            most = max(most, count)
        if most == 0:
            return languages, False
        mixed = "en" if votes.get("hi") == most else ""
        telling = tuple(
            [
                language
                for language, count in votes.items()
                if language in languages and (count * 2 > most or language == mixed)
            ]
        )
        return telling, True

    def idioms(self, said: list[str], languages: tuple[str, ...]) -> set[int]:
        """Return the places of words that do not mean what they mean alone."""
        found: set[int] = set()
        begun = self.idioms_by
        for at, word in enumerate(said):
            if word in begun:
                for language, idiom in begun[word]:
                    run = said[at : at + len(idiom)]
                    if tuple(run) == idiom and language in languages:
                        found.update(range(at, at + len(idiom)))
        return found

    def moods(self, languages: tuple[str, ...]) -> tuple[Denial, Mood, Asking]:
        """Return how things are denied, supposed or asked in some `languages`."""
        known = self.looked_up.moods.get(languages)
        if known is None:
            tongues = [self.lexicons[each].tongue for each in languages]
            known = Denial(tongues), Mood(tongues), Asking(tongues)
            self.looked_up.moods[languages] = known
        return known
