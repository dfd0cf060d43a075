"""Which parts of an inference a key under `advice` can depend on.

A part is a kind of effect, and whether the rules that have it fired or are open.
What is left out of a set here cannot matter.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from recommender.model.rule import (
    Conclude,
    Effect,
    Exclude,
    OfferRemedy,
    RequireNeed,
    Resolve,
    Warn,
)
from recommender.model.scenario import Expectation
from recommender.model.truth import Truth

Part: TypeAlias = tuple[type[Effect], Truth]

EFFECTS: tuple[type[Effect], ...] = (
    Conclude,
    RequireNeed,
    OfferRemedy,
    Exclude,
    Warn,
    Resolve,
)

_FIRED = frozenset((effect, Truth.TRUE) for effect in EFFECTS)
_OPEN = frozenset((effect, Truth.UNKNOWN) for effect in EFFECTS)
_FITTING: frozenset[Part] = frozenset(
    {
        (RequireNeed, Truth.TRUE),
        (Exclude, Truth.TRUE),
        (Exclude, Truth.UNKNOWN),
        # How often a product is cautioned against settles ties.
        (Warn, Truth.TRUE),
    }
)
_OBJECTIONS: frozenset[Part] = _FITTING | {(Resolve, Truth.TRUE)}

DEPENDS_ON: Mapping[str, frozenset[Part]] = {
    "fired": _FIRED,
    "open": _OPEN,
    "conclusions": frozenset({(Conclude, Truth.TRUE)}),
    "needs": frozenset({(RequireNeed, Truth.TRUE)}),
    "remedies": frozenset({(OfferRemedy, Truth.TRUE)}),
    "first": _FITTING,
    "includes": _FITTING,
    "recommended": _FITTING,
    "cautions": _FITTING,
    "held": _FITTING | {(RequireNeed, Truth.UNKNOWN)},
    "excluded": frozenset({(RequireNeed, Truth.TRUE), (Exclude, Truth.TRUE)}),
    "resolved": _OBJECTIONS,
    "prevented": _OBJECTIONS,
    "answered": _OBJECTIONS,
    "open_objections": _OBJECTIONS,
    "unmet": _FITTING,
    "solution": _FITTING,
    # What is silent now stays silent, whatever else a client answers.
    "questions": _FITTING
    | {
        (Conclude, Truth.TRUE),
        (Conclude, Truth.UNKNOWN),
        (RequireNeed, Truth.UNKNOWN),
    },
}
"""Per key, the parts that it can depend on."""


def could_matter(expected: Iterable[Expectation], parts: frozenset[Part]) -> bool:
    """Whether a difference in these parts could change what is expected."""
    return any(
        not parts.isdisjoint(DEPENDS_ON[expectation.key]) for expectation in expected
    )
