"""Why a product is recommended, and why another one is not."""

from collections.abc import Mapping
from enum import Enum

from attrs import field, frozen

from recommender.model.advice import ExclusionReason
from recommender.model.outlook import Relaxation
from recommender.model.recommendation import Contribution, ToConfirm


class Verdict(Enum):
    """What stands between a product and being the first choice."""

    UNKNOWN_PRODUCT = "unknown-product"
    NOT_OFFERED = "not-offered"
    OUT = "out"
    HELD = "held"
    NO_NEED = "no-need"
    OUTRANKED = "outranked"
    RECOMMENDED = "recommended"


@frozen(kw_only=True)
class Fact:
    """One thing that is known, or would have to be.

    Attributes:
        subject: An attribute, `problem`, `objection`, a property of the product,
            `formulation`, or `current.` and a property of the product in use.
        value: What is known; empty where it is unknown.
        wanted: What a line asks for, as an author would write it; may be empty.
    """

    subject: str
    value: str = ""
    wanted: str = ""


@frozen(kw_only=True)
class ExclusionFacts:
    """An exclusion that holds, and the facts it rests on."""

    reason: ExclusionReason
    facts: tuple[Fact, ...] = ()


@frozen(kw_only=True)
class WhyNot:
    """Why a product is not the first choice; exactly one verdict.

    Attributes:
        near: Ids like the unknown one.
        replaced_by: What has taken the place of a retired product; may be empty.
        exclusions: Of a product that is out.
        nearest: The least that would have to change to admit a product that is out;
            None where something firm stands in its way, or no need asks for it.
        confirm: Of a product that is held.
        rule: The nearest need rule of a product that meets no need; empty where
            no rule needs what it is.
        missing: The single facts that keep that rule silent or open.
        place: 1 for the first choice; 0 where it does not fit.
        better: The first choice, where this one is outranked.
        own: The contributions of an outranked product.
        others: The contributions of the first choice.
        settled_by: What decides between the two: `score`, `priorities`,
            `cautions` or `id`.
    """

    product: str
    verdict: Verdict
    near: tuple[str, ...] = ()
    replaced_by: str = ""
    exclusions: tuple[ExclusionFacts, ...] = ()
    nearest: Relaxation | None = None
    confirm: tuple[ToConfirm, ...] = ()
    rule: str = ""
    missing: tuple[Fact, ...] = ()
    place: int = 0
    better: str = ""
    own: tuple[Contribution, ...] = ()
    others: tuple[Contribution, ...] = ()
    settled_by: str = ""


@frozen(kw_only=True)
class Why:
    """A smallest support of a recommendation: it alone gives the same score.

    Attributes:
        score: What the product is recommended with.
        rules: The rules that fired and are needed.
        open: The rules that wait and are needed: what they may yet conclude is
            unknown, and a rule that fired asks for that.
        facts: What the client said that is needed, by subject.
        properties: The properties of the product that are needed.
        formulation: The lines of its make-up that are needed, as author's words.
    """

    product: str
    score: int
    rules: tuple[str, ...]
    open: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(factory=dict)
    properties: tuple[str, ...] = ()
    formulation: tuple[str, ...] = ()
