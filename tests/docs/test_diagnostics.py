"""The reference of diagnostics names every check there is, and no other."""

import ast
import re
from collections.abc import Iterator

from recommender.checking import CHECKS
from tests.docs.pages import ROOT
from tests.docs.reading import page, tables

PAGE = page("diagnostics.md")
REPORTERS = {"Misread", "Trap", "_give_up", "_note", "_unreadable", "add", "at_value"}
REPORTERS |= {"finding", "note"}
NAME = re.compile(r"[a-z]+(-[a-z0-9]+)*")


def names_in(node: ast.expr) -> Iterator[str]:
    """Yield the texts that an expression can be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from names_in(node.body)
        yield from names_in(node.orelse)


def checks_in(tree: ast.AST) -> Iterator[str]:
    """Yield the names of the checks that code reports under."""
    for node in ast.walk(tree):
        given: list[ast.expr] = []
        if isinstance(node, ast.Call):
            given = [word.value for word in node.keywords if word.arg == "check"]
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in REPORTERS:
                given += node.args[:2]
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(getattr(target, "id", "") == "check" for target in targets):
                given = [node.value]
        for expression in given:
            yield from filter(NAME.fullmatch, names_in(expression))


def test_every_check_is_documented_and_no_other() -> None:
    """The rooms that report faults are searched for what they report."""
    documented = [name for table in tables(PAGE).values() for name in table]
    reported = {
        name
        for room in ("checking", "loading", "surfaces")
        for path in (ROOT / "recommender" / room).rglob("*.py")
        for name in checks_in(ast.parse(path.read_text("utf-8")))
    }

    assert len(documented) == len(set(documented))
    assert set(documented) == reported


def test_checks_of_the_whole_are_told_apart() -> None:
    """They do not all keep a knowledge base from opening."""
    names = {look.__name__.replace("_", "-") for look in CHECKS}

    assert set(tables(PAGE)["The knowledge as a whole"]) == names


def test_every_reviewed_diagnostic_is_documented() -> None:
    """What the cases of the loader were answered with."""
    documented = {name for table in tables(PAGE).values() for name in table}
    answers = (ROOT / "tests" / "golden").rglob("diagnostics.txt")
    seen = {
        found[1]
        for answer in answers
        for found in re.finditer(r"error\[([a-z0-9-]+)\]", answer.read_text("utf-8"))
    }

    assert seen
    assert seen <= documented
