"""Strategies for knowledge and facts in the vocabulary of a small trade.

The vocabulary is fixed, so that a rule, a product and an enquiry drawn apart
still speak of the same things.
Lines are taken from pools, so equal lines turn up in different rules; data is
missing wherever it can be.
All that is drawn could have been written by an author and loaded.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from recommender.model.condition import (
    Block,
    Condition,
    Line,
)
from recommender.model.enquiry import Facts
from recommender.model.grades import Effort, Importance, Status, Strength
from recommender.model.knowledge import Knowledge
from recommender.model.product import Component, Feature, Formulation, Product, Value
from recommender.model.rule import (
    Conclude,
    Effect,
    Exclude,
    OfferRemedy,
    RequireNeed,
    Resolve,
    Rule,
    Warn,
)
from recommender.model.vocabulary import Scale
from recommender.testing.lines import (
    NUMBERS,
    client_line_pool,
    product_line_pool,
    suits_line_pool,
)
from recommender.testing.trade import (
    ATTRIBUTES,
    LAYERS,
    NEEDS,
    OBJECTIONS,
    PRIORITIES,
    PROBLEMS,
    PRODUCTS,
    PROPERTIES,
    SOURCES,
    VOCABULARY,
    by_id,
    text,
)

_STATUSES = (Status.ACTIVE, Status.ACTIVE, Status.ACTIVE, Status.DRAFT, Status.RETIRED)


_SHAPES: tuple[tuple[int, ...], ...] = (
    (1,),
    (2,),
    (1, 1),
    (3,),
    (2, 1),
    (1, 2),
    (2, 2),
    (3, 2, 1),
)


def conditions(pool: Sequence[Line]) -> SearchStrategy[Condition]:
    """Draw up to three alternatives of up to three lines."""
    lines = st.sampled_from(pool)
    by_shape = {
        shape: st.tuples(*(st.tuples(*[lines] * length) for length in shape))
        for shape in _SHAPES
    }
    return st.sampled_from(_SHAPES).flatmap(by_shape.__getitem__).map(_condition)


def _condition(blocks: tuple[Block, ...]) -> Condition:
    """Return a condition in which no block asks twice for the same subject."""
    return Condition(
        tuple(tuple({line.subject: line for line in each}.values()) for each in blocks)
    )


@cache
def client_conditions(layers: int = len(LAYERS)) -> SearchStrategy[Condition]:
    """Draw conditions on the client, with conclusions of the first `layers` only."""
    pool = client_line_pool(layers)
    # Half of the lines look at the conclusions nearest by, so that chains form.
    near = [line for line in pool if line.subject in LAYERS[max(0, layers - 2) :]]
    return conditions(pool) | conditions([*near, *pool[: len(PROBLEMS)]])


@cache
def product_conditions() -> SearchStrategy[Condition]:
    """Draw conditions on products."""
    return conditions(product_line_pool())


@cache
def effects(*, layer: int | None) -> SearchStrategy[Effect]:
    """Draw an effect: a conclusion of `layer`, or any other where it is None."""
    if layer is not None:
        pairs = st.tuples(st.just(LAYERS[layer]), st.sampled_from(("x", "y", "z")))
        return st.lists(pairs, min_size=1, max_size=2, unique=True).map(
            lambda drawn: Conclude(values=tuple(sorted(drawn)))
        )
    products = product_conditions()
    resolved = st.sets(st.sampled_from(OBJECTIONS), max_size=1)
    return st.one_of(
        st.builds(
            lambda need, objections: RequireNeed(
                need=need, resolves={i: text(f"it resolves {i}") for i in objections}
            ),
            st.sampled_from(NEEDS),
            resolved,
        ),
        st.builds(Exclude, products=products, firm=st.booleans()),
        st.builds(Warn, products=products, raises=resolved.map(tuple)),
        st.builds(
            Resolve,
            objection=st.sampled_from(OBJECTIONS),
            products=st.none() | products,
        ),
        st.builds(
            OfferRemedy, remedy=st.just(text("do less")), effort=st.sampled_from(Effort)
        ),
    )


@st.composite
def rules(draw: DrawFn, name: str) -> Rule:
    """Draw a rule; about half of them conclude something."""
    layer = draw(st.sampled_from((*range(len(LAYERS)), None, None, None)))
    lines = client_conditions(len(LAYERS) if layer is None else layer)
    effect = draw(effects(layer=layer))
    commits = isinstance(effect, Conclude | RequireNeed)
    return Rule(
        id=name,
        when=draw(st.none() | lines | lines),
        unless=draw(st.none() | st.none() | lines),
        effect=effect,
        strength=draw(st.sampled_from(Strength)) if commits else Strength.LIKELY,
        because=text(f"because of {name}"),
        status=draw(st.sampled_from(_STATUSES)),
        sources=draw(st.sampled_from(((), SOURCES[:1], SOURCES[1:], SOURCES))),
    )


@st.composite
def formulations(draw: DrawFn) -> Formulation:
    """Draw a make-up; what is listed is never declared absent."""
    listed = draw(st.sets(st.sampled_from(("ester", "limonene", "soap")), max_size=2))
    groups = {g for i in listed for g in VOCABULARY.substances[i].groups}
    declared = draw(
        st.sets(st.sampled_from(("limonene", "soap", "solvent", "terpene")))
    )
    return Formulation(
        complete=draw(st.booleans()),
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


def _some_values(scales: Mapping[str, Scale]) -> SearchStrategy[dict[str, Value]]:
    """Draw values for some of the names, sorted by name."""
    known = {name: _known(scale) for name, scale in scales.items()}
    return st.fixed_dictionaries({}, optional=known).map(
        lambda drawn: dict(sorted(drawn.items()))
    )


_PROPERTY_VALUES = _some_values({own.id: own.scale for own in PROPERTIES.values()})
_ASKED_VALUES = _some_values(
    {asked.id: asked.scale for asked in ATTRIBUTES.values() if not asked.from_rules}
)
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


@st.composite
def products(draw: DrawFn, name: str) -> Product:
    """Draw a product, most of them active and sold."""
    return Product(
        id=name,
        category=draw(st.sampled_from(tuple(VOCABULARY.categories))),
        status=draw(st.sampled_from(_STATUSES)),
        sold=draw(st.sampled_from((True, True, False))),
        formulation=draw(st.none() | formulations()),
        properties=draw(_PROPERTY_VALUES),
        suits=tuple(draw(_suits())),
        not_with=draw(st.sampled_from(((), ("wash",), ("alpha",)))),
        features=draw(st.sampled_from(((), (_FEATURE,)))),
    )


@st.composite
def drawn_knowledge(
    draw: DrawFn,
    *,
    fewest_rules: int = 0,
    most_rules: int = 10,
    most_products: int = len(PRODUCTS),
) -> Knowledge:
    """Draw rules, products, and what meets each need, all without circles.

    Args:
        draw: Given by hypothesis.
        fewest_rules: How many rules there must be.
        most_rules: How many rules there can be.
        most_products: How many products there can be; 0 leaves what meets the
            needs out, too.
    """
    count = draw(st.integers(fewest_rules, most_rules))
    drawn = [draw(rules(f"rule-{number:02}")) for number in range(count)]
    count = draw(st.integers(0, most_products))
    catalog = [draw(products(name)) for name in PRODUCTS[:count]]
    needs = VOCABULARY.needs
    if most_products:
        # Lines can name any of them, so none is missing altogether.
        catalog.extend(map(_bare, PRODUCTS[count:]))
        met_by = st.none() | product_conditions()
        needs = {i: evolve(need, met_by=draw(met_by)) for i, need in needs.items()}
    return evolve(VOCABULARY, rules=by_id(drawn), products=by_id(catalog), needs=needs)


def _bare(name: str) -> Product:
    """Return a product that is not yet offered, and of which nothing is known."""
    return Product(id=name, category="additive", status=Status.DRAFT)


@cache
def _stated(ids: tuple[str, ...]) -> SearchStrategy[dict[str, Importance]]:
    """Draw some ids, each with how much it matters."""
    return st.fixed_dictionaries(
        {}, optional=dict.fromkeys(ids, st.sampled_from(Importance))
    ).map(lambda drawn: dict(sorted(drawn.items())))


@st.composite
def drawn_facts(draw: DrawFn, knowledge: Knowledge | None = None) -> Facts:
    """Draw what a client brings, read by the vocabulary.

    Args:
        draw: Given by hypothesis.
        knowledge: Where the product in use now comes from, if there is one; None
            draws one that no catalog has.
    """
    if knowledge is None:
        current = st.none() | products("current")
    else:
        current = st.sampled_from((None, *knowledge.products.values()))
    return Facts(
        problems=draw(_stated(PROBLEMS)),
        context=draw(_ASKED_VALUES),
        objections=draw(_stated(OBJECTIONS)),
        priorities=draw(_stated(PRIORITIES)),
        current=draw(current),
    )
