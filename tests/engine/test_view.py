"""Lines on what rules conclude: true, false, or waiting for an open rule."""

from fractions import Fraction

import pytest

from recommender.engine.view import View, block_truth, condition_truth, line_truth
from recommender.model.condition import (
    AllOf,
    AnyOf,
    Between,
    ClientValue,
    Compared,
    Comparison,
    Condition,
    CurrentValue,
    IsKnown,
    Line,
    NoneOf,
    Test,
)
from recommender.model.enquiry import Facts
from recommender.model.product import Product

CONCLUDED = frozenset({"a"})
POSSIBLE = frozenset({"b"})


def about_cause(test: Test, *, open_rules: bool) -> str:
    """Return the truth when `a` was concluded, and `b` may be."""
    view = View(
        facts=Facts(),
        from_rules=frozenset({"cause"}),
        conclusions={"cause": CONCLUDED},
        would_conclude={"cause": POSSIBLE} if open_rules else {},
    )
    return line_truth(Line("cause", test), view).name.lower()


@pytest.mark.parametrize(
    ("test", "settled", "waiting"),
    [
        (AnyOf(("a",)), "true", "true"),
        (AnyOf(("b",)), "false", "unknown"),
        (AnyOf(("c",)), "false", "false"),
        (AnyOf(("b", "c")), "false", "unknown"),
        (AnyOf(("a", "b")), "true", "true"),
        (AllOf(("a", "b")), "false", "unknown"),
        (AllOf(("a", "c")), "false", "false"),
        (NoneOf(("a",)), "false", "false"),
        (NoneOf(("b",)), "true", "unknown"),
        (NoneOf(("c",)), "true", "unknown"),
        (IsKnown(known=True), "true", "false"),
        (IsKnown(known=False), "false", "true"),
        (Between(Fraction(0), Fraction(1)), "false", "false"),
        (Compared(Comparison.ABOVE, Fraction(0)), "false", "false"),
    ],
)
def test_what_rules_conclude(test: Test, settled: str, waiting: str) -> None:
    """Values wait for the rules that would conclude them, negations for any."""
    assert about_cause(test, open_rules=False) == settled
    assert about_cause(test, open_rules=True) == waiting


def test_an_attribute_that_nothing_concluded_is_known_and_empty() -> None:
    """No rule could: then the client does not have it."""
    view = View(facts=Facts(), from_rules=frozenset({"cause"}))

    assert line_truth(Line("cause", NoneOf(("a",))), view).name == "TRUE"
    assert line_truth(Line("cause", IsKnown(known=True)), view).name == "TRUE"


CURRENT = Product(id="p", category="c", properties={"voc": Fraction(4)})


@pytest.mark.parametrize(
    ("limit", "facts", "expected"),
    [
        (ClientValue("top", Fraction(1, 2)), Facts(context={"top": Fraction(8)}), 4),
        (ClientValue("top"), Facts(), None),
        (ClientValue("top"), Facts(context={"top": frozenset({"a"})}), None),
        (CurrentValue("voc", Fraction(2)), Facts(current=CURRENT), 8),
        (CurrentValue("odour"), Facts(current=CURRENT), None),
        (CurrentValue("voc"), Facts(), None),
    ],
)
def test_limits_that_the_client_gives(
    limit: ClientValue | CurrentValue, facts: Facts, expected: int | None
) -> None:
    """Without an answer, or without a product in use, a limit is unknown."""
    assert View(facts=facts).limit(limit) == expected


def test_blocks_and_conditions_follow_kleene() -> None:
    """Lines are a conjunction, blocks a disjunction, no condition is true."""
    view = View(facts=Facts(context={"known": frozenset({"a"})}))
    true, unknown = Line("known", AnyOf(("a",))), Line("other", AnyOf(("a",)))
    false = Line("known", AnyOf(("b",)))

    assert block_truth((true, unknown), view).name == "UNKNOWN"
    assert block_truth((false, unknown), view).name == "FALSE"
    assert condition_truth(Condition(((false,), (unknown,))), view).name == "UNKNOWN"
    assert condition_truth(Condition(((unknown,), (true,))), view).name == "TRUE"
    assert condition_truth(None, view).name == "TRUE"
