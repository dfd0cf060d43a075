"""The words of a trade: attributes, problems, needs, and what products are told by."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from fractions import Fraction

from attrs import field, frozen

from recommender.model.condition import Condition
from recommender.model.grades import Effort
from recommender.model.heard import Intent
from recommender.model.text import Says, Text


@frozen(kw_only=True)
class Choice:
    """One value that an attribute or property can take."""

    id: str
    label: Text = Text()
    says: Says = Says()


@frozen(kw_only=True)
class Scale:
    """What values an attribute or property can take: choices, or numbers.

    Attributes:
        choices: By id, in the author's order; empty for numbers.
        many: Several choices can hold at once.
        unit: The declared unit of numbers; empty for bare numbers.
        low: Least number of the range, in the unit; None where none is declared.
        high: Greatest number of the range, in the unit.
    """

    choices: Mapping[str, Choice] = field(factory=dict)
    many: bool = False
    unit: str = ""
    low: Fraction | None = None
    high: Fraction | None = None

    @property
    def numeric(self) -> bool:
        """Whether the values are numbers."""
        return not self.choices


@frozen(kw_only=True)
class Attribute:
    """One property of the client's situation.

    Attributes:
        from_rules: Nobody is asked for it; rules conclude it.
        from_client: Nobody is asked for it; clients say it by themselves.
        effort: What an answer to the question costs.
    """

    id: str
    label: Text = Text()
    says: Says = Says()
    scale: Scale
    from_rules: bool = False
    from_client: bool = False
    question: Text = Text()
    effort: Effort = Effort.ASK

    @property
    def asked_for(self) -> bool:
        """Whether a client may be asked for it."""
        return not (self.from_rules or self.from_client)


@frozen(kw_only=True)
class Property:
    """One property of products."""

    id: str
    label: Text = Text()
    scale: Scale


@frozen(kw_only=True)
class Problem:
    """What a client can say is wrong.

    Attributes:
        ask: Attributes to find out first, in the author's order.
        no_remedy: Why it is accepted that nothing helps in some situations; empty
            where the author accepts no such gap.
        intent: What clients say it for: most have a problem, but some only look for
            a product, or want to know how something is done.
    """

    id: str
    label: Text = Text()
    says: Says = Says()
    ask: tuple[str, ...] = ()
    no_remedy: Text = Text()
    intent: Intent = Intent.PROBLEM


@frozen(kw_only=True)
class Need:
    """What a product must do or be to solve a problem.

    Attributes:
        met_by: What a product must be; None, an error found by `check`, is met
            by nothing.
    """

    id: str
    label: Text = Text()
    met_by: Condition | None = None


@frozen(kw_only=True)
class Category:
    """A kind of product, in a tree.

    Attributes:
        kind_of: The parent, or None at the top.
    """

    id: str
    label: Text = Text()
    kind_of: str | None = None


@frozen(kw_only=True)
class Substance:
    """What a component of a formulation contains.

    Attributes:
        cas: CAS registry number; empty where unknown.
        groups: Names of the groups it belongs to.
    """

    id: str
    label: Text = Text()
    cas: str = ""
    groups: tuple[str, ...] = ()


class ObjectionKind(Enum):
    """What a doubt about buying is about."""

    NEED = "need"
    PRICE = "price"
    PRODUCT = "product"
    SOURCE = "source"
    TIME = "time"


@frozen(kw_only=True)
class Objection:
    """A client's doubt about buying.

    Attributes:
        explore: What to ask before answering.
    """

    id: str
    label: Text = Text()
    kind: ObjectionKind
    says: Says = Says()
    explore: Text = Text()


class Direction(Enum):
    """Which end of a property's range a priority prefers."""

    LOWER = "lower"
    HIGHER = "higher"
    NEAR = "near"


@frozen(kw_only=True)
class Preference:
    """What a priority prefers of one property.

    Attributes:
        target: The number that `near` aims at, in the property's unit.
    """

    property: str
    direction: Direction
    target: Fraction | None = None


@frozen(kw_only=True)
class Priority:
    """What can matter most to a client.

    Attributes:
        prefer: At least one; several count as their mean.
    """

    id: str
    label: Text = Text()
    says: Says = Says()
    prefer: tuple[Preference, ...] = ()


@frozen(kw_only=True)
class Source:
    """Where a claim comes from.

    Attributes:
        tier: How far it can be trusted, in the authors' own grades.
        valid_until: Past this day, claims resting on it alone are withheld.
    """

    id: str
    title: Text = Text()
    link: str = ""
    tier: str = ""
    published: date | None = None
    valid_until: date | None = None

    def valid_on(self, day: date) -> bool:
        """Whether it still counts on `day`; the last day is included."""
        return self.valid_until is None or day <= self.valid_until
