"""Phrases that say no more than the label."""

from collections.abc import Iterator

from recommender.checking.places import also, finding
from recommender.checking.texts import said
from recommender.loading.guessing import fold
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.knowledge import Knowledge


def phrase_repeats_label(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """A phrase is the label again.

    ## Why this is a note
    Labels are listened for anyway, so it adds nothing.

    ## Example
    `label: Smudging` and `says: [smudging]`. Leave the phrase out.
    """
    for of, label, phrases in said(knowledge):
        names = {(language, fold(line)): line for language, line in label.lines}
        for language, phrase in phrases.phrases():
            line = names.get((language, fold(phrase)))
            if line is not None:
                yield finding(
                    "phrase-repeats-label",
                    f"{of}: the phrase {str(phrase)!r} is the label again",
                    phrase,
                    help="leave it out",
                    severity=Severity.NOTE,
                    related=also(line, "the label"),
                )
