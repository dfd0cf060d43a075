"""What lies beyond the ranking: changes, questions, sets, and comparisons."""

from attrs import frozen

from recommender.model.grades import Effort
from recommender.model.text import Text


@frozen(kw_only=True)
class Repair:
    """A change of one answer after which something no longer stands in the way.

    Attributes:
        old: What the client said, as an author would write it.
        new: The nearest value that would do; of choices, all that would do.
    """

    attribute: str
    old: str
    new: str


@frozen(kw_only=True)
class Relaxation:
    """A smallest set of things to let go, so that a product fits.

    Attributes:
        rules: Exclusions to give up; never firm ones.
        suits: Attributes whose `suits` to give up.
        repairs: What the client could change instead, per thing given up; all of
            them together admit one of the products.
        products: The products it admits: highest score first, then by id.
    """

    rules: tuple[str, ...] = ()
    suits: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()
    products: tuple[str, ...]


@frozen(kw_only=True)
class Unmet:
    """A stated problem that no fitting product serves.

    Attributes:
        relaxations: Best first: fewest things to let go, then by id.
    """

    problem: str
    relaxations: tuple[Relaxation, ...] = ()


@frozen(kw_only=True)
class Question:
    """An ask for one attribute, and how much it would decide.

    Attributes:
        value: Entropy, in bits, of the decision over the possible answers.
        score: Value per effort.
    """

    attribute: str
    text: Text
    value: float
    effort: Effort

    @property
    def score(self) -> float:
        """Bits per unit of effort."""
        return self.value / self.effort


@frozen(kw_only=True)
class ContrastRow:
    """One difference between a product and the one in use now.

    Attributes:
        kind: `substance`, `group` or `property`.
        change: For substances and groups `goes`, `comes`, `stays` or `unknown`;
            for properties `lower`, `higher`, `same`, `other` or `unknown`.
        now: Of the product in use; empty where it is unknown.
        then: Of the recommended product; empty where it is unknown.
        by: How much a number changes, with its unit.
    """

    kind: str
    id: str
    change: str
    now: str = ""
    then: str = ""
    by: str = ""
