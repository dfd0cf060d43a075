"""The phrases that conditions are written in, read from text.

Pure: names are not looked up here, and a text that cannot be read comes back as a
`Misread`.
"""

import re
from fractions import Fraction
from typing import TypeAlias

from attrs import evolve, frozen

from recommender.loading.blame import Misread
from recommender.loading.names import quoted
from recommender.loading.quantities import (
    NUMBER,
    Measured,
    in_unit,
    misread_ends,
    odd_number,
    read_ends,
    read_quantity,
)
from recommender.loading.spelling import (
    LONGEST,
    TOKEN,
    numbers_meant,
    ranges_meant,
    written,
)
from recommender.model.condition import (
    Between,
    ClientValue,
    Compared,
    Comparison,
    CurrentValue,
    IsKnown,
    Test,
)

ANY, ALL, NONE = "any of", "all of", "none of"
KNOWN = {"known": IsKnown(True), "unknown": IsKnown(False)}  # noqa: FBT003 - its name says it

_COMPARISONS = {each.value: each for each in Comparison}
_COMPARED_NUMBER = re.compile(rf"(at least|at most|above|below) ({NUMBER})(?: (\S.*))?")
_OTHERS_VALUE = re.compile(r"(client|current)\.(\S+)")
_COMPARED_OTHERS = re.compile(
    rf"(at least|at most|above|below) {_OTHERS_VALUE.pattern}"
)
_VALUE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_BEHIND = re.compile(
    rf"(?P<number>{NUMBER}.*?),?\s+(?:(?P<more>(?:or|and) (?:more|above|higher|over|up)"
    r"|oder mehr|plus|minimum|min\.?)|(?:or|and) (?:less|below|lower|under)"
    r"|oder weniger|maximum|max\.?)"
)
_LONGEST_PHRASE = 200
"""More than anybody writes about one number; a longer text is not looked into."""
_BETWEEN_NAMES = re.compile(r",|\s(?:or|and|nor|oder|und)\s")
_LISTED = re.compile(r"(not|none of|all of) (\S.*)")
_NUMBER = re.compile(rf"{NUMBER}(?: \S.*)?")
_ENDS = re.compile(rf"{NUMBER}(?: \S.*?)? to \S.*")

_WORDINGS = [
    (re.compile(pattern, re.IGNORECASE), right)
    for pattern, right in (
        (r">=|=>|≥|min(imum)?\b\.?|not below\b|(not|no) less than\b", "at least"),
        (
            r"<=|=<|≤|max(imum)?\b\.?|up to\b|(not|no) more than\b|not above\b",
            "at most",
        ),
        (r"at least\b|from\b|mindestens\b|ab\b", "at least"),
        (r"at most\b|höchstens\b|bis\b", "at most"),
        (r">|(more|greater|higher|larger) than\b|over\b|above\b|über\b", "above"),
        (r"<|(less|lower|smaller) than\b|under\b|below\b|unter\b", "below"),
        (r"==?|is\b|exactly\b|equals?\b", ""),
    )
]


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


def read_test(text: str, measured: Measured) -> Test | Misread:
    """Return the test that a phrase puts to a number.

    Limits of `client.` and `current.` come back unresolved, with the factor 1.

    >>> from recommender.model.vocabulary import Scale
    >>> hardness = Measured("hardness", Scale(unit="°dH"))
    >>> read_test("at least 15 °dH", hardness).limit
    Fraction(15, 1)
    >>> read_test(">= 15", hardness).right
    ('at least 15 °dH',)
    """
    found = _COMPARED_NUMBER.fullmatch(text)
    if found is not None and len(text) <= LONGEST:
        lead, digits, given = found.groups()
        number = in_unit(digits, given or "", measured, text)
        if isinstance(number, Misread):
            return number
        return Compared(_COMPARISONS[lead], number)
    others = _COMPARED_OTHERS.fullmatch(text)
    if others is not None:
        lead, whose, name = others.groups()
        limit = ClientValue(name) if whose == "client" else CurrentValue(name)
        return Compared(_COMPARISONS[lead], limit)
    return KNOWN.get(text) or _read_exact(text, measured)


def _read_exact(text: str, measured: Measured) -> Between | Misread:
    """Return the test of being one number, or of lying between two."""
    if len(text) > _LONGEST_PHRASE:
        return _bad_test(text, measured, ())
    behind = _BEHIND.fullmatch(text)
    if behind is not None:
        lead = "at least" if behind["more"] else "at most"
        return _bad_test(text, measured, (f"{lead} {behind['number'].strip()}",))
    if _ENDS.fullmatch(text):
        ends = read_ends(text, measured)
        return ends if isinstance(ends, Misread) else Between(*ends)
    if _NUMBER.fullmatch(text):
        number = read_quantity(text, measured)
        if not isinstance(number, Misread):
            return Between(number, number)
        return _misread_range(text, measured) or number
    return _misread_test(text, measured)


def _misread_test(text: str, measured: Measured) -> Misread:
    """Say why a phrase about a number cannot be read, and what was probably meant."""
    lead, body = _lead(text)
    unit = measured.unit
    ends = _misread_range(text, measured) if lead in {"", "at least"} else None
    if ends is not None:
        return ends
    right: tuple[str, ...]
    if _OTHERS_VALUE.fullmatch(body):
        right = (f"{lead} {body}",) if lead else ()
        return evolve(
            _bad_test(text, measured, right),
            help=f"write `above {body}`, `below`, `at least` or `at most`",
        )
    token = TOKEN.match(body)
    if not token:
        return _named(text, lead, body) or _bad_test(text, measured, ())
    rest = body[token.end() :].strip() or unit
    if rest.startswith("+") and not lead:
        lead, rest = "at least", rest.removeprefix("+").strip() or unit
    meant = numbers_meant(token[0])
    right = tuple(f"{lead} {written(digits, rest)}".strip() for digits in meant)
    spelt = not lead or text.startswith(f"{lead} ")
    if not spelt or meant == (token[0],):
        return _bad_test(text, measured, right)
    return Misread("bad-number", odd_number(token[0], meant), token[0], right)


def _named(text: str, lead: str, body: str) -> Misread | None:
    """Say whose value a limit is, where only the value is named."""
    if not lead or not _VALUE.fullmatch(body):
        return None
    return Misread(
        "bad-phrase",
        f"whose {body} is meant in {quoted(text)} is not said",
        body,
        (f"{lead} client.{body}", f"{lead} current.{body}"),
    )


def _misread_range(text: str, measured: Measured) -> Misread | None:
    """Say how a range should have been written, if the text is one."""
    unit = measured.unit
    return misread_ends(text, unit) if ranges_meant(text, unit) else None


def _lead(text: str) -> tuple[str, str]:
    """Return the comparison that `text` begins with, spelt rightly, and the rest."""
    for wording, right in _WORDINGS:
        found = wording.match(text)
        if found is not None:
            return right, text[found.end() :].strip()
    return "", text


def _bad_test(text: str, measured: Measured, right: tuple[str, ...]) -> Misread:
    """Say that a phrase about a number cannot be read."""
    number = written("15", measured.unit)
    return Misread(
        "bad-phrase",
        f"{quoted(text)} does not say which numbers of {measured.name} are meant",
        right=right,
        help=f"write `at least {number}`, `at most`, `above`, `below` or "
        f"`8 to {number}`",
        certain=measured.unit in text,
    )


def read_near(text: str, measured: Measured) -> Fraction | Misread:
    """Return the number that a priority aims at."""
    said = text.removeprefix("near ")
    if said == text:
        return Misread(
            "bad-phrase",
            f"{quoted(text)} is not a preference",
            help=f"write `lower`, `higher` or `near {written('5', measured.unit)}`",
        )
    number = read_quantity(said, measured)
    if isinstance(number, Misread):
        return evolve(
            number,
            part=number.part or said,
            right=tuple(f"near {each}" for each in number.right),
        )
    return number
