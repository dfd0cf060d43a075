"""What authors read when a file cannot be used, exactly as they read it.

A case is a folder `tests/golden/diagnostics/<check>[-variant]` with what the author
wrote and, in `diagnostics.txt`, what we answer. `--update-golden` writes the answers
anew; the diff is then what there is to review.
"""

import re
from pathlib import Path

import pytest

from recommender.loading.load import load_knowledge
from recommender.rendering.diagnostics import diagnostics_text

CASES = sorted(
    path.parent
    for path in Path(__file__).parent.glob("diagnostics/*/diagnostics.txt")
    if (path.parent / "case.yaml").is_file()
)
NEW = sorted(
    path.parent
    for path in Path(__file__).parent.glob("diagnostics/*/case.yaml")
    if not (path.parent / "diagnostics.txt").is_file()
)
A_CLASS = re.compile(r"\b(Scalar|Mapping|Sequence|Entry|NoneType|Error|Traceback)\b")


@pytest.mark.parametrize("case", [*CASES, *NEW], ids=lambda case: case.name)
def test_diagnostics_read_as_reviewed(
    case: Path, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each case holds what the author wrote and what we answer."""
    golden = case / "diagnostics.txt"
    monkeypatch.chdir(case)

    loaded = load_knowledge(["."])
    answer = diagnostics_text(loaded.diagnostics)

    if pytestconfig.getoption("update_golden"):
        golden.write_text(answer, "utf-8")
    assert golden.read_text("utf-8") == answer
    assert loaded.knowledge is None
    assert not A_CLASS.search(answer)


@pytest.mark.parametrize("case", [*CASES, *NEW], ids=lambda case: case.name)
def test_a_case_is_named_for_the_check_that_it_shows(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder says which fault to look for, and every fault says what to do."""
    monkeypatch.chdir(case)

    loaded = load_knowledge(["."])

    shows = {each.check for each in loaded.diagnostics}
    if case.name not in {"long-line", "many-faults", "wide-letters"}:
        assert any(case.name.startswith(check) for check in shows)
    assert all(each.help for each in loaded.diagnostics)
