"""Text shown to people, per language.

Which language is shown never changes a decision.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Self

from attrs import frozen

ALTERNATIVES = re.compile(r"\((\s*[^()|\s][^()|]*(?:\|\s*[^()|\s][^()|]*)+)\)")
"""What a phrase leaves open: `(worn | bent)`."""


@frozen
class Text:
    """One thing said in several languages.

    Attributes:
        lines: Pairs of language and line, the knowledge base's default language
            first. Empty where the author wrote nothing.
    """

    lines: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, by_language: Mapping[str, str]) -> Self:
        """Build from a mapping whose first language is the one to fall back to."""
        return cls(tuple(by_language.items()))

    def in_language(self, language: str | None = None) -> str:
        """Return the line in `language`, else the first one, else nothing.

        >>> Text.of({"en": "Smudging", "de": "Verschmieren"}).in_language("de")
        'Verschmieren'
        >>> Text.of({"en": "Smudging"}).in_language("hi")
        'Smudging'
        """
        for spoken, line in self.lines:
            if spoken == language:
                return line
        return self.lines[0][1] if self.lines else ""

    def __bool__(self) -> bool:
        """Tell whether there is anything to show."""
        return bool(self.lines)


@frozen
class Says:
    """How clients word a thing, per language.

    Attributes:
        lines: Pairs of language and phrases, default language first.
    """

    lines: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, by_language: Mapping[str, Sequence[str]]) -> Self:
        """Build from a mapping of language to phrases."""
        return cls(tuple((lang, tuple(said)) for lang, said in by_language.items()))

    def phrases(self) -> Iterator[tuple[str, str]]:
        """Yield every phrase with its language."""
        for language, said in self.lines:
            for phrase in said:
                yield language, phrase
