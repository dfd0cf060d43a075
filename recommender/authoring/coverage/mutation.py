"""Which single faults in rules the scenarios notice."""

import os
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait

from attrs import frozen

from recommender.authoring.coverage.sameness import Sameness
from recommender.judging.equivalent import is_equivalent
from recommender.judging.mutants import Mutant, mutants_of
from recommender.judging.trial import Trial

Tell = Callable[[str], None]


@frozen(kw_only=True)
class Mutation:
    """What became of all mutants.

    Attributes:
        killed: How many some scenario notices.
        survived: Those that none does, by rule.
        equivalent: How many no scenario could notice; they do not count.
    """

    killed: int
    survived: tuple[Mutant, ...]
    equivalent: int

    @property
    def total(self) -> int:
        """How many count."""
        return self.killed + len(self.survived)


def mutate(
    trial: Trial, *, jobs: int | None = None, tell: Tell = lambda _name: None
) -> Mutation:
    """Try every mutant of every active rule.

    Args:
        trial: With scenarios that all pass.
        jobs: How many processes to use; None for as many as there are processors.
        tell: Called with the name of each rule once it has been tried.
    """
    names = [rule.id for rule in trial.knowledge.active_rules()]
    jobs = max(1, min(jobs or os.cpu_count() or 1, len(names)))
    tried = _side_by_side(trial, names, jobs) if jobs > 1 else _tried(trial, names)
    found: dict[str, _Tried] = {}
    for name, one in tried:
        tell(name)
        found[name] = one
    same = Sameness(trial.knowledge)
    survived, equivalent, killed = [], 0, 0
    for name in names:
        one = found[name]
        mutants = tuple(mutants_of(trial.knowledge.rules[name], trial.knowledge))
        killed += one.killed
        equivalent += one.equivalent
        for number in one.survived:
            if same.fires_alike(mutants[number]):
                equivalent += 1
            else:
                survived.append(mutants[number])
    return Mutation(killed=killed, survived=tuple(survived), equivalent=equivalent)


@frozen
class _Tried:
    """What became of the mutants of one rule; survivors by number."""

    killed: int
    survived: tuple[int, ...]
    equivalent: int


def _tried(trial: Trial, names: Sequence[str]) -> Iterator[tuple[str, _Tried]]:
    """Try the mutants of some rules, one rule after the other."""
    for name in names:
        rule = trial.knowledge.rules[name]
        cases = trial.concerned(rule)
        killed, equivalent, survived = 0, 0, []
        for number, mutant in enumerate(mutants_of(rule, trial.knowledge)):
            if is_equivalent(mutant, trial.compiled):
                equivalent += 1
                continue
            change = trial.change(rule, mutant.changed)
            if all(trial.passes_with(change, case) for case in cases):
                survived.append(number)
            else:
                killed += 1
        yield name, _Tried(killed, tuple(survived), equivalent)


def _side_by_side(
    trial: Trial, names: Sequence[str], jobs: int
) -> Iterator[tuple[str, _Tried]]:
    """Try the mutants of some rules in several processes."""
    context = get_context()
    open_ends: list[Connection] = []
    workers = []
    for number in range(jobs):
        ours, theirs = context.Pipe(duplex=False)
        worker = context.Process(
            target=_work, args=(trial, names[number::jobs], theirs), daemon=True
        )
        worker.start()
        theirs.close()
        workers.append(worker)
        open_ends.append(ours)
    try:
        while open_ends:
            for ready in wait(open_ends):
                assert isinstance(ready, Connection)  # noqa: S101 - they are ours
                answer = ready.recv()
                if answer is None:
                    open_ends.remove(ready)
                else:
                    yield answer
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()


def _work(trial: Trial, names: Sequence[str], end: Connection) -> None:
    """Try some rules in a process of their own, and send what comes out."""
    for answer in _tried(trial, names):
        end.send(answer)
    end.send(None)
