"""What every test can ask for."""

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, Verbosity, settings

if TYPE_CHECKING:
    from tests.wheels import Workplace

# Scenarios beside the tests are run by the tests that they belong to.
collect_ignore_glob = ["*.scenarios.yaml"]

# How slow a machine is says nothing about what is tested.
_PATIENT = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("quick", _PATIENT, max_examples=25)
settings.register_profile(
    "ci", _PATIENT, max_examples=25, derandomize=True, database=None, print_blob=True
)
# What breaks need not be the simplest case, nor be shown: the next mutant waits.
settings.register_profile(
    "mutation",
    _PATIENT,
    max_examples=12,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    report_multiple_bugs=False,
    verbosity=Verbosity.quiet,
)
settings.register_profile("nightly", _PATIENT, max_examples=2000)
settings.load_profile(os.environ.get("RECOMMENDER_PROFILE", "quick"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that takes the present output as the expected one."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Write expected files anew from what comes out now; read the diff.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Have all commands keep what they compiled in one place, which goes in the end.

    That leaves the cache of whoever runs the tests alone.
    Where Python is told to keep no code beside the modules, programs that tests start
    keep it in that place, too, instead of compiling the whole library each time.
    """
    folder = TemporaryDirectory(prefix="recommender-tests-")
    config.add_cleanup(folder.cleanup)
    os.environ["RECOMMENDER_CACHE"] = str(Path(folder.name) / "kept")
    if sys.dont_write_bytecode:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder.name) / "code")


def pytest_collection_finish() -> None:
    """Have the collector pass over what all tests share: it stays to the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def workplace() -> Iterator["Workplace"]:
    """Return an environment to build in, for all tests that do."""
    from tests import wheels  # noqa: PLC0415 - few tests build something

    with wheels.workplace() as ready:
        yield ready
