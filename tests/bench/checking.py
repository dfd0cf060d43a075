"""Print how much of a processor a check takes here, with and without analyses.

The knowledge is made up: every rule has a problem, and lines on a few attributes.
This is a program, not a test: nothing fails because it was slow.
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from recommender.checking.running import Wanted, check_files

_SEED = 20261123
_ATTRIBUTES, _CHOICES = 8, 6
_HEAD = """\
knowledge_base:
  id: made-up
  format: 1
  version: 1
categories:
  care:
    label: Care
properties:
  odour:
    range: 0 to 1000
"""


def main() -> None:
    """Write knowledge, check it twice, and print both times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", type=int, default=3000)
    parser.add_argument("--products", type=int, default=100)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files(given.rules, given.products).items():
            (Path(folder) / name).write_text(text, "utf-8")
        for regions in (False, True):
            started = time.process_time()
            report = check_files([folder], wanted=Wanted(regions=regions))
            spent = time.process_time() - started
            told = "with" if regions else "without"
            found = len(report.diagnostics)
            print(f"{told:8} analyses: {spent:6.2f} s of a processor, {found} findings")


def files(rules: int, products: int) -> dict[str, str]:
    """Return the files of made-up knowledge, by name."""
    draw = random.Random(_SEED)  # noqa: S311 - the same for everybody
    words = [_HEAD, "attributes:\n"]
    for number in range(_ATTRIBUTES):
        choices = ", ".join(f"choice-{choice}" for choice in range(_CHOICES))
        words.append(f"  attribute_{number}:\n    choices: [{choices}]\n")
        words.append("    question: Which one?\n")
    words.append("  amount:\n    range: 0 to 1000\n    question: How much?\n")
    count = max(1, rules // 4)
    words.append("problems:\n")
    words += [f"  problem-{n}:\n    label: Problem {n}\n" for n in range(count)]
    words.append("needs:\n")
    for number in range(count):
        limit = draw.randrange(100, 1000)
        words.append(f"  need-{number}:\n    label: Need {number}\n    met_by:\n")
        words.append(f"      category: care\n      odour: at most {limit}\n")
    words.append("products:\n")
    for number in range(products):
        words.append(f"  product-{number}:\n    category: care\n    properties:\n")
        words.append(f"      odour: {draw.randrange(1000)}\n")
    made: dict[str, str] = {"words.yaml": "".join(words)}
    for start in range(0, rules, 1000):
        numbers = range(start, min(start + 1000, rules))
        told = "".join(_rule(number, count, draw) for number in numbers)
        made[f"rules-{start}.yaml"] = f"rules:\n{told}"
    return made


def _rule(number: int, count: int, draw: random.Random) -> str:
    """Return one rule."""
    lines = [f"      problem: problem-{number % count}\n"]
    for attribute in sorted(draw.sample(range(_ATTRIBUTES), draw.randint(1, 3))):
        choice = draw.randrange(_CHOICES)
        lines.append(f"      attribute_{attribute}: choice-{choice}\n")
    if draw.randrange(2):
        lines.append(f"      amount: at least {draw.randrange(1, 1000)}\n")
    effect = f"    need: need-{number % count}\n"
    if number % 20 == 0:
        effect = f"    exclude:\n      odour: above {draw.randrange(500, 1000)}\n"
    because = "    because: So it is.\n"
    return f"  rule-{number}:\n    when:\n{''.join(lines)}{effect}{because}"


if __name__ == "__main__":
    main()
