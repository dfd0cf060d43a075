"""The phrases about a number that conditions are written in, read from text.

Pure: names are not looked up here, and a text that cannot be read comes back as a
`Misread`.
"""

import re
from fractions import Fraction

from attrs import evolve

from recommender.loading.blame import Misread
from recommender.loading.name_phrases import KNOWN
from recommender.loading.names import quoted
from recommender.loading.quantities import (
    NUMBER,
    Measured,
    in_unit,
    misread_ends,
    read_ends,
    read_quantity,
)
from recommender.loading.spelling import (
    LONGEST,
    TOKEN,
    numbers_meant,
    odd_number,
    ranges_meant,
    written,
)
from recommender.model.condition import (
    Between,
    ClientValue,
    Compared,
    Comparison,
    CurrentValue,
    Test,
)

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
    spaced = " ".join(text.split())
    if spaced != text and not isinstance(read_test(spaced, measured), Misread):
        message = f"only one plain space belongs between the words of {quoted(text)}"
        return Misread("bad-phrase", message, right=(spaced,), certain=True)
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
