"""What `recommender check` prints in every format, and how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from recommender import check
from recommender.surfaces.cli import main
from tests.surfaces.test_cli import ROOT, SMALL

Capture = pytest.CaptureFixture[str]

HEAD = "knowledge_base:\n  id: trade\n  format: 1\n  version: 1\n"
WARNED = (
    "problems:\n"
    "  glare:\n"
    "    label: Glare\n"
    "    says: [too bright]\n"
    "  dazzle:\n"
    "    label: Dazzle\n"
    "    says: [too bright]\n"
)
WRONG = "needs:\n  light:\n    lable: Light\n"


def written(folder: Path, text: str, name: str = "all.yaml") -> str:
    """Write a file, and return its folder."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(HEAD + text, "utf-8")
    return str(folder)


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (WARNED, [], 0),
        (WARNED, ["--fail-level", "warning"], 1),
        (WARNED, ["--fail-level", "note"], 1),
        (WRONG, [], 1),
        (WARNED, ["--select", "languages", "--fail-level", "warning"], 1),
        (WARNED, ["--select", "catalog", "--fail-level", "warning"], 0),
        (WARNED, ["--ignore", "ambiguous-phrase", "--fail-level", "warning"], 0),
        (WARNED, ["--ignore", "catalog,languages", "--fail-level", "warning"], 0),
        # What keeps the files from being read is told in any case.
        (WRONG, ["--select", "catalog"], 1),
        (WRONG, ["--ignore", "unknown-key"], 1),
        (WARNED, ["--select", "catalogue"], 2),
        (WARNED, ["--on", "soon"], 2),
        (WARNED, ["--explain", "unknown-kee"], 2),
        (WARNED, ["--explain", "unknown-key"], 0),
    ],
)
def test_how_it_ends(
    text: str, options: list[str], code: int, tmp_path: Path, capsys: Capture
) -> None:
    """By what was found, and by what was asked for."""
    assert main(["check", written(tmp_path, text), *options]) == code
    assert "Traceback" not in capsys.readouterr().err


def test_an_unknown_check_is_answered_with_a_similar_one(capsys: Capture) -> None:
    """Names of families among them."""
    assert main(["check", "--select", "ambigous-phrase", SMALL]) == 2
    assert 'did you mean "ambiguous-phrase"?' in capsys.readouterr().err
    assert main(["check", "--ignore", "langauges", SMALL]) == 2
    assert 'did you mean "languages"?' in capsys.readouterr().err


def test_nothing_to_check_is_not_fine(tmp_path: Path, capsys: Capture) -> None:
    """A pipeline that looks into the wrong folder is not green."""
    assert main(["check", str(tmp_path)]) == 5
    assert main(["check", str(tmp_path / "nowhere")]) == 2
    capsys.readouterr()


def test_the_output_does_not_depend_on_the_folder_one_stands_in(
    tmp_path: Path,
) -> None:
    """Neither for files that are named from the root, nor for the bundled ones."""
    folder = written(tmp_path / "kb", WARNED)

    def checked(*given: str, here: Path) -> bytes:
        return subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "recommender", "check", *given],
            capture_output=True,
            check=False,
            cwd=here,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        ).stdout

    ours = {checked(folder, here=here) for here in (ROOT, tmp_path, Path(folder))}
    # Whatever a check looks for, its places are told in the same way.
    quick = ("--select", "languages", "--select", "catalog")
    bundled = {checked(*quick, here=here) for here in (ROOT, tmp_path)}
    for told in (ours, bundled):
        assert len(told) == 1
        assert b"" not in told


def test_concise_is_a_line_for_each(tmp_path: Path, capsys: Capture) -> None:
    """As editors follow them; and a count of what is too much."""
    many = "".join(f"  p-{n}:\n    lable: x\n" for n in range(25))
    folder = written(tmp_path, "problems:\n" + many)

    assert main(["check", "--format", "concise", folder]) == 1

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 21
    assert lines[0].startswith(f"{folder}/all.yaml:7:5: error[unknown-key]: ")
    assert lines[-1] == f"… and 5 more in {folder}/all.yaml"


def test_junit_has_a_case_for_every_check(tmp_path: Path, capsys: Capture) -> None:
    """A warning is told, and fails only where warnings do."""
    folder = written(tmp_path, WARNED)

    main(["check", "--format", "junit", folder])
    suite = ET.fromstring(capsys.readouterr().out)[0]  # noqa: S314 - our own
    names = {case.get("name") for case in suite}
    told = next(case for case in suite if case.get("name") == "ambiguous-phrase")

    assert suite.get("failures") == "0"
    assert int(suite.get("tests", "")) == len(names)
    assert {"ambiguous-phrase", "demo-circular"} <= names
    assert told.find("failure") is None
    assert "all.yaml:11:12: warning" in (told.findtext("system-out") or "")

    main(["check", "--format", "junit", "--fail-level", "warning", folder])
    suite = ET.fromstring(capsys.readouterr().out)[0]  # noqa: S314 - our own
    told = next(case for case in suite if case.get("name") == "ambiguous-phrase")
    assert suite.get("failures") == "1"
    assert "word one of the two" in (told.findtext("failure") or "")


def sarif(capsys: Capture, *given: str) -> dict[str, Any]:
    """Return the only run of a report."""
    main(["check", "--format", "sarif", *given])
    report = json.loads(capsys.readouterr().out)
    assert report["version"] == "2.1.0"
    assert set(report) == {"$schema", "version", "runs"}
    (run,) = report["runs"]
    return dict(run)


def test_sarif_is_what_its_schema_asks_for(tmp_path: Path, capsys: Capture) -> None:
    """Required keys, levels, indices, references, and regions in code points."""
    folder = written(tmp_path, WARNED + WRONG.replace("lable", "läble"))
    written(tmp_path, "rules:\n  ä b:\n", "ö ö.yaml")
    run = sarif(capsys, folder)

    driver = run["tool"]["driver"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert driver["name"]
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids))
    assert all(rule["shortDescription"]["text"] for rule in driver["rules"])
    results = run["results"]
    assert isinstance(results, list)
    assert results
    for result in results:
        assert result["ruleId"] == ids[result["ruleIndex"]]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"]
        for place in [*result["locations"], *result.get("relatedLocations", [])]:
            physical = place["physicalLocation"]
            uri = physical["artifactLocation"]["uri"]
            assert uri.isascii()
            assert " " not in uri
            region = physical["region"]
            assert region["startLine"] >= 1
            assert region["startColumn"] >= 1
            if "endColumn" in region:
                assert region["endColumn"] > region["startColumn"]
    marks = [tuple(each["partialFingerprints"].values()) for each in results]
    assert len(marks) == len(set(marks))


def test_a_fingerprint_stays_when_lines_are_moved(
    tmp_path: Path, capsys: Capture
) -> None:
    """Alerts that were closed are not opened again; what is new, is."""
    marks = []
    for before in ("", "attributes:\n  hours:\n    unit: h\n    range: 0 to 9 h\n"):
        run = sarif(capsys, written(tmp_path, before + WARNED))
        (result,) = run["results"]
        marks.append(result["partialFingerprints"])
    run = sarif(capsys, written(tmp_path, WARNED.replace("dazzle", "razzle")))
    (result,) = run["results"]

    assert marks[0] == marks[1] != result["partialFingerprints"]


def test_content_that_was_frozen(tmp_path: Path, capsys: Capture) -> None:
    """Layout may change, what is said may not."""
    folder = written(tmp_path, WARNED)
    knowledge = check(folder).knowledge
    assert knowledge is not None

    assert main(["check", "--frozen", knowledge.digest, folder]) == 0
    written(tmp_path, WARNED.replace("label: Glare", "label:   Glare  # so"))
    assert main(["check", "--frozen", f"sha256:{knowledge.digest}", folder]) == 0
    capsys.readouterr()
    written(tmp_path, WARNED.replace("label: Glare", "label: Gleam"))
    assert main(["check", "--frozen", knowledge.digest, folder]) == 1
    assert "all.yaml:2:7: error[digest-differs]" in capsys.readouterr().out
    assert main(["check", "--frozen", "", folder]) == 1
    capsys.readouterr()
