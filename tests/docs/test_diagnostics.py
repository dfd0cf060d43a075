"""The reference of diagnostics names every check there is, and no other."""

import ast
import re
from collections.abc import Iterator

import pytest

from recommender.authoring.choosing import families, known_checks
from tests.docs.pages import ROOT
from tests.docs.reading import REFERENCE, page

PAGE = page("diagnostics.md")
CHECKS = known_checks()
FIRST = "## form\n"
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


def written() -> str:
    """Return the pages of all checks, family by family."""
    parts = []
    for family, names in families(CHECKS).items():
        parts.append(f"## {family}\n")
        parts += [
            f"### {check.name}\n\n{told_in_lines(check.page)}\n"
            for check in CHECKS.values()
            if check.name in names
        ]
    return "\n".join(parts)


def told_in_lines(text: str) -> str:
    """Return the page of a check with one sentence on a line."""
    paragraphs = re.sub(r"^#+ (.*)$", r"**\1**\n", text, flags=re.MULTILINE).split(
        "\n\n"
    )
    return "\n\n".join(
        re.sub(r"(?<=[^.\s]{2}[.!?]) (?=[A-Z`])", "\n", " ".join(each.split()))
        for each in paragraphs
    )


def test_the_reference_is_written_from_the_checks(
    pytestconfig: pytest.Config,
) -> None:
    """With `--update-golden`, it is written anew."""
    introduction = PAGE.partition(FIRST)[0]
    if pytestconfig.getoption("update_golden"):
        (REFERENCE / "diagnostics.md").write_text(introduction + written(), "utf-8")

    assert page("diagnostics.md") == introduction + written()


def test_every_check_that_is_reported_has_a_page() -> None:
    """The rooms that report faults are searched for what they report."""
    reported = {
        name
        for room in ("checking", "loading", "surfaces", "judging", "scenarios")
        for path in (ROOT / "recommender" / room).rglob("*.py")
        for name in checks_in(ast.parse(path.read_text("utf-8")))
    }

    assert set(CHECKS) == reported
    assert all(check.summary.endswith(".") for check in CHECKS.values())


def test_every_reviewed_diagnostic_is_documented() -> None:
    """What the cases were answered with."""
    answers = (ROOT / "tests" / "golden").rglob("diagnostics.txt")
    seen = {
        found[1]
        for answer in answers
        for found in re.finditer(
            r"(?:error|warning|note)\[([a-z0-9-]+)\]", answer.read_text("utf-8")
        )
    }

    assert seen
    assert seen <= set(CHECKS)
