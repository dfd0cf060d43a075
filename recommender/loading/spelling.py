"""Right spellings for numbers, ranges, and days written in another custom.

Only called once a text could not be read; what comes out is shown, never used.
"""

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from recommender.loading.names import quoted
from recommender.model.units import decimal_text

PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
"""A number as it must be written."""

LONGEST = 40
"""More digits than anybody needs, and few enough to stay quick."""

TOKEN = re.compile(
    r"[+\-\u2212\u2013]?(?:\d|(?<![.,])[.,](?=\d))"
    r"(?:\d|[.,'\u2019_/](?=\d)|[ \u00a0\u202f\u2009](?=\d{3}(?!\d)))*"
    r"(?:[eE][+\-]?\d+|[.,](?=\s|$))?"
)
"""What an author may have meant as one number."""

_THOUSANDS = re.compile(r"[0-9]{1,3}(?:([ '_])[0-9]{3})(?:\1[0-9]{3})*(?:\.[0-9]+)?")
_ODD = str.maketrans(
    {"\u2212": "-", "\u2013": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "}
    | {"\u2019": "'"}
)
_MONTHS = 12
_LARGEST_EXPONENT = 12
_THREE = 3


def numbers_meant(token: str) -> tuple[str, ...]:
    """Return the spellings that `token` can have meant; two where it is open.

    >>> [numbers_meant(t) for t in ("1,5", "1.000,5", "1,000", "1e3", "+7", "1/2")]
    [('1.5',), ('1000.5',), ('1000', '1.000'), ('1000',), ('7',), ('0.5',)]
    >>> numbers_meant("१५"), numbers_meant("1.2.3")
    (('15',), ())
    """
    text = _western(token).translate(_ODD).strip().rstrip(".,").removeprefix("+")
    sign = "-" if text.startswith("-") else ""
    text = text.removeprefix("-")
    found = tuple(
        sign + spelling
        for spelling in _unsigned(text)
        if PLAIN.fullmatch(spelling) and len(spelling) <= LONGEST
    )
    return tuple(dict.fromkeys(found))


def _western(text: str) -> str:
    """Return `text` with the digits of every script as 0 to 9."""
    return "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter
        for letter in text
    )


def _unsigned(text: str) -> tuple[str, ...]:
    """Return what a number without its sign can have meant."""
    if PLAIN.fullmatch(text):
        return (text,)
    if "/" in text:
        return _quotient(text)
    if "e" in text.casefold():
        return _power(text)
    if _THOUSANDS.fullmatch(pointed := text.replace(",", ".")):
        return (re.sub("[ '_]", "", pointed),)
    if text[:1] in {".", ","}:
        return (f"0.{text[1:]}",)
    return _points_and_commas(text)


def _quotient(text: str) -> tuple[str, ...]:
    """Return the decimal digits of a fraction such as 1/2, if they end."""
    top, _, bottom = text.partition("/")
    if not (top.isdecimal() and bottom.isdecimal() and len(text) <= LONGEST):
        return ()
    digits = decimal_text(Fraction(int(top), int(bottom))) if int(bottom) else None
    return (digits,) if digits else ()


def _power(text: str) -> tuple[str, ...]:
    """Return the digits of a number with an exponent."""
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return ()
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT:
        return ()
    return (f"{number:f}",)


def _points_and_commas(text: str) -> tuple[str, ...]:
    """Return what a number with commas, or several points, can have meant."""
    if not re.fullmatch(r"[0-9][0-9.,]*", text):
        return ()
    last = max(text.rfind("."), text.rfind(","))
    whole, mark, rest = text[:last], text[last], text[last + 1 :]
    others = set(re.findall("[.,]", whole))
    joined = re.sub("[.,]", "", text)
    groups = re.split("[.,]", whole)
    grouped = len(groups[0]) <= _THREE and all(len(g) == _THREE for g in groups[1:])
    grouped = grouped and not groups[0].startswith("0")
    if others == {mark}:
        return (joined,) if grouped and len(rest) == _THREE else ()
    if others:
        return (f"{''.join(groups)}.{rest}",) if grouped and len(others) == 1 else ()
    if len(rest) == _THREE and len(whole) <= _THREE and not whole.startswith("0"):
        return (joined, f"{whole}.{rest}")
    return (f"{whole}.{rest}",)


def odd_number(token: str, meant: tuple[str, ...]) -> str:
    """Say what is wrong with a number.

    >>> odd_number("1,5", ("1.5",))
    '"1,5" is not written as a number: the decimal mark is a point'
    """
    folded = token.casefold()
    if any(letter.isdecimal() and not letter.isascii() for letter in folded):
        why = "its digits are 0 to 9"
    elif folded[0] in "\u2212\u2013":
        why = "its minus is a hyphen"
    elif folded[0] == "+":
        why = "a plus is left out"
    elif len(meant) > 1:
        why = "thousands have no mark, and the decimal mark is a point"
    elif "e" in folded:
        why = "it is written without an exponent"
    elif "/" in folded:
        why = "it is written as a decimal"
    elif "," in folded and meant and "." in meant[0]:
        why = "the decimal mark is a point"
    elif folded[0] == "." or folded[-1] == ".":
        why = "digits stand on both sides of the point"
    elif meant and any(mark in folded for mark in ",'_ \u2019\u00a0\u202f\u2009."):
        why = "thousands have no mark"
    else:
        why = "it has digits and, if need be, one decimal point"
    return f"{quoted(token)} is not written as a number: {why}"


def written(digits: str, unit: str) -> str:
    """Return a quantity as authors write it.

    >>> written("15", "°dH"), written("7", "")
    ('15 °dH', '7')
    """
    return f"{digits} {unit}" if unit else digits


def unit_text(text: str) -> str:
    """Return a unit as it is compared: composed, and with one sign for micro.

    >>> unit_text("μm") == unit_text("µm")
    True
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).replace("\u03bc", "\u00b5")


def unit_look(unit: str) -> str:
    """Return a unit as a hurried reader sees it: `º` and `˚` are no degree signs."""
    folded = unit_text(unit).casefold().replace(" ", "")
    return folded.replace("\u00ba", "\u00b0").replace("\u02da", "\u00b0")


def ranges_meant(text: str, unit: str) -> tuple[str, ...]:
    """Return how a range would be written that `text` can have meant.

    >>> ranges_meant("between 1,5 and 2 %", "%"), ranges_meant("8-15", "°dH")
    (('1.5 to 2 %',), ('8 to 15 °dH',))
    """
    tokens = list(TOKEN.finditer(text))
    if len(tokens) != 2:  # noqa: PLR2004 - a range has two ends
        return ()
    first, second = tokens
    between = text[first.end() : second.start()].replace(unit, "").strip()
    known = {"", "to", "-", "\u2013", "\u2014", "..", "...", "and", "until", "bis"}
    lead = text[: first.start()].strip()
    if between not in known or lead not in {"", "between", "from"}:
        return ()
    if not between and second[0][0] not in "-\u2212\u2013":
        return ()
    # In `8-15` the dash is not a sign.
    digits = second[0].lstrip("-\u2212\u2013") if not between else second[0]
    rest = text[second.end() :].strip() or unit
    return tuple(
        f"{low} to {written(high, rest)}"
        for low in numbers_meant(first[0])
        for high in numbers_meant(digits)
    )[:2]


def days_meant(text: str) -> tuple[str, ...]:
    """Return the days, as `YYYY-MM-DD`, that `text` can have meant.

    >>> days_meant("30.6.2027"), days_meant("2027/6/30"), days_meant("4/5/2027")
    (('2027-06-30',), ('2027-06-30',), ('2027-05-04', '2027-04-05'))
    >>> days_meant("2027"), days_meant("soon")
    ((), ())
    """
    parts = re.fullmatch(
        r"([0-9]{1,4})([./\-\u2013 ])([0-9]{1,2})\2([0-9]{1,4})",
        _western(text).strip(),
    )
    if not parts:
        return ()
    first, mark, middle, last = parts.groups()
    year_first = len(first) > 2  # noqa: PLR2004 - days and months have two digits
    orders = [(first, middle, last)] if year_first else [(last, middle, first)]
    if mark == "/" and not year_first:
        orders.append((last, first, middle))
    return tuple(dict.fromkeys(day for order in orders if (day := _day(*order))))


def _day(year: str, month: str, day: str) -> str:
    """Return the day, or nothing where the calendar has none such."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
