"""Print what becomes of slips: found, at the right place, repaired by the hint.

python -m tests.slips.measure [FILE]...
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from recommender.rendering.diagnostics import diagnostics_text
from tests.slips.slips import HERE, Outcome, read_slips, tried


def measured(path: Path) -> list[Outcome]:
    """Return what becomes of every slip of a file."""
    outcomes = []
    for slip in read_slips(path):
        with TemporaryDirectory() as folder:
            outcomes.append(tried(slip, Path(folder)))
    return outcomes


def figures(outcomes: list[Outcome]) -> str:
    """Return the figures in one line."""
    counts = {
        "slips": len(outcomes),
        "found": sum(bool(each.found) for each in outcomes),
        "one finding": sum(each.once for each in outcomes),
        "right place": sum(each.placed for each in outcomes),
        "repaired by the hint": sum(each.repaired for each in outcomes),
        "all of it": sum(each.good for each in outcomes),
    }
    return ", ".join(f"{name} {number}" for name, number in counts.items())


if __name__ == "__main__":
    for given in sys.argv[1:] or [str(HERE / "slips.txt")]:
        told = measured(Path(given))
        for outcome in told:
            if not outcome.good:
                slip = outcome.slip
                print(f"--- {slip.name}: wanted at {slip.file}:{slip.place}")
                print(f"    repaired: {outcome.repaired}")
                print(diagnostics_text(outcome.found))
        print(f"{given}: {figures(told)}")
