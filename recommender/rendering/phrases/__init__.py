"""The fixed sentences around what authors wrote, per language."""

from collections.abc import Mapping
from types import MappingProxyType

from recommender.rendering.phrases.de import GERMAN
from recommender.rendering.phrases.en import ENGLISH
from recommender.rendering.phrases.hi import HINDI
from recommender.rendering.phrases.table import Phrases

PHRASES: Mapping[str, Phrases] = MappingProxyType(
    {"en": ENGLISH, "de": GERMAN, "hi": HINDI}
)


def phrases_for(language: str) -> Phrases:
    """Return the fixed sentences in `language`, or else in English.

    A region does not matter: `de-AT` is German.

    >>> phrases_for("de-AT").sources
    'Quellen'
    >>> phrases_for("fr") is ENGLISH
    True
    """
    return PHRASES.get(language.replace("_", "-").partition("-")[0], ENGLISH)
