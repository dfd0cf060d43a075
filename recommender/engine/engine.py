"""Facts in, firings out: durable_rules decides what fires.

What is open is found by the plain evaluator, which knows what fires, too: the
two are held against each other in every stratum of every enquiry, so a fault of
the engine costs time and never changes an answer.
"""

import os

from recommender.compiling.ruleset import Ruleset
from recommender.engine import plain
from recommender.engine.host import EngineFaultError, Host
from recommender.engine.inference import Inference
from recommender.engine.plain import Walk
from recommender.model.enquiry import Facts


class Engine:
    """Fires the rules of a ruleset, for any number of threads at a time."""

    def __init__(self, ruleset: Ruleset) -> None:
        """Take over a ruleset; nothing is built before the first enquiry."""
        self._ruleset = ruleset
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
                return self._infer(facts, host)
            except EngineFaultError as error:
                host.blame(error)
        return plain.infer(self._ruleset, facts)

    def _host(self) -> Host:
        """Return this process's own host."""
        host = self._made
        if host is None or host.process != os.getpid():
            # Two threads may make one each; either is good, and one stays.
            host = self._made = Host()
        return host

    def _infer(self, facts: Facts, host: Host) -> Inference:
        """Fire stratum by stratum; conclusions are known to the next."""
        walk = Walk(self._ruleset, facts)
        for stratum in self._ruleset.strata:
            expected, waiting = walk.verdicts(stratum)
            fired = set(stratum.unconditional)
            for partition, fact in walk.asked(stratum):
                fired.update(host.fire(partition, fact))
            if fired != expected:
                host.give_up()
                differing = sorted(
                    self._ruleset.rules[number].id for number in fired ^ expected
                )
                msg = f"it differs from the plain evaluator on {', '.join(differing)}"
                raise EngineFaultError(msg)
            walk.settle(fired, waiting)
        return walk.inference("durable_rules")
