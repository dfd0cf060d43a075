"""What `fuzz.py` starts where atheris is installed: the code is watched while it runs.

python tests/fuzz/led.py TARGET [CORPUS] [-OPTION=VALUE ...]   as libFuzzer has them
"""

import sys

import atheris

with atheris.instrument_imports(include=["recommender"]):
    from tests.fuzz.targets import TARGETS

if __name__ == "__main__":
    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()
