"""The smallest set that serves everything, against trying every set there is."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import pytest
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
    assert solved(authored(serving, apart)) == best(serving, apart)


def test_a_solution_avoids_whole_categories_and_single_products() -> None:
    """Who must not be used with a kind is not, and neither the other way round."""
    text = authored({"creaks": {"bolt": "likely"}, "drips": {"clip": "likely"}}, [])
    for apart, kept in (("part", ()), ("tool", ("bolt", "clip")), ("clip", ())):
        lines = text.replace(
            "  bolt:\n    category: part\n",
            f"  bolt:\n    category: part\n    not_with: [{apart}]\n",
        ).replace("  part:\n", "  tool:\n    label: Tool\n  part:\n")
        assert solved(lines) == kept


@pytest.mark.parametrize("kinds", [1, 2])
def test_among_many_alike_the_first_are_enough(kinds: int) -> None:
    """However many serve the same, and whether or not some stand apart."""
    serving = {
        "creaks": dict.fromkeys(PRODUCTS[:6], "likely"),
        "drips": dict.fromkeys(PRODUCTS[6:], "possible"),
    }
    apart = [(each, PRODUCTS[6]) for each in PRODUCTS[: 6 - kinds]]

    found = solved(authored(serving, apart))
    assert found == best(serving, apart) == (PRODUCTS[6 - kinds], PRODUCTS[6])


def test_nothing_is_solved_where_none_go_together() -> None:
    """Two problems, and each product for one keeps away those for the other."""
    serving = {"creaks": {"bolt": "strong"}, "drips": {"clip": "strong"}}

    assert solved(authored(serving, [("clip", "bolt")])) == ()
    assert solved(authored(serving, [])) == ("bolt", "clip")


def test_five_that_are_needed_are_no_solution() -> None:
    """Nobody would put so many to use; four they would."""
    text = authored({each: {} for each in PROBLEMS}, [])
    problems = [f"kind-{number}" for number in range(5)]
    lines = [*text.splitlines(), "needs:"]
    for problem, product in zip(problems, PRODUCTS, strict=False):
        lines += [f"  {problem}-it:\n    met_by:\n      product: {product}"]
    lines += ["rules:"]
    for problem in problems:
        lines += [
            f"  for-{problem}:\n    when:\n      problem: {problem}",
            f"    need: {problem}-it\n    because: It helps.",
        ]
    more = "".join(f"  {problem}:\n    label: One\n" for problem in problems)
    whole = "\n".join(lines).replace("problems:\n", f"problems:\n{more}") + "\n"

    assert solved(whole, problems) == ()
    assert solved(whole, problems[:4]) == PRODUCTS[:4]


def solved(text: str, problems: Sequence[str] = PROBLEMS) -> tuple[str, ...]:
    """Return what solves all problems together."""
    loaded = load_texts([("bench.yaml", text)])
    assert loaded.knowledge, [each.message for each in loaded.diagnostics]
    advice = KnowledgeBase(loaded.knowledge).advise({"problems": [*problems]}, on=DAY)
    return advice.solution
