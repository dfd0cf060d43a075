"""Where a number stands among limits is what counting says."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.limits import Limits, is_relative, limits_of
from recommender.model.condition import (
    AnyOf,
    Between,
    ClientValue,
    Compared,
    Comparison,
    IsKnown,
    Line,
)
from tests.examples import examples

NUMBERS = st.builds(Fraction, st.integers(-40, 40), st.sampled_from([1, 2, 3, 10]))


@examples(300)
@given(limits=st.sets(NUMBERS, max_size=6), number=NUMBERS)
def test_a_number_stands_where_counting_says(
    limits: set[Fraction], number: Fraction
) -> None:
    """Twice the limits below it, and one more on a limit."""
    below = sum(limit < number for limit in limits)

    assert Limits(limits).place(number) == 2 * below + (number in limits)


def test_limits_are_the_numbers_that_a_line_names() -> None:
    """And none where another value gives the limit."""
    fixed = Compared(Comparison.ABOVE, Fraction(3))
    from_client = Compared(Comparison.ABOVE, ClientValue("voc_limit"))

    assert limits_of(Line("hardness", fixed)) == (3,)
    assert limits_of(Line("hardness", Between(Fraction(2), Fraction(5)))) == (2, 5)
    assert limits_of(Line("hardness", from_client)) == ()
    assert limits_of(Line("hardness", IsKnown(known=True))) == ()
    assert is_relative(Line("hardness", from_client))
    assert not is_relative(Line("hardness", fixed))
    assert not is_relative(Line("process", AnyOf(("flexo",))))
