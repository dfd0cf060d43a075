"""Scenarios and recorded enquiries, asked of both sides."""

import json
from collections.abc import Iterable, Mapping
from datetime import date

from recommender.authoring.differing.regions import Both
from recommender.errors import InvalidEnquiryError
from recommender.loading.enquiry import enquiry_from_text
from recommender.model.differences import (
    Replay,
    ReplayedEnquiry,
    ScenarioChange,
    ScenarioChanges,
)
from recommender.model.enquiry import Enquiry
from recommender.model.scenario import Scenario
from recommender.scenarios import Outcome, run_scenario

_MOST_EXAMPLES = 5


def scenario_changes(both: Both) -> ScenarioChanges:
    """Return what becomes of the scenarios: verdicts, and the advice on each."""
    before, after = both.before.knowledge.scenarios, both.after.knowledge.scenarios
    same, changed, failing = 0, [], []
    for name, scenario in after.items():
        now = run_scenario(both.after, scenario, on=both.on)
        if not now.passed:
            failing.append(str(name))
        if name in before:
            change = _scenario(both, before[name], scenario, now)
            if change is None:
                same += 1
            else:
                changed.append(change)
    return ScenarioChanges(
        same=same,
        changed=tuple(changed),
        added=tuple(str(name) for name in after if name not in before),
        removed=tuple(str(name) for name in before if name not in after),
        failing=tuple(failing),
    )


def _scenario(
    both: Both, old: Scenario, new: Scenario, now: Outcome
) -> ScenarioChange | None:
    """Return what is different about a scenario that both sides have."""
    name = str(new.name)
    was = run_scenario(both.before, old, on=both.on)
    if was.passed != now.passed:
        failed = was if now.passed else now
        told = "; ".join(
            f"{each.key} expected {', '.join(each.expected) or 'nothing'}, "
            f"got {', '.join(each.got) or 'nothing'}"
            for each in failed.differences
        )
        what = "passes" if now.passed else "fails"
        return ScenarioChange(name=name, what=what, detail=told)
    try:
        before, after = both.advised(new.enquiry, new.on)
    except InvalidEnquiryError as error:
        return ScenarioChange(name=name, what="refused", detail=_refusal(error))
    if before == after:
        return None
    return ScenarioChange(name=name, what="advice")


def _refusal(error: InvalidEnquiryError) -> str:
    return error.diagnostics[0].message


def replayed(both: Both, lines: Iterable[str], path: str) -> Replay:
    """Return what becomes of recorded enquiries.

    Args:
        both: The two sides.
        lines: Each an enquiry as JSON, alone or under `enquiry`, with its day
            under `on` if it has one; empty lines are passed over.
        path: What the file is called.
    """
    total = different = unreadable = 0
    examples: list[ReplayedEnquiry] = []
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        total += 1
        found = _replayed(both, number, text, path)
        if found is None:
            unreadable += 1
        elif found.refused or found.before != found.after:
            different += 1
            if len(examples) < _MOST_EXAMPLES:
                examples.append(found)
    return Replay(
        total=total,
        different=different,
        unreadable=unreadable,
        examples=tuple(examples),
    )


def _replayed(both: Both, number: int, text: str, path: str) -> ReplayedEnquiry | None:
    """Return what both sides make of one line; None where neither understands it."""
    try:
        enquiry, data, on = _read(text, f"{path}:{number}")
    except (ValueError, RecursionError, InvalidEnquiryError):
        return None
    try:
        before, after = both.advised(enquiry, on)
    except InvalidEnquiryError as error:
        if both.understood_by_none(enquiry, on):
            return None
        return ReplayedEnquiry(line=number, enquiry=data, refused=_refusal(error))
    if before == after:
        # What is the same need not be kept.
        return ReplayedEnquiry(line=number, enquiry={})
    return ReplayedEnquiry(line=number, enquiry=data, before=before, after=after)


def _read(text: str, path: str) -> tuple[Enquiry, Mapping[str, object], date | None]:
    """Return the enquiry of one line, as it is and as data, and its day."""
    data = json.loads(text)
    on = None
    if isinstance(data, dict) and isinstance(data.get("enquiry"), dict):
        on = date.fromisoformat(str(data["on"])) if "on" in data else None
        data = data["enquiry"]
        text = json.dumps(data, ensure_ascii=False)
    enquiry = enquiry_from_text(path, text)
    return enquiry, data if isinstance(data, dict) else {}, on
