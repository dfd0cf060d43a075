"""The engine's house rules: nothing left behind, nothing silent, nothing shared."""

import gc
import logging
import multiprocessing
import os
import pickle
import re
import resource
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from recommender.compiling.ruleset import compile_ruleset
from recommender.engine import host as host_module
from recommender.engine import plain
from recommender.engine.engine import Engine
from recommender.engine.host import MOST_FAULTS
from recommender.engine.inference import Inference
from recommender.model.condition import AnyOf, Line, NoneOf
from tests.engine.building import facts, knowledge, problem, rule

REAL = pytest.importorskip("durable_rules_engine")

RULESET = compile_ruleset(
    knowledge(
        rule("given"),
        rule("on-smudging", (problem("smudging"),), conclude=(("cause", "x"),)),
        rule("on-piling", (problem("piling"),), conclude=(("cause", "y"),)),
        rule("from-x", (Line("cause", AnyOf(("x",))),)),
        rule("from-y", (Line("cause", AnyOf(("y",))),), unless=(problem("scumming"),)),
        rule("not-flexo", (Line("process", NoneOf(("flexo",))),)),
        *(rule(f"more-{n:02}", (problem("scumming"),)) for n in range(70)),
    )
)
ENQUIRIES = [
    facts(*problems, **context)
    for problems in (("smudging",), ("piling",), ("piling", "scumming"), ())
    for context in (
        {},
        {"process": frozenset({"flexo"})},
        {"process": frozenset({"u"})},
    )
]
EXPECTED = [plain.infer(RULESET, enquiry) for enquiry in ENQUIRIES]


def answers(engine: Engine) -> list[Inference]:
    """Return what an engine says to every enquiry."""
    return [engine.infer(enquiry) for enquiry in ENQUIRIES]


def replaced(**changes: Callable[..., Any]) -> ModuleType:
    """Return the C module with some of its functions replaced."""
    module = ModuleType("replaced")
    vars(module).update({**vars(REAL), **changes})
    return module


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[[ModuleType | None], None]:
    """Let engines made from now on find another C module, or none."""

    def put(module: ModuleType | None) -> None:
        monkeypatch.setattr(host_module, "durable_rules", lambda: module)

    return put


def test_nothing_is_imported_before_it_is_asked() -> None:
    """Importing the library costs neither the C module nor its absence."""
    code = (
        "import sys, recommender.engine.engine as e, recommender.engine.host;"
        "from recommender.compiling.ruleset import Ruleset;"
        "engine = e.Engine(Ruleset());"
        "assert 'durable_rules_engine' not in sys.modules;"
        "assert engine.name == 'durable_rules';"
        "assert 'durable_rules_engine' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own


def test_without_the_extension_the_plain_evaluator_answers(
    use: Callable[[ModuleType | None], None],
) -> None:
    """The same inference, and it says what gave it."""
    use(None)
    engine = Engine(RULESET)

    assert engine.name == "plain"
    assert answers(engine) == EXPECTED
    assert {answer.engine for answer in answers(engine)} == {"plain"}


def test_an_extension_that_cannot_be_loaded_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On Python 3.13 it installs, and then its import fails."""
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)

    assert host_module.durable_rules() is None


def fails(*_: object) -> None:
    """Do what the engine does when something inside goes wrong."""
    msg = "error code: 303"
    raise RuntimeError(msg)


def loses_a_firing(handle: int, state: int) -> None:
    """Complete what was started, and say that nothing follows."""
    while REAL.complete_and_start_action(handle, state):
        pass


@pytest.mark.parametrize(
    "broken",
    [
        {"create_ruleset": fails},
        {"assert_fact": fails},
        {"assert_fact": lambda *_: (2, 1)},
        {"start_action_for_state": fails},
        {"start_action_for_state": lambda *_: None},
        {"complete_and_start_action": fails},
        {"complete_and_start_action": loses_a_firing},
        {"retract_fact": fails},
        {"retract_fact": lambda *_: (1, 1)},
    ],
    ids=lambda broken: next(iter(broken)),
)
def test_a_fault_costs_nothing_but_time(
    broken: dict[str, Callable[..., Any]],
    use: Callable[[ModuleType | None], None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The plain evaluator answers, the fault is counted, and it is reported."""
    use(replaced(**broken))
    engine = Engine(RULESET)

    with caplog.at_level(logging.WARNING):
        assert answers(engine) == EXPECTED

    assert 0 < engine.faults <= MOST_FAULTS
    assert len([r for r in caplog.records if r.levelname == "WARNING"]) == engine.faults


def test_an_engine_that_keeps_failing_is_not_asked_again(
    use: Callable[[ModuleType | None], None], caplog: pytest.LogCaptureFixture
) -> None:
    """A broken engine would cost memory and time in every enquiry."""
    use(replaced(create_ruleset=fails))
    engine = Engine(RULESET)
    for _ in range(MOST_FAULTS):
        engine.infer(ENQUIRIES[0])

    use(replaced())
    assert engine.name == "plain"
    assert answers(engine) == EXPECTED
    assert engine.faults == MOST_FAULTS
    assert caplog.records[-1].levelname == "ERROR"
    assert (
        caplog.messages[-1] == "durable_rules failed too often and is not asked again"
    )


def test_a_fault_is_told_with_its_number_and_its_cause(
    use: Callable[[ModuleType | None], None], caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever reads the log finds what failed, and where."""
    use(replaced(create_ruleset=fails))
    engine = Engine(RULESET)
    engine.infer(ENQUIRIES[0])

    told = re.fullmatch(
        r"durable_rules failed \(fault 1, the plain evaluator answers\): "
        r"(\S+): error code: 303",
        caplog.messages[0],
    )
    assert told
    assert told[1] in {partition.name for partition in RULESET.partitions}
    assert caplog.records[0].exc_info


@pytest.mark.parametrize(
    ("broken", "cause"),
    [
        ({"assert_fact": lambda *_: (2, 1)}, "a fact was answered with 2"),
        ({"retract_fact": lambda *_: (1, 1)}, "taking back a fact was answered with 1"),
        ({"start_action_for_state": lambda *_: None}, "a new partition fired 0"),
    ],
)
def test_every_fault_says_what_it_was(
    broken: dict[str, Callable[..., Any]],
    cause: str,
    use: Callable[[ModuleType | None], None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What the engine did that it should not do."""
    use(replaced(**broken))
    Engine(RULESET).infer(ENQUIRIES[0])

    assert caplog.messages[0].endswith(f": {cause}")


def test_partitions_are_built_once(use: Callable[[ModuleType | None], None]) -> None:
    """However often they are asked."""
    built = []

    def build(*given: object) -> object:
        built.append(given)
        return REAL.create_ruleset(*given)

    use(replaced(create_ruleset=build))
    engine = Engine(RULESET)
    answers(engine)
    once = len(built)
    answers(engine)

    assert len(built) == once > 0


def test_the_engine_is_asked_once_about_the_same_atoms(
    use: Callable[[ModuleType | None], None],
) -> None:
    """It would say the same again; a fault throws away what it had said."""
    asked = []

    def noted(handle: int, fact: str) -> Any:  # noqa: ANN401 - the C module's
        asked.append(fact)
        return REAL.assert_fact(handle, fact)

    use(replaced(assert_fact=noted))
    engine = Engine(RULESET)
    assert answers(engine) == EXPECTED
    once = len(asked)
    assert answers(engine) == EXPECTED
    assert len(asked) == once > 0

    entry = engine._index.entry(0)  # noqa: SLF001
    with pytest.raises(host_module.EngineFaultError, match="differs from the index"):
        engine._host().fire(entry, entry.atoms, 0)  # noqa: SLF001
    assert answers(engine) == EXPECTED
    assert len(asked) > once


def test_the_rules_behind_a_fault_are_named() -> None:
    """Authored ones, by their numbers; only those that differ."""
    partition = next(each for each in RULESET.partitions if len(each.rules) > 3)
    first, _, third, *_ = partition.rules

    assert host_module._rules(partition, 0b101) == [first, third]  # noqa: SLF001
    assert host_module._rules(partition, 0) == []  # noqa: SLF001


def test_a_rule_that_fires_wrongly_is_noticed(
    use: Callable[[ModuleType | None], None],
) -> None:
    """The engine is held against the evaluator in every enquiry."""
    real = REAL.assert_fact

    def every_atom(handle: int, fact: str) -> tuple[int, int]:
        told: tuple[int, int] = real(handle, fact[:-1] + ',"a0":1,"a1":1,"a2":1}')
        return told

    use(replaced(assert_fact=every_atom))
    engine = Engine(RULESET)

    assert answers(engine) == EXPECTED
    assert engine.faults


def test_an_enquiry_broken_off_leaves_no_trace(
    use: Callable[[ModuleType | None], None],
) -> None:
    """Ctrl-C goes to the caller, and the partition it hit is built anew."""
    hits = iter([False, True])

    def interrupted(handle: int, state: int) -> Any:  # noqa: ANN401 - the C module's
        if next(hits, False):
            raise KeyboardInterrupt
        return REAL.complete_and_start_action(handle, state)

    use(replaced(complete_and_start_action=interrupted))
    engine = Engine(RULESET)
    with pytest.raises(KeyboardInterrupt):
        engine.infer(ENQUIRIES[0])

    assert answers(engine) == EXPECTED
    assert engine.faults == 0


def test_threads_share_an_engine() -> None:
    """Eight threads at once, and every answer is that of one alone."""
    engine = Engine(RULESET)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: answers(engine), range(200)))

    assert all(one == EXPECTED for one in found)
    assert engine.faults == 0


def test_engines_in_one_process_are_strangers() -> None:
    """Their partitions have the same names and mean different things."""
    other_rules = compile_ruleset(
        knowledge(
            rule("other-a", (problem("smudging"),), (problem("scumming"),)),
            rule("other-b", (problem("piling"), problem("scumming"))),
        )
    )
    expected = [plain.infer(other_rules, enquiry) for enquiry in ENQUIRIES]
    gc.freeze()  # what was there before need not be looked through each time
    for _ in range(20):
        here, there = Engine(RULESET), Engine(other_rules)
        assert answers(here) == EXPECTED
        assert answers(there) == expected
        del here
        gc.collect()
        assert answers(there) == expected
        assert there.faults == 0


def test_a_pickled_engine_fires_where_it_arrives() -> None:
    """Handles stay where they are; the ruleset travels."""
    engine = Engine(RULESET)
    answers(engine)
    arrived = pickle.loads(pickle.dumps(engine))  # noqa: S301 - our own bytes

    assert answers(arrived) == EXPECTED
    assert arrived.name == engine.name


_SHARED = Engine(RULESET)


def _as_a_child(_: int) -> tuple[bool, str, int]:
    """Ask the engine that the parent asked before."""
    return answers(_SHARED) == EXPECTED, _SHARED.name, _SHARED.faults


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_forked_child_builds_its_own() -> None:
    """Servers load once and fork, whatever another thread is doing just then."""
    assert answers(_SHARED) == EXPECTED
    host = _SHARED._host()  # noqa: SLF001 - the lock that a thread would hold
    with host._lock, multiprocessing.get_context("fork").Pool(2) as pool:  # noqa: SLF001
        found = pool.map_async(_as_a_child, range(6)).get(timeout=20)

    assert found == [(True, "durable_rules", 0)] * 6
    assert answers(_SHARED) == EXPECTED
    assert _SHARED.faults == 0


def test_a_forked_child_deletes_nothing_of_its_parent() -> None:
    """What it forgets there lives on here; with no module, any use would fail."""
    host_module._release(None, {"p0": 1}, os.getpid() + 1)  # noqa: SLF001


_STATM = Path("/proc/self/statm")
on_linux = pytest.mark.skipif(not _STATM.exists(), reason="nothing tells the memory")


def _memory() -> int:
    """Return the memory that this process has now, in KiB."""
    gc.collect()
    return int(_STATM.read_text("ascii").split()[1]) * resource.getpagesize() // 1024


@on_linux
def test_memory_stays_flat_over_many_enquiries() -> None:
    """20,000 enquiries: no session, no fact, no firing is left behind."""
    engine = Engine(RULESET)
    _ask(engine, 2_000)
    before = _memory()
    _ask(engine, 20_000)

    assert _memory() - before < 1024
    assert engine.faults == 0


@on_linux
def test_memory_stays_flat_over_many_engines() -> None:
    """Knowledge bases are reloaded while a server runs; old ones are given back."""
    for _ in range(30):
        answers(Engine(RULESET))
    before = _memory()
    for _ in range(300):
        assert answers(Engine(RULESET)) == EXPECTED

    assert _memory() - before < 2048


def _ask(engine: Engine, count: int) -> None:
    for number in range(count):
        engine.infer(ENQUIRIES[number % len(ENQUIRIES)])
