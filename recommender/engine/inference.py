"""What the rules say about one enquiry, before anything is done about it."""

from collections.abc import Mapping

from attrs import field, frozen


@frozen(kw_only=True)
class Inference:
    """Which rules fired, which wait for something unknown, and what was concluded.

    Rules that are neither fired nor open are silent.

    Attributes:
        fired: Ids of the rules that fired, sorted.
        open: Ids of the rules that wait for something unknown, sorted.
        conclusions: The values that fired rules concluded, by attribute; only
            attributes with some, sorted by id.
        would_conclude: The values that open rules would conclude, by attribute;
            only attributes with some, sorted by id. A value can stand here and
            in `conclusions`.
        engine: What decided which rules fired: `durable_rules`, or `plain` where
            that cannot be had. The inference is the same, so it does not count
            in comparisons.
    """

    fired: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    conclusions: Mapping[str, frozenset[str]] = field(factory=dict)
    would_conclude: Mapping[str, frozenset[str]] = field(factory=dict)
    engine: str = field(default="plain", eq=False)
