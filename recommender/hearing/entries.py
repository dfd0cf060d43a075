"""Phrases ready to be looked for, and the ways that lead to them."""

from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

from attrs import frozen

from recommender.hearing.alternatives import is_group
from recommender.model.heard import Subject

PROBLEM: Final = Subject.PROBLEM
OBJECTION: Final = Subject.OBJECTION
"""Members of an enumeration are found slowly, and here they are asked for often."""


@frozen(cache_hash=True)
class Thing:
    """Something that can be mentioned: a problem, or a value of an attribute."""

    subject: Subject
    id: str
    value: str = ""


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """One way of saying a thing.

    Attributes:
        text: As its author wrote it.
        said: Its words, folded.
        label: Whether it is what the thing is called, and nobody wrote it down as
            the clients' own wording.
        hyphenated: Whether a word follows on the one before without a space.
    """

    thing: Thing
    language: str
    text: str
    said: tuple[str, ...]
    label: bool = False
    hyphenated: bool = False

    @property
    def troubles(self) -> bool:
        """Whether it says that there is a problem."""
        return self.thing.subject is PROBLEM

    @property
    def doubts(self) -> bool:
        """Whether it says that somebody has a doubt."""
        return self.thing.subject is OBJECTION


@dataclass(frozen=True, kw_only=True, eq=False)
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

    phrases: dict[int, tuple[Way, ...]]
    owned: tuple[int, ...]
    leads: tuple[int, ...]
    grouped: dict[int, tuple[int, ...]]
    seconds: frozenset[int]

    @classmethod
    def to(
        cls,
        phrases: dict[int, tuple[Way, ...]],
        owned: tuple[int, ...],
        leads: tuple[int, ...],
        grouped: dict[int, tuple[int, ...]],
    ) -> "Ways":
        """Return the ways to entries, with their second words."""
        seconds = frozenset((*phrases, *grouped))
        return cls(phrases, owned, leads, grouped, seconds)


NOWHERE: Final = Ways.to({}, (), (), {})
"""Where a key leads that no phrase is looked for by."""
