"""What can happen in a consultation: events, numbered as they happened.

Everything here is a value, and none of it is ever changed: what turns out to be
wrong is withdrawn by a later event.
"""

from collections.abc import Mapping
from enum import Enum
from typing import TypeAlias

from attrs import field, frozen, validators

from recommender.model.enquiry import Enquiry, Stated, StatedValue

Told: TypeAlias = str | tuple[str, ...]
"""The value of an attribute: a choice, several, or a quantity with its unit."""

Graded: TypeAlias = tuple[tuple[str, str], ...]
"""Pairs of id and importance, by id."""

ORDINARY = "should"
"""The importance of what nobody graded."""


class Thing(Enum):
    """What can be withdrawn."""

    PROBLEM = "problem"
    OBJECTION = "objection"
    PRIORITY = "priority"
    ATTRIBUTE = "attribute"
    CURRENT = "current"
    INTEREST = "interest"
    SAMPLE = "sample"
    MEASUREMENT = "measurement"
    AGREEMENT = "agreement"


@frozen(kw_only=True)
class Understood:
    """What was understood, in the words of the vocabulary.

    It is kept with what was said, so that a consultation reads the same later and
    elsewhere, whatever can be heard there.

    Attributes:
        problems: With the importance that the client gives them.
        context: Pairs of attribute and value, by attribute.
        current: The product in use now; empty where none was named.
    """

    problems: Graded = ()
    context: tuple[tuple[str, Told], ...] = ()
    objections: Graded = ()
    priorities: Graded = ()
    current: str = ""

    @classmethod
    def of(cls, enquiry: Enquiry) -> "Understood":
        """Return what an enquiry states."""
        return cls(
            problems=graded(enquiry.problems),
            context=tuple(
                (str(name), told(enquiry.context[name]))
                for name in sorted(enquiry.context)
            ),
            objections=graded(enquiry.objections),
            priorities=graded(enquiry.priorities),
            current=str(enquiry.current or ""),
        )


@frozen(kw_only=True)
class Said:
    """The client said something.

    Attributes:
        text: In the client's own words.
        opening: The opening question that it answers; empty for none.
    """

    text: str
    opening: str = ""
    understood: Understood = Understood()


@frozen(kw_only=True)
class Answered:
    """The client answered a question."""

    attribute: str
    value: Told


@frozen(kw_only=True)
class Passed:
    """A question was put and left unanswered; it is not put again.

    Attributes:
        opening: The opening question; empty where it was about an attribute.
        attribute: The attribute, or `product-in-use`; empty for an opening question.
    """

    opening: str = ""
    attribute: str = ""


@frozen(kw_only=True)
class Withdrawn:
    """What was said before about one thing no longer holds.

    Attributes:
        id: Of the problem, objection, priority, attribute, product or rung.
    """

    thing: Thing
    id: str


@frozen(kw_only=True)
class Objected:
    """The client voiced a doubt about buying."""

    objection: str


@frozen(kw_only=True)
class Settled:
    """The client was content with what was said about an objection."""

    objection: str


@frozen(kw_only=True)
class Confirmed:
    """The problem was said back to the client, who agreed that it is the one."""

    problem: str


@frozen(kw_only=True)
class ShowedInterest:
    """The client showed interest in a product."""

    product: str


@frozen(kw_only=True)
class Tried:
    """The client tried a sample of a product."""

    product: str


@frozen(kw_only=True)
class Measured:
    """A product was shown at work and measured.

    Attributes:
        success: Whether it did what had been agreed to count as success.
        text: What came out.
    """

    product: str
    success: bool
    text: str = ""


@frozen(kw_only=True)
class Agreed:
    """The client agreed to a commitment."""

    rung: str
    product: str


Progress: TypeAlias = Settled | Confirmed | ShowedInterest | Tried | Measured | Agreed
"""What brings a client nearer to a commitment."""

What: TypeAlias = Said | Answered | Passed | Withdrawn | Objected | Progress


@frozen(kw_only=True)
class Event:
    """One thing that happened.

    Attributes:
        number: Its place in the consultation, from 1.
        at: When it happened, as whoever recorded it wrote it; empty for unknown.
    """

    number: int = field(validator=validators.ge(1))
    at: str = ""
    what: What


def graded(stated: Stated) -> Graded:
    """Return what is stated with its importance."""
    found = stated if isinstance(stated, Mapping) else dict.fromkeys(stated, ORDINARY)
    return tuple((str(id_), str(found[id_])) for id_ in sorted(found))


def told(value: StatedValue) -> Told:
    """Return a stated value as text."""
    if isinstance(value, str | int | float) or not hasattr(value, "__iter__"):
        return str(value)
    return tuple(map(str, value))


def stated_context(context: Mapping[str, Told]) -> dict[str, StatedValue]:
    """Return told values as an enquiry states them, by attribute."""
    return {
        name: value if isinstance(value, str) else list(value)
        for name, value in sorted(context.items())
    }
