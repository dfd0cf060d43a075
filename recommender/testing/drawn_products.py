"""Strategies for products, and for what clients and catalogs know, in a small trade."""

from collections.abc import Mapping
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from recommender.model.condition import Line
from recommender.model.grades import Status
from recommender.model.product import Component, Feature, Formulation, Product, Value
from recommender.model.vocabulary import Scale
from recommender.testing.lines import NUMBERS, suits_line_pool
from recommender.testing.trade import ATTRIBUTES, NEEDS, PROPERTIES, VOCABULARY, text

STATUSES = (*[Status.ACTIVE] * 6, Status.DRAFT, Status.RETIRED)
"""Most of what authors write is in use."""


_LISTED = st.sets(st.sampled_from(("ester", "limonene", "soap")), max_size=2)
_DECLARED = st.sets(st.sampled_from(("limonene", "soap", "solvent", "terpene")))
_WHETHER = st.booleans()


@st.composite
def formulations(draw: DrawFn) -> Formulation:
    """Draw a make-up; what is listed is never declared absent."""
    listed = draw(_LISTED)
    groups = {g for i in listed for g in VOCABULARY.substances[i].groups}
    declared = draw(_DECLARED)
    return Formulation(
        complete=draw(_WHETHER),
        components=tuple(Component(substance=i) for i in sorted(listed)),
        free_of=tuple(sorted(declared - listed - groups)),
    )


def _known(scale: Scale) -> SearchStrategy[Value]:
    """Draw what is known where something is: a number, or choices that hold."""
    if scale.numeric:
        return st.sampled_from(NUMBERS)
    ids = tuple(scale.choices)
    most = 2 if scale.many else 1
    return st.sets(st.sampled_from(ids), min_size=1, max_size=most).map(frozenset)


def _values(scales: Mapping[str, Scale]) -> SearchStrategy[dict[str, Value]]:
    """Draw values for some of the names, or for all, sorted by name."""
    known = {name: _known(scale) for name, scale in scales.items()}
    some = st.fixed_dictionaries({}, optional=known)
    return (some | st.fixed_dictionaries(known)).map(
        lambda drawn: dict(sorted(drawn.items()))
    )


_PROPERTY_VALUES = _values({own.id: own.scale for own in PROPERTIES.values()})
ASKED_VALUES = _values(
    {asked.id: asked.scale for asked in ATTRIBUTES.values() if not asked.from_rules}
)
"""What a client states about their situation."""

_FEATURE = Feature(
    feature=text("it is thin"), benefit=text("it dries"), serves=NEEDS[:1]
)


@cache
def _suits() -> SearchStrategy[list[Line]]:
    """Draw at most two lines of `suits`, on different attributes."""
    return st.lists(
        st.sampled_from(suits_line_pool()),
        max_size=2,
        unique_by=lambda line: line.subject,
    )


_CATEGORY = st.sampled_from(tuple(VOCABULARY.categories))
_STATUS = st.sampled_from(STATUSES)
_SOLD = st.sampled_from((True, True, True, True, False))
_FORMULATION = st.none() | formulations()
_NOT_WITH = st.sampled_from(((), ("wash",), ("alpha",)))
_FEATURES = st.sampled_from(((), (_FEATURE,)))


@cache
@st.composite
def products(draw: DrawFn, name: str) -> Product:
    """Draw a product, most of them active and sold."""
    return Product(
        id=name,
        category=draw(_CATEGORY),
        status=draw(_STATUS),
        sold=draw(_SOLD),
        formulation=draw(_FORMULATION),
        properties=draw(_PROPERTY_VALUES),
        suits=tuple(draw(_suits())),
        not_with=draw(_NOT_WITH),
        features=draw(_FEATURES),
    )


def bare(name: str) -> Product:
    """Return a product that is not yet offered, and of which nothing is known."""
    return Product(id=name, category="additive", status=Status.DRAFT)
