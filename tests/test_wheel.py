"""What is shipped works where nothing else of the project is.

The source distribution and the wheel are built, and what the source distribution
holds is installed in a fresh environment, as the README says.
That needs a network and, up to Python 3.12, a C compiler.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import pytest

from tests.wheels import OUTSIDE, ROOT, SWITCH, Workplace

EXECUTABLES = "Scripts" if os.name == "nt" else "bin"


def run(
    *command: str | Path, cwd: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program; what it prints is in the failure if it fails."""
    ended = subprocess.run(  # noqa: S603 - our own programs
        command, capture_output=True, check=False, cwd=cwd, env=env, text=True
    )
    assert ended.returncode == 0, f"{command}\n{ended.stdout}\n{ended.stderr}"
    return ended


PLAIN = {SWITCH: "0"}
"""What is compiled takes its time, and is held in tests/test_compiled.py."""


@pytest.fixture(scope="session")
def built(
    workplace: Workplace, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Path]:
    """Build a source distribution, the wheel from it, and one from the tree."""
    sdist, wheel = (tmp_path_factory.mktemp(name) for name in ("sdist", "wheel"))

    def build(what: Literal["sdist", "wheel"], source: Path, folder: Path) -> Path:
        made, printed = workplace.build(what, source, folder, **PLAIN)
        assert made is not None, printed
        return made

    packed = build("sdist", ROOT, sdist)
    with tarfile.open(packed) as archive:
        archive.extractall(sdist, filter="data")
    (source,) = (path for path in sdist.iterdir() if path.is_dir())
    return {
        "sdist": packed,
        "source": source,
        "wheel from sdist": build("wheel", source, sdist),
        "wheel from tree": build("wheel", ROOT, wheel),
    }


@pytest.fixture(scope="session")
def first_command(
    built: Mapping[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str]:
    """Run the first command of the README; return where, and what it prints."""
    readme = (ROOT / "README.md").read_text("utf-8")
    command = re.findall(r"```sh\n(.*)\n```", readme)[0]
    place = tmp_path_factory.mktemp("source")
    for name in ("README.md", "LICENSE", "hatch_build.py", "pyproject.toml"):
        shutil.copy(built["source"] / name, place)
    for name in ("recommender", "catalogs", "rules"):
        shutil.copytree(built["source"] / name, place / name)

    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    keeping_nothing = {"RECOMMENDER_CACHE": "", "PATH": path}
    environment = {**OUTSIDE, **PLAIN, **keeping_nothing}
    ended = run("/bin/sh", "-c", command, cwd=place, env=environment)
    return place, ended.stdout


@pytest.fixture(scope="session")
def installed(first_command: tuple[Path, str]) -> Path:
    """Return the environment that the first command made; take the source away."""
    place, _ = first_command
    for name in ("recommender", "catalogs", "rules"):
        shutil.rmtree(place / name)
    return place / ".venv"


def contents(wheel: Path) -> dict[str, bytes]:
    """Return every file of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_sdist_holds_all_that_the_wheel_needs(built: Mapping[str, Path]) -> None:
    """Whoever builds from the source distribution gets the same wheel."""
    assert contents(built["wheel from sdist"]) == contents(built["wheel from tree"])
    with tarfile.open(built["sdist"]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert "hatch_build.py" in names


def test_the_wheel_holds_the_knowledge_and_nothing_else(
    built: Mapping[str, Path],
) -> None:
    """Every module and every authored file; tests and leftovers are not."""
    names = contents(built["wheel from sdist"])
    authored = {
        f"recommender/knowledge/{file.relative_to(ROOT).as_posix()}"
        for folder in ("catalogs", "rules")
        for file in (ROOT / folder).rglob("*.yaml")
    }

    package = ROOT / "recommender"
    modules = {path.relative_to(ROOT).as_posix() for path in package.rglob("*.py")}

    assert authored
    assert authored | modules <= set(names)
    assert "recommender/py.typed" in names
    top = {name.split("/")[0].rpartition(".")[2] for name in names}
    assert top == {"recommender", "dist-info"}
    assert not [name for name in names if name.endswith(".pyc")]


def snapshot(*folders: Path) -> dict[str, tuple[int, int]]:
    """Return size and time of change of everything below some folders."""
    return {
        str(path): (status.st_size, status.st_mtime_ns)
        for folder in folders
        for path in (folder, *folder.rglob("*"))
        for status in (path.lstat(),)
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ("advise", "--problem", "smudging", "--format", "json"),
        ("advise", "--problem", "smudging", "--lang", "de"),
        ("check", "--select", "languages", "--select", "catalog"),
        ("--version",),
    ],
    ids=" ".join,
)
def test_commands_work_from_anywhere_and_write_nothing(
    installed: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """Not even below the home directory, where nothing is to be kept."""
    elsewhere, home, scratch = (tmp_path / name for name in ("cwd", "home", "tmp"))
    for folder in (elsewhere, home, scratch):
        folder.mkdir()
        folder.chmod(0o555)
    before = snapshot(installed, elsewhere, home, scratch)

    ended = run(
        installed / EXECUTABLES / "recommender",
        *arguments,
        cwd=elsewhere,
        env={
            "HOME": str(home),
            "RECOMMENDER_CACHE": "",
            "PATH": os.defpath,
            "TMPDIR": str(scratch),
        },
    )

    assert snapshot(installed, elsewhere, home, scratch) == before
    assert ended.stdout
    assert ended.stderr == ""
    if "json" in arguments:
        assert json.loads(ended.stdout)["knowledge_base"]["id"] == "printing"


def test_commands_keep_what_was_compiled_in_the_cache_folder_alone(
    installed: Path, tmp_path: Path
) -> None:
    """The second time, it answers the same from there."""
    home = tmp_path / "home"
    home.mkdir()
    before = snapshot(installed)
    told = [
        run(
            installed / EXECUTABLES / "recommender",
            "advise",
            "--problem",
            "smudging",
            cwd=tmp_path,
            env={"HOME": str(home), "PATH": os.defpath, "TMPDIR": str(tmp_path)},
        )
        for _ in range(2)
    ]

    assert told[0].stdout == told[1].stdout
    assert snapshot(installed) == before
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [
        home / ".cache" / "recommender" / "printing.kept"
    ]


def test_the_installed_package_is_the_one_that_answers(
    installed: Path, tmp_path: Path
) -> None:
    """The tree plays no part in what was just tested."""
    told = run(
        installed / EXECUTABLES / "python",
        "-c",
        "import recommender; print(recommender.__file__)",
        cwd=tmp_path,
    )

    assert Path(told.stdout.strip()).is_relative_to(installed.resolve())


def test_the_first_command_of_the_readme_does_the_main_job(
    first_command: tuple[Path, str],
) -> None:
    """One line, on a machine where nothing was prepared."""
    assert "What we understood" in first_command[1]


def test_what_is_installed_is_the_wheel(
    built: Mapping[str, Path], installed: Path
) -> None:
    """Every file of the package, to the byte."""
    (site,) = installed.glob("lib/python*/site-packages")
    files = {
        name: told
        for name, told in contents(built["wheel from sdist"]).items()
        if name.startswith("recommender/")
    }

    assert files
    assert {name: (site / name).read_bytes() for name in files} == files
