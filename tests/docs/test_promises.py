"""What is promised is tested: every test that the page names is there."""

import ast
import re

import pytest

from recommender.testing import PROMISES, Promise
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "explanation" / "promises.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ")]


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_every_test_that_is_named_is_there(path: str, name: str) -> None:
    """As a function, a class, or a name that stands for one."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    defined = {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }
    assigned = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }

    assert name.lower().startswith("test")
    assert name in defined | assigned


def test_every_promise_names_what_holds_it() -> None:
    """No row without a test."""
    assert len(NAMED) > 20
    for row in ROWS:
        if row != "| promise | held by |" and not row.startswith("|---"):
            assert re.search(r"`(tests/[\w/]+\.py::\w+|\.ci/\w+)`", row), row


@pytest.mark.parametrize("promise", PROMISES, ids=str)
def test_ready_promises_stand_on_the_page(promise: Promise) -> None:
    """In the words that tests and programs call them by."""
    assert any(row.startswith(f"| {promise.name}") for row in ROWS)
