"""Numbers, quantities, and ranges, read from text.

Pure: a text that cannot be read comes back as a `Misread` that knows the right
spelling, and whoever knows where the text stands reports it.
Numbers are exact. A quantity needs the unit that its subject declares, or one that
declared factors turn into it.
"""

import re
import unicodedata
from fractions import Fraction

from attrs import frozen

from recommender.loading.blame import Misread
from recommender.loading.names import quoted
from recommender.loading.spelling import (
    LONGEST,
    TOKEN,
    numbers_meant,
    ranges_meant,
    written,
)
from recommender.model.units import Units, decimal_text
from recommender.model.vocabulary import Scale

NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
_QUANTITY = re.compile(rf"({NUMBER})(?: (\S.*))?")
_START = re.compile(NUMBER)
_RANGE = re.compile(rf"({NUMBER})(?: (\S.*?))? to ({NUMBER})(?: (\S.*))?")


def unit_text(text: str) -> str:
    """Return a unit as it is compared: composed, and with one sign for micro.

    >>> unit_text("μm") == unit_text("µm")
    True
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).replace("\u03bc", "\u00b5")


@frozen
class Measured:
    """What is told by a number.

    Attributes:
        name: Of the attribute or property, for messages.
        scale: Its unit and range.
        units: Declared factors.
    """

    name: str
    scale: Scale
    units: Units = Units()

    @property
    def unit(self) -> str:
        """Its declared unit."""
        return self.scale.unit


def read_quantity(text: str, measured: Measured) -> Fraction | Misread:
    """Return the number that `text` states, in the declared unit and range.

    >>> hardness = Measured("hardness", Scale(unit="°dH", high=Fraction(60)))
    >>> read_quantity("15 °dH", hardness)
    Fraction(15, 1)
    >>> read_quantity("15", hardness).right
    ('15 °dH',)
    """
    found = _QUANTITY.fullmatch(text)
    if found is None or len(text) > LONGEST:
        return _misread_number(text, measured)
    digits, given = found.groups()
    strange = given and given != measured.unit
    if strange and ranges_meant(text, measured.unit):
        message = f"{quoted(text)} is a range, and {measured.name} is one number"
        return Misread("bad-phrase", message, help="state one number")
    return in_unit(digits, given or "", measured, text)


def in_unit(
    digits: str, given: str, measured: Measured, text: str
) -> Fraction | Misread:
    """Return a number in the declared unit, if it is in the range.

    Args:
        digits: A number, spelt rightly.
        given: The unit it is stated in; empty for none.
        measured: What it is a number of.
        text: The whole text, for spelling it rightly.
    """
    number = Fraction(digits)
    scale = measured.scale
    if given != scale.unit:
        factor = _factor(digits, given, measured, text)
        if isinstance(factor, Misread):
            return factor
        number *= factor
    low, high = scale.low, scale.high
    if (low is not None and number < low) or (high is not None and number > high):
        nearest = low if low is not None and number < low else high
        return _outside(written(digits, given), measured, text, nearest)
    return number


def _factor(
    digits: str, given: str, measured: Measured, text: str
) -> Fraction | Misread:
    """Return what turns the unit `given` into the declared one."""
    unit = measured.unit
    if not given:
        return Misread(
            "missing-unit",
            f"{quoted(digits)} has no unit; {measured.name} is in {unit}",
            digits,
            (text.replace(digits, written(digits, unit), 1),),
        )
    if unit_text(given) == unit:
        return Fraction(1)
    factor = measured.units.factor(unit_text(given), unit) if unit else None
    if factor is not None:
        return factor
    return _strange_unit(given, measured, text)


def _strange_unit(given: str, measured: Measured, text: str) -> Misread:
    """Say that nothing turns the unit `given` into the declared one."""
    unit = measured.unit
    if given[0] in ",." or given[0].isdigit():
        return _misread_number(text, measured)
    if not unit:
        return Misread(
            "unit-mismatch",
            f"{measured.name} is a plain number, without {quoted(given)}",
            given,
            (text.replace(f" {given}", "", 1),),
        )
    near = given.casefold().replace(" ", "") == unit.casefold().replace(" ", "")
    return Misread(
        "unit-mismatch",
        f"{measured.name} is in {unit}, and nothing says how much "
        f"{quoted(given)} is in it",
        given,
        (text.replace(given, unit, 1),) if near else (),
        f"write it in {unit}, or declare `{given}` under `units` of the knowledge base",
        certain=near,
        like=text.replace(given, unit, 1),
    )


def _outside(
    said: str, measured: Measured, text: str, nearest: Fraction | None
) -> Misread:
    """Say that a number is out of the range."""
    scale = measured.scale
    low, high = (
        (decimal_text(end) or str(end)) if end is not None else ""
        for end in (scale.low, scale.high)
    )
    return Misread(
        "outside-range",
        f"{quoted(said)} is outside the range of {measured.name}, "
        f"{low} to {written(high, scale.unit)}",
        said,
        help=f"write a number from {low} to {written(high, scale.unit)}, or widen the "
        f"range where {measured.name} is declared",
        like=text.replace(said, written(decimal_text(nearest) or "", scale.unit), 1)
        if nearest is not None
        else "",
    )


def _misread_number(text: str, measured: Measured) -> Misread:
    """Say why `text` is not a quantity, and what was probably meant."""
    token = TOKEN.match(text)
    unit = measured.unit
    if not token or len(text) > LONGEST:
        return Misread(
            "bad-number",
            f"{quoted(text)} is not a number" + (f" of {unit}" if unit else ""),
            help=f"write it as in `{written('15', unit)}`",
        )
    rest = text[token.end() :].strip()
    meant = numbers_meant(token[0])
    if meant == (token[0],) and rest:
        # Only the space before the unit is missing.
        return Misread(
            "bad-phrase",
            f"a space belongs between the number and the unit of {quoted(text)}",
            right=(written(token[0], rest),),
            certain=True,
        )
    return Misread(
        "bad-number",
        odd_number(token[0], meant),
        token[0],
        tuple(written(digits, rest or unit) for digits in meant),
        "write digits and, if need be, one decimal point",
        certain=bool(rest) or not unit,
        like=written(start[0], rest or unit) if (start := _START.match(text)) else "",
    )


def odd_number(token: str, meant: tuple[str, ...]) -> str:
    """Say what is wrong with a number.

    >>> odd_number("1,5", ("1.5",))
    '"1,5" is not written as a number: the decimal mark is a point'
    """
    folded = token.casefold()
    if not folded.isascii() and any(letter.isdecimal() for letter in folded):
        why = "its digits are 0 to 9"
    elif folded.startswith("+"):
        why = "a plus is left out"
    elif len(meant) > 1:
        why = "thousands have no mark, and the decimal mark is a point"
    elif "e" in folded:
        why = "it is written without an exponent"
    elif "/" in folded:
        why = "it is written as a decimal"
    elif "," in folded and meant and "." in meant[0]:
        why = "the decimal mark is a point"
    elif any(mark in folded for mark in ",'_ \u2019\u00a0\u202f\u2009."):
        why = "thousands have no mark"
    else:
        why = "it has digits and, if need be, one decimal point"
    return f"{quoted(token)} is not written as a number: {why}"


def read_range(
    text: str, unit: str, units: Units
) -> tuple[Fraction, Fraction] | Misread:
    """Return both ends of a declared range, the lower one first.

    >>> read_range("0 to 60 °dH", "°dH", Units())
    (Fraction(0, 1), Fraction(60, 1))
    >>> read_range("60 to 0 °dH", "°dH", Units()).message
    '"60 to 0 °dH" runs backwards'
    """
    ends = read_ends(text, Measured("the range", Scale(unit=unit), units))
    if not isinstance(ends, Misread) and ends[0] == ends[1]:
        return Misread(
            "bad-phrase",
            f"the range {quoted(text)} holds a single number",
            help="write two different ends, the lower one first",
        )
    return ends


def misread_ends(text: str, unit: str) -> Misread:
    """Say why a range cannot be read, and what was probably meant.

    >>> misread_ends("0 to 1,5 %", "%").check, misread_ends("0-5 %", "%").check
    ('bad-number', 'bad-phrase')
    """
    right = ranges_meant(text, unit)
    if right and " to " in text:
        for token in TOKEN.findall(text):
            meant = numbers_meant(token)
            if meant != (token,):
                why = odd_number(token, meant)
                return Misread("bad-number", why, token, right, certain=unit in text)
    return Misread(
        "bad-phrase",
        f"{quoted(text)} is not written as a range",
        right=right,
        help=f"write it as in `8 to {written('15', unit)}`",
        certain=unit in text,
    )


def read_ends(text: str, measured: Measured) -> tuple[Fraction, Fraction] | Misread:
    """Return both ends of `8 to 15 °dH`."""
    found = _RANGE.fullmatch(text)
    unit = measured.unit
    if found is None or len(text) > LONGEST:
        return misread_ends(text, unit)
    first, given_first, second, given = found.groups()
    if unit and not given:
        return Misread(
            "missing-unit",
            f"{quoted(text)} has no unit; {measured.name} is in {unit}",
            right=(f"{first} to {written(second, unit)}",),
        )
    low = in_unit(first, given_first or given or "", measured, text)
    high = in_unit(second, given or "", measured, text)
    if isinstance(low, Misread):
        return low
    if isinstance(high, Misread):
        return high
    if low > high:
        return Misread(
            "bad-phrase",
            f"{quoted(text)} runs backwards",
            right=(f"{second} to {written(first, given or '')}",),
        )
    return low, high
