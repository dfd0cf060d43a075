"""Which groups a word is of: any of the words that a phrase leaves open may be said.

`The (bearing | gear) … (worn | bent)` is said of a bent gear.
"""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from recommender.hearing.alternatives import is_group, members
from recommender.hearing.lexicon import Lexicon

_BEGINNING: Final = 3
_ENDINGS: Final = ("", "s", "n", "en", "e", "er", "es")
_COMPOUNDS: Final = "de"
"""The language in which words are put together to one."""
_COMPOUND: Final = 9
"""Letters from which a word may be a compound."""
_SHORTEST_HEAD: Final = 3
_SHORTEST_TAIL: Final = 5


class _Member(NamedTuple):
    """A word of a group.

    Attributes:
        group: The number of the group.
        start: How the word begins: those of one meaning share their keys.
        others: Its further keys, where it is a compound.
    """

    group: int
    start: str
    others: frozenset[int]


class Groups:
    """The groups of words of a vocabulary; they never change."""

    def __init__(
        self, lexicons: Mapping[str, Lexicon], ids: Mapping[tuple[str, str], int]
    ) -> None:
        """Take up the groups among the numbered keys of all languages."""
        by_key: dict[int, list[_Member]] = {}
        by_tail: dict[str, set[int]] = {}
        for (language, group), number in ids.items():
            for word in members(group) if is_group(group) else ():
                first, *others = [
                    ids[language, key] for key in lexicons[language].keys[word]
                ]
                member = _Member(number, word[:_BEGINNING], frozenset(others))
                by_key.setdefault(first, []).append(member)
                if language == _COMPOUNDS and len(word) >= _SHORTEST_TAIL:
                    for ending in _ENDINGS:
                        by_tail.setdefault(word + ending, set()).add(number)
        self._by_key = by_key
        self._by_tail = by_tail

    def of(
        self, said: str, keys: Iterable[int], languages: Iterable[str]
    ) -> tuple[int, ...]:
        """Return the groups that a word is of, or sounds so in Latin letters.

        A German compound is what its last part is: `Tauchwalze` is a roller, whatever
        dips there.

        Args:
            said: The word, folded.
            keys: Of the word; none where it is only like one of the vocabulary.
            languages: It may be in.
        """
        own = frozenset(keys)
        found = {
            group
            for key in own
            for group, start, others in self._by_key.get(key, ())
            if others <= own
            and (start in said or (said.isascii() and not start.isascii()))
        }
        if len(said) >= _COMPOUND and _COMPOUNDS in languages:
            for cut in range(_SHORTEST_HEAD, len(said) - _SHORTEST_TAIL + 1):
                found |= self._by_tail.get(said[cut:], set())
        return tuple(sorted(found))
