"""Whatever the rule engine cannot do never reaches a caller.

Each of the ways a process can be split up, and names and values that the engine
would confuse if it ever saw them.
"""

import asyncio
import multiprocessing
import os
import pickle
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from recommender import KnowledgeBase
from recommender.compiling.ruleset import compile_ruleset
from recommender.engine import plain
from recommender.engine.engine import Engine
from recommender.model.condition import AnyOf, Line
from recommender.model.knowledge import Knowledge
from recommender.model.vocabulary import Attribute
from recommender.rendering.advice_json import advice_json
from tests.engine.building import facts, knowledge, rule
from tests.examples import examples
from tests.small_trade import choices

ROOT = Path(__file__).parent.parent.parent
SMALL = ROOT / "tests" / "small"
DAY = date(2026, 11, 23)
ENQUIRIES: list[dict[str, object]] = [
    {"problems": ["smudging"]},
    {"problems": ["smudging"], "context": {"appears": "after-wash"}},
    {"problems": ["scumming"], "context": {"voc_limit": "100 g/L"}},
]


def told(knowledge_base: KnowledgeBase) -> str:
    """Return the advice for every enquiry."""
    return "".join(
        advice_json(knowledge_base.advise(enquiry, on=DAY), None)
        for enquiry in ENQUIRIES
    )


KB = KnowledgeBase.open(SMALL)
EXPECTED = told(KB)


def named(*ids: str) -> Knowledge:
    """Return knowledge with one rule for each of some choices."""
    rules = [
        rule(f"rule-{place}", (Line("asked", AnyOf((id_,))),))
        for place, id_ in enumerate(ids)
    ]
    made = knowledge(*rules, asked=["asked"])
    scale = choices(*ids, many=True)
    attributes = {**made.attributes, "asked": Attribute(id="asked", scale=scale)}
    return type(made)(id="named", version="1", attributes=attributes, rules=made.rules)


@pytest.mark.parametrize(
    "ids",
    [
        ("costarring", "liquid"),
        ("declinate", "macallums"),
        ("altarage", "zinke"),
        ("1", "true", "True", "1.0"),
        ("null", "nan", "none", "0"),
        ("1e-05", "0.00001"),
        ("a" * 70_000 + "b", "a" * 70_000 + "c"),
        ("sid", "id", "$s", "m", "all"),
        ('"', "\\", "{", "}", "a\u0000b"),
    ],
    ids=lambda ids: f"{ids[0][:10]} {ids[1][:10]}",
)
def test_names_that_the_engine_would_confuse_are_told_apart(
    ids: tuple[str, ...],
) -> None:
    """Equal hashes, numbers and text mixed, null, huge texts, its own words."""
    ruleset = compile_ruleset(named(*ids))
    engine = Engine(ruleset)

    for place, id_ in enumerate(ids):
        stated = facts(asked=frozenset({id_}))
        found = engine.infer(stated)
        assert found.fired == (f"rule-{place}",)
        assert found == plain.infer(ruleset, stated)
    assert engine.faults == 0


def test_nothing_that_is_drawn_brings_the_process_down() -> None:
    """In a process of its own: a fault in C would be its end."""
    ended = subprocess.run(  # noqa: S603 - our own program
        [
            sys.executable,
            *("-X", "faulthandler", ROOT / "tests" / "engine" / "fuzzing.py"),
            *("7", str(examples(150).max_examples)),
        ],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
    )

    assert ended.returncode == 0, ended.stderr
    asked, faults = map(int, ended.stdout.split())
    assert asked > 20
    assert faults == 0


def test_knowledge_bases_travel_to_processes_that_are_spawned() -> None:
    """Each builds an engine of its own; the answers are the same."""
    spawn = multiprocessing.get_context("spawn")
    arrived = pickle.loads(pickle.dumps(KB))  # noqa: S301 - our own bytes
    with ProcessPoolExecutor(2, mp_context=spawn) as pool:
        found = list(pool.map(told, [KB] * 3))

    assert {told(arrived), *found} == {EXPECTED}


def test_tasks_of_an_event_loop_do_not_disturb_one_another() -> None:
    """Asked in the loop itself, and handed to threads."""

    async def ask() -> list[str]:
        async def here() -> str:
            await asyncio.sleep(0)
            return told(KB)

        threads = (asyncio.to_thread(told, KB) for _ in range(6))
        return await asyncio.gather(*threads, *(here() for _ in range(6)))

    assert set(asyncio.run(ask())) == {EXPECTED}
