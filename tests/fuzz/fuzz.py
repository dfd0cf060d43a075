"""Throw bytes at one target for a while, and say what came of it.

    python tests/fuzz/fuzz.py phrases --seconds 600
    python tests/fuzz/fuzz.py knowledge --runs 100000 --seed 7 --keep found

With atheris installed the bytes are led by what they reach in the code; without
it they are drawn at random from the seed. A target that raises, or takes more than
five seconds of processor time, ends the run with exit status 1, and the bytes are
kept in the folder `--keep`: move them to `tests/fuzz/corpus/TARGET/` together with
the repair.
"""

import argparse
import os
import random
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.fuzz.targets import TARGETS  # noqa: E402 - found by the path above

MOST_SECONDS = 5
HANGS = 60
"""After so many seconds on the wall an input is given up, however busy the machine."""


def main() -> int:
    """Run one target."""
    options = _options()
    options.keep.mkdir(parents=True, exist_ok=True)
    if options.led is None:
        options.led = not options.random and _has_atheris()
    return _led(options) if options.led else _drawn(options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--runs", type=int, default=0, help="0 is without end")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--random", action="store_true", help="without atheris")
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"))
    parser.add_argument("--longest", type=int, default=400, help="bytes at the most")
    parser.set_defaults(led=None)
    return parser.parse_args()


def _has_atheris() -> bool:
    try:
        import atheris  # noqa: F401, PLC0415 - where it can be had
    except ImportError:
        return False
    return True


def _drawn(options: argparse.Namespace) -> int:
    """Draw bytes at random."""
    target = TARGETS[options.target]
    chance = random.Random(options.seed)  # noqa: S311 - not for secrets
    began, runs, slowest = time.monotonic(), 0, 0.0
    while time.monotonic() - began < options.seconds and (
        not options.runs or runs < options.runs
    ):
        data = chance.randbytes(chance.randrange(options.longest + 1))
        started = time.process_time()
        try:
            target(data)
        except Exception:
            (options.keep / f"crash-{options.target}-{runs}").write_bytes(data)
            print(f"{options.target}: a crash after {runs:,} runs", flush=True)
            raise
        took = time.process_time() - started
        if took > MOST_SECONDS:
            (options.keep / f"slow-{options.target}-{runs}").write_bytes(data)
            print(f"{options.target}: {took:.1f} s for one input", flush=True)
            return 1
        slowest, runs = max(slowest, took), runs + 1
    print(f"{options.target}: {runs:,} runs, no crash, slowest {slowest * 1000:.0f} ms")
    return 0


def _led(options: argparse.Namespace) -> int:
    """Let atheris lead, in a process of its own, and count what it did."""
    corpus = options.keep / f"corpus-{options.target}"
    corpus.mkdir(exist_ok=True)
    command = [
        sys.executable,
        str(Path(__file__).with_name("led.py")),
        options.target,
        str(corpus),
        f"-artifact_prefix={options.keep}/{options.target}-",
        f"-max_total_time={options.seconds}",
        f"-seed={options.seed}",
        f"-timeout={HANGS}",
        f"-max_len={options.longest}",
        "-rss_limit_mb=4096",
        "-print_final_stats=1",
        "-verbosity=0",
        *([f"-runs={options.runs}"] if options.runs else []),
    ]
    paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(  # noqa: S603 - our own program
        command, check=False, env={**os.environ, "PYTHONPATH": paths}
    )
    return 1 if done.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
