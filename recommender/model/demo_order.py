"""The order in which the steps of a demonstration can be taken."""

from collections.abc import Sequence
from graphlib import CycleError, TopologicalSorter
from heapq import heapify, heappop, heappush

from recommender.model.demonstration import DemoStep


def ordered(steps: Sequence[DemoStep]) -> tuple[DemoStep, ...]:
    """Return `steps` so that none comes before what it waits for.

    Among those that could come next the earlier phase goes first, then what is
    emptied, flushed, prepared and put in, then the one that stands first.

    Raises:
        ValueError: They wait for each other in a circle.
    """
    waits = preconditions(steps)
    followers: list[list[int]] = [[] for _ in steps]
    for place, before in enumerate(waits):
        for other in before:
            followers[other].append(place)
    left = [len(before) for before in waits]
    ready = [(_rank(steps[i]), i) for i in range(len(steps)) if not left[i]]
    heapify(ready)
    taken: list[DemoStep] = []
    while ready:
        _, place = heappop(ready)
        taken.append(steps[place])
        for follower in followers[place]:
            left[follower] -= 1
            if not left[follower]:
                heappush(ready, (_rank(steps[follower]), follower))
    if len(taken) < len(steps):
        msg = "the steps wait for each other in a circle"
        raise ValueError(msg)
    return tuple(taken)


def preconditions(steps: Sequence[DemoStep]) -> tuple[frozenset[int], ...]:
    """Return, per step, the places of the steps that must come before it.

    These are the steps it names, where they are taken at all, and every step of
    an earlier phase, and for a last one the others of its own; and whatever is
    emptied is out before anything is flushed, and flushed out before the product
    is put in.
    """
    named = {step.id: place for place, step in enumerate(steps) if step.id}
    return tuple(
        frozenset(named[name] for name in step.after if name in named)
        | {
            other
            for other, before in enumerate(steps)
            if before.phase < step.phase
            or (before.phase == step.phase and step.last and not before.last)
            or _makes_way(before, step)
        }
        for step in steps
    )


def circle_of(steps: Sequence[DemoStep]) -> tuple[DemoStep, ...]:
    """Return steps that wait for each other in a circle; else nothing."""
    graph = {place: sorted(before) for place, before in enumerate(preconditions(steps))}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        # A cycle begins and ends with the same step.
        return tuple(steps[place] for place in error.args[1][:-1])
    return ()


def _makes_way(before: DemoStep, step: DemoStep) -> bool:
    """Return whether `before` must be done for `step` to be safe."""
    first, second = _part(before), _part(step)
    return first is not None and second is not None and first < second


_EMPTIED, _FLUSHED, _OTHER, _PUT_IN = range(4)


def _part(step: DemoStep) -> int | None:
    """Return what a step has to do with the change; one that fills comes last."""
    if step.fills:
        return _PUT_IN
    if step.flushes:
        return _FLUSHED
    return _EMPTIED if step.empties else None


def _rank(step: DemoStep) -> tuple[int, int]:
    part = _part(step)
    return step.phase, _OTHER if part is None else part
