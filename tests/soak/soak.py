"""Ask a knowledge base a million times from eight threads; print what that costs.

Every answer is held against the one that a single thread got for the same client,
and one of a hundred down to its last byte.
First, every thread writes the longest answers down, those about most products: the C
library keeps, for each thread, as much as the longest took, and half the run would go
by until every thread had come across them.
Memory is looked at after each tenth: what has been asked since the first must not
show in it.

    python tests/soak/soak.py
    python tests/soak/soak.py --enquiries 20000 --threads 4
"""

import argparse
import gc
import random
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from fractions import Fraction
from itertools import count
from operator import ne
from pathlib import Path
from threading import Barrier, Lock

import click
from attrs import frozen

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from recommender import KnowledgeBase
from recommender.model.advice import Advice
from recommender.model.enquiry import Enquiry
from recommender.model.knowledge import Knowledge
from recommender.rendering.advice_json import advice_json

DAY = date(2026, 11, 23)
CLIENTS = 400
IN_FULL = 97
LONGEST = 20
AT_A_TIME = 250


@frozen(kw_only=True)
class Soaked:
    """What came of it.

    Attributes:
        wrong: Answers that are not those of a single thread.
        memory: Of the process, after each tenth of the enquiries, in bytes.
        faults: How often the rule engine failed.
    """

    asked: int
    wrong: int
    seconds: float
    memory: Sequence[int]
    faults: int

    @property
    def growth(self) -> float:
        """By how much memory grew from a tenth to the end, as a share."""
        return self.memory[-1] / self.memory[0] - 1


def main() -> None:
    """Ask, and print the figures; fail where they are not as promised."""
    given = _arguments()
    with click.progressbar(length=given.enquiries, label="asking", width=40) as bar:
        found = soak(given.enquiries, given.threads, bar.update)
    print(
        f"{found.asked:,} enquiries from {given.threads} threads in "
        f"{found.seconds:,.0f} s ({found.asked / found.seconds:,.0f} a second)"
    )
    print(f"answers unlike those of one thread: {found.wrong}")
    print(f"faults of the rule engine: {found.faults}")
    course = ", ".join(f"{each / 2**20:.1f}" for each in found.memory)
    print(f"MiB of memory after each tenth: {course}")
    print(f"from the first to the last: {found.growth:+.2%}")
    sys.exit(found.wrong > 0 or found.growth >= given.most_growth)


def soak(
    enquiries: int,
    threads: int,
    told: Callable[[int], object],
    *,
    longest: int = LONGEST,
) -> Soaked:
    """Ask so many enquiries from so many threads.

    Args:
        enquiries: How many in all.
        threads: How many ask at the same time.
        told: Is called with how many more have been answered.
        longest: How many of the longest answers every thread writes down first.
    """
    knowledge_base = KnowledgeBase.bundled()
    clients = clients_of(knowledge_base.knowledge)
    advised = [knowledge_base.advise(each, on=DAY) for each in clients]
    short = [_short(advice) for advice in advised]
    products = [len(each.recommendations) + len(each.held) for each in advised]
    del advised
    longer = sorted(range(len(clients)), key=lambda place: -products[place])[:longest]
    written = {*longer, *(_place(number) for number in range(0, enquiries, IN_FULL))}
    full = {
        place: _full(knowledge_base.advise(clients[place], on=DAY)) for place in written
    }
    numbers, lock = count(), Lock()

    def ask(how_many: int) -> int:
        """Ask some, and return how many answers are wrong."""
        wrong = 0
        for _ in range(how_many):
            number = next(numbers)
            place = _place(number)
            advice = knowledge_base.advise(clients[place], on=DAY)
            wrong += _short(advice) != short[place]
            if number % IN_FULL == 0:
                wrong += _full(advice) != full[place]
        with lock:
            told(how_many)
        return wrong

    # The collector need not look through what is there to stay.
    gc.freeze()
    together = Barrier(threads)

    def write_longest(_: int) -> int:
        """Write the longest answers in one thread; return how many are wrong."""
        together.wait()
        told = [_full(knowledge_base.advise(clients[i], on=DAY)) for i in longer]
        return sum(map(ne, told, [full[i] for i in longer]))

    started = time.perf_counter()
    course = []
    with ThreadPoolExecutor(threads) as pool:
        wrong = sum(pool.map(write_longest, range(threads)))
        for tenth in range(10):
            share = (tenth + 1) * enquiries // 10 - tenth * enquiries // 10
            wrong += sum(pool.map(ask, _portions(share)))
            course.append(memory())
    return Soaked(
        asked=enquiries,
        wrong=wrong,
        seconds=time.perf_counter() - started,
        memory=course,
        faults=knowledge_base._engine.faults,  # noqa: SLF001 - nobody else needs it
    )


def clients_of(knowledge: Knowledge) -> Sequence[Enquiry]:
    """Return clients of every kind, always the same ones."""
    chance = random.Random(0)  # noqa: S311 - not about secrets

    def some(ids: Sequence[str], most: int) -> list[str]:
        return chance.sample(sorted(ids), chance.randint(0, most))

    def value(name: str) -> str:
        scale = knowledge.attributes[name].scale
        if scale.choices:
            return chance.choice(sorted(scale.choices))
        low, high = scale.low or Fraction(0), scale.high or Fraction(100)
        number = low + (high - low) * chance.randint(0, 100) / 100
        return knowledge.units.text(number, scale.unit)

    asked = [each.id for each in knowledge.attributes.values() if not each.from_rules]
    return [
        Enquiry(
            problems=some(list(knowledge.problems), 2),
            context={name: value(name) for name in some(asked, 6)},
            objections=some(list(knowledge.objections), 2),
            priorities=some(list(knowledge.priorities), 2),
            current=chance.choice([None, *sorted(knowledge.products)]),
        )
        for _ in range(CLIENTS)
    ]


def memory() -> int:
    """Return how much memory the process holds, in bytes, after cleaning up."""
    gc.collect()
    for line in Path("/proc/self/status").read_text("utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    msg = "this system does not tell how much memory a process holds"
    raise RuntimeError(msg)


def _place(number: int) -> int:
    """Return which client asks when so many have asked."""
    return number * 7 % CLIENTS


def _portions(enquiries: int) -> list[int]:
    """Return how many to ask at a time."""
    whole, rest = divmod(enquiries, AT_A_TIME)
    return [AT_A_TIME] * whole + [rest] * bool(rest)


def _short(advice: Advice) -> tuple[object, ...]:
    """Return what decides, and the first that is recommended."""
    return (
        advice.fired,
        advice.open,
        advice.needs,
        len(advice.held),
        len(advice.excluded),
        [(each.product, each.score) for each in advice.recommendations[:1]],
    )


def _full(advice: Advice) -> str:
    """Return the whole advice."""
    return advice_json(advice, None)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--enquiries", type=int, default=1_000_000)
    parser.add_argument("--threads", type=int, default=8)
    parser.add_argument("--most-growth", type=float, default=0.01)
    return parser.parse_args()


if __name__ == "__main__":
    main()
