"""Which declared name was probably meant by one that nobody declared.

Suggestions come from what the name is spelt like, and from what declared things
are called in any language: `verschmieren` is answered with `smudging`.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from heapq import nsmallest
from math import ceil, floor
from typing import TypeAlias

from attrs import field, frozen

Names: TypeAlias = Mapping[str, Sequence[str]]
Spelling: TypeAlias = tuple[str, frozenset[str]]

MOST_SUGGESTIONS = 3

_NEAR_IDS = 0.7
_NEAR_SHORT_IDS = 0.6
_SHORT = 3
_NEAR_PHRASES = 0.8
_ACCENTS = re.compile("[\u0300-\u036f]")


def fold(text: str) -> str:
    """Return `text` without what a hurried writer leaves out: case, accents, dashes.

    Only the accents of European scripts go; the vowel signs of Devanagari carry
    meaning.

    >>> fold("Über_die-Walze")
    'uber die walze'
    """
    bare = text.lower()
    if not text.isascii():
        bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold())
    return " ".join(bare.replace("_", " ").replace("-", " ").split())


def nothing_else() -> Iterable[tuple[str, str]]:
    """Know no other words for anything."""
    return ()


@frozen
class Kind:
    """The declared names of one kind.

    Attributes:
        name: What one of them is called in messages, such as `problem`.
        ids: All of them.
        called: Yields what else they are called: pairs of id and phrase. Looked
            at only when a name is unknown.
        plural: What several are called.
        partly: Whether some could not be taken in, so that names may be missing.
    """

    name: str
    ids: Collection[str]
    called: Callable[[], Iterable[tuple[str, str]]] = nothing_else
    plural: str = field()
    partly: bool = field(default=False, kw_only=True)

    @plural.default
    def _plural(self) -> str:
        """Say several, as English does."""
        stem = self.name.removesuffix("y")
        changes = stem != self.name and stem[-1] not in "aeiou"
        return f"{stem}ies" if changes else f"{self.name}s"

    @cached_property
    def by_spelling(self) -> Names:
        """The ids, by themselves as `fold` leaves them."""
        return _folded((known, known) for known in self.ids)

    @cached_property
    def by_phrase(self) -> Names:
        """The ids, by what else they are called, as `fold` leaves it."""
        return _folded(self.called())

    @cached_property
    def in_words(self) -> Sequence[tuple[Names, Sequence[Spelling]]]:
        """Both of these, with the spellings cut into their words."""
        both = (self.by_spelling, self.by_phrase)
        return tuple((names, _in_words(names)) for names in both)


def _folded(pairs: Iterable[tuple[str, str]]) -> Names:
    """Return ids by their phrases."""
    found: dict[str, list[str]] = {}
    for known, phrase in sorted(pairs):
        found.setdefault(fold(phrase), []).append(known)
    return found


def suggestions(name: str, kind: Kind) -> tuple[str, ...]:
    """Return the declared ids that were probably meant, the likeliest first.

    >>> suggestions("smuding", Kind("problem", ["piling", "smudging"]))
    ('smudging',)
    >>> german = lambda: [("smudging", "Verschmieren")]
    >>> suggestions("verschmieren", Kind("problem", ["smudging"], german))
    ('smudging',)
    """
    wanted = fold(name)
    by_spelling, by_phrase = kind.by_spelling, kind.by_phrase
    exact = [*by_spelling.get(wanted, ()), *by_phrase.get(wanted, ())]
    if exact:
        return tuple(dict.fromkeys(exact))[:MOST_SUGGESTIONS]
    near: list[str] = []
    near_ids = _NEAR_IDS if len(wanted) > _SHORT else _NEAR_SHORT_IDS
    for spellings, cutoff in ((by_spelling, near_ids), (by_phrase, _NEAR_PHRASES)):
        for spelling in _nearest(wanted, spellings, cutoff):
            near.extend(spellings[spelling])
    for spellings, in_words in kind.in_words if not near else ():
        for spelling in _sharing_words(wanted, in_words):
            near.extend(spellings[spelling])
    return tuple(dict.fromkeys(near))[:MOST_SUGGESTIONS]


def _sharing_words(wanted: str, spellings: Iterable[Spelling]) -> list[str]:
    """Return the spellings that have all words of `wanted`, or none but its words.

    >>> _sharing_words("nbr rubber", _in_words(["epdm", "nbr"]))
    ['nbr']
    >>> _sharing_words("voc", _in_words(["voc limit"]))
    ['voc limit']
    """
    words = frozenset(wanted.split())
    found = [
        (abs(len(others) - len(words)), spelling)
        for spelling, others in spellings
        if others <= words or words <= others
    ]
    return [spelling for _, spelling in nsmallest(MOST_SUGGESTIONS, found)]


def _in_words(spellings: Iterable[str]) -> tuple[Spelling, ...]:
    """Return spellings with their words; those without any are left out."""
    found = ((spelling, frozenset(spelling.split())) for spelling in spellings)
    return tuple(each for each in found if each[1])


def _nearest(wanted: str, spellings: Iterable[str], cutoff: float) -> list[str]:
    """Return the spellings most like `wanted`, ties in alphabetical order."""
    matcher = SequenceMatcher(b=wanted)
    scored: list[tuple[float, str]] = []
    # What is much longer or shorter cannot be alike, which spares most of the work.
    most = 2 / cutoff - 1
    shortest, longest = floor(len(wanted) / most), ceil(len(wanted) * most)
    for spelling in spellings:
        if not shortest <= len(spelling) <= longest:
            continue
        matcher.set_seq1(spelling)
        # The quick one is an upper bound.
        if matcher.quick_ratio() >= cutoff:
            ratio = matcher.ratio()
            if ratio >= cutoff:
                scored.append((-ratio, spelling))
    return [spelling for _, spelling in nsmallest(MOST_SUGGESTIONS, scored)]
