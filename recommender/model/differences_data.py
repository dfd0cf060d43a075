"""What is different between two knowledge bases, as plain data."""

from collections.abc import Iterable, Mapping

from recommender.model.differences import (
    ChangedRegion,
    Chosen,
    Decided,
    Differences,
    RegionLine,
    Replay,
    ScenarioChanges,
)
from recommender.model.enquiry import Enquiry
from recommender.model.outlook_data import Data


def differences_data(found: Differences) -> Data:
    """Return everything that is different; keys come in a fixed order."""
    return {
        "before": found.before,
        "after": found.after,
        "on": found.on.isoformat(),
        "behave_otherwise": found.behave_otherwise,
        "proven": found.proven,
        "changes": [
            {
                "kind": change.kind,
                "id": change.id,
                "what": change.what,
                "now": change.now or None,
                "nature": change.nature.value,
                "slots": [
                    {
                        "name": slot.name,
                        "old": slot.old,
                        "new": slot.new,
                        "nature": slot.nature.value,
                    }
                    for slot in change.slots
                ],
            }
            for change in found.changes
        ],
        "regions": [region_data(region) for region in found.regions],
        "unlisted": found.unlisted,
        "unproven": [
            {"about": list(each.about), "where": [_lines(box) for box in each.where]}
            for each in found.unproven
        ],
        "refused": list(found.refused),
        "scenarios": _scenarios(found.scenarios),
        "replay": _replay(found.replay) if found.replay else None,
    }


def region_data(region: ChangedRegion) -> Data:
    """Return a region of changed advice."""
    return {
        "lines": _lines(region.lines),
        "priority": region.priority or None,
        "partly": region.partly,
        "witness": enquiry_as_data(region.witness),
        "before": decided_data(region.before),
        "after": decided_data(region.after),
    }


def _lines(lines: Iterable[RegionLine]) -> list[Data]:
    return [
        {
            "subject": line.subject,
            "value": line.value or None,
            "holds": line.holds,
            "choices": list(line.choices),
            "spans": [
                {
                    "low": None if span.low is None else str(span.low),
                    "high": None if span.high is None else str(span.high),
                    "with_low": span.with_low,
                    "with_high": span.with_high,
                }
                for span in line.spans
            ],
            "unknown": line.unknown,
            "beside": list(line.beside),
        }
        for line in lines
    ]


def enquiry_as_data(enquiry: Enquiry) -> Data:
    """Return an enquiry as a file could hold it, without what is empty."""
    data: Data = {
        "problems": _stated(enquiry.problems),
        "context": {
            str(name): value if isinstance(value, str) else list(map(str, value))
            for name, value in enquiry.context.items()
            if isinstance(value, (str, list, tuple))
        },
        "objections": _stated(enquiry.objections),
        "priorities": _stated(enquiry.priorities),
        "current": enquiry.current,
    }
    return {key: value for key, value in data.items() if value}


def _stated(stated: object) -> object:
    if isinstance(stated, Mapping):
        return {str(name): str(grade) for name, grade in stated.items()}
    return [str(name) for name in stated] if isinstance(stated, Iterable) else []


def decided_data(decided: Decided) -> Data:
    """Return advice without its words."""
    return {
        "conclusions": [
            {
                "attribute": attribute,
                "value": value,
                "strength": strength,
                "problems": list(problems),
            }
            for attribute, value, strength, problems in decided.conclusions
        ],
        "needs": [
            {"need": need, "strength": strength, "problems": list(problems)}
            for need, strength, problems in decided.needs
        ],
        "recommended": [_chosen(each) for each in decided.recommended],
        "held": [_chosen(each) for each in decided.held],
        "excluded": [
            {
                "product": product,
                "rules": [{"rule": rule, "firm": firm} for rule, firm in rules],
                "suits": suits,
            }
            for product, rules, suits in decided.excluded
        ],
        "remedies": [
            {"rule": rule, "effort": effort, "problems": list(problems)}
            for rule, effort, problems in decided.remedies
        ],
    }


def _chosen(chosen: Chosen) -> Data:
    return {
        "product": chosen.product,
        "score": chosen.score,
        "supports": [
            {"problem": problem, "strength": strength}
            for problem, strength in chosen.parts
        ],
        "priorities": [
            {"priority": name, "value": str(value)} for name, value in chosen.priorities
        ],
        "cautions": list(chosen.cautions),
        "prevented": list(chosen.prevented),
        "answered": list(chosen.answered),
        "open": list(chosen.open),
        "also_resolves": list(chosen.also),
    }


def _scenarios(scenarios: ScenarioChanges) -> Data:
    return {
        "same": scenarios.same,
        "changed": [
            {"name": each.name, "what": each.what, "detail": each.detail}
            for each in scenarios.changed
        ],
        "added": list(scenarios.added),
        "removed": list(scenarios.removed),
        "failing": list(scenarios.failing),
    }


def _replay(replay: Replay) -> Data:
    return {
        "total": replay.total,
        "different": replay.different,
        "unreadable": replay.unreadable,
        "examples": [
            {
                "line": each.line,
                "enquiry": dict(each.enquiry),
                "refused": each.refused or None,
                "before": None if each.refused else decided_data(each.before),
                "after": None if each.refused else decided_data(each.after),
            }
            for each in replay.examples
        ],
    }
