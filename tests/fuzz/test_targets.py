"""Bytes at random end well, and so does whatever once did not."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

HERE = Path(__file__).parent
RUNS = {"knowledge": 60, "repairs": 40}
CORPUS = sorted(path for path in (HERE / "corpus").rglob("*") if path.is_file())


@pytest.mark.parametrize("name", TARGETS)
def test_bytes_at_random_end_well(name: str) -> None:
    """A short form of `fuzz.py`; the same bytes in every run."""
    chance = random.Random(name)  # noqa: S311 - not for secrets
    for _ in range(RUNS.get(name, 400)):
        TARGETS[name](chance.randbytes(chance.randrange(400)))


@pytest.mark.parametrize(
    "path", CORPUS, ids=lambda path: f"{path.parent.name}-{path.name}"
)
def test_what_once_failed_ends_well(path: Path) -> None:
    """Each file is in the folder of its target."""
    TARGETS[path.parent.name](path.read_bytes())


def test_the_program_counts_what_it_ran(tmp_path: Path) -> None:
    """The figures in the documentation are its own."""
    done = subprocess.run(  # noqa: S603 - our own program
        [
            sys.executable,
            str(HERE / "fuzz.py"),
            "quantities",
            "--random",
            "--runs=25",
            f"--keep={tmp_path}",
        ],
        capture_output=True,
        check=True,
        text=True,
    )

    assert done.stdout.startswith("quantities: 25 runs, no crash, slowest ")
