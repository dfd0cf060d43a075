"""Remembering what values mean changes nothing that is read."""

import pickle
from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from recommender.errors import InvalidEnquiryError
from recommender.loading import enquiry_reader
from recommender.loading.enquiry import read_enquiry
from recommender.loading.enquiry_reader import EnquiryReader
from recommender.loading.terms import kinds_in
from recommender.model.enquiry import Enquiry, Facts
from recommender.model.grades import Importance
from recommender.model.position import Position, Word
from tests.bundled import printing

PRINTING = printing().knowledge
READER = EnquiryReader(PRINTING)
KINDS = kinds_in(PRINTING)

_WORDS = st.sampled_from(
    ["smudging", "scumming", "too-expensive", "low-voc", "nonsense", "", "cause"]
)
_IMPORTANCES = st.sampled_from(
    ["must", "should", "nice", "Must", "", Importance.MUST, 3, None]
)
_ATTRIBUTES = st.sampled_from(
    ["process", "rollers", "voc_limit", "appears", "nothing", *PRINTING.attributes]
)
_CHOICES = sorted(
    {choice for each in PRINTING.attributes.values() for choice in each.scale.choices}
)
_VALUES: SearchStrategy[object] = st.one_of(
    st.sampled_from(["100 g/L", "100", "0,5 g/L", "15 °dH", "", "yes", "no"]),
    st.sampled_from(_CHOICES),
    st.lists(st.sampled_from(_CHOICES), max_size=2),
    st.sampled_from([1, 1.0, True, Decimal(1), None, 7.5, (), {}]),
    st.just(Word("nbr", Position("a.yaml", 1, 2))),
)
_GRADED = st.one_of(
    st.lists(_WORDS, max_size=2),
    st.lists(_WORDS, max_size=2).map(tuple),
    st.dictionaries(_WORDS, _IMPORTANCES, max_size=2),
    st.sampled_from([None, "smudging", {"smudging"}]),
)
STATED = st.fixed_dictionaries(
    {},
    optional={
        "problems": _GRADED,
        "context": st.dictionaries(_ATTRIBUTES, _VALUES, max_size=3),
        "objections": _GRADED,
        "priorities": _GRADED,
        "current": st.sampled_from([None, "nothing", *[*PRINTING.products][:3]]),
        "odd": st.just("key"),
    },
)


def outcome(read: object, stated: Enquiry | Mapping[str, object]) -> object:
    """Return what is read, or every fault that is found."""
    assert callable(read)
    try:
        return read(stated)
    except InvalidEnquiryError as error:
        return error.diagnostics


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(stated=STATED)
def test_every_enquiry_reads_as_ever(stated: Mapping[str, object]) -> None:
    """The first time, and when its values are known."""
    expected = outcome(lambda given: read_enquiry(given, PRINTING, KINDS), stated)

    for _ in range(2):
        found = outcome(READER.read, stated)
        assert found == expected
        if isinstance(found, Facts):
            assert [*found.problems] == sorted(found.problems)
            assert [*found.context] == sorted(found.context)


def test_an_enquiry_as_a_value_reads_as_its_data() -> None:
    """Programs state either."""
    context = {"appears": "after-wash", "rollers": "nbr"}
    data = {"problems": {"smudging": "must"}, "context": context}
    value = Enquiry(problems={"smudging": "must"}, context=context)

    assert READER.read(value) == READER.read(data) == READER.read(value)


def test_whoever_states_a_value_is_given_the_same_one() -> None:
    """Also beside a value that nobody has stated before."""
    reader = EnquiryReader(PRINTING)
    found = [
        reader.read({"context": {"rollers": "nbr", "voc_limit": f"{number} g/L"}})
        for number in (100, 200, 200)
    ]

    first, *later = [facts.context["rollers"] for facts in found]
    assert all(each is first for each in later)


def test_it_can_be_sent_to_another_process_whatever_it_has_read() -> None:
    """Also once a name was unknown, and had to be guessed."""
    reader = EnquiryReader(PRINTING)
    stated = {"problems": ["smugding"], "context": {"rollers": "nbr"}}
    expected = outcome(reader.read, stated)

    assert outcome(pickle.loads(pickle.dumps(reader)).read, stated) == expected  # noqa: S301 - our own


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that runs for years does not grow."""
    monkeypatch.setattr(enquiry_reader, "MOST_VALUES", 10)
    reader = EnquiryReader(PRINTING)
    for number in range(100):
        reader.read({"context": {"voc_limit": f"{number} g/L"}})

    remembered = sum(map(len, reader._values.values()))  # noqa: SLF001 - its size
    assert 0 < remembered <= 10
