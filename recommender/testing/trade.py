"""The fixed vocabulary of a small trade, that knowledge bases are drawn in.

Small, and with one of everything that behaves differently: choices held singly
and severally, numbers, attributes from rules in four layers, kinds of
categories, groups of substances, sources in and out of date.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Protocol, TypeVar

from recommender.model.grades import Effort
from recommender.model.knowledge import Knowledge
from recommender.model.text import Text
from recommender.model.units import Units
from recommender.model.vocabulary import (
    Attribute,
    Category,
    Choice,
    Direction,
    Need,
    Objection,
    ObjectionKind,
    Preference,
    Priority,
    Problem,
    Property,
    Scale,
    Source,
    Substance,
)

DAY = date(2026, 11, 23)
"""A day on which `valid-source` still counts and `expired-source` no longer."""

LAYERS = ("cause", "state", "grade", "verdict")
"""Attributes from rules; each is concluded only from those before it."""

PROBLEMS = ("piling", "scumming", "smudging")
OBJECTIONS = ("too-dear", "too-slow")
PRIORITIES = ("low-voc", "quick")
NEEDS = ("gentle-wash", "low-residue", "water")
PRODUCTS = ("alpha", "beta", "delta", "gamma")
SOURCES = ("expired-source", "valid-source")


class Named(Protocol):
    """Anything that has an id."""

    @property
    def id(self) -> str:
        """What it is called by."""


Thing = TypeVar("Thing", bound=Named)


def text(line: str) -> Text:
    """Return a line in English."""
    return Text.of({"en": line})


def choices(*ids: str, many: bool = False) -> Scale:
    """Return a scale of choices."""
    return Scale(choices={i: Choice(id=i) for i in ids}, many=many)


def numbers(unit: str) -> Scale:
    """Return a scale of numbers from 0 to 10."""
    return Scale(unit=unit, low=Fraction(0), high=Fraction(10))


def by_id(values: Iterable[Thing]) -> dict[str, Thing]:
    """Return a mapping from id to value, sorted by id as the loader's are."""
    return {value.id: value for value in sorted(values, key=lambda value: value.id)}


ATTRIBUTES: Mapping[str, Attribute] = by_id(
    [
        Attribute(id="process", scale=choices("flexo", "gravure", "screen")),
        Attribute(
            id="inks",
            scale=choices("oil", "uv", "water", many=True),
            effort=Effort.LOOK,
        ),
        Attribute(id="hardness", scale=numbers("°dH"), effort=Effort.MEASURE),
        Attribute(id="voc_limit", scale=numbers("g/L")),
        *(
            Attribute(
                id=layer,
                scale=choices("x", "y", "z", many=layer == "cause"),
                from_rules=True,
            )
            for layer in LAYERS
        ),
    ]
)

UNITS = Units(
    {
        "mg/L": (Fraction(1, 1000), "g/L"),
        # No such thing holds in the world; it lets everything be compared.
        "°dH": (Fraction(1, 2), "g/L"),
        "s": (Fraction(2), "g/L"),
    }
)

PROPERTIES: Mapping[str, Property] = by_id(
    [
        Property(id="voc", scale=numbers("g/L")),
        Property(id="evaporation", scale=numbers("s")),
        Property(id="smell", scale=choices("none", "sharp", "sweet", many=True)),
    ]
)

VOCABULARY = Knowledge(
    id="small-trade",
    version="1",
    units=UNITS,
    attributes=ATTRIBUTES,
    problems=by_id(
        [
            Problem(id="piling", ask=("inks",)),
            Problem(id="scumming", label=text("Scumming")),
            Problem(id="smudging", ask=("process", "hardness")),
        ]
    ),
    needs=by_id(Need(id=need, label=text(need)) for need in NEEDS),
    properties=PROPERTIES,
    categories=by_id(
        [
            Category(id="additive", label=text("Additives")),
            Category(id="blanket-wash", kind_of="wash"),
            Category(id="wash", label=text("Washes")),
        ]
    ),
    substances=by_id(
        [
            Substance(id="ester", groups=("solvent",)),
            Substance(id="limonene", groups=("solvent", "terpene")),
            Substance(id="soap", label=text("Soap")),
        ]
    ),
    objections=by_id(
        [
            Objection(id="too-dear", kind=ObjectionKind.PRICE),
            Objection(id="too-slow", kind=ObjectionKind.PRODUCT),
        ]
    ),
    priorities=by_id(
        [
            Priority(
                id="low-voc",
                prefer=(Preference(property="voc", direction=Direction.LOWER),),
            ),
            Priority(
                id="quick",
                prefer=(
                    Preference(property="evaporation", direction=Direction.HIGHER),
                    Preference(
                        property="voc", direction=Direction.NEAR, target=Fraction(5)
                    ),
                ),
            ),
        ]
    ),
    sources=by_id(
        [
            Source(id="expired-source", valid_until=date(2026, 1, 1)),
            Source(id="valid-source", valid_until=date(2030, 1, 1)),
        ]
    ),
)
