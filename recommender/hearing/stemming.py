"""From a word to what its forms share, per language.

Stems come from snowball; what it leaves apart and everybody hears as one is put
together here: `trocknet` and `Trocknung`, `oily` and `oil`.
"""

import hashlib
import sys
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import Any

from recommender.errors import RecommenderError
from recommender.hearing.tongues.de import GERMAN
from recommender.hearing.tongues.en import ENGLISH
from recommender.hearing.tongues.hi import HINDI
from recommender.hearing.tongues.tongue import words_of

TONGUES = {tongue.code: tongue for tongue in (ENGLISH, GERMAN, HINDI)}

_SNOWBALL = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}

_SHORTEST_STEM = 4
_WHOLE = words_of("armi carri copi counti earli glassi parti readi stori studi tini")
"""Stems of words that are no adjectives of shorter ones: a party is not a part."""
_UNDOUBLED = "bdfgmnprt"
"""Letters of which snowball takes one of two away: of `rolled` it leaves `roll`."""
_REMEMBERED = 10_000
"""Words, and so stems; a vocabulary and a text have most of them more than once."""


class HearingNotInstalledError(RecommenderError):
    """What hearing needs beyond the core is not installed."""

    def __init__(self, name: str) -> None:
        """Say what is missing, and how to get it."""
        super().__init__(
            f"hearing needs {name}, which is not installed; "
            "install it with `pip install recommender[hearing]`"
        )


def needed(name: str) -> object:
    """Return a module of the `hearing` extra.

    Raises:
        HearingNotInstalledError: It is not installed.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise HearingNotInstalledError(name) from error


def _snowball(language: str) -> Any:  # noqa: ANN401 - a class per language
    """Return the stemmer of a language, or None where snowball does not know it."""
    name = _SNOWBALL.get(language)
    if name is None:
        return None
    snowball: Any = needed("snowballstemmer")
    return snowball.stemmer(name)


def code_of_stemmers(languages: Iterable[str]) -> str:
    """Return a fingerprint of the code that takes endings off words.

    Raises:
        HearingNotInstalledError: It is not installed.
    """
    classes = [
        cls for language in languages for cls in type(_snowball(language)).__mro__
    ]
    modules = dict.fromkeys(sys.modules[cls.__module__] for cls in classes)
    found = hashlib.sha256()
    for module in modules:
        path = getattr(module, "__file__", None)
        found.update(Path(path).read_bytes() if path else module.__name__.encode())
    return found.hexdigest()


def stemmer_of(language: str) -> Callable[[str], str]:
    """Return what takes the endings off words of `language`, in any thread.

    A language that snowball does not know keeps its endings.
    """
    snowball = _snowball(language)
    if snowball is None:
        return str
    one_by_one = Lock()

    def stem(word: str) -> str:
        # Snowball notes in the stemmer where in the word it is.
        with one_by_one:
            stemmed: str = snowball.stemWord(word)
        return stemmed

    whole = {"en": _english, "de": _german, "hi": _hindi}.get(language, _plain)(stem)
    return lru_cache(_REMEMBERED)(whole)


def _plain(stem: Callable[[str], str]) -> Callable[[str], str]:
    return stem


def _english(stem: Callable[[str], str]) -> Callable[[str], str]:
    """Return a stemmer that also hears `oily` and `oil` as one."""

    def english(word: str) -> str:
        found = stem(ENGLISH.forms.get(word, word).removesuffix("'s"))
        if len(found) < _SHORTEST_STEM or found in _WHOLE:
            return found
        found = found.removesuffix("i")
        if found[-1] == found[-2] and found[-1] in _UNDOUBLED:
            # Of `scuffed` snowball leaves `scuf`, of `scuff` all.
            found = found[:-1]
        return found

    return english


def _german(stem: Callable[[str], str]) -> Callable[[str], str]:
    """Return a stemmer that also hears `trocknet` and `Trocknung` as one."""

    def german(word: str) -> str:
        base = GERMAN.forms.get(word, word)
        if base is word and base.startswith("ge") and base.endswith(("t", "en")):
            rest = base[2:]
            base = rest if len(rest) > _SHORTEST_STEM else base
        found = stem(base)
        if len(found) > _SHORTEST_STEM and found.endswith("ung"):
            found = stem(found[:-3])
        if len(found) >= _SHORTEST_STEM and found.endswith("t"):
            found = stem(found[:-1])
        return found

    return german


def _hindi(stem: Callable[[str], str]) -> Callable[[str], str]:
    """Return a stemmer that takes no notice of dots and moons over letters."""

    def hindi(word: str) -> str:
        return stem(word).replace("\u093c", "").replace("\u0901", "\u0902")

    return hindi
