"""What is sold, and what it is made of."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias

from attrs import field, frozen

from recommender.model.condition import Line
from recommender.model.demonstration import Demo
from recommender.model.grades import Status
from recommender.model.text import Text

Value: TypeAlias = frozenset[str] | Fraction
"""What is known: the choices that hold, or a number in the declared unit."""


@frozen(kw_only=True)
class Component:
    """One line of a formulation.

    Attributes:
        least: Smallest share of it, in percent; None where nobody says.
        most: Largest share of it, in percent; None where nobody says.
    """

    substance: str
    least: Fraction | None = None
    most: Fraction | None = None
    role: str = ""


@frozen(kw_only=True)
class Formulation:
    """The make-up of a product.

    Attributes:
        complete: Whether what is not listed is not there.
        free_of: Substances and groups that are declared absent.
    """

    complete: bool = False
    components: tuple[Component, ...] = ()
    free_of: tuple[str, ...] = ()


@frozen(kw_only=True)
class Feature:
    """What the product has, what that does for the client, and for which needs."""

    feature: Text
    benefit: Text
    serves: tuple[str, ...] = ()


@frozen(kw_only=True)
class Material:
    """Something to leave behind, such as a brochure or a data sheet."""

    kind: str
    title: Text
    link: str = ""


@frozen(kw_only=True)
class Product:
    """One product of the catalog.

    Attributes:
        sold: Whether it is ours to sell; other makers' products can be in use now.
        properties: Known values by property; what is absent is unknown.
        suits: Lines on the client's attributes that say where it may be used.
        not_with: Categories and products it must not be used together with.
    """

    id: str
    label: Text = Text()
    category: str
    status: Status = Status.ACTIVE
    sold: bool = True
    replaced_by: str | None = None
    formulation: Formulation | None = None
    properties: Mapping[str, Value] = field(factory=dict)
    suits: tuple[Line, ...] = ()
    not_with: tuple[str, ...] = ()
    features: tuple[Feature, ...] = ()
    demo: Demo = Demo()
    materials: tuple[Material, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def offered(self) -> bool:
        """Whether it can be recommended at all."""
        return self.sold and self.status is Status.ACTIVE
