"""Texts that are not there in every language."""

from collections.abc import Iterator

from recommender.checking.places import finding
from recommender.checking.texts import Shown, said, texts
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.knowledge import Knowledge


def missing_translation(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """A text is not there in every language of the knowledge base.

    Names of products, attributes and choices may stand in one language for all;
    whatever has been translated once is missed in the other languages.

    ## Why this is bad
    Clients who speak another language read the default one in the middle of theirs,
    or are not understood.

    ## Example
    `languages: [en, de]`, and a rule whose `because:` has `en:` only. Add `de:`.
    """
    told: set[tuple[str, str]] = set()
    for shown in texts(knowledge):
        missing = _missing(shown, knowledge.languages)
        if missing and (shown.of, shown.key) not in told:
            told.add((shown.of, shown.key))
            yield finding(
                "missing-translation",
                f"{shown.of}: `{shown.key}` is missing in {' and '.join(missing)}",
                shown.text.lines[0][1],
                help="write it per language, and add "
                + " and ".join(f"`{each}:`" for each in missing),
                severity=Severity.WARNING,
                id=str(shown.id),
            )
    for of, _, phrases in said(knowledge):
        spoken = [language for language, found in phrases.lines if found]
        lacking = [each for each in knowledge.languages if each not in spoken]
        if spoken and lacking:
            yield finding(
                "missing-translation",
                f"{of}: nothing under `says` is in {' or '.join(lacking)}",
                phrases.lines[0][1][0],
                help="add phrases under "
                + " and ".join(f"`{each}:`" for each in lacking),
                severity=Severity.WARNING,
            )


def _missing(shown: Shown, languages: tuple[str, ...]) -> list[str]:
    """Return the languages in which a text should be there, and is not."""
    spoken = [language for language, _ in shown.text.lines]
    needed = bool(spoken) and (shown.sentence or len(spoken) > 1)
    return [each for each in languages if each not in spoken] if needed else []
