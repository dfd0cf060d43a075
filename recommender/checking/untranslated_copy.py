"""Translations that are not."""

from collections.abc import Iterator

from recommender.checking.places import also, finding
from recommender.checking.texts import texts
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.knowledge import Knowledge

_A_SENTENCE = 3


def untranslated_copy(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """A text is the same in two languages.

    Texts of one or two words, which may be names, are passed over.

    ## Why this is bad
    It was copied to be translated later, and nobody came back to it.

    ## Example
    `en: A thinner film sets faster.` and `de: A thinner film sets faster.`
    Translate the second, or leave it out.
    """
    for shown in texts(knowledge):
        seen: dict[str, tuple[str, str]] = {}
        for language, line in shown.text.lines:
            first = seen.setdefault(line.strip(), (language, line))
            if first[0] != language and len(line.split()) >= _A_SENTENCE:
                yield finding(
                    "untranslated-copy",
                    f"{shown.of}: `{shown.key}` is the same in {first[0]} and "
                    f"{language}",
                    line,
                    help="translate it, or leave the line out",
                    severity=Severity.WARNING,
                    related=also(first[1], f"the same in {first[0]}"),
                )
