"""Faults laid out for programs, and for the page of a change."""

import json
from collections.abc import Iterable, Sequence

from recommender.model.diagnostic import Diagnostic, Edit, Severity
from recommender.model.enquiry import Enquiry, StatedValue
from recommender.rendering.diagnostics import by_file, escaped, situation_text

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


def diagnostics_concise(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the faults one on each line, which editors and `grep` can follow.

    >>> from recommender.model.position import Position
    >>> print(diagnostics_concise([Diagnostic(
    ...     check="unknown-key", message='no key "wen"',
    ...     position=Position("a.yaml", 3, 5), help='did you mean "when"?',
    ... )]), end="")
    a.yaml:3:5: error[unknown-key]: no key "wen"
    """
    lines: list[str] = []
    for shown, more in by_file(diagnostics):
        lines += [
            f"{escaped(str(each.position))}: {each.severity.word}[{each.check}]: "
            f"{escaped(each.message)}"
            for each in shown
        ]
        lines += [more] if more else []
    return "".join(f"{line}\n" for line in lines)


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
        "end_line": diagnostic.end_line,
        "end_column": diagnostic.end,
        "id": diagnostic.id or None,
        "help": diagnostic.help or None,
        "fix": [_edit(each) for each in diagnostic.fix] or None,
        "situation": situation_data(diagnostic.situation),
        "related": [
            {
                "file": each.position.path,
                "line": each.position.line,
                "column": each.position.column,
                "message": each.message,
            }
            for each in diagnostic.related
        ],
        "page": diagnostic.page,
    }


def _edit(edit: Edit) -> dict[str, object]:
    """Return one change to a file as JSON can hold it."""
    return {
        "file": edit.path,
        "line": edit.line,
        "column": edit.column,
        "end_line": edit.end_line,
        "end_column": edit.end_column,
        "text": edit.text,
    }


def situation_data(situation: Enquiry | None) -> dict[str, object] | None:
    """Return a situation as an enquiry that can be asked again."""
    if situation is None:
        return None
    return {
        "problems": list(situation.problems),
        "objections": list(situation.objections),
        "context": {
            name: value if isinstance(value, str | int) else _several(value)
            for name, value in sorted(situation.context.items())
        },
        "current": situation.current,
    }


def _several(value: StatedValue) -> str | list[str]:
    """Return a number as text, and several choices as a list."""
    return list(value) if isinstance(value, Sequence) else str(value)


def _command(diagnostic: Diagnostic) -> str:
    """Return one fault as a command of a GitHub workflow."""
    place = diagnostic.position
    rows = [diagnostic.message]
    if diagnostic.situation is not None:
        rows.append(f"situation: {situation_text(diagnostic.situation)}")
    if diagnostic.help:
        rows.append(f"help: {diagnostic.help}")
    text = "\n".join(escaped(row) for row in "\n".join(rows).split("\n"))
    values = {
        "file": place.path,
        "line": str(place.line),
        "col": str(place.column),
        "endColumn": str(diagnostic.end),
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
