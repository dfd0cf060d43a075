"""What authors read when a name, a number, a phrase or a day cannot be read.

Each case under `tests/golden/diagnostics/names` is a folder with what an author
wrote, and what we answer; `--update-golden` writes the answers anew, to be reviewed.
"""

import re
from pathlib import Path

import pytest

from recommender.loading.load import load_knowledge
from recommender.rendering.diagnostics import diagnostics_text

HERE = Path(__file__).parent.parent / "golden" / "diagnostics" / "names"
CASES = sorted(path for path in HERE.iterdir() if path.is_dir())
ALONE = {"head", "twice"}
A_CLASS = re.compile(r"\b(Scalar|Mapping|Sequence|Entry|NoneType|Traceback|Fraction)\b")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_diagnostics_read_as_reviewed(
    case: Path, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each case holds what the author wrote, and what we answer."""
    monkeypatch.chdir(case)
    files = sorted(path.name for path in case.glob("*.yaml"))
    loaded = load_knowledge(files if case.name in ALONE else ["../trade.yaml", *files])
    answer = diagnostics_text(loaded.diagnostics)
    golden = case / "diagnostics.txt"
    if pytestconfig.getoption("update_golden"):
        golden.write_text(answer, "utf-8")

    assert loaded.knowledge is None
    assert golden.read_text("utf-8") == answer
    assert not A_CLASS.search(answer)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_answer_says_what_to_do(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And no word is blamed twice: one mistake is one finding."""
    monkeypatch.chdir(case)
    files = sorted(path.name for path in case.glob("*.yaml"))
    loaded = load_knowledge(files if case.name in ALONE else ["../trade.yaml", *files])
    places = [each.position for each in loaded.diagnostics]

    assert all(each.help for each in loaded.diagnostics)
    assert len(places) == len(set(places))


def test_the_trade_beside_the_cases_has_no_fault() -> None:
    """Every diagnostic of a case comes from the case."""
    loaded = load_knowledge([HERE / "trade.yaml"])

    assert loaded.diagnostics == ()
    assert loaded.knowledge is not None
