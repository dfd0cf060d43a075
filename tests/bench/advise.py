"""Print how long loading, starting and advising take on this machine.

Figures of two machines cannot be compared; the ratios can.
This is a program, not a test: nothing fails because it was slow.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from typing import TypeVar
from unittest.mock import patch

# The package that is installed is measured, if one is.
sys.path.append(str(Path(__file__).parent.parent.parent))

from recommender import KnowledgeBase
from recommender.api import bundled_paths
from recommender.compiling.compiled import compile_knowledge
from recommender.engine import plain
from recommender.engine.engine import Engine
from recommender.loading.enquiry import read_enquiry
from recommender.loading.load import load_knowledge
from recommender.model.enquiry import Enquiry
from recommender.model.knowledge import Knowledge
from tests.bench.package import measured

DAY = date(2026, 11, 23)
Given = TypeVar("Given")


def main() -> None:
    """Measure, and print one table."""
    given = _arguments()
    print(measured())
    paths = given.kb or bundled_paths(given.bundled)
    loading = _times(lambda: load_knowledge(paths), given.starts)
    opened = KnowledgeBase.open(*paths)
    knowledge = opened.knowledge
    compiling = _times(lambda: compile_knowledge(knowledge), given.starts)
    print(
        f"{knowledge.id} {knowledge.version}: {len(knowledge.rules)} rules, "
        f"{len(knowledge.products)} products, {len(knowledge.problems)} problems"
    )
    _row("load the files", loading)
    _row("compile", compiling)
    _row("recommender --help, cold", _times(_command("--help"), given.starts))
    problem = min(knowledge.problems)
    asked = _command("advise", "--problem", problem, *_options(given.kb))
    _row("recommender advise, cold", _times(asked, given.starts))

    enquiries = list(islice(cycle(_enquiries(knowledge)), given.enquiries))
    whole = []
    for knowledge_base in (opened, _without_engine(knowledge)):
        ask = partial(_told, knowledge_base)
        _each(enquiries, ask)
        whole.append(_each(enquiries, ask))
        _row(f"advise and describe all, with {knowledge_base.engine}", whole[-1])
    print(f"  ratio of the medians: {median(whole[0]) / median(whole[1]):.2f}")
    _firing(knowledge, enquiries)


def _firing(knowledge: Knowledge, enquiries: list[Enquiry]) -> None:
    """Print what firing alone costs, with the engine and without it."""
    ruleset = compile_knowledge(knowledge).ruleset
    engine = Engine(ruleset)
    facts = [read_enquiry(enquiry, knowledge) for enquiry in enquiries]
    for one in facts:
        engine.infer(one)
    fired = _each(facts, engine.infer)
    evaluated = _each(facts, lambda one: plain.infer(ruleset, one))
    _row(f"fire the rules, with {engine.name}", fired)
    _row("fire the rules, with the plain evaluator", evaluated)
    print(f"  ratio of the medians: {median(fired) / median(evaluated):.2f}")


def _arguments() -> argparse.Namespace:
    """Read the options."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument(
        "--enquiries",
        type=int,
        default=1000,
        metavar="N",
        help="how many enquiries to time; default: %(default)s",
    )
    parser.add_argument(
        "--starts",
        type=int,
        default=5,
        metavar="N",
        help="how often to load and to start; default: %(default)s",
    )
    parser.add_argument(
        "--kb",
        action="append",
        metavar="PATH",
        help="file or folder of the knowledge base; repeatable",
    )
    parser.add_argument(
        "--bundled",
        default="printing",
        metavar="NAME",
        help="without --kb, the knowledge base that comes with the library; "
        "default: %(default)s",
    )
    return parser.parse_args()


def _enquiries(knowledge: Knowledge) -> list[Enquiry]:
    """Return those of the scenarios, and each problem alone."""
    return [
        *(scenario.enquiry for scenario in knowledge.scenarios.values()),
        *(Enquiry(problems=[problem]) for problem in knowledge.problems),
    ]


def _told(knowledge_base: KnowledgeBase, enquiry: Enquiry) -> object:
    """Advise, and turn all of it into data, so that nothing is left for later."""
    return knowledge_base.advise(enquiry, on=DAY).to_dict()


def _without_engine(knowledge: Knowledge) -> KnowledgeBase:
    """Return what advises as where the engine cannot be had."""
    with patch("recommender.engine.host.durable_rules", return_value=None):
        knowledge_base = KnowledgeBase(knowledge)
        # It looks for the engine when it is first asked, and not again.
        assert knowledge_base.engine == "plain"
    return knowledge_base


def _options(places: list[str] | None) -> list[str]:
    """Return the options that name a knowledge base."""
    return [part for place in places or () for part in ("--kb", place)]


def _command(*arguments: str) -> Callable[[], object]:
    """Return what runs the program in a process of its own."""
    whole = [sys.executable, "-m", "recommender", *arguments]
    root = Path(__file__).parent.parent.parent
    return lambda: subprocess.run(  # noqa: S603 - our own program
        whole, check=True, capture_output=True, cwd=root
    )


def _times(call: Callable[[], object], times: int) -> list[float]:
    """Return the seconds that each of some calls takes."""
    return _each(range(times), lambda _: call())


def _each(given: Iterable[Given], call: Callable[[Given], object]) -> list[float]:
    """Return the seconds that a call takes for each of some values."""
    found = []
    for each in given:
        start = time.perf_counter()
        call(each)
        found.append(time.perf_counter() - start)
    return found


def _row(name: str, seconds: list[float]) -> None:
    """Print the median, and what 99 of 100 stay under."""
    many = len(seconds) >= 100
    high = quantiles(seconds, n=100)[-1] if many else max(seconds)
    label = "p99" if many else "max"
    middle, top = median(seconds) * 1000, high * 1000
    print(f"{name:44} p50 {middle:9.2f} ms   {label} {top:9.2f} ms")


if __name__ == "__main__":
    main()
