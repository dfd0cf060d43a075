"""The phrases about names that conditions are written in, read from text.

Pure: names are not looked up here, and a text that cannot be read comes back as a
`Misread`.
"""

import re
from typing import TypeAlias

from attrs import frozen

from recommender.loading.blame import Misread
from recommender.loading.names import quoted
from recommender.model.condition import IsKnown

ANY, ALL, NONE = "any of", "all of", "none of"
KNOWN = {"known": IsKnown(True), "unknown": IsKnown(False)}  # noqa: FBT003 - its name says it

_BETWEEN_NAMES = re.compile(r",|\s(?:or|and|nor|oder|und)\s")
_LISTED = re.compile(r"(not|none of|all of) (\S.*)")
_LEADS_OF_NAMES = {
    "none of": NONE,
    "all of": ALL,
    "any of": "",
    "one of": "",
    "either": "",
    "neither": NONE,
    **dict.fromkeys(("not", "is not", "nicht"), "not"),
    "is": "",
}


@frozen
class Names:
    """Some names, and how many of them must hold.

    Attributes:
        how: `ANY`, `ALL` or `NONE`.
        words: The names, not yet looked up.
    """

    how: str
    words: tuple[str, ...]


NamesPhrase: TypeAlias = Names | IsKnown


def read_names(text: str) -> NamesPhrase | Misread:
    """Return the names in a phrase such as `none of flexo, screen`.

    >>> read_names("not screen")
    Names(how='none of', words=('screen',))
    >>> read_names("all of scumming, piling").words
    ('scumming', 'piling')
    >>> read_names("flexo or gravure").right
    ('[flexo, gravure]',)
    """
    if " " not in text:
        folded = text.casefold()
        if folded in KNOWN and folded != text:
            return _bad_names(text, (folded,))
        return KNOWN.get(text) or Names(ANY, (text,))
    found = _LISTED.fullmatch(text)
    if found is None:
        return _misread_names(text)
    lead, rest = found.groups()
    words = tuple(word.strip() for word in rest.split(","))
    if not all(words) or any(set(" []") & set(word) for word in words):
        return _misread_names(text)
    if lead == "not" and len(words) > 1:
        return _misread_names(text)
    return Names(ALL if lead == ALL else NONE, words)


def _misread_names(text: str) -> Names | Misread:
    """Say how names should have been put, or hand the text on as one unknown name."""
    lead, right = _lead_of_names(text)
    body = text[len(lead) :].strip(" []()")
    words = [word for part in _BETWEEN_NAMES.split(body) if (word := part.strip())]
    plain = bool(words) and all(re.fullmatch(r"[\w\-]+", word) for word in words)
    if not lead and (not plain or len(words) == 1):
        return Names(ANY, (text,))
    if not plain and right and body and "," not in body:
        # One name, spelt out or with spaces in it: it is looked up as it stands.
        return Names(NONE if right == "not" else right, (body,))
    if not plain:
        return _bad_names(text, ())
    if right == "not" and len(words) > 1:
        right = NONE
    if not lead and " and " in text:
        right = ALL
    if right:
        return _bad_names(text, (f"{right} {', '.join(words)}",))
    return _bad_names(text, (f"[{', '.join(words)}]" if words[1:] else words[0],))


def _lead_of_names(text: str) -> tuple[str, str]:
    """Return the words that a phrase of names begins with, and the right ones."""
    folded = text.casefold()
    for lead, right in _LEADS_OF_NAMES.items():
        if folded.startswith(f"{lead} "):
            return text[: len(lead)], right
    return "", ""


def _bad_names(text: str, right: tuple[str, ...]) -> Misread:
    """Say that a phrase of names cannot be read."""
    return Misread(
        "bad-phrase",
        f"{quoted(text)} is not a phrase that can be read here",
        right=right,
        help="write one id, `[one, other]`, `not one`, `none of one, other` or "
        "`all of one, other`",
    )
