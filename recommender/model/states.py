"""What every rule makes of one enquiry, line by line, and where each fact came from."""

from collections.abc import Mapping
from datetime import date
from enum import Enum

from attrs import field, frozen

from recommender.model.grades import Status
from recommender.model.position import Position
from recommender.model.truth import Truth


class State(Enum):
    """What became of a rule."""

    FIRED = "fired"
    OPEN = "open"
    SILENT = "silent"


class Origin(Enum):
    """Where what is known of a line's subject comes from."""

    STATED = "stated"
    CONCLUDED = "concluded"
    AWAITED = "awaited"
    CATALOG = "catalog"
    NOBODY = "nobody"


@frozen(kw_only=True)
class Basis:
    """Something that a line rests on.

    Attributes:
        rule: The rule that concluded it, or that could; empty for what was stated.
        position: Where that stands, if it stands in a file.
    """

    rule: str = ""
    position: Position | None = None


@frozen(kw_only=True)
class LineState:
    """One line of a condition, held against what is known.

    Attributes:
        wanted: What it asks for, as its author would write it.
        value: What is known of its subject; empty where nothing is.
        limit: The number that `client.…` or `current.…` stands for; empty for
            other lines, and where it is unknown.
        bases: What was stated, the rules that concluded the value, or those that
            could.
    """

    subject: str
    wanted: str
    truth: Truth
    value: str = ""
    limit: str = ""
    origin: Origin = Origin.NOBODY
    bases: tuple[Basis, ...] = ()
    position: Position | None = None


@frozen(kw_only=True)
class BlockState:
    """Lines that must all hold together."""

    lines: tuple[LineState, ...]
    truth: Truth


@frozen(kw_only=True)
class RuleState:
    """One rule, and what became of it.

    Attributes:
        state: Of a draft, and of a retired rule, what it would have been: neither
            ever has an effect.
        verb: The key that its effect is written under.
        effect: What stands behind that key, in ids.
        when: Its alternatives; empty for a rule that holds always.
        unless: Its lines that silence it when they are true.
        products: The alternatives of its product condition, for the one product
            that is looked at; else empty.
        affects: The products that its condition picks for this client.
        may_affect: Those for which nobody can tell.
        matters: Whether the advice on this enquiry rests on it, or waits for it.
    """

    rule: str
    state: State
    status: Status
    verb: str
    effect: str
    when: tuple[BlockState, ...] = ()
    unless: tuple[LineState, ...] = ()
    products: tuple[BlockState, ...] = ()
    affects: tuple[str, ...] = ()
    may_affect: tuple[str, ...] = ()
    matters: bool = False
    position: Position | None = None


@frozen(kw_only=True)
class NeedState:
    """One need, held against one product.

    Attributes:
        held: Whether fired rules hold it for this client.
        possible: Whether open rules would.
        met_by: The alternatives of what meets it, for the product.
        truth: Whether the product meets it.
        rules: The rules that ask for it, by id.
    """

    need: str
    held: bool
    possible: bool
    met_by: tuple[BlockState, ...]
    truth: Truth
    rules: tuple[str, ...]


@frozen(kw_only=True)
class ProductState:
    """Where one product stands, and what puts it there.

    Attributes:
        standing: `recommended`, `held`, `excluded`, `absent` or `not-offered`.
        place: Its rank where it is recommended or held; else 0.
        needs: What it meets or may meet, those that the client has first.
        suits: The lines that say where it may be used.
    """

    product: str
    standing: str
    place: int = 0
    needs: tuple[NeedState, ...] = ()
    suits: tuple[LineState, ...] = ()


@frozen(kw_only=True)
class Broken:
    """One key of a scenario that the advice does not keep."""

    key: str
    expected: tuple[str, ...]
    got: tuple[str, ...]


@frozen(kw_only=True)
class ToAsk:
    """The next question, and the products that wait for it."""

    attribute: str
    products: tuple[str, ...] = ()


@frozen(kw_only=True)
class Placed:
    """A product in the advice, and what keeps it from being recommended.

    Attributes:
        confirm: Attributes and data to find out, as `ToConfirm` names them.
        by: The exclusions, and `suits …`, that put it out.
    """

    product: str
    confirm: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


@frozen(kw_only=True)
class Explained:
    """What was asked about, and the state of every rule that bears on it.

    Attributes:
        kind: `enquiry`, `scenario`, `rule` or `product`.
        name: Of the scenario, rule or product; empty for an enquiry.
        enquiry: As the advice shows it; empty where nobody stated one, and the
            states then say nothing.
        recommended: Best first.
        held: Best first.
        excluded: By id.
        rules: Those that matter first, then by id.
        product: Of a product that was asked about.
        broken: What a scenario expects and does not get.
        fires_in: Of a rule without an enquiry: the scenarios it fires in.
    """

    kind: str
    name: str = ""
    on: date
    enquiry: Mapping[str, object] = field(factory=dict)
    recommended: tuple[Placed, ...] = ()
    held: tuple[Placed, ...] = ()
    excluded: tuple[Placed, ...] = ()
    ask: ToAsk | None = None
    rules: tuple[RuleState, ...] = ()
    product: ProductState | None = None
    broken: tuple[Broken, ...] = ()
    fires_in: tuple[str, ...] = ()

    def state_of(self, rule: str) -> RuleState | None:
        """Return what became of one rule."""
        return next((each for each in self.rules if each.rule == rule), None)
