"""What one client brings: as it was stated, and as the vocabulary reads it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from attrs import field, frozen

from recommender.model.grades import Importance
from recommender.model.product import Product, Value

Stated: TypeAlias = Mapping[str, str] | Sequence[str]
"""Ids, or a mapping from id to `must`, `should` or `nice`."""

StatedValue: TypeAlias = str | int | float | Decimal | Sequence[str]
"""A choice, several choices, or a quantity with its unit such as `100 g/L`."""


@frozen(kw_only=True)
class Enquiry:
    """What one client brings, in the words of the vocabulary.

    Nothing is checked here: `KnowledgeBase.advise` reads it against the
    vocabulary and names every word it does not know.

    Attributes:
        problems: What the client says is wrong.
        context: Attribute values known for this client.
        objections: Doubts that the client has voiced.
        priorities: What matters most to the client.
        current: Id of the product in use now.

    >>> Enquiry(problems=["smudging"], context={"voc_limit": "100 g/L"}).current
    """

    problems: Stated = ()
    context: Mapping[str, StatedValue] = field(factory=dict)
    objections: Stated = ()
    priorities: Stated = ()
    current: str | None = None


@frozen(kw_only=True)
class Facts:
    """An enquiry as the vocabulary reads it: every word known, every value typed.

    Every mapping is sorted by id.

    Attributes:
        context: Choices that hold, or a number in the attribute's declared unit.
        current: The product in use now.
    """

    problems: Mapping[str, Importance] = field(factory=dict)
    context: Mapping[str, Value] = field(factory=dict)
    objections: Mapping[str, Importance] = field(factory=dict)
    priorities: Mapping[str, Importance] = field(factory=dict)
    current: Product | None = None
