"""The words of a vocabulary in one language, and the keys that they are found by.

Words of one meaning share a key. German compounds are taken apart where the
vocabulary knows the parts; Hindi is known by its sound where it is typed in Latin
letters.
"""

from collections.abc import Iterable, Mapping
from typing import Self, TypeAlias

from recommender.hearing.stemming import TONGUES, stemmer_of
from recommender.hearing.tongues.de import (
    SEPARABLE,
    SHIFTED_VERBS,
    SHIFTING_PARTS,
    TELLING_PARTS,
)
from recommender.hearing.tongues.tongue import Tongue
from recommender.hearing.transliteration import (
    is_devanagari,
    latin_stems,
    romanised,
    sound_key,
    sounds_alike,
)
from recommender.hearing.words import folded

_LINKS = ("", "s", "n", "en", "es", "er", "e")
_ENDINGS = ("s", "n", "en", "e", "er", "es")
_SHORTEST_PART = 4
_START = 4
_SHORTEST_COMPOUND = 8
_LONGEST_COMPOUND = 40
_LONG_PARTICIPLE = 6
_SHORT = 3
_PARTICIPLES = ("te", "ne")
_WITHOUT = "frei"
"""What is `bildfrei` has no image."""
_PLURAL = "्स"
_OPEN = frozenset("एऐ")


Learnt: TypeAlias = Mapping[str, str] | Mapping[str, tuple[str, ...]] | frozenset[str]
"""One of the things that a lexicon has learnt of the words of a vocabulary."""

_LEARNT = (
    *("_same", "shifted", "light", "small", "_small_keys", "_stems", "_starts"),
    *("_short", "_parts", "keys", "_usual", "_sounds"),
)
"""Everything that a lexicon has but its language; all of it is kept."""


class Lexicon:
    """The words that a vocabulary uses in one language, and their keys.

    It never changes once built.
    """

    def __init__(
        self,
        language: str,
        words: Iterable[str],
        joined: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Take up the folded `words` of the vocabulary's phrases.

        Args:
            language: Such as `en`.
            words: Of all phrases.
            joined: Pairs with a hyphen between them, which some leave out.
        """
        self.language = language
        self.tongue = TONGUES.get(language, Tongue(code=language))
        self._stem = stemmer_of(language)
        self._same = self._merged(self.tongue.same)
        self.shifted = frozenset(
            self._stem(verb) for verb in SHIFTED_VERBS if language == "de"
        )
        tongue = self.tongue
        self.light = frozenset(map(folded, tongue.light))
        spoken = frozenset(word for word in words if word)
        # `Won't` denies whatever it is short for, and tells nothing else.
        denying = frozenset(word for word in spoken if word.endswith("n't"))
        small = frozenset(map(folded, tongue.stop | tongue.latin))
        self.small = self.light | small | denying
        self._small_keys = {word: f".{self._stem(word)}" for word in sorted(self.small)}
        known = sorted(spoken)
        stems = {word: self._stem(word) for word in known}
        self._stems = frozenset(stems.values())
        # The stemmer takes most of the time, so it is spared words that begin as
        # nothing known does.
        stems_known = (*self._stems, *self._same)
        self._starts = frozenset(stem[:_START] for stem in stems_known)
        # Of `dry` and `dries` the stem is `dri`.
        self._short = frozenset(
            start
            for stem in stems_known
            if len(stem) < _START
            for start in (stem, f"{stem[:-1]}y")
        )
        whole = [word for word in known if word not in self.small]
        self._parts = {
            word: stems[word] for word in whole if len(word) >= _SHORTEST_PART
        }
        keys = {word: self._keys(word, stems[word]) for word in known}
        for first, second in sorted(joined):
            together = keys[first] + keys[second]
            keys.setdefault(first + second, tuple(dict.fromkeys(together)))
        self.keys: Mapping[str, tuple[str, ...]] = keys
        self._usual = frozenset(key for keys in self.keys.values() for key in keys)
        self._sounds: dict[str, tuple[str, ...]] = {}
        if language == "hi":
            typed = [word for word in whole if not is_devanagari(word)]
            self._sounds = self._sounding(set(known).difference(typed), stems)
            # A word in Latin letters is the one that sounds so, where there is one.
            for word in typed:
                sound = sound_key(word)
                keys[word] = self._hindi_keys(word) or (f"~{sound}",)
                self._sounds.setdefault(sound, keys[word])
            self._usual |= {key for word in typed for key in keys[word]}

    def learnt(self) -> dict[str, Learnt]:
        """Return what was learnt of the vocabulary, by name."""
        return {name: getattr(self, name) for name in _LEARNT}

    @classmethod
    def of(cls, language: str, learnt: Mapping[str, Learnt]) -> Self:
        """Return a lexicon that has learnt this already.

        >>> learnt = Lexicon("en", ["rollers", "oil"]).learnt()
        >>> Lexicon.of("en", learnt).keys_of("oily")
        ('oil',)
        """
        lexicon = cls.__new__(cls)
        lexicon.language = language
        lexicon.tongue = TONGUES.get(language, Tongue(code=language))
        lexicon._stem = stemmer_of(language)  # noqa: SLF001 - its own
        for name in _LEARNT:
            setattr(lexicon, name, learnt[name])
        return lexicon

    def _sounding(
        self, words: Iterable[str], stems: Mapping[str, str]
    ) -> dict[str, tuple[str, ...]]:
        """Return the keys of Hindi words by how they sound."""
        found: dict[str, dict[str, None]] = {}
        for word in sorted(words):
            if word not in self.small:
                sound = sound_key(romanised(stems[word]))
                keys = dict.fromkeys(self.keys[word])
                found.setdefault(sound, {}).update(keys)
                if word[0] in _OPEN and len(sound) > _SHORT:
                    # The first letter of `anilox` sounds so in Devanagari.
                    found.setdefault(sound[1:], {}).update(keys)
        return {sound: tuple(keys) for sound, keys in found.items()}

    def _merged(self, groups: Iterable[tuple[str, ...]]) -> dict[str, str]:
        """Return which stem stands for which, for words of one meaning."""
        merged: dict[str, str] = {}
        for group in groups:
            stems = [self._stem(folded(word)) for word in group]
            head = next((merged[stem] for stem in stems if stem in merged), stems[0])
            merged.update(dict.fromkeys(stems, head))
        return merged

    def _keys(self, word: str, stem: str) -> tuple[str, ...]:
        """Return the keys of a word: one, or those of the parts of a compound.

        Small words have keys of their own, which nothing else shares.
        """
        if word in self.small:
            return (self.small_key(word),)
        parts = self._taken_apart(word) if self.language == "de" else ()
        stems = parts or (stem,)
        return tuple(dict.fromkeys(self._same.get(each, each) for each in stems))

    def small_key(self, word: str) -> str:
        """Return the key of a small word, which no other word has."""
        return self._small_keys.get(word) or f".{self._stem(word)}"

    def keys_of(self, word: str) -> tuple[str, ...]:
        """Return the keys of any word, or none where the vocabulary has no form of it.

        >>> Lexicon("en", ["rollers", "oil"]).keys_of("oily")
        ('oil',)
        >>> Lexicon("de", ["feuchtmittel", "schaum"]).keys_of("feuchtmittelschaum")
        ('feuchtmittel', 'schaum')
        """
        if word in self.keys:
            return self.keys[word]
        if self.language == "hi":
            return self._hindi_keys(word)
        if self.language == "de":
            parts = self._taken_apart(word)
            if parts:
                return tuple(dict.fromkeys(self._same.get(p, p) for p in parts))
            plain = word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
            if plain != word and (keys := self.keys_of(plain)):
                return keys
        elif word[:2] and not self._may_be_known(word):
            return ()
        stem = self._stem(word)
        key = self._same.get(stem, stem)
        return (key,) if key in self._usual else ()

    def _hindi_keys(self, word: str) -> tuple[str, ...]:
        """Return the keys of a Hindi word, by its sound where its spelling is new."""
        if is_devanagari(word):
            stem = self._stem(word)
            key = self._same.get(stem, stem)
            if key in self._usual:
                return (key,)
            sound = sound_key(stem)
            if len(sound) > _SHORT and sound in self._sounds:
                return self._sounds[sound]
            # The plural of English words.
            one = word.removesuffix(_PLURAL)
            return () if one == word else self._hindi_keys(one)
        found: dict[str, None] = {}
        for stem in latin_stems(word):
            sound = sound_key(stem)
            if len(sound) >= _SHORT or (stem == word and len(sound) > 1):
                for alike in sounds_alike(sound):
                    found.update(dict.fromkeys(self._sounds.get(alike, ())))
        return tuple(found)

    def _may_be_known(self, word: str) -> bool:
        """Whether its first letters leave it open that it shares a stem."""
        return (
            word[:_START] in self._starts
            or word[: _START - 1] in self._short
            or word in self.tongue.forms
            or len(word) <= _SHORTEST_PART
        )

    def _taken_apart(self, word: str) -> tuple[str, ...]:
        """Return the stems of the parts of a German compound, or nothing."""
        if not _SHORTEST_COMPOUND - 2 <= len(word) <= _LONGEST_COMPOUND:
            return ()
        verb = self._separated(word)
        if verb:
            return verb
        if len(word) < _SHORTEST_COMPOUND or word.rstrip("enrsm").endswith(_WITHOUT):
            return ()
        for cut in range(len(word) - _SHORT, _SHORTEST_PART - 1, -1):
            tail = self._part(word[cut:])
            if not tail:
                continue
            for link in _LINKS:
                head = word[: cut - len(link)]
                if not word[:cut].endswith(link) or len(head) < _SHORTEST_PART:
                    continue
                front = self._part(head) or self._taken_apart(head)
                if front:
                    return (*front, *tail)
        return ()

    def _part(self, word: str) -> tuple[str, ...]:
        """Return the stems of a word of the vocabulary that can be a part."""
        # The first part may have lost its last letter, as in `Farbwalze`.
        shorter = (word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending))
        for known in (word, *shorter, f"{word}e"):
            if known in self._parts:
                return self._taken_apart(known) or (self._parts[known],)
        return ()

    def _separated(self, word: str) -> tuple[str, ...]:
        """Return both parts of a verb such as `ablegen`, of which only ab tells."""
        for part in SEPARABLE:
            rest = word.removeprefix(part)
            if rest == word or len(rest) < _SHORTEST_PART:
                continue
            if rest.endswith("e") and not rest.endswith(_PARTICIPLES):
                # A noun such as `Auslage`.
                continue
            stem = self._stem(
                rest.removeprefix("ge").removeprefix("zu")
                if len(rest) > _LONG_PARTICIPLE
                else rest
            )
            known = stem in self._stems or stem in self.shifted
            if known and len(stem) >= _SHORT:
                tells = part in TELLING_PARTS or (
                    part in SHIFTING_PARTS and stem in self.shifted
                )
                return (self._stem(part), stem) if tells else (stem,)
        return ()

    def particle_key(self, word: str) -> str:
        """Return the key of what may be a part of a verb, where it ends a clause.

        >>> Lexicon("de", []).particle_key("ein"), Lexicon("de", []).particle_key("im")
        ('ein', '')
        """
        if self.language != "de" or word not in SHIFTING_PARTS:
            return ""
        return self._stem(word)
