"""Faults laid out for systems that gather reports: SARIF 2.1.0, and JUnit's ET."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import quote
from xml.etree import ElementTree as ET

from recommender.model.diagnostic import Diagnostic, Edit, Severity
from recommender.rendering.diagnostics import escaped, situation_text
from recommender.rendering.diagnostics_data import situation_data

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_FINGERPRINT = "findingOfThing/v1"


def diagnostics_sarif(
    diagnostics: Iterable[Diagnostic], pages: Mapping[str, str], version: str
) -> str:
    """Return the faults as SARIF.

    A fault keeps its fingerprint wherever it is moved: it is made of the check, the
    id of what is at fault, and the words at fault.

    Args:
        diagnostics: The faults.
        pages: What each check looks for, as Markdown, by name.
        version: Of this program.
    """
    found = sorted(diagnostics, key=lambda each: each.sort_key)
    checks = sorted({each.check for each in found})
    seen: Counter[str] = Counter()
    run = {
        "tool": {
            "driver": {
                "name": "recommender",
                "version": version,
                "rules": [_rule(name, pages.get(name, name)) for name in checks],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, checks, seen) for each in found],
    }
    report = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    text = json.dumps(report, indent=2, ensure_ascii=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _rule(name: str, page: str) -> dict[str, object]:
    """Return a check as SARIF describes it."""
    summary = page.split("\n\n", 1)[0].replace("\n", " ")
    return {
        "id": name,
        "shortDescription": {"text": summary},
        "help": {"text": page, "markdown": page},
    }


def _result(
    diagnostic: Diagnostic, checks: Sequence[str], seen: Counter[str]
) -> dict[str, object]:
    """Return one fault as SARIF holds it."""
    place = diagnostic.position
    told = [diagnostic.message]
    if diagnostic.situation is not None:
        told.append(f"situation: {situation_text(diagnostic.situation)}")
    if diagnostic.help:
        told.append(f"help: {diagnostic.help}")
    result: dict[str, object] = {
        "ruleId": diagnostic.check,
        "ruleIndex": checks.index(diagnostic.check),
        "level": diagnostic.severity.word,
        "message": {"text": "\n".join(told)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(place.path)},
                    "region": {
                        "startLine": place.line,
                        "startColumn": place.column,
                        "endLine": diagnostic.end_line,
                        "endColumn": diagnostic.end,
                    },
                }
            }
        ],
        "partialFingerprints": {_FINGERPRINT: _fingerprint(diagnostic, seen)},
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(each.position.path)},
                    "region": {
                        "startLine": each.position.line,
                        "startColumn": each.position.column,
                    },
                },
                "message": {"text": each.message},
            }
            for number, each in enumerate(diagnostic.related, 1)
        ]
    if diagnostic.fix:
        result["fixes"] = [_fix(diagnostic)]
    if diagnostic.situation is not None:
        result["properties"] = {"situation": situation_data(diagnostic.situation)}
    return result


def _fix(diagnostic: Diagnostic) -> dict[str, object]:
    """Return the edits that mend a fault, file by file."""
    changes: dict[str, list[dict[str, object]]] = {}
    for edit in diagnostic.fix:
        changes.setdefault(edit.path, []).append(_replacement(edit))
    return {
        "description": {"text": diagnostic.help or "mend it"},
        "artifactChanges": [
            {"artifactLocation": {"uri": _uri(path)}, "replacements": replacements}
            for path, replacements in changes.items()
        ],
    }


def _replacement(edit: Edit) -> dict[str, object]:
    """Return one edit as SARIF holds it."""
    return {
        "deletedRegion": {
            "startLine": edit.line,
            "startColumn": edit.column,
            "endLine": edit.end_line,
            "endColumn": edit.end_column,
        },
        "insertedContent": {"text": edit.text},
    }


def _uri(path: str) -> str:
    """Return a path as a reference, relative as long as the path is."""
    encoded = quote(path.encode("utf-8", "surrogatepass"))
    return f"file://{encoded}" if PurePosixPath(path).is_absolute() else encoded


def _fingerprint(diagnostic: Diagnostic, seen: Counter[str]) -> str:
    """Return what stays the same when lines are added, or a rule is moved."""
    start = diagnostic.position.column - 1
    slot = diagnostic.source[start : diagnostic.end - 1]
    parts = f"{diagnostic.check}\n{diagnostic.id}\n{slot}"
    seen[parts] += 1
    whole = f"{parts}\n{seen[parts]}"
    return hashlib.sha256(whole.encode("utf-8", "backslashreplace")).hexdigest()


def diagnostics_junit(
    diagnostics: Iterable[Diagnostic], ran: Iterable[str], fail_level: Severity
) -> str:
    """Return a test case for every check that was run; faults make it fail.

    What is below `fail_level` is told, and fails nothing.
    """
    found = sorted(diagnostics, key=lambda each: each.sort_key)
    by_check: dict[str, list[Diagnostic]] = {name: [] for name in ran}
    for each in found:
        by_check.setdefault(each.check, []).append(each)
    suite = ET.Element("testsuite", name="recommender check")
    failing = 0
    for name in sorted(by_check):
        case = ET.SubElement(suite, "testcase", classname="check", name=name)
        bad = [each for each in by_check[name] if each.severity >= fail_level]
        told = [each for each in by_check[name] if each.severity < fail_level]
        if bad:
            failing += 1
            summary = f"{len(bad)} found, the first at {bad[0].position}"
            failure = ET.SubElement(case, "failure", message=escaped(summary))
            failure.text = _told(bad)
        if told:
            ET.SubElement(case, "system-out").text = _told(told)
    suite.set("tests", str(len(by_check)))
    suite.set("failures", str(failing))
    suite.set("errors", "0")
    root = ET.Element("testsuites")
    root.append(suite)
    ET.indent(root)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{_text(root)}\n"


def _text(root: ET.Element) -> str:
    """Return an element as text that any encoding can hold."""
    text = ET.tostring(root, encoding="unicode")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _told(found: Iterable[Diagnostic]) -> str:
    """Return faults as lines of text."""
    rows: list[str] = []
    for each in found:
        rows.append(f"{each.position}: {each.severity.word}: {each.message}")
        if each.situation is not None:
            rows.append(f"  situation: {situation_text(each.situation)}")
        rows += [f"  help: {row}" for row in each.help.split("\n") if row]
    return "\n".join(map(escaped, rows))
