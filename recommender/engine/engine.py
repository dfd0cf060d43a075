"""Facts in, firings out: durable_rules decides what fires.

What is open is found by the index, which knows what fires, too: the two are held
against each other in every enquiry, so a fault of the engine costs time and
never changes an answer.
The engine is asked about the partitions in which something can fire.
"""

import os

from recommender.compiling.ruleset import Ruleset
from recommender.engine.host import EngineFaultError, Host
from recommender.engine.index import Index
from recommender.engine.inference import Inference
from recommender.engine.plain import walk
from recommender.model.enquiry import Facts


class Engine:
    """Fires the rules of a ruleset, for any number of threads at a time."""

    def __init__(self, ruleset: Ruleset) -> None:
        """Take over a ruleset; nothing is built before the first enquiry."""
        self._ruleset = ruleset
        self._index = Index(ruleset)
        self._made: Host | None = None

    def __reduce__(self) -> tuple[type["Engine"], tuple[Ruleset]]:
        """Pickle the ruleset alone; the engine is built where it is used."""
        return type(self), (self._ruleset,)

    @property
    def name(self) -> str:
        """What decides which rules fire: `durable_rules`, or `plain` without it."""
        return "durable_rules" if self._host().usable else "plain"

    @property
    def faults(self) -> int:
        """How often durable_rules failed here, and the plain evaluator answered."""
        return self._host().faults

    def infer(self, facts: Facts) -> Inference:
        """Return what the rules say about an enquiry."""
        host = self._host()
        if host.usable:
            try:
                return walk(
                    self._index,
                    facts,
                    host.fire,
                    decided=host.decided,
                    engine="durable_rules",
                )
            except EngineFaultError as error:
                host.blame(error)
        return walk(self._index, facts)

    def _host(self) -> Host:
        """Return this process's own host."""
        host = self._made
        if host is None or host.process != os.getpid():
            # Two threads may make one each; either is good, and one stays.
            host = self._made = Host()
        return host
