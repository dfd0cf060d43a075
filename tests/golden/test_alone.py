"""What authors read of checks that are quick: of governance, languages, and catalog.

A case is a folder `tests/golden/alone/<check>` with a whole knowledge base that is
wrong in one way, and in `says.txt` what we answer. `--update-golden` writes the
answers anew; the diff is then what there is to review.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from recommender.checking import CATALOG, DATED, GOVERNANCE, LANGUAGES, REGIONS
from recommender.checking.form import FORM
from recommender.checking.looks import name_of
from recommender.checking.names import NAMES
from recommender.checking.registry import CHECKS_BY_NAME
from recommender.checking.running import Wanted, check_files
from recommender.rendering.diagnostics import diagnostics_text

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("alone/*/bad.yaml"))
DAY = date(2026, 11, 23)
A_CLASS = re.compile(r"\b(Rule|Line|AnyOf|NoneOf|Fraction|frozenset|None|Traceback)\b")
ALSO = {"allow-expired": {"ambiguous-phrase"}}
OF_FAMILIES = {name_of(look) for look in (*CATALOG, *DATED, *GOVERNANCE, *LANGUAGES)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_fault_reads_as_reviewed(
    case: Path, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each case holds what the author wrote and what we answer, and nothing else."""
    golden = case / "says.txt"
    monkeypatch.chdir(case)
    frozen = "0123456789abcdef" if case.name == "digest-differs" else None
    wanted = Wanted(regions=False, frozen=frozen)
    # Whether questions and choices are used is no matter of these cases.
    others = {"question-never-used", "unused-choice", "dead-conclusion"}
    found = [
        each
        for each in check_files(["bad.yaml"], on=DAY, wanted=wanted).diagnostics
        if each.check not in others
    ]
    answer = diagnostics_text(found)

    if pytestconfig.getoption("update_golden"):
        golden.write_text(answer, "utf-8")
    assert golden.read_text("utf-8") == answer
    assert {each.check for each in found} - ALSO.get(case.name, set()) == {case.name}
    assert all(each.help for each in found)
    assert not A_CLASS.search(answer)


def reviewed() -> set[str]:
    """Return the checks that some answer under review shows."""
    answers = [*HERE.rglob("says.txt"), *HERE.rglob("diagnostics.txt")]
    return {
        found[1]
        for answer in answers
        for found in re.finditer(
            r"(?:error|warning|note)\[([a-z0-9-]+)\]", answer.read_text("utf-8")
        )
    }


def test_every_check_has_a_pair_of_bad_and_says() -> None:
    """The few without one are files that no folder here can hold."""
    elsewhere = {"no-files", "unreadable", "too-big", "not-json"}

    assert set(CHECKS_BY_NAME) - reviewed() <= elsewhere


@pytest.mark.parametrize("name", CHECKS_BY_NAME)
def test_every_check_has_a_page(name: str) -> None:
    """What it finds, why that is bad, and what to do, or an example."""
    check = CHECKS_BY_NAME[name]

    assert check.summary.endswith(".")
    assert len(check.summary) < 120
    assert "\n## Why this is " in check.page
    assert "\n## What to do\n" in check.page or "\n## Example\n" in check.page


def test_checks_are_named_for_the_fault_and_told_once() -> None:
    """In kebab-case, each in one family."""
    assert set(CHECKS_BY_NAME) >= OF_FAMILIES
    assert not set(FORM) & set(NAMES)
    for name in CHECKS_BY_NAME:
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", name)
    assert {name_of(look) for look in REGIONS} <= set(CHECKS_BY_NAME)
