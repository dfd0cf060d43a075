"""What is compiled says what plain Python says.

All other tests run what is written in the tree. Here the package stands in a folder
of its own, with the modules compiled that pyproject.toml names, and some of the tests
are run once more against it.
"""

import hashlib
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from recommender import KnowledgeBase
from recommender.rendering.advice_json import advice_json
from tests.bundled import printing
from tests.wheels import ROOT, SWITCH, Workplace

DAY = date(2026, 11, 23)
LIBRARY = sysconfig.get_config_var("EXT_SUFFIX") or ".so"
COMPILER = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")
AGAIN = (
    "tests/engine",
    "tests/advising/test_kept_parts.py",
    "tests/hearing/test_keeping.py",
)
"""Tests that hold two ways to an answer against each other."""
NEXT = """
import sys
from recommender import KnowledgeBase
from tests.test_compiled import told
bundled = KnowledgeBase.bundled()
sys.stdout.buffer.writelines(each.encode() for each in told(bundled))
"""


def named() -> list[str]:
    """Return the paths of the modules that are to be compiled."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    groups: dict[str, list[str]] = wheel["hooks"]["custom"]["groups"]
    return [module for group in groups.values() for module in group]


def is_compiled_here(folder: Path) -> bool:
    """Whether a folder holds this very tree's package, compiled."""
    tree = {path.relative_to(ROOT) for path in (ROOT / "recommender").rglob("*.py")}
    return (
        all((folder / path).is_file() for path in tree)
        and all(
            (folder / path).read_bytes() == (ROOT / path).read_bytes() for path in tree
        )
        and all((folder / path).with_suffix(LIBRARY).is_file() for path in named())
    )


@pytest.fixture(scope="session")
def compiled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return a folder with the package, compiled.

    It is compiled anew where it is not installed in this environment already.
    """
    installed = Path(sysconfig.get_path("platlib"))
    if is_compiled_here(installed):
        return installed
    if shutil.which(COMPILER[0]) is None:
        pytest.skip("there is no C compiler")
    folder = tmp_path_factory.mktemp("compiled")
    workplace: Workplace = request.getfixturevalue("workplace")
    wheel, printed = workplace.build("wheel", ROOT, folder, **{SWITCH: "1"})
    assert wheel is not None, printed
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    assert is_compiled_here(folder)
    return folder


SMALL = """
[build-system]
requires = {requires}
build-backend = "hatchling.build"

[project]
name = "small"
version = "1"
requires-python = ">=3.11"

[tool.hatch.build.targets.wheel]
packages = ["small"]

[tool.hatch.build.targets.wheel.hooks.custom.groups]
small_all = ["small/sums.py"]
"""
"""A project that is built as this one is, and has one module to compile."""


def wheel_of_small(
    workplace: Workplace, folder: Path, **switches: str
) -> tuple[str, str]:
    """Build a small project; return the name of its wheel, and what was printed."""
    requires = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    told = SMALL.format(requires=requires["build-system"]["requires"])
    (folder / "small").mkdir()
    (folder / "small" / "__init__.py").touch()
    (folder / "small" / "sums.py").write_text("def two() -> int:\n    return 2\n")
    (folder / "pyproject.toml").write_text(told)
    shutil.copy(ROOT / "hatch_build.py", folder)
    wheel, printed = workplace.build("wheel", folder, folder, **switches)
    return wheel.name if wheel else "", printed


def run(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run Python with the package of a folder, and the tests of the tree."""
    return subprocess.run(  # noqa: S603 - our own programs
        [sys.executable, *arguments],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}",
            "PYTHONSAFEPATH": "1",
        },
    )


def told(bundled: KnowledgeBase) -> Iterator[str]:
    """Yield a line for some bundled scenarios, and for each text to measure by."""
    scenarios = sorted(bundled.knowledge.scenarios.items())
    for name, scenario in scenarios[::10]:
        advice = advice_json(
            bundled.advise(scenario.enquiry, on=scenario.on or DAY), None
        )
        yield f"{name} {hashlib.sha256(advice.encode()).hexdigest()}\n"
    for path in sorted((ROOT / "tests" / "bench").glob("*.yaml")):
        for at, each in enumerate(
            yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)["statements"]
        ):
            heard = repr(bundled.hear(each["text"]))
            yield f"{path.name} {at} {hashlib.sha256(heard.encode()).hexdigest()}\n"


def test_what_is_named_is_compiled(compiled: Path) -> None:
    """And nothing else is, and that is what is imported."""
    modules = [path.removesuffix(".py").replace("/", ".") for path in named()]
    listing = (
        f"import importlib as i\nfor n in {modules}: print(i.import_module(n).__file__)"
    )
    ended = run(compiled, "-c", listing)

    assert ended.stderr == b""
    assert ended.stdout.decode().splitlines() == [
        str((compiled / path).with_suffix(LIBRARY)) for path in named()
    ]
    assert len(list((compiled / "recommender").rglob(f"*{LIBRARY}"))) == len(modules)


def test_it_says_what_plain_python_says(compiled: Path) -> None:
    """Of situations and of texts, to the byte."""
    here = "".join(told(printing()))
    there = run(compiled, "-c", NEXT)

    assert there.stderr == b""
    assert here.count("\n") > 1000
    assert there.stdout.decode().splitlines() == here.splitlines()


def test_it_passes_the_tests(compiled: Path) -> None:
    """Those of the engine, and of what is kept for the next who asks."""
    ended = run(
        compiled,
        *("-m", "pytest", "-q", "-o", "pythonpath=", "-p", "no:cacheprovider"),
        *(ROOT / tests for tests in AGAIN),
    )

    assert ended.returncode == 0, ended.stdout.decode() + ended.stderr.decode()


def test_without_a_compiler_the_wheel_is_plain_python(
    workplace: Workplace, tmp_path: Path
) -> None:
    """Which is said, and is no reason to fail."""
    wheel, printed = wheel_of_small(workplace, tmp_path, CC="false")

    assert wheel == "small-1-py3-none-any.whl"
    assert "is not compiled" in printed


def test_who_insists_on_compiling_is_told_that_it_failed(
    workplace: Workplace, tmp_path: Path
) -> None:
    """And gets no wheel that is slower than was asked for."""
    wheel, printed = wheel_of_small(workplace, tmp_path, CC="false", **{SWITCH: "1"})

    assert wheel == ""
    assert "false" in printed
