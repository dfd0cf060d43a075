"""A phrase of any length is read in time, whatever it repeats."""

import time
from fractions import Fraction

import pytest

from recommender.loading.name_phrases import read_names
from recommender.loading.phrases import read_near, read_test
from recommender.loading.plain import read_day, read_yes
from recommender.loading.quantities import Measured, read_quantity, read_range
from recommender.model.vocabulary import Scale

LENGTH = 40_000
MOST_SECONDS = 5
HARDNESS = Measured("hardness", Scale(unit="°dH", high=Fraction(60)))
READERS = {
    "test": lambda text: read_test(text, HARDNESS),
    "near": lambda text: read_near(f"near {text}", HARDNESS),
    "quantity": lambda text: read_quantity(text, HARDNESS),
    "range": lambda text: read_range(text, HARDNESS.unit, HARDNESS.units),
    "names": read_names,
    "day": read_day,
    "yes": read_yes,
}
REPEATED = (
    *("1", "1.", "1,", "1_", "1e", " ", "\t", "\u00a0", ",", "-", "a", "x_"),
    *("a, ", "a or ", " or ", " to ", "1 to "),
)
AROUND = (("", ""), ("1", "x"), ("at least ", ""), ("none of ", " !"), ("a ", ", b"))


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("repeated", REPEATED)
def test_a_flood_in_a_phrase_is_read_in_time(repeated: str, reader: str) -> None:
    """Neither digits nor spaces, nor what stands between names, are counted twice."""
    flood = repeated * (LENGTH // len(repeated))
    began = time.process_time()
    for before, behind in AROUND:
        READERS[reader](before + flood + behind)

    assert time.process_time() - began < MOST_SECONDS
