"""Numbers, quantities, and ranges, read from text.

Pure: a text that cannot be read comes back as a `Misread` that knows the right
spelling, and whoever knows where the text stands reports it.
Numbers are exact. A quantity needs the unit that its subject declares, or one that
declared factors turn into it.
"""

import re
from fractions import Fraction

from attrs import frozen

from recommender.loading.blame import Misread
from recommender.loading.names import quoted
from recommender.loading.spelling import (
    LONGEST,
    TOKEN,
    numbers_meant,
    odd_number,
    ranges_meant,
    unit_look,
    unit_text,
    written,
)
from recommender.model.units import Units, decimal_text
from recommender.model.vocabulary import Scale

NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
_QUANTITY = re.compile(rf"({NUMBER})(?: (\S.*))?")
_START = re.compile(NUMBER)
_ANOTHER_NUMBER = re.compile(r"\s[+-]?[.,]?\d")
_RANGE = re.compile(rf"({NUMBER})(?: (\S.*?))? to ({NUMBER})(?: (\S.*))?")


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
    token = TOKEN.match(text)
    if token and numbers_meant(token[0]) != (token[0],):
        return _misread_number(text, measured)
    if _ANOTHER_NUMBER.search(f" {given}"):
        return Misread(
            "bad-phrase",
            f"{quoted(text)} names more than one number",
            help=f"write one, or a range such as `8 to {written('15', unit)}`",
        )
    if not unit:
        return Misread(
            "unit-mismatch",
            f"{measured.name} is a plain number, without {quoted(given)}",
            given,
            (text.replace(f" {given}", "", 1),),
        )
    near = unit_look(given) == unit_look(unit)
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
    rest = text[token.end() :].strip() if token else ""
    meant = numbers_meant(token[0]) if token else ()
    plain = token is not None and meant == (token[0],)
    if token is None or len(text) > LONGEST or (plain and rest[:1] in {",", "."}):
        like = _number_inside(text, unit)
        return Misread(
            "bad-number",
            f"{quoted(text)} is not a number" + (f" of {unit}" if unit else ""),
            help="state one number"
            if like
            else f"write it as in `{written('15', unit)}`",
            like=like,
        )
    if plain and rest:
        # What stands between the number and the unit is not one plain space.
        right = written(token[0], rest)
        read = in_unit(token[0], rest, measured, right)
        if isinstance(read, Misread) and read.check != "outside-range":
            return read
        some = "only one plain" if text[token.end()].isspace() else "a"
        return Misread(
            "bad-phrase",
            f"{some} space belongs between the number and the unit of {quoted(text)}",
            right=(right,),
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


def _number_inside(text: str, unit: str) -> str:
    """Return the one number that a text holds, as a quantity, if there is one."""
    found = TOKEN.findall(text) if len(text) <= LONGEST and unit in text else []
    meant = numbers_meant(found[0]) if len(found) == 1 else ()
    return written(meant[0], unit) if meant else ""


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
