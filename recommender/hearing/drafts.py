"""Phrases on their way into an index: which of their words tell."""

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from recommender.hearing.alternatives import GAP, WIDTH, is_group, words_with_groups
from recommender.hearing.asking import Asking
from recommender.hearing.denial import Denial
from recommender.hearing.entries import Entry, Phrase, Thing
from recommender.hearing.lexicon import Lexicon
from recommender.hearing.phrases import STRICT, Wording
from recommender.hearing.reaching import reach_of
from recommender.hearing.words import Word
from recommender.model.heard import Intent, Subject
from recommender.model.knowledge import Knowledge

_TELLS_ENOUGH = 6200
_NOTHING = -1
_FEW_OWNERS = 3
_AGAIN = 2
_LONG_ENOUGH = 4
_NOBODY: frozenset[str] = frozenset()
_ASKED = frozenset({"?"})
_VERB_FIRST = "en"
"""The language in which only questions begin with their verb."""


@frozen
class Draft:
    """A phrase, its words, and the keys of those that tell.

    Attributes:
        groups: Of one that leaves a choice of words, the keys of each group.
    """

    phrase: Phrase
    words: tuple[Word, ...]
    keys: tuple[int, ...]
    forms: tuple[str, ...]
    groups: tuple[tuple[int, ...], ...] = ()


@frozen(kw_only=True, eq=False)
class Workshop:
    """What entries are made with."""

    knowledge: Knowledge
    lexicons: Mapping[str, Lexicon]
    ids: Mapping[tuple[str, str], int]
    places: Mapping[tuple[str, Thing], int]
    small: frozenset[int]
    _denials: dict[str, Denial] = field(init=False, repr=False)
    _askings: dict[str, Asking] = field(init=False, repr=False)
    _idioms: dict[str, frozenset[str]] = field(init=False, repr=False)

    @_denials.default
    def _a_denial_each(self) -> dict[str, Denial]:
        return {name: Denial([each.tongue]) for name, each in self.lexicons.items()}

    @_askings.default
    def _an_asking_each(self) -> dict[str, Asking]:
        return {name: Asking([each.tongue]) for name, each in self.lexicons.items()}

    @_idioms.default
    def _begin_idioms(self) -> dict[str, frozenset[str]]:
        """The first words of the idioms of each language."""
        return {
            name: frozenset(idiom[0] for idiom in each.tongue.idioms)
            for name, each in self.lexicons.items()
        }

    def telling(self, language: str, word: str) -> tuple[int, ...]:
        """Return the keys of a word, unless it is a small one."""
        if word in self.lexicons[language].small:
            return ()
        return self.key_ids(language, word)

    def negating(self, language: str) -> frozenset[str]:
        """Return the words that deny in a language."""
        return self._denials[language].words

    def _particle(self, phrase: Phrase) -> dict[int, str]:
        """Return the key of the part of a verb that ends a phrase, if it tells."""
        lexicon = self.lexicons[phrase.language]
        last = phrase.said[-1]
        key = self.ids.get((phrase.language, lexicon.particle_key(last)))
        shifts = any(
            not lexicon.shifted.isdisjoint(lexicon.keys.get(word, ()))
            for word in phrase.said
        )
        return {key: last} if key is not None and shifts else {}

    def key_ids(self, language: str, word: str) -> tuple[int, ...]:
        """Return the keys of a word of the vocabulary."""
        known = self.lexicons[language].keys
        keys = (word,) if is_group(word) else known.get(word, ())
        return tuple(self.ids[language, key] for key in keys)

    def _idle(self, phrase: Phrase) -> frozenset[int]:
        """Return the places of words that do not mean what they mean alone."""
        said = phrase.said
        if self._idioms[phrase.language].isdisjoint(said):
            return frozenset()
        return frozenset(
            place
            for idiom in self.lexicons[phrase.language].tongue.idioms
            for at in range(len(said) - len(idiom) + 1)
            if said[at : at + len(idiom)] == idiom
            for place in range(at, at + len(idiom))
        )

    def draft(self, wording: Wording) -> Draft:
        """Return a phrase with its telling keys."""
        phrase, words = wording.phrase, wording.words
        lexicon = self.lexicons[phrase.language]
        strict = phrase.thing.subject in STRICT
        idle = self._idle(phrase)
        pairs: dict[int, str] = {}
        # Where one word tells or none, the small words around it must be there, too.
        for left_out in (lexicon.small, lexicon.light, ())[strict:]:
            pairs.clear()
            for at, said in enumerate(phrase.said):
                if at in idle and not strict:
                    continue
                if said not in left_out or _hyphenated(words, at):
                    for key in self.key_ids(phrase.language, said):
                        pairs.setdefault(key, said)
            if (
                len({*pairs.values()}) > 1
                or len(words) == 1
                or (strict and phrase.label)
            ):
                break
        pairs.update({} if strict else self._particle(phrase))
        return Draft(phrase, words, tuple(pairs), tuple(pairs.values()))

    def weighed(self, draft: Draft, weights: Mapping[int, int]) -> Draft:
        """Return a draft; one of nothing but common words gets the small ones, too.

        `Ink takes up too much water` is not said by ink and water alone.
        """
        phrase = draft.phrase
        lexicon = self.lexicons[phrase.language]
        if (
            phrase.thing.subject in STRICT
            or sum(weights[key] for key in draft.keys) >= _TELLS_ENOUGH
        ):
            return draft
        tongue = lexicon.tongue
        negating = tongue.negates_after | tongue.negates_around
        idle = self._idle(phrase)
        pairs: dict[int, str] = {}
        for at, said in enumerate(phrase.said):
            if at not in idle and said not in lexicon.light and said not in negating:
                for key in self.key_ids(phrase.language, said):
                    pairs.setdefault(key, said)
        pairs.update(self._particle(phrase))
        if not pairs:
            return draft
        return Draft(phrase, draft.words, tuple(pairs), tuple(pairs.values()))

    def entry(
        self,
        draft: Draft,
        weights: Mapping[int, int],
        owners: Mapping[int, Mapping[Thing, int]],
        evidence: Mapping[int, Mapping[int, int]],
    ) -> Entry:
        """Return a phrase, ready to be looked for."""
        phrase = draft.phrase
        place = self.places[phrase.language, phrase.thing]
        strict = phrase.thing.subject in STRICT
        denial = self._denials[phrase.language]
        denied = denial.told(draft.words, phrase.said, [0] * len(phrase.said)).denied
        telling = [
            said
            for at, said in enumerate(phrase.said)
            if at in denied or said in denial.words
        ]
        bag = {} if strict else evidence[place]
        worth = sum([bag.get(key, 0) for key in draft.keys])
        return Entry(
            phrase=phrase,
            place=place,
            keys=draft.keys,
            forms=draft.forms,
            weight=sum(weights[key] for key in draft.keys),
            reach=self._reach(draft, worth),
            telling=len({form for _, form in self._telling(draft)}),
            tight=not self.small.isdisjoint(draft.keys),
            denies=bool(denied and telling),
            denied=frozenset(
                key
                for at in denied
                if not denial.words.isdisjoint(phrase.said[max(0, at - 1) : at + 2])
                for key in self.telling(phrase.language, phrase.said[at])
            ),
            strict=strict,
            near=self._near(draft),
            asks=self._asks(phrase),
            seeks=self._askings[phrase.language].seeks(phrase.said),
            owned=self._owned(draft, owners),
            worth=worth,
        )

    def _asks(self, phrase: Phrase) -> frozenset[str]:
        """Return what must be said, too, where a doubt or a wish is put as a question.

        Whoever measures the conductivity does not ask `why measure`, and who has a
        drier on the shelf does not ask `does anyone make a drier`.
        """
        subject, name = phrase.thing.subject, phrase.thing.id
        wished = (
            subject is Subject.PROBLEM
            and self.knowledge.problems[name].intent is not Intent.PROBLEM
        )
        if subject is not Subject.OBJECTION and not wished:
            return _NOBODY
        tongue = self.lexicons[phrase.language].tongue
        first = phrase.said[0]
        if first in tongue.whys:
            return tongue.whys
        if first in tongue.whats:
            return tongue.whats | tongue.whys | _ASKED
        # Elsewhere a statement may begin with its verb, too: `Haben wir probiert`.
        english = phrase.language == _VERB_FIRST
        return _ASKED if english and first in tongue.asks else _NOBODY

    def _telling(self, draft: Draft) -> list[tuple[int, str]]:
        """Return the keys that are not those of small words, with their forms."""
        pairs = zip(draft.keys, draft.forms, strict=True)
        return [(key, form) for key, form in pairs if key not in self.small]

    def _reach(self, draft: Draft, worth: int) -> int:
        """Return how far apart the words of a phrase may stand."""
        phrase = draft.phrase
        if phrase.thing.subject in STRICT:
            return len(phrase.said) + (WIDTH if GAP in phrase.text else 1)
        forms = set(draft.forms)
        told = [at for at, said in enumerate(phrase.said) if said in forms]
        tight = not self.small.isdisjoint(draft.keys)
        return reach_of(phrase, told[-1] - told[0], worth, tight=tight)

    def _near(self, draft: Draft) -> frozenset[int]:
        """Return the keys of an attribute's name, for a value named by one word."""
        phrase = draft.phrase
        if (
            phrase.thing.subject is not Subject.ATTRIBUTE
            or not phrase.label
            or len({form for _, form in self._telling(draft)}) > 1
        ):
            return frozenset()
        attribute = self.knowledge.attributes[phrase.thing.id]
        named = attribute.label.in_language(phrase.language)
        keys = {
            key
            for word in words_with_groups(named)
            for key in self.telling(phrase.language, word.folded)
        }
        # One that nothing has, where the name has no telling word.
        return frozenset(keys or {_NOTHING})

    def _owned(
        self, draft: Draft, owners: Mapping[int, Mapping[Thing, int]]
    ) -> int | None:
        """Return the key that alone tells the problem of a phrase, if one does.

        It is the only one in the phrase, and said of the problem again and of hardly
        any other, unless it is the whole phrase.
        """
        phrase = draft.phrase
        telling = self._telling(draft)
        if len(telling) != 1:
            return None
        doubt = phrase.thing.subject is Subject.OBJECTION and len(phrase.said) == 1
        if phrase.thing.subject is not Subject.PROBLEM and not doubt:
            return None
        key, form = telling[0]
        # Whoever wrote a single word down says that it is enough.
        named = len(phrase.said) == 1
        owning = owners[key]
        few = len(owning) <= _FEW_OWNERS and owning[phrase.thing] >= _AGAIN
        return key if (named or few) and len(form) >= _LONG_ENOUGH else None


def _hyphenated(words: Sequence[Word], at: int) -> bool:
    """Whether a word is part of one such as `set-off`, where small words tell, too."""
    return words[at].joined or (at + 1 < len(words) and words[at + 1].joined)
