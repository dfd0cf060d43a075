"""The reference of the command line names every command and every exit code."""

import re

from recommender.surfaces.cli.commands import cli
from recommender.surfaces.cli.running import (
    COULD_NOT_RUN,
    FAULT,
    FINDINGS,
    FINE,
    NOTHING,
)
from tests.docs.reading import page, tables

PAGE = page("command-line.md")


def test_every_command_shows_its_help() -> None:
    """That the help is the real one is tested with all other blocks."""
    headings = re.findall(r"^## recommender ([\w-]+)$", PAGE, re.MULTILINE)

    assert headings == sorted(cli.commands)
    for name in cli.commands:
        assert f"$ recommender {name} --help\n" in PAGE


def test_exit_codes_are_the_real_ones() -> None:
    """Scripts rely on them."""
    ends = (FINE, FINDINGS, COULD_NOT_RUN, FAULT, NOTHING)
    codes = [str(code) for code in ends]

    assert list(tables(PAGE)["Exit codes"]) == codes
