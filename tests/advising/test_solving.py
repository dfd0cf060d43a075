"""The smallest set that serves everything, against trying every set there is."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from recommender import KnowledgeBase
from recommender.loading.load import load_texts
from recommender.model.grades import Strength
from tests.examples import examples
from tests.small_trade import DAY

PROBLEMS = ("creaks", "drips", "rattles", "sticks")
PRODUCTS = ("bolt", "clip", "gasket", "grease", "nut", "shim", "washer")
STRENGTHS = {each.name.lower(): each for each in Strength}

Serving = Mapping[str, Mapping[str, str]]
"""Per problem, the products that serve it, and how strongly."""


def authored(serving: Serving, apart: Sequence[tuple[str, str]]) -> str:
    """Return a knowledge base in which products serve problems, some not together."""
    lines = [
        "knowledge_base:",
        "  id: bench",
        "  format: 1",
        "  title: A bench",
        "  version: 1",
        "categories:",
        "  part:",
        "    label: Part",
        "problems:",
        *(f"  {problem}:\n    label: It {problem}" for problem in PROBLEMS),
        "products:",
    ]
    for product in PRODUCTS:
        others = ", ".join(other for one, other in apart if one == product)
        lines += [f"  {product}:", "    category: part"]
        lines += [f"    not_with: [{others}]"] if others else []
    served = [
        (problem, product, strength)
        for problem, products in serving.items()
        for product, strength in products.items()
    ]
    lines += ["needs:"] if served else []
    for problem, product, _ in served:
        lines += [f"  {problem}-{product}:", f"    met_by:\n      product: {product}"]
    lines += ["rules:"] if served else []
    for problem, product, strength in served:
        lines += [
            f"  fit-{problem}-{product}:",
            f"    when:\n      problem: {problem}",
            f"    need: {problem}-{product}",
            f"    strength: {strength}",
            "    because: It helps.",
        ]
    return "\n".join(lines) + "\n"


def best(serving: Serving, apart: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return the best of the smallest sets of up to four, tried one by one."""
    points = {
        product: sum(
            STRENGTHS[products[product]]
            for products in serving.values()
            if product in products
        )
        for product in PRODUCTS
    }
    wanted = {problem for problem, products in serving.items() if products}
    if not wanted:
        return ()
    for size in range(1, 5):
        found = [
            (-sum(points[each] for each in chosen), chosen)
            for chosen in combinations(
                [each for each in PRODUCTS if points[each]], size
            )
            if all(not {*pair} <= {*chosen} for pair in apart)
            and all(serving[problem].keys() & {*chosen} for problem in wanted)
        ]
        if found:
            return min(found)[1]
    return ()


servings = st.fixed_dictionaries(
    dict.fromkeys(
        PROBLEMS,
        st.dictionaries(
            st.sampled_from(PRODUCTS), st.sampled_from([*STRENGTHS]), max_size=4
        ),
    )
)
pairs = st.lists(
    st.tuples(st.sampled_from(PRODUCTS), st.sampled_from(PRODUCTS)).filter(
        lambda pair: pair[0] != pair[1]
    ),
    max_size=6,
    unique=True,
)


@examples(800)
@given(serving=servings, apart=pairs)
def test_nothing_smaller_and_nothing_better_serves_as_much(
    serving: Serving, apart: list[tuple[str, str]]
) -> None:
    """Highest total score among the smallest compatible sets, then by id."""
    loaded = load_texts([("bench.yaml", authored(serving, apart))])
    assert loaded.knowledge, [each.message for each in loaded.diagnostics]
    advice = KnowledgeBase(loaded.knowledge).advise({"problems": [*PROBLEMS]}, on=DAY)

    assert advice.solution == best(serving, apart)
