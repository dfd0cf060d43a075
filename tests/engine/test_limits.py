"""Where a number stands among limits is what counting says."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from recommender.compiling.places import place_of, scale_of
from recommender.engine.limits import is_relative, limits_of
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
@given(limits=st.sets(NUMBERS, max_size=6), numbers=st.tuples(NUMBERS, NUMBERS))
def test_places_compare_as_the_numbers_do(
    limits: set[Fraction], numbers: tuple[Fraction, Fraction]
) -> None:
    """A limit has an even place of its own, and nothing else is at it."""
    scale = scale_of(limits)
    places = [place_of(number, scale) for number in numbers]

    for limit in limits:
        at = place_of(limit, scale)
        assert at % 2 == 0
        for number, place in zip(numbers, places, strict=True):
            assert (place < at, place == at) == (number < limit, number == limit)
    if places[0] < places[1]:
        assert numbers[0] < numbers[1]


def test_limits_are_the_numbers_that_a_line_names() -> None:
    """And none where another value gives the limit."""
    two, three, five = Fraction(2), Fraction(3), Fraction(5)
    fixed = Compared(Comparison.ABOVE, three)
    from_client = Compared(Comparison.ABOVE, ClientValue("voc_limit"))

    assert limits_of(Line("hardness", fixed)) == (three,)
    assert limits_of(Line("hardness", Between(two, five))) == (two, five)
    assert limits_of(Line("hardness", from_client)) == ()
    assert limits_of(Line("hardness", IsKnown(known=True))) == ()
    assert is_relative(Line("hardness", from_client))
    assert not is_relative(Line("hardness", fixed))
    assert not is_relative(Line("process", AnyOf(("flexo",))))
