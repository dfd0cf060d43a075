"""Phrases with alternatives: `the (bearing | gear) … (worn | bent)`.

Two lists of words stand for every pair of them, and cost no more than one phrase.
Alternatives of several words are written out, and so are all those of problems and
doubts without the dots. Three points are as good as the sign for them.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from recommender.hearing.words import Word, folded, sentences
from recommender.model.text import ALTERNATIVES

GAP: Final = "\u2026"
"""Stands for some words that may be anything."""
POINTS: Final = "..."
"""How it is typed where a keyboard has no sign for it."""
WIDTH: Final = 6
"""How many words may stand in all the gaps of a phrase."""


def is_group(said: str) -> bool:
    """Whether a word of a phrase stands for any of several."""
    return said.startswith("(")


def members(said: str) -> tuple[str, ...]:
    """Return the words that a word of a phrase stands for: itself, or its group's.

    >>> members("(gear|bearing)"), members("gear")
    (('gear', 'bearing'), ('gear',))
    """
    return tuple(said.strip("()").split("|"))


def written_out(text: str) -> Iterator[str]:
    """Yield a phrase with each of its alternatives.

    >>> list(written_out("(stiff | hard) handle"))
    ['stiff handle', 'hard handle']
    """
    parts = ALTERNATIVES.split(text)
    for chosen in product(*map(_alternatives, parts[1::2])):
        yield "".join(_joined(parts[::2], chosen))


def gathered(text: str) -> Iterator[str]:
    """Yield a phrase with alternatives of one word kept together.

    >>> list(gathered("the gear … (worn | bent | out of true)"))
    ['the gear … (worn | bent)', 'the gear … out of true']
    """
    parts = ALTERNATIVES.split(text)
    choices = []
    for inside in parts[1::2]:
        single = [each for each in _alternatives(inside) if len(_words(each)) == 1]
        several = [each for each in _alternatives(inside) if each not in single]
        together = [f"({' | '.join(single)})"] if len(single) > 1 else single
        choices.append([*together, *several])
    for chosen in product(*choices):
        yield "".join(_joined(parts[::2], chosen))


def words_with_groups(text: str) -> tuple[Word, ...]:
    """Return the words of a phrase, each of its groups as one.

    >>> [word.folded for word in words_with_groups("the gear … (Worn | bent)")]
    ['the', 'gear', '(worn|bent)']
    """
    found: list[Word] = []
    start = 0
    for group in ALTERNATIVES.finditer(text):
        found += _words(text[start : group.start()], start)
        inside = (word.folded for word in _words(group[1]))
        found.append(Word(group.start(), group.end(), f"({'|'.join(inside)})"))
        start = group.end()
    return (*found, *_words(text[start:], start))


def chosen_in(text: str, words: Iterator[str]) -> str:
    """Return a phrase with the next of `words` in the place of each group.

    >>> chosen_in("the (gear | bearing) … (worn | bent)", iter(["bearing", "worn"]))
    'the bearing … worn'
    """
    return ALTERNATIVES.sub(lambda _: next(words), text)


def spelt_as(text: str, said: Sequence[str]) -> str:
    """Return a phrase with the words that were said, of each of its groups one.

    Args:
        text: The phrase.
        said: Folded words, of a group or not; a compound is said by each of its parts.

    >>> spelt_as("(Price | cost) … too (high | steep)", ["price", "too", "steep"])
    'Price … too steep'
    """
    kept = ALTERNATIVES.sub(lambda group: _said_of(group[1], said), text)
    return " ".join(kept.split())


def _said_of(inside: str, said: Sequence[str]) -> str:
    each = (word for word in _alternatives(inside) if folded(word) in said)
    return next(each, "")


def _alternatives(inside: str) -> list[str]:
    return [one for each in inside.split("|") if (one := each.strip())]


def _words(text: str, start: int = 0) -> list[Word]:
    return [word.moved(start) for sentence in sentences(text) for word in sentence]


def _joined(around: list[str], chosen: tuple[str, ...]) -> Iterator[str]:
    """Yield the parts of a phrase in turn."""
    for part, each in zip(around, (*chosen, ""), strict=True):
        yield part
        yield each
