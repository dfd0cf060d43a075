"""Text taken apart into words, numbers and the ends of sentences, each with its span.

One pass from left to right with alternatives that cannot overlap, so the time is
linear in the length whatever the text is.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

LONGEST_WORD: Final = 60
"""Longer runs of letters are no words; they are skipped."""

LONGEST_SENTENCE: Final = 48
"""Words after which a text without full stops is cut, so that work stays linear."""

_LETTERS: Final = (
    "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u0963\u0971-\u1fff\u200c\u200d"
    "\u2c00-\u2fef\u3005-\ud7ff\uf900-\ufdff\ufe70-\ufefe\uff21-\uffdc"
    "\U00010000-\U0001efff\U00020000-\U0003ffff"
)
_DIGITS: Final = "0-9\u0966-\u096f"
_TOKEN: Final = re.compile(
    # A blank is taken with what follows, which is quicker than to look and fail there.
    rf" ?(?:(?P<word>[{_LETTERS}]+(?:['\u2019][{_LETTERS}]+)*)"
    rf"|(?P<number>[{_DIGITS}]+(?:[.,][{_DIGITS}]+)*)"
    r"|(?P<end>[.!?;:\u0964\u0965\u2026]|\n[ \t\r]*\n)"
    r"|(?P<comma>,))"
)
_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_DOTTED: Final = re.compile("(?<=[\u0915-\u0917\u091c\u092b])\u093c")
"""The dot that most leave out under the letters of Persian and English sounds."""
_NASAL: Final = re.compile(
    "\u0901|\u0928\u094d(?=[\u091f-\u0922\u0924-\u0927])|\u092e\u094d(?=[\u092a-\u092d])"
)
"""Three ways to write what the plain dot of a nasal stands for in Devanagari."""


class Word:
    """One word or number of a text.

    Attributes:
        folded: Without case and accents.
        number: Whether it is a number; `folded` is then as written.
        joined: Whether it follows on the word before without a space, as behind a
            hyphen.
        comma: Whether a comma stands before it.
    """

    __slots__ = ("comma", "end", "folded", "joined", "number", "start")

    def __init__(  # noqa: PLR0913, PLR0917 - each is a thing of its own
        self,
        start: int,
        end: int,
        folded: str,
        number: bool = False,  # noqa: FBT001, FBT002 - by name it takes longer
        joined: bool = False,  # noqa: FBT001, FBT002
        comma: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """Note what stands from `start` to `end`."""
        self.start = start
        self.end = end
        self.folded = folded
        self.number = number
        self.joined = joined
        self.comma = comma

    def by_itself(self) -> "Word":
        """Return it as what follows on nothing."""
        return Word(self.start, self.end, self.folded, self.number)

    def moved(self, by: int) -> "Word":
        """Return it so many characters further on."""
        return Word(
            self.start + by,
            self.end + by,
            self.folded,
            self.number,
            self.joined,
            self.comma,
        )


def folded(text: str) -> str:
    """Return `text` without case and without the accents of European scripts.

    Of spellings that Devanagari leaves open, one stays.

    >>> folded("Schäumt"), folded("don\u2019t"), folded("काग़ज़") == folded("काग़ज़")
    ('schaumt', "don't", True)
    >>> folded("ख़राब") == folded("खराब"), folded("गन्दा") == folded("गंदा")
    (True, True)
    """
    if text.isascii():
        return text.lower()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold())
    bare = unicodedata.normalize("NFC", bare).replace("\u2019", "'")
    return _NASAL.sub("\u0902", _DOTTED.sub("", bare))


def sentences(text: str) -> Iterator[tuple[Word, ...]]:
    """Yield the words of each sentence; commas do not end one.

    >>> [[word.folded for word in each] for each in sentences("It tones. pH 4.2!")]
    [['it', 'tones'], ['ph', '4.2']]
    """
    found: list[Word] = []
    last_end, comma = -1, False
    # Letters that fold to as many keep their places, so one look is enough.
    lowered = text.lower() if text.isascii() else ""
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup or ""
        start, end = token.span()
        if text[start] == " ":
            start += 1
        if kind == "end":
            if found:
                yield tuple(found)
                found = []
            comma = False
            continue
        if kind == "comma":
            comma = bool(found)
            continue
        if end - start > LONGEST_WORD:
            # A run without a space, such as Chinese text, is one word nobody knows.
            word = Word(start, end, "")
        else:
            word = Word(
                start,
                end,
                lowered[start:end] if lowered else folded(text[start:end]),
                kind == "number",
                start == last_end
                or (start == last_end + 1 and text[last_end] in "-\u2010\u2011"),
                comma,
            )
        last_end, comma = end, False
        found.append(word)
        if len(found) == LONGEST_SENTENCE:
            yield tuple(found)
            found = []
    if found:
        yield tuple(found)
