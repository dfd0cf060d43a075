"""Phrases that two things of one kind share."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from recommender.checking.places import NOWHERE, also, finding
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.knowledge import Knowledge
from recommender.model.position import position_of
from recommender.model.text import Says, Text

_ACCENTS = re.compile("[\u0300-\u036f]")
_GAPS = re.compile(r"[\s_\-\u2010-\u2015.,;:!?'\"\u2019]+")


def ambiguous_phrase(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """Two things of one kind are said with the same phrase.

    ## Why this is bad
    Whoever says it is understood to mean both. Letters in small or large, accents,
    hyphens and full stops make no difference.

    ## Example
    `smudging` and `set-off` both with `says: [dirty sheets]`. Word at least one of
    them more closely.
    """
    kinds: list[tuple[str, list[tuple[str, Text, Says]]]] = [
        (
            "problems",
            [(each.id, each.label, each.says) for each in knowledge.problems.values()],
        ),
        (
            "objections",
            [
                (each.id, each.label, each.says)
                for each in knowledge.objections.values()
            ],
        ),
        (
            "priorities",
            [
                (each.id, each.label, each.says)
                for each in knowledge.priorities.values()
            ],
        ),
    ]
    for attribute in knowledge.attributes.values():
        if not attribute.from_rules:
            choices = attribute.scale.choices.values()
            kinds.append(
                (
                    f"choices of {attribute.id}",
                    [(each.id, each.label, each.says) for each in choices],
                )
            )
    for kind, things in kinds:
        yield from _shared(kind, things)


def _shared(
    kind: str, things: Iterable[tuple[str, Text, Says]]
) -> Iterator[Diagnostic]:
    """Yield a warning for each phrase that an earlier thing has, too."""
    said = [
        (language, phrase, name)
        for name, label, says in things
        for language, phrase in (*label.lines, *says.phrases())
    ]
    # The first one written is taken to be right.
    said.sort(key=lambda each: (position_of(each[1]) or NOWHERE, each[2]))
    owners: dict[tuple[str, str], tuple[str, str]] = {}
    for language, phrase, name in said:
        owner, first = owners.setdefault((language, _folded(phrase)), (name, phrase))
        if owner == name:
            continue
        yield finding(
            "ambiguous-phrase",
            f"{kind}: {owner!r} and {name!r} are both said as {str(phrase)!r}",
            phrase,
            help="word one of the two more closely",
            severity=Severity.WARNING,
            related=also(first, f"said of {owner!r} here"),
        )


def _folded(phrase: str) -> str:
    """Return a phrase without what hearing takes no notice of."""
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", phrase).casefold())
    return _GAPS.sub(" ", bare.replace("\u093c", "")).strip()
