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
from recommender.model.vocabulary import Scale
from recommender.testing.trade import (
    ATTRIBUTES,
    LAYERS,
    OBJECTIONS,
    PROBLEMS,
    PROPERTIES,
    UNITS,
)

NUMBERS = tuple(Fraction(n) for n in ("0", "2", "2.5", "5", "10"))


def limits(unit: str) -> tuple[Limit, ...]:
    """Return every kind of limit that a number in `unit` can be held against."""

    def factor(other: str) -> Fraction:
        return UNITS.factor(other, unit) or Fraction(1)

    return (
        Fraction(2),
        Fraction("2.5"),
        Fraction(5),
        ClientValue("voc_limit", factor("g/L")),
        ClientValue("hardness", factor("°dH")),
        CurrentValue("voc", factor("g/L")),
        CurrentValue("evaporation", factor("s")),
    )


def _named_tests(
    values: Sequence[str], *, several: bool, about_knowledge: bool
) -> Iterator[Test]:
    """Yield every kind of test on choices or ids."""
    first, second, *_ = values
    for value in values:
        yield AnyOf((value,))
    yield AnyOf((first, second))
    if several:
        yield AllOf((second, first))
    yield NoneOf((first,))
    yield NoneOf((first, second))
    if about_knowledge:
        yield IsKnown(known=True)
        yield IsKnown(known=False)


def _number_tests(unit: str) -> Iterator[Test]:
    """Yield every kind of test on numbers."""
    for place, limit in enumerate(limits(unit)):
        yield Compared(tuple(Comparison)[place % 4], limit)
        yield Compared(tuple(Comparison)[(place + 1) % 4], limit)
    yield Between(Fraction(2), Fraction(5))
    yield IsKnown(known=True)
    yield IsKnown(known=False)


def _tests(scale: Scale, *, several: bool) -> Iterator[Test]:
    """Yield every kind of test that an author can put to a scale."""
    if scale.numeric:
        return _number_tests(scale.unit)
    return _named_tests(tuple(scale.choices), several=several, about_knowledge=True)


@cache
def client_line_pool(layers: int = len(LAYERS)) -> tuple[Line, ...]:
    """Return lines on the client, with conclusions of the first `layers` only."""
    pool = [
        Line(subject, test)
        for subject, values in (("problem", PROBLEMS), ("objection", OBJECTIONS))
        for test in _named_tests(values, several=True, about_knowledge=False)
    ]
    for attribute in ATTRIBUTES.values():
        if attribute.id not in LAYERS[layers:]:
            scale = attribute.scale
            tests = _tests(scale, several=scale.many or attribute.from_rules)
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
        tests = _tests(own.scale, several=own.scale.many)
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
