"""`recommender explain`: what is printed, in every layout."""

import json
from pathlib import Path

import pytest

from recommender.surfaces.cli import main

ROOT = Path(__file__).parent.parent.parent
GOLDEN = ROOT / "tests" / "golden" / "explain"
SMALL = ["--kb", str(ROOT / "tests" / "small"), "--on", "2026-11-23"]
WASH = ["--problem", "smudging", "--given", "appears=after-wash"]

CASES = {
    "enquiry": WASH,
    "enquiry.all": [*WASH, "--all"],
    "enquiry.markdown": [*WASH, "--format", "markdown"],
    "nearly": ["--problem", "smudging", "--given", "appears=in-the-pile"],
    "rule": ["residue-needs-fast-wash", "--problem", "smudging"],
    "rule.alone": ["over-the-voc-limit"],
    "draft": ["hard-water-drafted", "--problem", "smudging"],
    "product.excluded": ["rapid-ester-wash", *WASH, "--given", "rollers=epdm"],
    "product.absent": ["naphtha-wash", "--problem", "scumming"],
    "product.alone": ["naphtha-wash"],
    "scenario": ["smudging right after a wash"],
}

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("case", CASES)
def test_explanations_read_as_reviewed(
    case: str, capsys: Capture, pytestconfig: pytest.Config
) -> None:
    """Short where nobody asked for everything."""
    golden = GOLDEN / f"{case}.txt"

    assert main(["explain", *CASES[case], *SMALL]) == 0

    out = capsys.readouterr().out
    if pytestconfig.getoption("update_golden"):
        golden.write_text(out, "utf-8")
    assert golden.read_text("utf-8") == out


def test_every_explanation_is_there() -> None:
    """No golden is left over."""
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(CASES)


def test_an_explanation_is_data(capsys: Capture) -> None:
    """With the rules that matter, and with all of them if asked."""
    assert main(["explain", *WASH, *SMALL, "--format", "json"]) == 0
    short = json.loads(capsys.readouterr().out)
    assert main(["explain", *WASH, *SMALL, "--format", "json", "--all"]) == 0
    whole = json.loads(capsys.readouterr().out)

    assert {each["rule"] for each in short["rules"]} < {
        each["rule"] for each in whole["rules"]
    }
    assert short["rules"][0]["when"][0]["lines"][0]["truth"] == "true"
    assert short["ask"] == {
        "attribute": "rollers",
        "products": ["naphtha-wash", "rapid-ester-wash", "unmeasured-wash"],
    }


def test_where_a_file_states_a_fact_is_told(capsys: Capture, tmp_path: Path) -> None:
    """With its line."""
    enquiry = tmp_path / "client.yaml"
    enquiry.write_text("problems: [smudging]\ncontext:\n  appears: after-wash\n")

    call = ["explain", "residue-after-wash", "--enquiry", str(enquiry), *SMALL]
    assert main([*call, "--format", "json"]) == 0

    (rule,) = json.loads(capsys.readouterr().out)["rules"]
    places = [line["bases"][0]["position"] for line in rule["when"][0]["lines"]]
    assert places == [f"{enquiry}:1:12", f"{enquiry}:3:3"]


@pytest.mark.parametrize("asked", [["esther"], [], ["residue-after-wash"]])
def test_what_cannot_be_explained_says_so(asked: list[str], capsys: Capture) -> None:
    """A name that nothing has, or an enquiry with a word nobody knows."""
    wrong = [] if asked == ["esther"] else ["--problem", "smuging"]

    assert main(["explain", *asked, *wrong, *SMALL]) == 2

    err = capsys.readouterr().err
    assert "esther" in err or "did you mean" in err
