"""How long it takes to say what would have to change, on a catalog of any size.

    python tests/bench/relaxing.py [--products 10000] [--rules 1000] [--seed 7]

Every product is over some limit of the client, so nothing fits: the time to the
first relaxation, and to all of one problem, is printed with their number.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from recommender.advising.grounds import Grounds, grounds_of
from recommender.advising.relaxing import relaxations, serving_any
from recommender.compiling.compiled import Compiled, compile_knowledge
from recommender.engine.engine import Engine
from recommender.model.condition import (
    AnyOf,
    ClientValue,
    Compared,
    Comparison,
    Condition,
    Line,
)
from recommender.model.enquiry import Facts
from recommender.model.grades import Importance
from recommender.model.knowledge import Knowledge
from recommender.model.product import Product
from recommender.model.rule import Exclude, RequireNeed, Rule
from recommender.model.text import Text
from recommender.model.vocabulary import (
    Attribute,
    Category,
    Need,
    Problem,
    Property,
    Scale,
)

LIMITS = 40
"""Attributes that products are held against; the other rules name products."""
LOW, HIGH = Fraction(0), Fraction(1000)
DAY = date(2026, 11, 23)


def generated(products: int, rules: int, seed: int) -> Knowledge:
    """Return a catalog that is ruled out in many different ways."""
    rng = random.Random(seed)  # noqa: S311 - a benchmark wants to be repeated
    scale = Scale(low=LOW, high=HIGH)
    names = [f"p{number:02}" for number in range(LIMITS)]
    ids = [f"product-{number:06}" for number in range(products)]
    catalog = {
        i: Product(
            id=i,
            category="thing",
            properties={
                # One to four properties are over the client's limit of 500.
                name: Fraction(rng.randint(501, 1000) if name in over else 400)
                for over in [set(rng.sample(names, rng.randint(1, 4)))]
                for name in names
            },
        )
        for i in ids
    }
    return Knowledge(
        id="bench",
        version="1",
        attributes={i: Attribute(id=i, scale=scale) for i in names},
        properties={i: Property(id=i, scale=scale) for i in names},
        problems={"trouble": Problem(id="trouble")},
        categories={"thing": Category(id="thing")},
        needs={
            "any": Need(
                id="any",
                met_by=Condition(((Line("category", AnyOf(("thing",))),),)),
            )
        },
        products=catalog,
        rules={rule.id: rule for rule in _rules(names, ids, rules, rng)},
    )


def _rules(
    names: list[str], ids: list[str], count: int, rng: random.Random
) -> Iterator[Rule]:
    yield Rule(
        id="need",
        when=Condition(((Line("problem", AnyOf(("trouble",))),),)),
        effect=RequireNeed(need="any"),
        because=Text.of({"en": "It is needed."}),
    )
    for number in range(count - 1):
        name = names[number % LIMITS]
        line = Line(name, Compared(Comparison.ABOVE, ClientValue(name)))
        if number >= LIMITS:
            line = Line("product", AnyOf(tuple(rng.sample(ids, 3))))
        yield Rule(
            id=f"out-{number:05}",
            effect=Exclude(products=Condition(((line,),))),
            because=Text.of({"en": "It is over the limit."}),
        )


def main() -> int:
    """Print how long relaxations take."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--products", type=int, default=10_000)
    parser.add_argument("--rules", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    compiled = compile_knowledge(generated(given.products, given.rules, given.seed))
    engine = Engine(compiled.ruleset)
    facts = Facts(
        problems={"trouble": Importance.SHOULD},
        context={f"p{number:02}": Fraction(500) for number in range(LIMITS)},
    )
    grounds = grounds_of(compiled, facts, engine.infer(facts), on=DAY)
    first, everything, found = timed(compiled, grounds, engine)
    print(f"{given.products} products, {given.rules} rules: {found} relaxations")
    print(f"first   {first * 1000:8.1f} ms")
    print(f"all     {everything * 1000:8.1f} ms")
    return 0


def timed(
    compiled: Compiled, grounds: Grounds, engine: Engine
) -> tuple[float, float, int]:
    """Return the time to the first relaxation, to all, and how many there are."""
    start = time.perf_counter()
    everything = compiled.catalog.everything
    found = relaxations(grounds, everything, serving_any, engine.infer)
    next(found)
    first = time.perf_counter() - start
    count = 1 + sum(1 for _ in found)
    return first, time.perf_counter() - start, count


if __name__ == "__main__":
    sys.exit(main())
