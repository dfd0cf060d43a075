"""Endings are taken off the same way in any thread."""

import random
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest

from recommender.hearing.stemming import stemmer_of

THREADS = 8
BEGINNINGS = ("ab", "pr", "str", "wal", "nok", "gel", "tur", "mip", "ros", "dan")
MIDDLES = ("iv", "ol", "ent", "ar", "usk", "or", "im", "eg", "ab", "und")
ENDINGS = ("ing", "ation", "fully", "ungen", "ities", "lichkeit", "ed", "en", "s")
WORDS = ["".join(parts) for parts in product(BEGINNINGS, MIDDLES, ENDINGS)]


@pytest.fixture
def impatient() -> Iterator[None]:
    """Let threads interrupt each other as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("language", ["en", "de", "hi"])
def test_threads_share_a_stemmer(language: str) -> None:
    """Each gets what one alone would get, whatever the others ask meanwhile."""
    alone, shared = stemmer_of(language), stemmer_of(language)
    expected = {word: alone(word) for word in WORDS}

    def asked(seed: int) -> dict[str, str]:
        order = random.Random(seed).sample(WORDS, len(WORDS))  # noqa: S311 - no secret
        return {word: shared(word) for word in order}

    with ThreadPoolExecutor(THREADS) as threads:
        for found in threads.map(asked, range(THREADS)):
            assert found == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("stripe", "strip"),
        ("role", "roll"),
        ("mile", "mill"),
        ("tone", "ton"),
        ("scrape", "scrap"),
        ("bare", "bar"),
        ("care", "carry"),
        ("party", "part"),
        ("tiny", "tin"),
        ("ragged", "rags"),
        ("damping", "damp"),
    ],
)
def test_words_that_only_look_alike_are_kept_apart(one: str, other: str) -> None:
    """A press that tones has nothing to do with ten tons of board."""
    stem = stemmer_of("en")
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("haze", "hazy"),
        ("shine", "shiny"),
        ("oil", "oily"),
        ("fog", "foggy"),
        ("scuff", "scuffed"),
        ("sponge", "spongy"),
        ("stripes", "striped"),
        ("rolls", "rolling"),
        ("dampening", "damping"),
    ],
)
def test_forms_of_a_word_are_one(one: str, other: str) -> None:
    """Whichever of them the vocabulary has."""
    stem = stemmer_of("en")
    assert stem(one) == stem(other)
