"""What every test can ask for."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that takes the present output as the expected one."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Write expected files anew from what comes out now; read the diff.",
    )
