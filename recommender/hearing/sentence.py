"""One sentence, read in the languages that it may be in."""

from collections.abc import Iterable, Sequence
from math import log2
from typing import Final

from recommender.hearing.index import Index
from recommender.hearing.transliteration import is_devanagari
from recommender.hearing.words import Word
from recommender.model.heard import Span
from recommender.model.lazily import blank, filler

_LONG_ENOUGH: Final = 6
_JUST_BEFORE: Final = 3
_LITTLE: Final = 6
_FEW: Final = 6
_DOUBLED: Final = 1500
"""Points that each word tells less in a sentence of twice as many."""
_LAST_ASCII: Final = "\x7f"


class Sentence:
    """The words of a sentence, and where in it each key of the vocabulary stands.

    Attributes:
        meant: How many of its words are of the sentence before, which the first of
            its own stands for.
        said: Its words, folded.
        places: Per key, where it stands.
        clauses: The number of the clause that each word is in.
        denied: Places of words that are denied.
        negated: Those of them that are not only said to be over.
        unreal: Places of words about what is only supposed, or over.
        slips: Places of words that are only like one of the vocabulary.
        small: Places of the small words of its languages.
        supporting: Places of words that go with what was heard, once it was.
        denies: Whether it denies with its first word, or says little else.
        settles: Whether it says that what was told before is over.
        asking: How questions are put in its languages.
    """

    def __init__(
        self,
        text: str,
        words: Sequence[Word],
        index: Index,
        languages: tuple[str, ...],
        meant: int = 0,
    ) -> None:
        """Read `words`, which are a sentence of `text`."""
        self.text = text
        self.meant = meant
        self.words = words
        self.said = said = [word.folded for word in words]
        self.index = index
        self.spoken, told = index.spoken(said, languages)
        # A short word in Latin letters sounds like too many Hindi ones, unless the
        # sentence is told to be Hindi.
        self._surely = (
            self.spoken if told else tuple(each for each in self.spoken if each != "hi")
        )
        self.places: dict[int, list[int]] = {}
        self.slips: set[int] = set()
        self.supporting: set[int] = set()
        self.small: set[int] = set()
        self._keys: dict[int, tuple[int, ...]] = {}
        denial, mood, self.asking = index.moods(self.spoken)
        self.clauses = mood.clauses(words, said)
        self._read(languages)
        self._read_particles()
        self._nouns = denial.nouns
        denied = denial.told(words, said, self.clauses)
        self.denied, self.negated = denied.denied, denied.negated
        self.denies = not denial.words.isdisjoint(
            said if len(said) <= _LITTLE else said[:1]
        )
        self.settles = denied.settles
        self.unreal = mood.unreal(said, self.clauses)

    def _read(self, languages: tuple[str, ...]) -> None:
        """Note what each word is."""
        index, spoken, surely = self.index, self.spoken, self._surely
        native = tuple(each for each in ("hi",) if each in languages)
        known, known_surely = index.memory(spoken), index.memory(surely)
        idle = index.idioms(self.said, spoken)
        places, keys = self.places, self._keys
        for at, said in enumerate(self.said):
            if not said or at in idle:
                continue
            if said > _LAST_ASCII and is_devanagari(said):
                memory, tongues = index.memory(native), native
            elif len(said) < _LONG_ENOUGH:
                memory, tongues = known_surely, surely
            else:
                memory, tongues = known, spoken
            reading = memory.get(said) or index.reading(tongues, self.words[at])
            if reading.small:
                self.small.add(at)
            if reading.misspelt:
                self.slips.add(at)
            keys[at] = reading.keys
            for key in reading.keys:
                if key in places:
                    places[key].append(at)
                else:
                    places[key] = [at]
            for group in reading.groups:
                places.setdefault(group, []).append(at)

    def _read_particles(self) -> None:
        """Note the parts of verbs that end a clause: `trocknet im Sieb ein`."""
        clauses = self.clauses
        for language in self.spoken:
            particles = self.index.particles[language]
            if not particles:
                continue
            for at, said in enumerate(self.said):
                key = particles.get(said)
                ends = at + 1 == len(clauses) or clauses[at + 1] != clauses[at]
                if key is not None and ends:
                    self.places.setdefault(key, []).append(at)
                    self._keys[at] = (*self._keys.get(at, ()), key)

    def at(self, place: int) -> Sequence[int]:
        """Return the keys of the word at a place."""
        return self._keys.get(place, ())

    def readings(self) -> tuple[set[int], list[tuple[int, ...]]]:
        """Return the keys of words that have one, and of each word that has several.

        Those of a word said twice come once.
        """
        single: set[int] = set()
        several: list[tuple[int, ...]] = []
        for keys in self._keys.values():
            if len(keys) == 1:
                single.add(keys[0])
            elif keys and keys not in several:
                several.append(keys)
        return single, several

    def marks(self, key: int, at: int) -> int | None:
        """Return the place of the problem that a denied word marks, if it does."""
        marked = self.index.denied_marks.get(key)
        if marked is None or at not in self.negated or at in self.slips:
            return None
        before = self.said[max(0, at - _JUST_BEFORE) : at]
        if not self._nouns.isdisjoint(before):
            return None
        said = self.said[at]
        starts = self.index.beginnings[key]
        own = any(start in said or not start.isascii() for start in starts)
        return marked if own else None

    def chance(self) -> int:
        """Return the points that each word tells less than in a short sentence.

        Of many words, some go with any problem by chance.
        """
        telling = len(self.words) - len(self.small)
        return round(_DOUBLED * log2(telling / _FEW)) if telling > _FEW else 0

    def says_any(self, words: frozenset[str]) -> bool:
        """Whether one of some words is said; `?` is said by any question."""
        if not words.isdisjoint(self.said):
            return True
        return "?" in words and self.inquires()

    def inquires(self) -> bool:
        """Whether the sentence asks, or tells what is only supposed."""
        return bool(self.unreal) or self.is_asked() or self.asking.begins(self.said)

    def is_asked(self) -> bool:
        """Whether a question mark ends the sentence."""
        end = self.words[-1].end
        return self.text[end : end + 2].lstrip().startswith("?")

    def span(self, places: tuple[int, ...]) -> Span:
        """Return the stretch from the first to the last of `places`, in their order."""
        return span_of(self.words[places[0]].start, self.words[places[-1]].end)

    def spans(self, places: Iterable[int]) -> tuple[Span, ...]:
        """Return the span of each word at `places`."""
        words = self.words
        return tuple([span_of(words[at].start, words[at].end) for at in places])


def span_of(start: int, end: int) -> Span:
    """Return a span; its class takes four times as long, and texts have many."""
    span: Span = blank(Span)
    _fill_start(span, start)
    _fill_end(span, end)
    return span


_fill_start = filler(Span, "start")
_fill_end = filler(Span, "end")
