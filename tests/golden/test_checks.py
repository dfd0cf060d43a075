"""What authors read about knowledge that loads and is wrong all the same.

A case is a folder `tests/golden/checks/<check>` with what an author added to the
trade of `trade.yaml`, and in `says.txt` what we answer. `--update-golden` writes the
answers anew; the diff is then what there is to review.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from recommender import KnowledgeBase
from recommender.checking import REGIONS, SCENARIOS, TRIALS
from recommender.checking.looks import name_of
from recommender.checking.registry import CHECKS_BY_NAME
from recommender.checking.running import CheckReport, check_files
from recommender.model.diagnostic import Diagnostic
from recommender.rendering.diagnostics import diagnostics_text

ROOT = Path(__file__).parent / "checks"
CASES = sorted(path.parent for path in ROOT.glob("*/bad.yaml"))
DAY = date(2026, 11, 23)
A_CLASS = re.compile(r"\b(Rule|Line|AnyOf|NoneOf|Fraction|frozenset|None|Traceback)\b")
OF_ALL = ["question-never-used", "dead-conclusion", "unused-choice"]


def checked(case: Path | None, monkeypatch: pytest.MonkeyPatch) -> CheckReport:
    """Return what is found, with files named as seen from the case."""
    monkeypatch.chdir(case or ROOT)
    trade = "../trade.yaml" if case else "trade.yaml"
    return check_files([trade, *(["bad.yaml"] if case else [])])


def test_there_is_nothing_to_find_in_the_trade(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What the cases add to is clean."""
    assert not checked(None, monkeypatch).diagnostics


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_fault_reads_as_reviewed(
    case: Path, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each case holds what the author wrote and what we answer, and nothing else."""
    golden = case / "says.txt"
    report = checked(case, monkeypatch)
    answer = diagnostics_text(report.diagnostics)

    if pytestconfig.getoption("update_golden"):
        golden.write_text(answer, "utf-8")
    assert golden.read_text("utf-8") == answer
    assert report.knowledge is not None
    assert {each.check for each in report.diagnostics} == {case.name}
    assert all(each.help for each in report.diagnostics)
    assert not A_CLASS.search(answer)


def test_every_check_of_rules_has_a_case() -> None:
    """None is left untried."""
    looks = (*REGIONS, *SCENARIOS, *TRIALS)
    names = {name_of(look) for look in looks} | set(OF_ALL)

    assert names <= {case.name for case in CASES}
    assert names <= CHECKS_BY_NAME.keys()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_situation_shows_the_fault(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks for this very client gets what the finding says."""
    report = checked(case, monkeypatch)
    kb = KnowledgeBase.open("../trade.yaml", "bad.yaml")

    for finding in report.diagnostics:
        if finding.situation is not None:
            assert shows(finding, kb), finding.message


def shows(finding: Diagnostic, kb: KnowledgeBase) -> bool:
    """Whether the fault can be seen in the advice for its situation."""
    assert finding.situation is not None
    advice = kb.advise(finding.situation, on=DAY)
    related = re.findall(r"'([^']+)'", finding.message)
    rules = {name for name in (finding.id, *related) if name in kb.knowledge.rules}
    recommended = [each.product for each in advice.recommendations]
    match finding.check:
        case "gap" | "boundary-hole" | "problem-without-need":
            return not recommended and not advice.remedies
        case "conflicting-conclusions":
            return bool(advice.conflicts) and rules <= set(advice.fired)
        case "need-meets-exclude":
            held = {each.need for each in advice.needs}
            met = {each.product for each in advice.excluded}
            return rules <= set(advice.fired) and bool(held) and bool(met)
        case "tie":
            one, other, *_ = advice.recommendations
            return one.score == other.score and {one.product, other.product} == set(
                related
            )
        case "mergeable":
            return bool(rules & set(advice.fired))
        case _:
            return bool(rules) and rules <= set(advice.fired)
