"""How long it takes to check 3,000 rules, without working out their regions.

python -m tests.bench.checking
"""

import random
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from recommender.checking.running import Wanted, check_files

FILES, RULES = 10, 300
HEAD = "knowledge_base:\n  id: big\n  format: 1\n  version: 1\n"


def words() -> str:
    """Return a vocabulary of some size."""
    rows = [HEAD, "attributes:"]
    rows += [
        f"  choice_{n}:\n    choices: [a, b, c, d]\n    question: Which, of {n}?"
        for n in range(30)
    ]
    rows += [
        f"  number_{n}:\n    unit: g/L\n    range: 0 to 100 g/L\n    question: {n}?"
        for n in range(10)
    ]
    rows.append("categories:\n  c:\n    label: C\nproblems:")
    rows += [f"  problem-{n}:\n    label: Problem {n}" for n in range(100)]
    rows.append("needs:")
    rows += [
        f"  need-{n}:\n    label: Need {n}\n    met_by:\n      product: product-{n}"
        for n in range(50)
    ]
    rows.append("products:")
    rows += [f"  product-{n}:\n    category: c" for n in range(300)]
    return "\n".join(rows) + "\n"


def rules(first: int, dice: random.Random) -> str:
    """Return the rules of one file."""
    rows = ["rules:"]
    for number in range(first, first + RULES):
        rows += [
            f"  rule-{number}:",
            "    when:",
            f"      problem: problem-{dice.randrange(100)}",
            f"      choice_{dice.randrange(30)}: [a, b]",
            f"      number_{dice.randrange(10)}: at least {dice.randrange(99)} g/L",
            f"    need: need-{dice.randrange(50)}",
            f"    because: For the sake of {number}.",
        ]
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        dice = random.Random(1)  # noqa: S311 - nothing is secret here
        (Path(folder) / "words.yaml").write_text(words(), "utf-8")
        for n in range(FILES):
            text = rules(n * RULES, dice)
            (Path(folder) / f"rules-{n}.yaml").write_text(text, "utf-8")
        begun, used = time.perf_counter(), time.process_time()
        report = check_files([folder], wanted=Wanted(regions=False))
        begun, used = time.perf_counter() - begun, time.process_time() - used
        print(f"{FILES * RULES:,} rules: {begun:.2f} s, {used:.2f} s of one processor")
        print(f"{len(report.diagnostics)} findings")
