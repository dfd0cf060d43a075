"""Every kind of line, to draw from and to go through one by one."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from recommender.model.condition import (
    AllOf,
    AnyOf,
    Between,
    ClientValue,
    Compared,
    Comparison,
    CurrentValue,
    IsKnown,
    Limit,
    Line,
    NoneOf,
    Test,
)
from tests.small_trade import ATTRIBUTES, LAYERS, OBJECTIONS, PROBLEMS, PROPERTIES

NUMBERS = tuple(Fraction(n) for n in ("0", "2", "2.5", "5", "10"))
LIMITS: tuple[Limit, ...] = (
    Fraction(2),
    Fraction("2.5"),
    Fraction(5),
    ClientValue("voc_limit"),
    ClientValue("hardness", Fraction(1, 2)),
    CurrentValue("voc"),
    CurrentValue("evaporation", Fraction(2)),
)


def _choice_tests(values: Sequence[str], *, about_knowledge: bool) -> Iterator[Test]:
    """Yield every kind of test on choices."""
    first, second, *_ = values
    for value in values:
        yield AnyOf((value,))
    yield AnyOf((first, second))
    yield AllOf((second, first))
    yield NoneOf((first,))
    yield NoneOf((first, second))
    if about_knowledge:
        yield IsKnown(known=True)
        yield IsKnown(known=False)


def _number_tests() -> Iterator[Test]:
    """Yield every kind of test on numbers."""
    for place, limit in enumerate(LIMITS):
        yield Compared(tuple(Comparison)[place % 4], limit)
        yield Compared(tuple(Comparison)[(place + 1) % 4], limit)
    yield Between(Fraction(2), Fraction(5))
    yield IsKnown(known=True)
    yield IsKnown(known=False)


@cache
def client_line_pool(layers: int = len(LAYERS)) -> tuple[Line, ...]:
    """Return lines on the client, with conclusions of the first `layers` only."""
    pool = [
        Line(subject, test)
        for subject, values in (("problem", PROBLEMS), ("objection", OBJECTIONS))
        for test in _choice_tests(values, about_knowledge=False)
    ]
    for attribute in ATTRIBUTES.values():
        if attribute.id not in LAYERS[layers:]:
            scale = attribute.scale
            tests = (
                _number_tests()
                if scale.numeric
                else _choice_tests(tuple(scale.choices), about_knowledge=True)
            )
            pool.extend(Line(attribute.id, test) for test in tests)
    return tuple(pool)


@cache
def product_line_pool() -> tuple[Line, ...]:
    """Return lines on products."""
    pool = [
        Line(subject, AnyOf(values))
        for subject, values in (
            ("contains", ("ester",)),
            ("contains", ("solvent", "soap")),
            ("free_of", ("terpene",)),
            ("free_of", ("limonene", "soap")),
            ("product", ("alpha", "gamma")),
            ("category", ("wash",)),
            ("category", ("blanket-wash", "additive")),
        )
    ]
    pool.append(Line("contains", AllOf(("limonene", "soap"))))
    pool.append(Line("product", NoneOf(("beta",))))
    pool.append(Line("category", NoneOf(("blanket-wash",))))
    for own in PROPERTIES.values():
        tests = (
            _number_tests()
            if own.scale.numeric
            else _choice_tests(tuple(own.scale.choices), about_knowledge=True)
        )
        pool.extend(Line(own.id, test) for test in tests)
    return tuple(pool)


@cache
def suits_line_pool() -> tuple[Line, ...]:
    """Return lines that say where a product may be used."""
    return tuple(
        line
        for line in client_line_pool(0)
        if line.subject in ATTRIBUTES
        and (
            isinstance(line.test, AnyOf | NoneOf | Between)
            or (isinstance(line.test, Compared) and line.test.limit in NUMBERS)
        )
    )
