"""Exact numbers and the units they are given in.

Numbers are fractions throughout: nothing is rounded, and no float decides
anything.
"""

from collections.abc import Mapping
from fractions import Fraction

from attrs import Factory, field, frozen


def _known(
    factors: Mapping[str, tuple[Fraction, str]],
) -> dict[str, tuple[tuple[str, Fraction], ...]]:
    """Return, per unit, the units one step away and the factor to get there."""
    steps: dict[str, list[tuple[str, Fraction]]] = {}
    for unit, (factor, other) in factors.items():
        steps.setdefault(unit, []).append((other, factor))
        steps.setdefault(other, []).append((unit, 1 / factor))
    return {unit: tuple(found) for unit, found in steps.items()}


@frozen
class Units:
    """The unit factors that a knowledge base declares.

    Attributes:
        factors: `{"°fH": (Fraction("0.56"), "°dH")}` reads 1 °fH = 0.56 °dH.
    """

    factors: Mapping[str, tuple[Fraction, str]] = field(factory=dict)
    _steps: Mapping[str, tuple[tuple[str, Fraction], ...]] = field(
        init=False,
        eq=False,
        repr=False,
        default=Factory(lambda units: _known(units.factors), takes_self=True),
    )

    def factor(self, given: str, wanted: str) -> Fraction | None:
        """Return what one `given` is in `wanted`, or None when they are strangers.

        Declared factors work in both directions and through one another.

        >>> hardness = Units({"°fH": (Fraction("0.56"), "°dH")})
        >>> hardness.factor("°dH", "°fH")
        Fraction(25, 14)
        >>> hardness.factor("g/L", "°dH") is None
        True
        """
        if given == wanted:
            return Fraction(1)
        reached = {given: Fraction(1)}
        waiting = [given]
        while waiting:
            unit = waiting.pop()
            for other, step in self._steps.get(unit, ()):
                if other not in reached:
                    reached[other] = reached[unit] * step
                    waiting.append(other)
        return reached.get(wanted)

    def text(self, number: Fraction, unit: str) -> str:
        """Return `number` with its unit, exactly, as an author would write it.

        Where the decimal digits would never end, another declared unit in which
        they do is used instead.

        >>> Units().text(Fraction("15.50"), "°dH")
        '15.5 °dH'
        >>> Units({"°fH": (Fraction("0.56"), "°dH")}).text(Fraction(25, 14), "°fH")
        '1 °dH'
        """
        for other in (unit, *sorted(self._steps)):
            factor = self.factor(unit, other)
            digits = None if factor is None else decimal_text(number * factor)
            if digits is not None:
                return f"{digits} {other}" if other else digits
        return f"{number} {unit}"


def decimal_text(number: Fraction) -> str | None:
    """Return the decimal digits of `number`, or None when they never end.

    >>> [decimal_text(Fraction(n)) for n in ("0.4", "-3", "-0.05", "1/3")]
    ['0.4', '-3', '-0.05', None]
    """
    rest = number.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return None
    places = max(twos, fives)
    if places == 0:
        return str(number.numerator)
    scaled = abs(number.numerator) * 10**places // number.denominator
    digits = str(scaled).rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"
