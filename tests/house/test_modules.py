"""How modules are: short, introduced, quick to import, and documented."""

import ast
import inspect
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import recommender
from tests.house.tree import ROOT, modules, name_of

MOST_LINES, MOST_LINES_OF_TESTS = 300, 400
# Files that are longer, each with the reason.
LONGER = {
    "tests/advising/test_fine_print.py": "one test for each sentence of the fine print",
    "tests/rendering/a_trade.py": "one of everything, built by hand, in one place",
}
TESTS = sorted((ROOT / "tests").rglob("*.py"))

# What only some uses need; importing the library must not wait for it.
NOT_NEEDED = {
    "build",
    "click",
    "durable_rules_engine",
    "hypothesis",
    "icalendar",
    "importlib.metadata",
    "pytest",
    "rapidfuzz",
    "recommender.surfaces",
    "snowballstemmer",
    "unittest",
    "weasyprint",
}
IMPORTING = """
import json, sys
opened, other = [], []
def hear(event, given):
    if event == "open":
        opened.append([str(given[0]), given[2]])
    elif event.startswith(("socket.", "subprocess.", "os.mkdir", "os.rename")):
        other.append(event)
sys.addaudithook(hear)
import recommender
for name in recommender.__all__:
    getattr(recommender, name)
print(json.dumps([sorted(sys.modules), opened, other]))
"""


@pytest.mark.parametrize("path", [*modules(), *TESTS], ids=name_of)
def test_no_file_is_too_long_to_read(path: Path) -> None:
    """Who needs more room says why."""
    lines = len(path.read_text("utf-8").splitlines())
    most = MOST_LINES_OF_TESTS if path in TESTS else MOST_LINES

    assert (lines > most) == (name_of(path) in LONGER), f"{lines} lines"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_every_module_says_what_it_holds(path: Path) -> None:
    """Before anything else."""
    text = path.read_text("utf-8")

    assert not text.strip() or ast.get_docstring(ast.parse(text))


@pytest.fixture(scope="module")
def imported() -> tuple[set[str], list[tuple[str, int]], list[str]]:
    """Import every public name in a process of its own, and listen."""
    ended = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", IMPORTING],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    names, opened, other = json.loads(ended.stdout)
    return set(names), opened, other


def test_importing_brings_nothing_that_is_not_needed(
    imported: tuple[set[str], list[tuple[str, int]], list[str]],
) -> None:
    """Extras stay extras, and the command line is a door, not the house."""
    names, _, _ = imported

    assert "recommender.api" in names
    assert not NOT_NEEDED & names


def test_importing_reads_code_alone(
    imported: tuple[set[str], list[tuple[str, int]], list[str]],
) -> None:
    """No file of ours, no configuration, nothing written, nothing asked for."""
    _, opened, other = imported
    code = (".py", ".pyc", ".so", ".pyd", ".zip")

    assert [path for path, _ in opened if not path.endswith(code)] == []
    assert [path for path, flags in opened if flags & (os.O_WRONLY | os.O_RDWR)] == []
    assert other == []


def test_public_names_are_told_of() -> None:
    """Each has a docstring, and is in the documentation."""
    text = (ROOT / "docs" / "reference" / "python.md").read_text("utf-8")
    documented = set(re.findall(r"^\| `([\w.]+)[`(]", text, re.MULTILINE))
    public = {
        name: inspect.getdoc(getattr(recommender, name)) for name in recommender.__all__
    }
    for of in (recommender.KnowledgeBase, recommender.Advice):
        (tree,) = ast.parse(inspect.getsource(of)).body
        assert isinstance(tree, ast.ClassDef)
        public |= {
            f"{of.__name__}.{node.name}": ast.get_docstring(node)
            for node in tree.body
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        }

    assert set(public) == documented
    assert all(public.values())


def test_all_public_names_are_exported() -> None:
    """What can be imported is what is promised."""
    tree = ast.parse((ROOT / "recommender" / "__init__.py").read_text("utf-8"))
    imported_names = [
        alias.asname
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and str(node.module).startswith("recommender")
        for alias in node.names
    ]

    assert sorted(recommender.__all__) == sorted(map(str, imported_names))
