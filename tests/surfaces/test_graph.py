"""`recommender graph`: Mermaid, DOT and SVG, the same for the same knowledge."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from recommender.surfaces.cli import main

ROOT = Path(__file__).parent.parent.parent
GOLDEN = ROOT / "tests" / "golden" / "graph"
SMALL = ["--kb", str(ROOT / "tests" / "small")]

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("layout", ["mermaid", "dot", "svg"])
@pytest.mark.parametrize(
    ("name", "depth"),
    [("whole", ""), ("low-residue-wash", "2"), ("ester-on-epdm", "1")],
)
def test_graphs_look_as_reviewed(
    layout: str,
    name: str,
    depth: str,
    capsys: Capture,
    pytestconfig: pytest.Config,
) -> None:
    """The whole of it, around a need, and around a rule."""
    golden = GOLDEN / f"{name}.{layout}"
    call = [] if name == "whole" else [name, "--depth", depth]

    assert main(["graph", *call, *SMALL, "--format", layout]) == 0

    out = capsys.readouterr().out
    if pytestconfig.getoption("update_golden"):
        golden.write_text(out, "utf-8")
    assert golden.read_text("utf-8") == out


@pytest.mark.parametrize("layout", ["mermaid", "dot", "svg"])
def test_the_same_bytes_in_any_process(layout: str) -> None:
    """Whatever order sets come in."""
    call = [sys.executable, "-m", "recommender", "graph", *SMALL, "--format", layout]
    found = {
        subprocess.run(  # noqa: S603 - our own program
            call,
            capture_output=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }

    assert len(found) == 1


def test_labels_come_in_the_language_asked_for(capsys: Capture) -> None:
    """Or a sentence says which there are."""
    assert main(["graph", "smudging", *SMALL, "--lang", "de"]) == 0
    assert "Verschmieren" in capsys.readouterr().out

    assert main(["graph", "smudging", *SMALL, "--lang", "fr"]) == 2
    assert "en, hi, de" in capsys.readouterr().err


def test_a_name_that_is_nearly_one_is_told(capsys: Capture) -> None:
    """Nothing is drawn."""
    assert main(["graph", "smugding", *SMALL]) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert "did you mean 'smudging'?" in err


def test_the_bundled_knowledge_base_is_drawn(capsys: Capture) -> None:
    """In whole, as a picture that programs can read."""
    assert main(["graph", "--format", "svg"]) == 0

    picture = ET.fromstring(capsys.readouterr().out)  # noqa: S314 - our own drawing
    names = {
        title.text or "" for title in picture.iter("{http://www.w3.org/2000/svg}title")
    }
    assert any(name.startswith("problem smudging: ") for name in names)
