"""Many enquiries, answered in their order by one process or several."""

import gc
import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import cycle, islice
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from attrs import frozen

from recommender.errors import InvalidEnquiryError, RecommenderError
from recommender.model.advice import Advice
from recommender.model.diagnostic import Diagnostic

Thing = TypeVar("Thing")
Done = TypeVar("Done")

CHUNK = 32
"""How many things travel together."""

AHEAD = 2
"""How many chunks each process has before it is asked for the first."""


@frozen
class Refused:
    """What is wrong with one enquiry of many; errors themselves travel badly."""

    found: tuple[Diagnostic, ...]


def advised(
    advise: Callable[[Thing], Advice],
    enquiries: Iterable[Thing],
    *,
    tell: Callable[[Advice], Done] | None,
    processes: int,
) -> Iterator[Advice | Done | InvalidEnquiryError]:
    """Yield the advice on each enquiry, or what is told of it, or its error.

    Args:
        advise: Advises on one.
        enquiries: Taken only as fast as advice is.
        tell: What to make of each advice, where it was given.
        processes: How many.
    """
    one = partial(_told, advise, tell)
    for told in in_order(one, enquiries, processes=processes):
        yield InvalidEnquiryError(told.found) if isinstance(told, Refused) else told


def _told(
    advise: Callable[[Thing], Advice],
    tell: Callable[[Advice], Done] | None,
    enquiry: Thing,
) -> Advice | Done | Refused:
    """Return what is told of one enquiry."""
    try:
        advice = advise(enquiry)
    except InvalidEnquiryError as error:
        return Refused(error.diagnostics)
    return advice if tell is None else tell(advice)


def available_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    work: Callable[[Thing], Done],
    things: Iterable[Thing],
    *,
    processes: int,
    chunk: int = CHUNK,
) -> Iterator[Done]:
    """Yield what `work` makes of each thing, in the order of the things.

    Things are taken only as fast as results are: however many there are, few are
    in memory.

    Args:
        work: Is inherited by the processes, or travels once to each of them.
        things: Travel to a process, as what is made of them travels back.
        processes: How many; with one, everything happens here.
        chunk: How many things travel together.

    Raises:
        RecommenderError: A process ended before its work was done.
    """
    if processes <= 1:
        yield from map(work, things)
        return
    # Where processes are forked, they inherit what has been loaded.
    method = "fork" if sys.platform == "linux" else None
    context = multiprocessing.get_context(method)
    here: list[Connection] = []
    workers = []
    source = iter(things)
    try:
        for _ in range(processes):
            mine, theirs = context.Pipe()
            here.append(mine)
            worker: Any = context.Process(  # type: ignore[attr-defined]
                target=_worker, args=(work, theirs, tuple(here)), daemon=True
            )
            worker.start()
            theirs.close()
            workers.append(worker)
        yield from _exchanged(source, here, chunk)
    finally:
        for pipe in here:
            pipe.close()
        for worker in workers:
            worker.terminate()
            worker.join()


def _exchanged(
    source: Iterator[Thing], pipes: list[Connection], chunk: int
) -> Iterator[Any]:
    """Yield results in order; each process gets its next chunk as it hands one in."""
    asked: deque[Connection] = deque()

    def ask(pipe: Connection) -> None:
        things = list(islice(source, chunk))
        if things:
            pipe.send(things)
            asked.append(pipe)

    try:
        for pipe in islice(cycle(pipes), AHEAD * len(pipes)):
            ask(pipe)
        while asked:
            pipe = asked.popleft()
            results = pipe.recv()
            ask(pipe)
            yield from results
    except (EOFError, ConnectionError) as error:
        msg = "a process ended before its work was done"
        raise RecommenderError(msg) from error


def _worker(
    work: Callable[[Any], object], pipe: Connection, others: tuple[Connection, ...]
) -> None:
    """Do the work for chunks of things until there are no more."""
    # What was inherited stays for good: nobody needs to look whether it is garbage,
    # and memory that is not looked at stays shared.
    gc.freeze()
    for other in others:
        # Held here, too, they would keep the other processes waiting for ever.
        other.close()
    waiting: SimpleQueue[list[Any] | None] = SimpleQueue()
    Thread(target=_take_in, args=(pipe, waiting), daemon=True).start()
    while (things := waiting.get()) is not None:
        try:
            pipe.send([work(thing) for thing in things])
        except ConnectionError:
            return


def _take_in(pipe: Connection, waiting: "SimpleQueue[list[Any] | None]") -> None:
    """Take chunks in as they come, so that nobody who sends one waits for us."""
    try:
        while True:
            waiting.put(pipe.recv())
    except (EOFError, OSError):
        waiting.put(None)
