"""What `fuzz.py` starts where atheris is installed: the code is watched while it runs.

python tests/fuzz/led.py TARGET [CORPUS] [-OPTION=VALUE ...]   as libFuzzer has them
"""

import sys
import time
from collections.abc import Callable

MOST_SECONDS = 5
"""Of processor time for one input; libFuzzer itself only knows the clock on the wall,
by which any input is slow on a machine that does something else."""


class TooSlowError(Exception):
    """One input took longer than is promised."""


def main() -> None:
    """Throw bytes at one target; atheris is only needed here."""
    import atheris  # noqa: PLC0415

    with atheris.instrument_imports(include=["recommender"]):
        from tests.fuzz.targets import TARGETS  # noqa: PLC0415

    atheris.Setup([sys.argv[0], *sys.argv[2:]], timed(TARGETS[sys.argv[1]]))
    atheris.Fuzz()


def timed(target: Callable[[bytes], object]) -> Callable[[bytes], None]:
    """Return a target that raises where one input takes too much processor time."""

    def run(data: bytes) -> None:
        started = time.process_time()
        target(data)
        took = time.process_time() - started
        if took > MOST_SECONDS:
            msg = f"{took:.1f} s of processor time for one input"
            raise TooSlowError(msg)

    return run


if __name__ == "__main__":
    main()
