"""What is known of a client, and whether lines and conditions hold for it.

An attribute `from: rules` holds what fired rules concluded; it is unknown only
while a rule that could conclude it is open.
"""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final, assert_never

from recommender.engine.inference import Inference
from recommender.model.condition import (
    AllOf,
    AnyOf,
    Between,
    Block,
    ClientValue,
    Compared,
    Condition,
    CurrentValue,
    IsKnown,
    Line,
    NoneOf,
    Test,
)
from recommender.model.enquiry import Facts
from recommender.model.evaluating import holds
from recommender.model.product import Value
from recommender.model.truth import Truth, all_of, any_of

_NOTHING: Final[frozenset[str]] = frozenset()
_NO_VALUES: Final[Mapping[str, frozenset[str]]] = MappingProxyType({})


class View:
    """What is known of one client: what was stated, and what rules concluded.

    Attributes:
        from_rules: The attributes that rules conclude.
        conclusions: What fired rules concluded, by attribute.
        would_conclude: What open rules would conclude, by attribute.
    """

    __slots__ = ("conclusions", "facts", "from_rules", "would_conclude")

    def __init__(
        self,
        facts: Facts,
        from_rules: frozenset[str] = _NOTHING,
        conclusions: Mapping[str, frozenset[str]] = _NO_VALUES,
        would_conclude: Mapping[str, frozenset[str]] = _NO_VALUES,
    ) -> None:
        """Take up what is known."""
        self.facts = facts
        self.from_rules = from_rules
        self.conclusions = conclusions
        self.would_conclude = would_conclude

    def stated(self, subject: str) -> Value | None:
        """Return what the client stated about the subject of a line.

        `problem` and `objection` are closed lists, so they are always known.
        """
        if subject == "problem":
            return frozenset(self.facts.problems)
        if subject == "objection":
            return frozenset(self.facts.objections)
        return self.facts.context.get(subject)

    def limit(self, limit: ClientValue | CurrentValue) -> Fraction | None:
        """Return the number that the client or the product in use gives.

        None is unknown: there is no answer, no product in use, or no such
        property of it.
        """
        match limit:
            case ClientValue(attribute, factor):
                number = self.stated(attribute)
            case CurrentValue(name, factor):
                current = self.facts.current
                number = current.properties.get(name) if current else None
            case _:
                assert_never(limit)
        if not isinstance(number, Fraction):
            return None
        return number if factor == 1 else number * factor


def view_of(facts: Facts, inference: Inference, from_rules: frozenset[str]) -> View:
    """Return what is known once the rules have fired.

    Args:
        facts: The enquiry.
        inference: What the rules said about it.
        from_rules: The attributes that rules conclude; `Ruleset.from_rules`.
    """
    return View(
        facts=facts,
        from_rules=from_rules,
        conclusions=inference.conclusions,
        would_conclude=inference.would_conclude,
    )


def line_truth(line: Line, view: View) -> Truth:
    """Return whether `line` holds for the client.

    >>> line_truth(Line("ink", AnyOf(("uv",))), View(facts=Facts())).name
    'UNKNOWN'
    >>> line_truth(Line("problem", AnyOf(("smudging",))), View(facts=Facts())).name
    'FALSE'
    """
    subject = line.subject
    if subject in view.from_rules:
        return _concluded_truth(line.test, subject, view)
    return holds(line.test, view.stated(subject), view.limit)


def _concluded_truth(test: Test, attribute: str, view: View) -> Truth:
    """Return whether what rules concluded for `attribute` passes `test`.

    Open rules can only add values, so a test for values is unknown when it
    fails now and would pass with them; a negation waits for every one of them.
    """
    concluded = view.conclusions.get(attribute, _NOTHING)
    possible = view.would_conclude.get(attribute, _NOTHING)
    if not possible:
        return holds(test, concluded, view.limit)
    match test:
        case IsKnown():
            return holds(test, None, view.limit)
        case AnyOf() | AllOf():
            now = holds(test, concluded, view.limit)
            then = holds(test, concluded | possible, view.limit)
            return now if now is then else Truth.UNKNOWN
        case NoneOf():
            now = holds(test, concluded, view.limit)
            return now if now is Truth.FALSE else Truth.UNKNOWN
        case Compared() | Between():
            return holds(test, concluded, view.limit)
        case _:
            assert_never(test)


def block_truth(block: Block, view: View) -> Truth:
    """Return whether all lines of `block` hold for the client."""
    return all_of(line_truth(line, view) for line in block)


def condition_truth(condition: Condition | None, view: View) -> Truth:
    """Return whether one of the blocks holds; no condition at all is true."""
    if condition is None:
        return Truth.TRUE
    return any_of(block_truth(block, view) for block in condition.blocks)
