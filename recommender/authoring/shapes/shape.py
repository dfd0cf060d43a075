"""What can stand in authored files, told once: the shapes that values have.

The loader reads files; shapes only tell what stands where, for whoever walks
through files (`mentions`) or tells editors about them (`schema`).
A test holds them in step with the loader.
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from attrs import field, frozen


@frozen
class Line:
    """Any text on one line or several; nobody looks into it."""


@frozen
class Spoken:
    """A text shown to people: one line, or one per language."""


@frozen
class Phrases:
    """What clients say: a list, or one per language."""


@frozen
class OneOf:
    """One of a few words, or a list of them."""

    words: tuple[str, ...]
    many: bool = False


@frozen
class Day:
    """A day of the calendar."""


@frozen
class Named:
    """The id of something that is declared elsewhere, or a list of such ids.

    Attributes:
        kind: What it is an id of.
        graded: Each may be given how much it matters.
        grades: The words for that, where they are not those of importance.
    """

    kind: str
    many: bool = False
    graded: bool = False
    grades: tuple[str, ...] = ()


@frozen
class Declared:
    """An id that is declared by standing here, or a list of such."""

    kind: str
    many: bool = False


@frozen
class Choices:
    """The choices of an attribute or a property: a list, or ids with labels."""


@frozen
class Unit:
    """The unit of an attribute or a property."""


@frozen
class Range:
    """The range of an attribute or a property, in its unit."""


@frozen
class Factors:
    """What one of a unit is in another."""


@frozen
class Fixed:
    """A quantity in units that the format itself knows."""

    pattern: str


@frozen
class Condition:
    """Lines that must hold of the client or of a product, or a list of blocks."""

    whose: Literal["client", "product"]


@frozen
class Suits:
    """Lines that must hold of what a client states."""


@frozen
class Values:
    """What attributes or properties are, each by its id."""

    of: Literal["attribute", "property", "conclusion"]


@frozen
class Preferences:
    """What is preferred of properties, each by its id."""


@frozen
class Record:
    """Keys that the format knows, each with its shape."""

    fields: Mapping[str, "Shape"]
    required: tuple[str, ...] = ()


@frozen
class Table:
    """Ids, each with something of the same shape.

    Attributes:
        kind: What they are ids of.
        declares: Whether they are declared by standing here.
    """

    kind: str
    value: "Shape"
    declares: bool = False


@frozen
class Members:
    """A list of things of the same shape; of `text` ones, too, where there is one."""

    value: "Shape"
    text: Spoken | None = field(default=None)


Shape: TypeAlias = (
    Line
    | Spoken
    | Phrases
    | OneOf
    | Day
    | Named
    | Declared
    | Choices
    | Unit
    | Range
    | Factors
    | Fixed
    | Condition
    | Suits
    | Values
    | Preferences
    | Record
    | Table
    | Members
)
