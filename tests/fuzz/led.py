"""What `fuzz.py` starts where atheris is installed: the code is watched while it runs.

python tests/fuzz/led.py TARGET [CORPUS] [-OPTION=VALUE ...]   as libFuzzer has them
"""

import sys


def main() -> None:
    """Throw bytes at one target; atheris is only needed here."""
    import atheris  # noqa: PLC0415

    with atheris.instrument_imports(include=["recommender"]):
        from tests.fuzz.targets import TARGETS  # noqa: PLC0415

    atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[sys.argv[1]])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
