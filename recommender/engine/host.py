"""The only door to durable_rules; its C module is called directly.

Nothing is imported or built before it is needed, and every process builds its
own.
A fact is put to a partition, its firings are noted, and it is taken back: the
engine remembers nothing of an enquiry, and what it decided is kept here.
The engine is trusted as far as it has been seen to be exact: whatever it does
out of the ordinary is a fault, the partition it happened in is given up, and
after `MOST_FAULTS` of them it is not asked again.
"""

import logging
import os
from threading import Lock
from typing import Any
from weakref import finalize

from recommender.compiling.notation import BOOT, SESSION, Partition, fact_text
from recommender.engine.blocks import Entry

_LOG = logging.getLogger(__name__)

MOST_FAULTS = 8
"""How often the engine may fail before it is given up."""

MOST_DECIDED = 20_000
"""How many of the engine's decisions are kept; then keeping begins anew."""

_STORED = 0
_MATCHES_NOTHING = 1


class EngineFaultError(Exception):
    """The rule engine did something that it should not do."""


def durable_rules() -> Any | None:  # noqa: ANN401 - a C module without types
    """Return the C module, or None where it cannot be had."""
    try:
        import durable_rules_engine  # noqa: PLC0415 - slow, and may be missing
    except ImportError:
        return None
    return durable_rules_engine


class Host:
    """Keeps the partitions of one ruleset in durable_rules, in one process.

    Any number of threads may use it at the same time: the engine never lets go
    of the interpreter, so they wait for one lock and lose nothing by it.
    A process that was forked needs a host of its own: the lock may be held by a
    thread that it does not have, and a partition be in the middle of something.

    Attributes:
        process: Id of the process that made it, and alone may use it.
        faults: How often the engine failed.
        decided: What it decided, by the keys of groups: it remembers nothing, so the
            same atoms fire the same rules again, and nobody has to ask twice.
    """

    def __init__(self) -> None:
        """Build nothing yet."""
        self.process = os.getpid()
        self.faults = 0
        self._lock = Lock()
        self._module: Any = durable_rules()
        self._handles: dict[str, Any] = {}
        self.decided: set[int] = set()
        release = finalize(self, _release, self._module, self._handles, self.process)
        # Memory goes with the process; the engine must not be called then.
        release.atexit = False

    @property
    def usable(self) -> bool:
        """Whether there is an engine that can be trusted."""
        return self._module is not None and self.faults < MOST_FAULTS

    def fire(self, entry: Entry, holding: int, firing: int) -> None:
        """Have the engine decide which rules of a group fire, and keep that it did.

        Args:
            entry: The group; its partition may hold other rules, which are asked
                about with their own atoms.
            holding: The atoms of the group that hold.
            firing: The rules that must fire, by the index.

        Raises:
            EngineFaultError: The engine failed, or differs; go by the index.
        """
        self._decide(entry, holding, firing)
        if len(self.decided) >= MOST_DECIDED:
            self.decided.clear()
        self.decided.add(entry.key(holding, firing))

    def _decide(self, entry: Entry, holding: int, firing: int) -> None:
        """Ask the engine about a group."""
        partition = entry.partition
        expected = entry.in_partition(firing)
        with self._lock:
            try:
                handle = self._handles.get(partition.name)
                if handle is None:
                    handle = self._build(partition)
                fact = fact_text(entry.told(holding))
                fired = _fired(self._module, handle, fact) & entry.every
            except BaseException as error:
                # It may be in the middle of anything, so it is neither asked
                # again nor deleted.
                self._handles.pop(partition.name, None)
                if not isinstance(error, Exception):
                    raise
                msg = f"{partition.name}: {error}"
                raise EngineFaultError(msg) from error
            if fired != expected:
                # Whatever it was, nothing that was built can be trusted.
                self._handles.clear()
                self.decided.clear()
                differing = _rules(partition, fired ^ expected)
                msg = f"it differs from the index on rules {differing}"
                raise EngineFaultError(msg)

    def _build(self, partition: Partition) -> Any:  # noqa: ANN401 - the engine's
        """Build a partition in the engine."""
        handle = self._module.create_ruleset(partition.name, partition.definition)
        # A session can be deleted only once a rule has fired in it.
        booted = _fired(self._module, handle, _BOOT_FACT)
        if booted != 1 << len(partition.rules):
            msg = f"a new partition fired {booted:b}"
            raise EngineFaultError(msg)
        self._handles[partition.name] = handle
        return handle

    def blame(self, error: EngineFaultError) -> None:
        """Count and report a fault, never silently."""
        with self._lock:
            self.faults += 1
            count = self.faults
        _LOG.warning(
            "durable_rules failed (fault %d, the plain evaluator answers): %s",
            count,
            error,
            exc_info=error,
        )
        if count == MOST_FAULTS:
            _LOG.error("durable_rules failed too often and is not asked again")


_BOOT_FACT = fact_text(f',"{BOOT}":1')


def _fired(engine: Any, handle: Any, fact: str) -> int:  # noqa: ANN401
    """Return the rules that fire for a fact, a bit for each, and take it back."""
    code, state = engine.assert_fact(handle, fact)
    if code == _MATCHES_NOTHING:
        return 0
    if code != _STORED:
        msg = f"a fact was answered with {code}"
        raise EngineFaultError(msg)
    fired = 0
    found = engine.start_action_for_state(handle, state)
    message = found and found[1]
    while message:
        # The rule that fired is the first name: {"r5":{"m":{...}}}
        fired |= 1 << int(message[3 : message.index('"', 3)])
        message = engine.complete_and_start_action(handle, state)
    code, _ = engine.retract_fact(handle, fact)
    if code != _STORED:
        msg = f"taking back a fact was answered with {code}"
        raise EngineFaultError(msg)
    return fired


def _rules(partition: Partition, engine_rules: int) -> list[int]:
    """Return the numbers of authored rules behind engine rules."""
    return [
        rule for place, rule in enumerate(partition.rules) if engine_rules >> place & 1
    ]


def _release(engine: Any, handles: dict[str, Any], process: int) -> None:  # noqa: ANN401
    """Give the engine's memory back when nobody can ask any more."""
    if process != os.getpid():
        return
    for handle in handles.values():
        engine.delete_state(handle, SESSION)
        engine.delete_ruleset(handle)
