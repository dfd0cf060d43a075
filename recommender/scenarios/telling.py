"""What became of scenarios, laid out for people and for programs."""

import json
from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree as ET

from recommender.judging.expecting import Difference
from recommender.rendering.diagnostics import escaped
from recommender.rendering.display import width_of
from recommender.scenarios.blaming import Clue
from recommender.scenarios.proving import Failing, Proof

CANNOT_FAIL = "no single fault in a rule would make it fail"

_KEY = 12


def text_of(tested: Iterable[Proof]) -> str:
    """Return what failed and why, then the figures.

    >>> print(text_of([]), end="")
    0 passed, 0 failed, 0 cannot fail
    """
    found = list(tested)
    rows = [row for each in found if not each.good for row in failure_rows(each)]
    return "".join(f"{row}\n" for row in (*rows, summary(found)))


def failure_rows(tested: Proof) -> Iterator[str]:
    """Yield the lines about one scenario that is not good."""
    yield f"FAIL {_place(tested)} {escaped(tested.name)}"
    if tested.vacuous:
        yield f"  {'cannot fail':<{_KEY}}{CANNOT_FAIL}"
    for failing in tested.failing:
        difference = failing.difference
        told = f"expected {_ids(difference.expected)}, got {_ids(difference.got)}"
        yield f"  {difference.key:<{_KEY - 1}} {told}"
        yield from _clue_rows(failing)


def _clue_rows(failing: Failing) -> Iterator[str]:
    """Yield what led to a difference, with files and lines in one column."""
    label = "why not" if failing.difference.missing else "why"
    clues = failing.clues
    rows = [(f"{'  ' * clue.depth}{escaped(clue.text)}", clue) for clue in clues]
    widest = max((width_of(text) for text, clue in rows if clue.position), default=0)
    for number, (text, clue) in enumerate(rows):
        head = label if number == 0 else ""
        gap = " " * (widest - width_of(text))
        place = f"{gap}    {_where(clue)}" if clue.position else ""
        yield f"  {head:<{_KEY}}{text}{place}"


def summary(tested: Sequence[Proof]) -> str:
    """Return how many passed, failed and cannot fail."""
    failed = sum(bool(each.failing) for each in tested)
    vacuous = sum(each.vacuous for each in tested)
    passed = len(tested) - failed - vacuous
    return f"{passed:,} passed, {failed:,} failed, {vacuous:,} cannot fail"


def concise_of(tested: Iterable[Proof]) -> str:
    """Return one line for everything that is not as it should be."""
    rows = []
    for each in tested:
        place = f"{_place(each)}: {escaped(each.name)}"
        if each.vacuous:
            rows.append(f"{place}: {CANNOT_FAIL}")
        rows += [f"{place}: {_told(failing.difference)}" for failing in each.failing]
    return "".join(f"{row}\n" for row in rows)


def json_of(tested: Iterable[Proof]) -> str:
    """Return everything as JSON."""
    found = list(tested)
    data = {
        "passed": sum(each.good for each in found),
        "failed": sum(bool(each.failing) for each in found),
        "cannot_fail": sum(each.vacuous for each in found),
        "scenarios": [_data(each) for each in found],
    }
    return f"{json.dumps(data, ensure_ascii=False, indent=2)}\n"


def junit_of(tested: Iterable[Proof]) -> str:
    """Return a test case for every scenario, as programs for tests read it."""
    found = list(tested)
    suite = ET.Element("testsuite", name="recommender test")
    for each in found:
        position = each.position
        case = ET.SubElement(
            suite,
            "testcase",
            classname=position.path if position else "scenarios",
            name=escaped(each.name),
        )
        if position:
            case.set("file", position.path)
            case.set("line", str(position.line))
        if not each.good:
            message = "; ".join(_told(failing.difference) for failing in each.failing)
            failure = ET.SubElement(case, "failure", message=message or CANNOT_FAIL)
            failure.text = "\n".join(failure_rows(each))
    suite.set("tests", str(len(found)))
    suite.set("failures", str(sum(not each.good for each in found)))
    suite.set("errors", "0")
    root = ET.Element("testsuites")
    root.append(suite)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n"


def _data(tested: Proof) -> dict[str, object]:
    """Return one scenario as plain data."""
    position = tested.position
    result = "failed" if tested.failing else "passed"
    return {
        "name": tested.name,
        "file": position.path if position else None,
        "line": position.line if position else None,
        "outcome": "cannot-fail" if tested.vacuous else result,
        "differences": [
            {
                "key": failing.difference.key,
                "expected": list(failing.difference.expected),
                "got": list(failing.difference.got),
                "why": [
                    {
                        "depth": clue.depth,
                        "text": clue.text,
                        "file": clue.position.path if clue.position else None,
                        "line": clue.position.line if clue.position else None,
                    }
                    for clue in failing.clues
                ],
            }
            for failing in tested.failing
        ],
    }


def _told(difference: Difference) -> str:
    expected, got = _ids(difference.expected), _ids(difference.got)
    return f"{difference.key}: expected {expected}, got {got}"


def _ids(ids: tuple[str, ...]) -> str:
    return ", ".join(ids) or "nothing"


def _place(tested: Proof) -> str:
    position = tested.position
    return f"{escaped(position.path)}:{position.line}" if position else "scenario"


def _where(clue: Clue) -> str:
    position = clue.position
    return f"{escaped(position.path)}:{position.line}" if position else ""
