"""All situations a client can be in, cut into cells so that no line cuts one.

An axis is one thing that can be told of a client: whether a problem is stated, the
value of an attribute, whether one of several choices holds, the product in use.
Every situation has one cell on each axis; the first cell of an attribute is that
nobody knows it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from attrs import Factory, evolve, field, frozen

from recommender.checking.regions.cutting import current_products, cuts_of
from recommender.checking.regions.diagram import Diagrams, Mask
from recommender.checking.regions.numbers import Cuts
from recommender.model.knowledge import Knowledge
from recommender.model.product import Product, Value
from recommender.model.units import Units
from recommender.model.vocabulary import Attribute, Scale

Cell: TypeAlias = Value | None
"""What is known in a cell; None is nothing."""

CLOSED = ("problem", "objection")
CURRENT = "*current"
"""The subject of the axis of the product in use now; no id looks like this."""

NO, YES = 1, 2
"""The cells of an axis that says whether something holds."""

UNKNOWN = 1
"""The cell of what nobody knows, on the axis of an attribute."""


@frozen(kw_only=True)
class Axis:
    """One thing that can be told of a client.

    Attributes:
        subject: The subject of a line: `problem`, `objection`, an attribute.
        value: What holds or does not, where several things can hold at once; on
            the axis that says whether anything is known of them, empty.
        cells: What is known in each cell.
    """

    subject: str
    value: str = ""
    cells: tuple[Cell, ...] = (frozenset(), frozenset({"*"}))

    @property
    def full(self) -> Mask:
        """All cells."""
        return (1 << len(self.cells)) - 1

    @property
    def known(self) -> Mask:
        """The cells in which something is known."""
        return self.full & ~UNKNOWN if self.cells[0] is None else self.full


def _places(space: "Space") -> dict[tuple[str, str], int]:
    return {(axis.subject, axis.value): n for n, axis in enumerate(space.axes)}


def _diagrams(space: "Space") -> Diagrams:
    return Diagrams(
        [axis.known if space.complete else axis.full for axis in space.axes]
    )


@frozen(kw_only=True, eq=False)
class Space:
    """Every situation that the vocabulary can tell apart.

    Attributes:
        axes: In the order in which sets look at them.
        attributes: Those that clients state.
        cuts: Of the attributes that are numbers.
        current: The products in use now that rules can tell apart, by cell; the
            first cell is none, or one of which nothing is known.
        units: To write numbers down.
        complete: Whether only those situations count in which every attribute is
            known.
        diagrams: Where sets of situations are made.
        places: The place of each axis, by subject and value.
    """

    axes: tuple[Axis, ...]
    attributes: Mapping[str, Attribute]
    cuts: Cuts
    current: tuple[Product | None, ...] = (None,)
    units: Units = Units()
    complete: bool = False
    places: Mapping[tuple[str, str], int] = field(
        repr=False, default=Factory(_places, takes_self=True)
    )
    diagrams: Diagrams = field(repr=False, default=Factory(_diagrams, takes_self=True))

    @classmethod
    def of(cls, *several: Knowledge) -> "Space":
        """Return the situations that one or several knowledge bases tell apart.

        Several are cut together, so that regions of rules of one can be held
        against those of another.
        """
        attributes = _attributes(several)
        cuts = cuts_of(several, attributes)
        current = current_products(several)
        axes = tuple(_axes(several, attributes, cuts, current))
        return cls(
            axes=axes,
            attributes=attributes,
            cuts=cuts,
            current=current,
            units=several[-1].units,
        )

    def seen_by(self, knowledge: Knowledge) -> "Space":
        """Return the same situations, with products in use as one side has them.

        Of several knowledge bases each knows the products in use by its own data;
        sets of situations stay the same sets.
        """
        own = knowledge.products
        current = tuple(own.get(one.id) if one else None for one in self.current)
        return evolve(self, current=current)

    def where_all_is_known(self) -> "Space":
        """Return the situations of this space in which every attribute is known."""
        return Space(
            axes=self.axes,
            attributes=self.attributes,
            cuts=self.cuts,
            current=self.current,
            units=self.units,
            complete=True,
        )

    def place(self, subject: str, value: str = "") -> int:
        """Return the place of an axis."""
        return self.places[subject, value]

    def values(self, attribute: str) -> tuple[tuple[str, int], ...]:
        """Return the choices of a many-valued attribute, each with its axis."""
        choices = self.attributes[attribute].scale.choices
        return tuple((choice, self.places[attribute, choice]) for choice in choices)

    def many(self, axes: Iterable[int]) -> list[str]:
        """Return the many-valued attributes that some axes are of, by id."""
        subjects = {self.axes[axis].subject for axis in axes}
        return sorted(
            name
            for name in subjects
            if name in self.attributes and self.attributes[name].scale.many
        )


def _attributes(several: Iterable[Knowledge]) -> dict[str, Attribute]:
    """Return what clients state, by id; what several declare has the wider scale."""
    found: dict[str, Attribute] = {}
    for knowledge in several:
        for attribute in knowledge.attributes.values():
            if attribute.from_rules:
                continue
            known = found.get(attribute.id)
            found[attribute.id] = _wider(known, attribute) if known else attribute
    return dict(sorted(found.items()))


def _wider(one: Attribute, other: Attribute) -> Attribute:
    """Return an attribute that can be whatever one of two can be."""
    scales = one.scale, other.scale
    lows = [scale.low for scale in scales if scale.low is not None]
    highs = [scale.high for scale in scales if scale.high is not None]
    return Attribute(
        id=other.id,
        label=other.label,
        says=other.says,
        scale=Scale(
            choices={**one.scale.choices, **other.scale.choices},
            many=any(scale.many for scale in scales),
            unit=other.scale.unit,
            low=min(lows) if len(lows) == len(scales) else None,
            high=max(highs) if len(highs) == len(scales) else None,
        ),
        question=other.question,
        effort=other.effort,
    )


def _axes(
    several: Iterable[Knowledge],
    attributes: Mapping[str, Attribute],
    cuts: Cuts,
    current: tuple[Product | None, ...],
) -> Iterator[Axis]:
    """Yield the axes: first the problems, then what most rules look at."""
    several = tuple(several)
    problems = {name for knowledge in several for name in knowledge.problems}
    objections = {name for knowledge in several for name in knowledge.objections}
    for name in sorted(problems):
        yield Axis(subject="problem", value=name)
    used = _uses(several)
    for name in sorted(attributes, key=lambda name: (-used.get(name, 0), name)):
        yield from _axes_of(attributes[name], cuts)
    for name in sorted(objections):
        yield Axis(subject="objection", value=name)
    if len(current) > 1:
        yield Axis(
            subject=CURRENT,
            cells=tuple(frozenset({one.id} if one else ()) for one in current),
        )


def _axes_of(attribute: Attribute, cuts: Cuts) -> Iterator[Axis]:
    """Yield the axes of one attribute."""
    scale, name = attribute.scale, attribute.id
    if scale.many:
        yield Axis(subject=name, cells=(None, frozenset()))
        for choice in scale.choices:
            yield Axis(subject=name, value=choice)
        return
    known: tuple[Cell, ...] = (
        cuts.numbers[name]
        if scale.numeric
        else tuple(frozenset({choice}) for choice in scale.choices)
    )
    yield Axis(subject=name, cells=(None, *known))


def _uses(several: Iterable[Knowledge]) -> dict[str, int]:
    """Return how many lines look at each subject."""
    found: dict[str, int] = {}
    for knowledge in several:
        for rule in knowledge.rules.values():
            for line in rule.lines():
                found[line.subject] = found.get(line.subject, 0) + 1
    return found
