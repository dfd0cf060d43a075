"""Look for faults that no test notices: make them one at a time, and run the tests.

The faults are those of mutmut. It starts the tests anew for each of them, which takes
days here; this collects them once, and forks for each fault with the tests that come
by it, quick ones first and those before all others that noticed its neighbours.
What is found is written down as it comes, so it can be broken off and taken up again.

    python tests/mutation/mutation.py recommender.engine recommender.advising
    python tests/mutation/mutation.py recommender.engine --sample 300 --processes 2
"""

import argparse
import gc
import json
import os
import random
import resource
import shutil
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from attrs import field, frozen

ROOT = Path(__file__).parent.parent.parent
MUTANTS = ROOT / "mutants"
TESTS = ["tests/engine", "tests/compiling", "tests/advising"]
LEFT_OUT = " and ".join(
    f"not {name}"
    for name in (
        "memory",
        "fork",
        "pickled",
        "imported_before",
        "spawned",
        "brings_the_process_down",
        "in_one_process",
        "event_loop",
        "threads_share",
    )
)
"""Tests of processes and threads: what is forked tells them little."""

MUCH_MEMORY = 4 << 30
NOTICED, NOT_NOTICED, TOO_LONG = 1, 0, 99
VERDICTS = {NOTICED: "noticed", NOT_NOTICED: "not noticed"}


def main() -> None:
    """Make the faults, try them, and print how many were noticed."""
    given = _arguments()
    os.environ["RECOMMENDER_PROFILE"] = "mutation"
    os.chdir(ROOT)
    names = _generated(given.modules)
    random.Random(7).shuffle(names)  # noqa: S311 - not about secrets
    os.chdir(MUTANTS)
    sys.path.insert(0, str(MUTANTS))
    trials = Trials(
        names=names[: given.sample],
        kept=Path(given.kept).absolute(),
        processes=given.processes,
    )
    flags = ["--rootdir=.", "--tb=native", "-q", "-s", "-p", "no:cacheprovider"]
    pytest.main(
        [*flags, "-p", "no:randomly", "-k", LEFT_OUT, *(given.tests or TESTS)],
        plugins=[trials],
    )


def _generated(modules: Sequence[str]) -> list[str]:
    """Write the package with all its faults, dormant, and return their names."""
    # Imported here: mutmut reads its settings where it is imported.
    from mutmut import __main__ as mutmut  # noqa: PLC0415
    from mutmut.mutation.trampoline import set_mutant_under_test  # noqa: PLC0415

    set_mutant_under_test("mutant_generation")
    shutil.rmtree(MUTANTS, ignore_errors=True)
    MUTANTS.mkdir()
    mutmut.copy_src_dir()
    mutmut.copy_also_copy_files()
    mutmut.setup_source_paths()
    mutmut.store_lines_covered_by_tests()
    mutmut.create_mutants(1)
    return sorted(
        name
        for meta in MUTANTS.rglob("*.meta")
        for name in json.loads(meta.read_text("utf-8"))["exit_code_by_key"]
        if name.startswith(tuple(modules))
    )


@frozen
class Trials:
    """A plugin of pytest that tries faults in place of running the tests once.

    Attributes:
        names: Of the faults.
        kept: Where each verdict is written down, a line for each.
        processes: How many faults are tried at a time.
        reached: Per function, the tests that come by it.
        seconds: Per test, how long it took.
        running: Per process, the fault that it tries and where it tells the test
            that noticed.
        noticing: Per function, how often each test has noticed a fault in it.
    """

    names: Sequence[str]
    kept: Path
    processes: int
    reached: dict[str, list[int]] = field(factory=lambda: defaultdict(list))
    seconds: dict[int, float] = field(factory=dict)
    running: dict[int, tuple[str, int]] = field(factory=dict)
    noticing: dict[str, Counter[int]] = field(factory=lambda: defaultdict(Counter))

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run each test once to see what it reaches, and then try the faults."""
        if not self._reach(session.items):
            return True
        os.environ["MUTANT_UNDER_TEST"] = ""
        gc.collect()
        gc.freeze()
        found = self._verdicts()
        for name in self.names:
            if name not in found:
                self._begin(name, session.items)
                if len(self.running) >= self.processes:
                    self._end(session.items)
        while self.running:
            self._end(session.items)
        _tell(self._verdicts(), self.names)
        return True

    def _reach(self, items: Sequence[pytest.Item]) -> bool:
        """Note which functions each test reaches; say whether all of them pass."""
        from mutmut.mutation import trampoline  # noqa: PLC0415 - as above

        here: set[str] = set()
        trampoline.record_trampoline_hit = lambda name, **_: here.add(name)
        os.environ["MUTANT_UNDER_TEST"] = "stats"
        for place, item in enumerate(items):
            here.clear()
            started = time.perf_counter()
            if not _passes(item, items[place + 1 : place + 2]):
                print(f"{item.nodeid} fails as it is")
                return False
            self.seconds[place] = time.perf_counter() - started
            for name in here:
                self.reached[name].append(place)
        return True

    def _begin(self, name: str, items: Sequence[pytest.Item]) -> None:
        """Try a fault in a process of its own."""
        function = _function(name)
        noticed, seconds = self.noticing[function], self.seconds
        places = sorted(
            self.reached[function],
            key=lambda each: (-noticed[each] / (seconds[each] + 0.02), seconds[each]),
        )
        told, tell = os.pipe()
        process = os.fork()
        if process:
            os.close(tell)
            self.running[process] = name, told
            return
        os.close(told)
        resource.setrlimit(resource.RLIMIT_AS, (MUCH_MEMORY, MUCH_MEMORY))
        signal.signal(signal.SIGALRM, lambda *_: os._exit(TOO_LONG))
        os.environ["MUTANT_UNDER_TEST"] = name
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        for number, place in enumerate(places):
            signal.setitimer(signal.ITIMER_REAL, max(6, seconds[place] * 8))
            following = [items[each] for each in places[number + 1 : number + 2]]
            if not _passes(items[place], following):
                os.write(tell, str(place).encode())
                os._exit(NOTICED)
        os._exit(NOT_NOTICED)

    def _end(self, items: Sequence[pytest.Item]) -> None:
        """Wait for one of the processes, and write down what came of it."""
        process, status = os.wait()
        name, told = self.running.pop(process)
        by = os.read(told, 100).decode()
        os.close(told)
        code = os.waitstatus_to_exitcode(status)
        if by:
            self.noticing[_function(name)][int(by)] += 1
        # One that ends its process, or never comes to an end, does not pass unseen.
        verdict = VERDICTS.get(code, "never ended" if code == TOO_LONG else "crashed")
        test = items[int(by)].nodeid if by else ""
        with self.kept.open("a", encoding="utf-8") as file:
            line = {"fault": name, "verdict": verdict, "test": test}
            file.write(json.dumps(line) + "\n")

    def _verdicts(self) -> dict[str, str]:
        """Return what has been found so far, by fault."""
        if not self.kept.exists():
            return {}
        lines = map(json.loads, self.kept.read_text("utf-8").splitlines())
        return {line["fault"]: line["verdict"] for line in lines}


def _passes(item: pytest.Item, following: Sequence[pytest.Item]) -> bool:
    """Run a test; what the following one needs, too, stays as it is."""
    reports = runtestprotocol(item, log=False, nextitem=next(iter(following), None))
    return not any(report.failed for report in reports)


def _function(fault: str) -> str:
    """Return the function, as mutmut calls it, that a fault is in."""
    return fault.rpartition("__mutmut_")[0]


def _tell(verdicts: dict[str, str], names: Sequence[str]) -> None:
    """Print what was not noticed, and how much was, by package."""
    for name in sorted(names):
        if verdicts[name] == "not noticed":
            print(name)
    for package, found in sorted(_by_package(verdicts, names)):
        seen = found.total() - found["not noticed"]
        counts = ", ".join(
            f"{count} {verdict}" for verdict, count in sorted(found.items())
        )
        print(f"{package}: {seen / found.total():.1%} of {found.total()} ({counts})")


def _by_package(
    verdicts: dict[str, str], names: Sequence[str]
) -> Iterator[tuple[str, Counter[str]]]:
    """Yield each package with how often there was each verdict."""
    packages: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        packages[".".join(name.split(".")[:2])][verdicts[name]] += 1
    yield from packages.items()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("modules", nargs="+", help="where to make faults")
    parser.add_argument("--sample", type=int, help="try so many, drawn at random")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--kept", default="mutants.jsonl", help="keep verdicts here")
    parser.add_argument("--tests", nargs="*", help="what to run; by default, the rooms")
    return parser.parse_args()


if __name__ == "__main__":
    main()
