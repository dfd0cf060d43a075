"""One ranked product, and everything that speaks for it and against it.

Points are integers: sums are exact and do not care about order.
"""

from fractions import Fraction
from functools import cached_property

from attrs import frozen

from recommender.model.grades import Importance, Strength
from recommender.model.lazily import MadeWhenAsked
from recommender.model.outlook import ContrastRow
from recommender.model.text import Text


@frozen(kw_only=True)
class Contribution:
    """What one stated problem adds to a product's score.

    Attributes:
        strength: The product's support for the problem.
        needs: Needs held for the problem that the product meets.
        rules: The rules that hold those needs for the problem.
    """

    problem: str
    importance: Importance
    strength: Strength
    needs: tuple[str, ...]
    rules: tuple[str, ...]

    @property
    def points(self) -> int:
        """Importance times strength."""
        return self.importance * self.strength


@frozen(kw_only=True)
class PriorityValue:
    """How well a product serves a priority: 0 is worst, 1 is best; exact."""

    priority: str
    value: Fraction


@frozen(kw_only=True)
class Reason:
    """A rule's because, for a product."""

    rule: str
    text: Text
    sources: tuple[str, ...]


@frozen(kw_only=True)
class Caution:
    """A fired rule's because, against a product."""

    rule: str
    text: Text
    raises: tuple[str, ...]


@frozen(kw_only=True)
class Resolution:
    """How an objection is met, or for an open one what to ask first.

    Attributes:
        rule: The rule whose claim this is; for an open objection the caution
            that raised it, or empty where the client voiced it.
    """

    objection: str
    rule: str
    text: Text


@frozen(kw_only=True)
class Objections:
    """The ledger of objections against one product.

    Triggered are those that the client stated or a caution raised; each of them
    is prevented, answered or open, and prevented wins over answered.

    Attributes:
        also_resolves: What it would prevent or answer, had anyone asked.
    """

    prevented: tuple[Resolution, ...] = ()
    answered: tuple[Resolution, ...] = ()
    open: tuple[Resolution, ...] = ()
    also_resolves: tuple[Resolution, ...] = ()


@frozen(kw_only=True)
class ServedBenefit:
    """A feature whose benefit serves a need of this client."""

    feature: Text
    benefit: Text
    need: str


@frozen(kw_only=True)
class ToConfirm:
    """Something unknown that keeps a product held.

    Attributes:
        attribute: What to ask the client; empty when it is a property.
        property: What to look up about a product: a property, `formulation`, or
            `current.` and a property of the product in use now.
        because_of: The rule or need that waits for it, or `suits`.
    """

    attribute: str = ""
    property: str = ""
    because_of: str


@frozen(kw_only=True)
class Recommendation(MadeWhenAsked):
    """One ranked product, and why.

    Attributes:
        contributions: At least one, by problem.
        contrast: Against the product in use now; empty where there is none.
        confirm: What to confirm first; empty for a product that fits.
    """

    product: str
    contributions: tuple[Contribution, ...]
    priorities: tuple[PriorityValue, ...] = ()
    reasons: tuple[Reason, ...] = ()
    cautions: tuple[Caution, ...] = ()
    objections: Objections = Objections()
    benefits: tuple[ServedBenefit, ...] = ()
    contrast: tuple[ContrastRow, ...] = ()
    confirm: tuple[ToConfirm, ...] = ()

    @cached_property
    def score(self) -> int:
        """Sum of the contributions' points; means nothing across two enquiries."""
        return sum(contribution.points for contribution in self.contributions)
