"""What every test can ask for."""

import gc
import os

import pytest
from hypothesis import HealthCheck, Phase, Verbosity, settings

# Scenarios beside the tests are run by the tests that they belong to.
collect_ignore_glob = ["*.scenarios.yaml"]

# Commands keep what they compiled; tests leave the cache of whoever runs them alone.
os.environ["RECOMMENDER_CACHE"] = ""

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


def pytest_collection_finish() -> None:
    """Have the collector pass over what all tests share: it stays to the end."""
    gc.collect()
    gc.freeze()
