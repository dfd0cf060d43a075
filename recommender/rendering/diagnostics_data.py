"""Faults laid out for programs, and for the page of a change."""

import json
from collections.abc import Iterable

from recommender.model.diagnostic import Diagnostic, Severity
from recommender.rendering.diagnostics import escaped

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def diagnostics_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the faults as a JSON list of objects that all have the same keys."""
    found = sorted(diagnostics, key=lambda each: each.sort_key)
    text = json.dumps([_as_data(each) for each in found], indent=2, ensure_ascii=False)
    # What no encoding can hold is written as the escape that JSON has for it.
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def diagnostics_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the faults as commands of a GitHub workflow, one on each line.

    >>> from recommender.model.position import Position
    >>> print(diagnostics_github([Diagnostic(
    ...     check="unknown-key", message="100 % wrong",
    ...     position=Position("a,b.yaml", 3, 5), end_column=8, help="leave it out",
    ... )]), end="")
    ::error file=a%2Cb.yaml,line=3,col=5,endColumn=8,title=unknown-key::100 %25 \
wrong%0Ahelp: leave it out
    """
    found = sorted(diagnostics, key=lambda each: each.sort_key)
    return "".join(f"{_command(each)}\n" for each in found)


def _as_data(diagnostic: Diagnostic) -> dict[str, object]:
    """Return one fault as JSON can hold it."""
    place = diagnostic.position
    return {
        "check": diagnostic.check,
        "severity": diagnostic.severity.word,
        "message": diagnostic.message,
        "file": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.line,
        "end_column": max(diagnostic.end_column, place.column + 1),
        "id": None,
        "help": diagnostic.help or None,
        "fix": None,
        "situation": None,
        "related": [
            {
                "file": each.position.path,
                "line": each.position.line,
                "column": each.position.column,
                "message": each.message,
            }
            for each in diagnostic.related
        ],
        "page": None,
    }


def _command(diagnostic: Diagnostic) -> str:
    """Return one fault as a command of a GitHub workflow."""
    place = diagnostic.position
    rows = [diagnostic.message]
    if diagnostic.help:
        rows.append(f"help: {diagnostic.help}")
    text = "\n".join(escaped(row) for row in "\n".join(rows).split("\n"))
    values = {
        "file": place.path,
        "line": str(place.line),
        "col": str(place.column),
        "endColumn": str(max(diagnostic.end_column, place.column + 1)),
        "title": diagnostic.check,
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in values.items())
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_data(text)}"


def _data(text: str) -> str:
    """Return `text` as a command's message holds it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return `text` as a command's property holds it."""
    return _data(escaped(text)).replace(":", "%3A").replace(",", "%2C")
