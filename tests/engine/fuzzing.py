"""Fires drawn rulesets for drawn clients; run in a process of its own.

A fault in C would end the process, and nothing in it could say so.
It prints how many clients were asked and how often the engine failed.
"""

import sys

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from recommender.compiling.ruleset import compile_ruleset
from recommender.engine import plain
from recommender.engine.engine import Engine
from tests.strategies import enquiries, knowledge_bases


def fuzz(start: int, examples: int) -> tuple[int, int]:
    """Return how many clients were asked, and how often the engine failed."""
    asked = faults = 0

    @seed(start)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def fire(data: st.DataObject) -> None:
        nonlocal asked, faults
        knowledge = data.draw(knowledge_bases(fewest_rules=1, most_products=0))
        engine = Engine(compile_ruleset(knowledge))
        for _ in range(3):
            facts = data.draw(enquiries())
            found = engine.infer(facts)
            assert found == plain.infer(compile_ruleset(knowledge), facts)
            asked += 1
        faults += engine.faults

    fire()
    return asked, faults


if __name__ == "__main__":
    sys.stdout.write("{} {}".format(*fuzz(*map(int, sys.argv[1:]))))
