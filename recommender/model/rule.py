"""Rules: what must hold, and what follows."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from attrs import field, frozen

from recommender.model.condition import Condition, Line
from recommender.model.grades import Effort, Status, Strength
from recommender.model.text import Text


@frozen(kw_only=True)
class Conclude:
    """Attributes have, or also have, these values."""

    values: tuple[tuple[str, str], ...]


@frozen(kw_only=True)
class RequireNeed:
    """The client needs this, for every problem that led here.

    Attributes:
        resolves: What to say to the objections that meeting the need prevents.
    """

    need: str
    resolves: Mapping[str, Text] = field(factory=dict)


@frozen(kw_only=True)
class OfferRemedy:
    """A fix without a product."""

    remedy: Text
    effort: Effort = Effort.ASK


@frozen(kw_only=True)
class Exclude:
    """These products are out.

    Attributes:
        firm: Law or safety: never offered as something to relax.
    """

    products: Condition
    firm: bool = False


@frozen(kw_only=True)
class Warn:
    """A reason against these products, and the objections it raises."""

    products: Condition
    raises: tuple[str, ...] = ()


@frozen(kw_only=True)
class Resolve:
    """The claim that meets an objection, for these products.

    Attributes:
        products: None means for every product.
    """

    objection: str
    products: Condition | None = None


Effect: TypeAlias = Conclude | RequireNeed | OfferRemedy | Exclude | Warn | Resolve


@frozen(kw_only=True)
class Rule:
    """One production rule.

    Attributes:
        when: None holds always.
        unless: Each of its lines, in whatever block, silences the rule when true.
        because: What the client is told.
    """

    id: str
    title: Text = Text()
    when: Condition | None = None
    unless: Condition | None = None
    effect: Effect
    strength: Strength = Strength.LIKELY
    because: Text = Text()
    owner: str = ""
    status: Status = Status.ACTIVE
    since: date | None = None
    review_by: date | None = None
    replaced_by: str | None = None
    sources: tuple[str, ...] = ()

    def lines(self) -> Iterator[Line]:
        """Yield every line that decides whether it fires."""
        for condition in (self.when, self.unless):
            if condition is not None:
                yield from condition.lines()
