"""Print how cost grows with products and rules, on knowledge made up for it.

    python tests/bench/scaling.py                              the standard sizes
    python tests/bench/scaling.py --size 10000x10000 --seed 7  another one

Each size is measured in a process of its own: opening from files and from a kept
file, memory, and the time of single enquiries, in CPU time.
Beside it stands the time that a plain loop of Python over a small list takes, so
that figures of two machines can be set in relation.
This is a program, not a test: nothing fails because it was slow.
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median, quantiles

# The package that is installed is measured, if one is.
sys.path.append(str(Path(__file__).parent.parent.parent))

from recommender import Enquiry, KnowledgeBase
from recommender.model.advice import Advice
from tests.bench.package import measured as measured_package

DAY = date(2026, 11, 23)
SIZES = ["100x100", "1000x100", "1000x1000", "10000x1000", "10000x10000"]
PRESSES = [f"press-{n}" for n in range(8)]
STOCKS = [f"stock-{n}" for n in range(12)]
KINDS = [f"kind-{n:02}" for n in range(15)]
SUBSTANCES = [f"substance-{n:02}" for n in range(50)]
IN_A_FILE = 800
HEAD = """\
knowledge_base:
  id: made-up
  format: 1
  title: Made up
  version: 2026.11
  languages: [en]
attributes:
  press:
    label: Press
    choices: [{presses}]
    question: Which press is it?
  stock:
    label: Stock
    choices: [{stocks}]
    question: What is printed on?
  speed:
    label: Speed
    unit: m/min
    range: 0 to 1000 m/min
    question: How fast does it run?
  voc_limit:
    label: VOC limit
    unit: g/L
    range: 0 to 1000 g/L
    question: Which VOC limit applies?
properties:
  voc:
    unit: g/L
    range: 0 to 1000 g/L
  flash_point:
    unit: °C
    range: 0 to 200 °C
categories:
{kinds}
substances:
{substances}
"""


def problems_of(rules: int) -> int:
    """Return how many problems there are: one for four rules."""
    return max(1, rules // 4)


def product(number: int, chance: random.Random) -> str:
    """Write one product."""
    components = "".join(
        f"        - substance: {name}\n"
        for name in sorted(chance.sample(SUBSTANCES, chance.randint(2, 6)))
    )
    return (
        f"  product-{number:05}:\n    label: Product {number}\n"
        f"    category: {chance.choice(KINDS)}\n    formulation:\n"
        f"      complete: {chance.choice(['yes', 'no'])}\n      components:\n"
        f"{components}    properties:\n      voc: {chance.randrange(1000)} g/L\n"
        f"      flash_point: {chance.randrange(20, 200)} °C\n"
        f"    suits:\n      press: [{', '.join(sorted(chance.sample(PRESSES, 6)))}]\n"
    )


def need(number: int, chance: random.Random) -> str:
    """Write one need."""
    return (
        f"  need-{number:05}:\n    label: Need {number}\n    met_by:\n"
        f"      category: {chance.choice(KINDS)}\n"
        f"      free_of: [{chance.choice(SUBSTANCES)}]\n"
        f"      voc: at most {chance.randrange(200, 1000)} g/L\n"
    )


def rule(number: int, rules: int, chance: random.Random) -> str:
    """Write one rule: nine in ten need something, the others exclude."""
    situation = chance.sample(
        [
            f"      press: {chance.choice(PRESSES)}\n",
            f"      stock: [{', '.join(sorted(chance.sample(STOCKS, 3)))}]\n",
            f"      speed: at least {chance.randrange(1000)} m/min\n",
        ],
        chance.randint(1, 3),
    )
    text = f"  rule-{number:05}:\n    when:\n"
    if number % 10:
        stated = chance.randrange(problems_of(rules))
        asked = f"      problem: problem-{stated:05}\n"
        effect = f"    need: need-{chance.randrange(rules):05}\n"
        strength = chance.choice(["possible", "likely", "strong"])
        effect += f"    strength: {strength}\n"
    else:
        asked = f"      press: {chance.choice(PRESSES)}\n"
        situation = [line for line in situation if "press" not in line]
        effect = "    exclude:\n      voc: above client.voc_limit\n"
        if number % 20:
            effect = f"    exclude:\n      contains: [{chance.choice(SUBSTANCES)}]\n"
    return f"{text}{asked}{''.join(situation)}{effect}    because: Made up.\n"


def write_knowledge(folder: Path, products: int, rules: int, seed: int) -> None:
    """Write a knowledge base of this size as files."""
    chance = random.Random(f"{seed}/{products}/{rules}")  # noqa: S311 - no secrets
    folder.mkdir(parents=True)
    (folder / "head.yaml").write_text(
        HEAD.format(
            presses=", ".join(PRESSES),
            stocks=", ".join(STOCKS),
            kinds="".join(f"  {kind}:\n    label: {kind}\n" for kind in KINDS),
            substances="".join(f"  {s}:\n    label: {s}\n" for s in SUBSTANCES),
        ),
        "utf-8",
    )
    problems = range(problems_of(rules))
    sections = {
        "products": [product(number, chance) for number in range(products)],
        "needs": [need(number, chance) for number in range(rules)],
        "rules": [rule(number, rules, chance) for number in range(rules)],
        "problems": [f"  problem-{n:05}:\n    label: Problem {n}\n" for n in problems],
    }
    for section, entries in sections.items():
        for first in range(0, len(entries), IN_A_FILE):
            text = "".join(entries[first : first + IN_A_FILE])
            name = f"{section}-{first:05}.yaml"
            (folder / name).write_text(f"{section}:\n{text}", "utf-8")


def enquiries(rules: int, seed: int, count: int = 1_000) -> Iterator[Enquiry]:
    """Yield what clients bring; one in four leaves something unknown."""
    chance = random.Random(seed)  # noqa: S311 - no secrets
    for number in range(count):
        context = {
            "press": chance.choice(PRESSES),
            "stock": chance.choice(STOCKS),
            "speed": f"{chance.randrange(1000)} m/min",
            "voc_limit": f"{chance.randrange(1000)} g/L",
        }
        if number % 4 == 0:
            del context[chance.choice([*context])]
        stated = {
            f"problem-{chance.randrange(problems_of(rules)):05}": "should"
            for _ in range(chance.randint(1, 3))
        }
        yield Enquiry(problems=stated, context=context)


def cpu(work: Callable[[], object]) -> float:
    """Return how many seconds of CPU something takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def yardstick() -> float:
    """Return the microseconds that adding up a thousand numbers takes here."""
    numbers = list(range(1_000))
    return min(cpu(lambda: [sum(numbers) for _ in range(100)]) for _ in range(20)) * 1e4


def measured(size: str, seed: int) -> str:
    """Measure one size, and return a row of the table."""
    products, rules = map(int, size.split("x"))
    with tempfile.TemporaryDirectory() as place:
        folder, kept = Path(place) / "made-up", Path(place) / "kept"
        write_knowledge(folder, products, rules, seed)
        files = cpu(lambda: KnowledgeBase.open(folder, cache=kept))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        again = cpu(lambda: KnowledgeBase.open(folder, cache=kept))
        kb = KnowledgeBase.open(folder, cache=kept)
        asked = list(enquiries(rules, seed))
        for enquiry in asked[:50]:
            asked_for(kb, enquiry)
        times = [
            1e6 * cpu(partial(asked_for, kb, enquiry))
            for _ in range(3)
            for enquiry in asked
        ]
        one, two = (spread(kb, asked, processes) for processes in (1, 2))
    p99 = quantiles(times, n=100)[98]
    return (
        f"| {size} | {files:.2f} s | {again:.2f} s | {before:.0f} MB "
        f"| {median(times):.0f} µs | {p99:.0f} µs | {median(times) / yardstick():.1f} "
        f"| {one / two:.2f} |"
    )


def asked_for(kb: KnowledgeBase, enquiry: Enquiry) -> list[tuple[str, int]]:
    """Ask for the ten best, and look at them."""
    return top_ten(kb.advise(enquiry, on=DAY, top=10))


def top_ten(advice: Advice) -> list[tuple[str, int]]:
    """Look at what is recommended."""
    return [(found.product, found.score) for found in advice.recommendations]


def spread(kb: KnowledgeBase, asked: list[Enquiry], processes: int) -> float:
    """Return the seconds on the clock that whole advice on all of them takes."""
    begun = time.perf_counter()
    for _ in kb.advise_many(
        asked[:300], on=DAY, top=10, tell=Advice.to_dict, processes=processes
    ):
        pass
    return time.perf_counter() - begun


def main() -> None:
    """Measure, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", action="append", help="products x rules")
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        print(measured(given.size[0], given.seed))
        return
    print(measured_package())
    print(
        "| size | from files | kept | memory | p50 | p99 | p50 / yardstick "
        "| two processes |\n|---|--:|--:|--:|--:|--:|--:|--:|"
    )
    for size in given.size or SIZES:
        command = [sys.executable, __file__, "--inside", "--size", size]
        subprocess.run([*command, "--seed", str(given.seed)], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
