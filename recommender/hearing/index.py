"""A vocabulary made ready to be heard: from the keys of words to its phrases.

Compiled once per knowledge base. Nothing in it ever changes but a memory of words
already looked up, which saves time and decides nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from attrs import frozen

from recommender.hearing.alternatives import is_group
from recommender.hearing.asking import Asking
from recommender.hearing.belonging import Groups
from recommender.hearing.denial import Denial
from recommender.hearing.lexicon import Lexicon
from recommender.hearing.measures import Measures
from recommender.hearing.misspelling import Spellings
from recommender.hearing.mood import Mood
from recommender.hearing.phrases import Phrase, Thing
from recommender.hearing.transliteration import is_devanagari
from recommender.hearing.words import Word
from recommender.model.heard import Intent

_REMEMBERED = 50_000
_SHORTEST_SLIP = 5


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


@frozen(kw_only=True, eq=False)
class Entry:
    """A phrase, ready to be looked for.

    Attributes:
        place: The number of its language and thing, which its phrases share.
        keys: Of the words that tell, each once, in the order of the phrase.
        forms: One folded word per key.
        weight: Of all keys together, in points.
        worth: How much they all speak for the thing, in points.
        reach: How far apart those words may stand in a sentence.
        telling: How many of the words are not small ones.
        tight: Whether small words are among them, which tell only close by.
        denies: Whether the phrase says that something is not so.
        denied: The keys of the words next to the one that denies them.
        strict: Whether nearly the whole phrase must be there, as for values.
        near: Keys one of which must be in the sentence, too: those of the
            attribute's name where the name of a value is a single word.
        asks: Of a doubt put as a question, words one of which must be said; a
            question mark may stand for any but `why`.
        seeks: Whether it says that somebody looks for something.
        owned: The key that alone tells which problem is meant, if one does.
        groups: Of a problem or doubt, keys one of each of which is said; then all keys
            are in one, and have a form for each word.
    """

    phrase: Phrase
    place: int
    keys: tuple[int, ...]
    forms: tuple[str, ...]
    weight: int
    reach: int
    telling: int
    tight: bool
    denies: bool
    denied: frozenset[int]
    strict: bool = False
    near: frozenset[int] = frozenset()
    asks: frozenset[str] = frozenset()
    seeks: bool = False
    owned: int | None = None
    worth: int = 0
    groups: tuple[tuple[int, ...], ...] = ()

    @property
    def open(self) -> bool:
        """Whether it leaves words open: any of several may be said."""
        # Most texts have no line between words, which is soon seen.
        return "|" in self.phrase.text and any(map(is_group, self.forms))


Way: TypeAlias = tuple[int, frozenset[int]]
"""The number of an entry, and its other keys."""


class Ways(NamedTuple):
    """Where one key leads.

    Attributes:
        phrases: Entries whose rarest key it is, each with its other keys, by the
            rarest of those; by itself where there are none.
        owned: Entries of several keys that it alone tells.
        leads: Places that it speaks for enough to think of them.
        grouped: Entries in a leading group of which it is, by the words of the other.
        seconds: By which words there are entries of either kind.
    """

    phrases: Mapping[int, tuple[Way, ...]]
    owned: tuple[int, ...]
    leads: tuple[int, ...]
    grouped: Mapping[int, tuple[int, ...]]
    seconds: frozenset[int]

    @classmethod
    def to(
        cls,
        phrases: Mapping[int, tuple[Way, ...]],
        owned: tuple[int, ...],
        leads: tuple[int, ...],
        grouped: Mapping[int, tuple[int, ...]],
    ) -> "Ways":
        """Return the ways to entries, with their second words."""
        seconds = frozenset((*phrases, *grouped))
        return cls(phrases, owned, leads, grouped, seconds)


class Memory:
    """What has been looked up: words, and how things are denied, by languages."""

    __slots__ = ("moods", "readings")

    def __init__(self) -> None:
        """Remember nothing yet."""
        self.readings: dict[tuple[str, ...], dict[str, Reading]] = {}
        self.moods: dict[tuple[str, ...], tuple[Denial, Mood, Asking]] = {}


@frozen(kw_only=True, eq=False)
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
    weights: Mapping[int, int]
    ways: Mapping[int, Ways]
    wholes: tuple[int, ...]
    denying: frozenset[int]
    entries_of: Mapping[int, Mapping[int, tuple[int, ...]]]
    evidence: Mapping[int, Mapping[int, int]]
    recurring: Mapping[int, frozenset[int]]
    doubts: frozenset[int]
    of_products: frozenset[int]
    places: Sequence[tuple[str, Thing]]
    denied_marks: Mapping[int, int]
    beginnings: Mapping[int, frozenset[str]]
    denied: Mapping[int, frozenset[int]]
    small: Mapping[str, tuple[str, ...]]
    measures: Measures
    spelt_units: Mapping[tuple[str, ...], str]
    idioms_by: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]
    many: frozenset[str]
    by_itself: frozenset[str]
    asides: Mapping[str, Intent]
    particles: Mapping[str, Mapping[str, int]]
    groups: Groups
    further: Mapping[int, tuple[frozenset[int], ...]]
    looked_up: Memory

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
        self, said: Sequence[str], languages: tuple[str, ...]
    ) -> tuple[tuple[str, ...], bool]:
        """Return the languages that a sentence may be in, and whether it tells.

        Its small words tell; where there are none, it may be in any. Hindi is mixed
        with English freely.
        """
        small = self.small
        told = [each for word in said if word in small for each in small[word]]
        votes = {language: told.count(language) for language in languages}
        if not "".join(said).isascii():
            native = sum([is_devanagari(word) for word in said])
            if native:
                votes["hi"] = votes.get("hi", 0) + native
        most = max(votes.values(), default=0)
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

    def idioms(self, said: Sequence[str], languages: tuple[str, ...]) -> frozenset[int]:
        """Return the places of words that do not mean what they mean alone."""
        if self.idioms_by.keys().isdisjoint(said):
            return frozenset()
        found: set[int] = set()
        for at, word in enumerate(said):
            for language, idiom in self.idioms_by.get(word, ()):
                begun = tuple(said[at : at + len(idiom)])
                if begun == idiom and language in languages:
                    found.update(range(at, at + len(idiom)))
        return frozenset(found)

    def moods(self, languages: tuple[str, ...]) -> tuple[Denial, Mood, Asking]:
        """Return how things are denied, supposed or asked in some `languages`."""
        known = self.looked_up.moods.get(languages)
        if known is None:
            tongues = [self.lexicons[each].tongue for each in languages]
            known = Denial(tongues), Mood(tongues), Asking(tongues)
            self.looked_up.moods[languages] = known
        return known
