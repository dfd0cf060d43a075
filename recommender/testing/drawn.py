"""Strategies for knowledge and facts in the vocabulary of a small trade.

The vocabulary is fixed, so that a rule, a product and an enquiry drawn apart
still speak of the same things.
Lines are taken from pools, so equal lines turn up in different rules; data is
missing wherever it can be.
All that is drawn could have been written by an author and loaded.
"""

from collections.abc import Sequence
from functools import cache

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from recommender.model.condition import (
    Block,
    Condition,
    Line,
    NoneOf,
)
from recommender.model.enquiry import Facts
from recommender.model.grades import Effort, Importance, Strength
from recommender.model.knowledge import Knowledge
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
from recommender.testing.drawn_products import (
    ASKED_VALUES,
    STATUSES,
    bare,
    products,
)
from recommender.testing.lines import client_line_pool, product_line_pool
from recommender.testing.trade import (
    LAYERS,
    NEEDS,
    OBJECTIONS,
    PRIORITIES,
    PROBLEMS,
    PRODUCTS,
    SOURCES,
    VOCABULARY,
    by_id,
    text,
)

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


@cache
def _stating_problems() -> SearchStrategy[Condition]:
    """Draw conditions of which every block names problems, and little else."""
    problems = [
        line
        for line in client_line_pool(0)
        if line.subject == "problem" and not isinstance(line.test, NoneOf)
    ]
    named = st.sampled_from(problems)
    also = st.lists(st.sampled_from(client_line_pool()), max_size=1)
    block = st.tuples(named, also).map(lambda drawn: (drawn[0], *drawn[1]))
    return st.lists(block, min_size=1, max_size=2).map(
        lambda blocks: _condition(tuple(blocks))
    )


_NEED = st.sampled_from(NEEDS)
_STRENGTH = st.sampled_from(Strength)
_STATUS = st.sampled_from(STATUSES)
_SOURCES = st.sampled_from(((), SOURCES[:1], SOURCES[1:], SOURCES))
_LAYER = st.sampled_from((*range(len(LAYERS)), None, None, None))


@st.composite
def _leading_to_a_need(draw: DrawFn, name: str) -> Rule:
    """Draw a rule that needs something for a problem, as most rules of a trade do."""
    return Rule(
        id=name,
        when=draw(_stating_problems()),
        effect=RequireNeed(need=draw(_NEED)),
        strength=draw(_STRENGTH),
        because=text(f"because of {name}"),
    )


@cache
def rules(name: str) -> SearchStrategy[Rule]:
    """Draw a rule; some say what a problem needs, and many conclude something."""
    return _leading_to_a_need(name) | _any_rule(name) | _any_rule(name)


@st.composite
def _any_rule(draw: DrawFn, name: str) -> Rule:
    """Draw a rule of any kind; about half of them conclude something."""
    layer = draw(_LAYER)
    when, unless = _often_and_seldom(len(LAYERS) if layer is None else layer)
    effect = draw(effects(layer=layer))
    commits = isinstance(effect, Conclude | RequireNeed)
    return Rule(
        id=name,
        when=draw(when),
        unless=draw(unless),
        effect=effect,
        strength=draw(_STRENGTH) if commits else Strength.LIKELY,
        because=text(f"because of {name}"),
        status=draw(_STATUS),
        sources=draw(_SOURCES),
    )


@cache
def _often_and_seldom(
    layers: int,
) -> tuple[
    SearchStrategy[Condition | None],
    SearchStrategy[Condition | None],
]:
    """Draw conditions on the client, mostly or more seldom, and none otherwise."""
    lines = client_conditions(layers)
    return st.none() | lines | lines, st.none() | st.none() | lines


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
    count = draw(_integers(fewest_rules, most_rules))
    drawn = [draw(rules(f"rule-{number:02}")) for number in range(count)]
    # A catalog is seldom empty.
    count = draw(_mostly(most_products))
    catalog = [draw(products(name)) for name in PRODUCTS[:count]]
    needs = VOCABULARY.needs
    if most_products:
        # Lines can name any of them, so none is missing altogether.
        catalog.extend(map(bare, PRODUCTS[count:]))
        met_by = _met_by()
        needs = {i: evolve(need, met_by=draw(met_by)) for i, need in needs.items()}
    return evolve(VOCABULARY, rules=by_id(drawn), products=by_id(catalog), needs=needs)


@cache
def _integers(low: int, high: int) -> SearchStrategy[int]:
    return st.integers(low, high)


@cache
def _mostly(most: int) -> SearchStrategy[int]:
    """Draw a number, more often the greatest."""
    return st.sampled_from(range(most + 1)) | st.just(most)


@cache
def _met_by() -> SearchStrategy[Condition | None]:
    """Draw what meets a need; most are met by a kind of product."""
    kinds = [line for line in product_line_pool() if line.subject == "category"]
    kind = st.sampled_from(kinds).map(lambda line: Condition(((line,),)))
    return st.one_of(kind, kind, product_conditions(), product_conditions(), st.none())


@cache
def _stated(ids: tuple[str, ...]) -> SearchStrategy[dict[str, Importance]]:
    """Draw some ids, each with how much it matters."""
    return st.fixed_dictionaries(
        {}, optional=dict.fromkeys(ids, st.sampled_from(Importance))
    ).map(lambda drawn: dict(sorted(drawn.items())))


@cache
def _one_stated(ids: tuple[str, ...]) -> SearchStrategy[dict[str, Importance]]:
    """Draw one id, with how much it matters."""
    pair = st.tuples(st.sampled_from(ids), st.sampled_from(Importance))
    return pair.map(lambda drawn: dict([drawn]))


@cache
def _stated_problems() -> SearchStrategy[dict[str, Importance]]:
    """Draw some problems, more often one alone."""
    return _stated(PROBLEMS) | _one_stated(PROBLEMS)


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
        problems=draw(_stated_problems()),
        context=draw(ASKED_VALUES),
        objections=draw(_stated(OBJECTIONS)),
        priorities=draw(_stated(PRIORITIES)),
        current=draw(current),
    )
