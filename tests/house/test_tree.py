"""What the files of the project may not hold, and what must be in step."""

import os
import re
import tomllib
from pathlib import Path

import pytest

from tests.house.tree import ROOT, files, modules, name_of

_HERE = "work|tmp|root|home|opt|Users"
MACHINE = re.compile(rf"(?<![\w./:~-])/({_HERE})/\w")
HOSTS = re.compile("|".join(("py" + r"pi\.org", "python" + r"hosted\.org")))
BINARY = {".gz", ".whl", ".png"}


@pytest.mark.parametrize("path", list(files()), ids=name_of)
def test_nothing_names_the_machine_it_was_written_on(path: Path) -> None:
    """No absolute path of somebody's disk, and no host of a package registry."""
    if path.suffix in BINARY:
        return
    text = path.read_bytes().decode("utf-8", "replace")

    assert not MACHINE.search(text)
    assert not HOSTS.search(text)


def test_the_checks_are_those_of_the_readme() -> None:
    """Who runs the README's second command runs the tests of `.ci/run`."""
    readme = (ROOT / "README.md").read_text("utf-8")
    checks = (ROOT / ".ci" / "run").read_text("utf-8")
    main_job, tests = re.findall(r"```sh\n(.*)\n```", readme)
    install, test = tests.split(" && ")[1:]

    assert main_job.startswith("python3 -m venv .venv && ")
    assert tests.startswith("python3 -m venv .venv && ")
    assert test == ".venv/bin/pytest -q"
    assert 'check "pytest" "$bin/pytest" -q\n' in checks
    assert install.endswith(" '.[dev]'")
    assert "pip\" install --quiet --disable-pip-version-check '.[dev]'" in checks
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert "set -euo pipefail" in checks


def test_notes_for_the_changelog_are_named_as_they_should_be() -> None:
    """So that they can be sorted on release."""
    kinds = "breaking|added|changed|fixed|removed"
    for path in (ROOT / "changelog.d").iterdir():
        if path.name != "README.md":
            assert re.fullmatch(rf"[a-z0-9-]+\.({kinds})\.md", path.name)
            assert path.read_text("utf-8").strip()


def test_extras_that_messages_name_can_be_installed() -> None:
    """Who is told to install one finds it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = {
        extra
        for path in modules()
        for extra in re.findall(r"recommender\[(\w+)\]", path.read_text("utf-8"))
    }

    assert named
    assert named <= project["optional-dependencies"].keys()
