"""What is different between two knowledge bases, for who reviews it."""

from collections.abc import Iterable, Iterator

from recommender.model.differences import (
    Change,
    ChangedRegion,
    Decided,
    Differences,
    Nature,
    ReplayedEnquiry,
    ScenarioChanges,
)
from recommender.model.knowledge import Knowledge
from recommender.rendering.decided import sides
from recommender.rendering.outline import Item, Mark, Outline, Section
from recommender.rendering.region_lines import region_text

_FEW = 10
_LONGEST = 100
_ONE = {"categories": "category", "discovery": "opening question"}
_VERDICTS = {
    "fails": "now fails",
    "passes": "now passes",
    "advice": "same verdict, other advice",
    "refused": "understood by one side only",
}


def differences_outline(
    found: Differences, knowledge: Knowledge, *, everything: bool = False
) -> Outline:
    """Return the differences as an outline, in English.

    Args:
        found: What is different.
        knowledge: The later side, for units and choices.
        everything: Whether to show all regions, or the first few of many.
    """
    by_nature = {
        nature: [each for each in found.changes if each.nature is nature]
        for nature in Nature
    }
    sections = (
        Section(
            heading="What authors changed",
            items=tuple(map(_change, by_nature[Nature.ADVICE])),
        ),
        Section(
            heading=_regions_heading(found),
            items=tuple(_regions(found, knowledge, everything=everything)),
        ),
        Section(heading="Not proven", items=tuple(_unproven(found, knowledge))),
        Section(
            heading="What clients can no longer state as before",
            items=tuple(Item(text=each, mark=Mark.AGAINST) for each in found.refused),
        ),
        Section(
            heading="Scenarios",
            items=tuple(_scenarios(found.scenarios, everything=everything)),
        ),
        Section(heading="Recorded enquiries", items=tuple(_replay(found))),
        Section(
            heading="Wording only", items=tuple(map(_change, by_nature[Nature.WORDING]))
        ),
        Section(
            heading="Owners, sources and dates only",
            items=tuple(map(_change, by_nature[Nature.CARE])),
        ),
    )
    return Outline(
        title=f"{found.before} → {found.after}: {_verdict(found)}",
        sections=tuple(section for section in sections if section.items),
        sources={},
        closing=_closing(found),
    )


def _verdict(found: Differences) -> str:
    if found.regions or found.refused or found.scenarios.changed:
        return "advice changes"
    if found.replay and found.replay.different:
        return "advice changes"
    if found.unproven:
        return "advice may change"
    return "the same advice" if found.changes else "nothing changes"


def _several(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _regions_heading(found: Differences) -> str:
    count = len(found.regions)
    more = " or more" if found.unlisted else ""
    rest = ", all others proven equal" if found.proven else ""
    plural = "" if count == 1 and not found.unlisted else "s"
    return f"Advice changes in {count:,}{more} region{plural}{rest}"


def _closing(found: Differences) -> str:
    if found.proven and not found.regions:
        return "In every situation that clients can state, advice is proven equal."
    if found.proven:
        return "Outside of these regions advice is proven equal."
    return "Not all of it could be proven; see above."


def _change(change: Change) -> Item:
    """Return one thing that is written otherwise."""
    kind = _ONE.get(change.kind, change.kind.removesuffix("s"))
    told = {"added": "added", "removed": "removed", "changed": ""}.get(
        change.what, f"renamed to {change.now}"
    )
    return Item(
        lead=f"{kind} {change.id}",
        text=told,
        mark=Mark.GROUP if change.slots else Mark.POINT,
        items=tuple(
            Item(
                text=f"{slot.name}: {_short(slot.old)} -> {_short(slot.new)}",
            )
            for slot in change.slots
        ),
    )


def _short(text: str) -> str:
    """Return a text as far as it is read at a glance."""
    if not text:
        return "nothing"
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def _regions(
    found: Differences, knowledge: Knowledge, *, everything: bool
) -> Iterator[Item]:
    """Yield the regions, those told in the fewest words first."""
    ordered = sorted(found.regions, key=lambda each: (each.partly, len(each.lines)))
    shown = ordered if everything else ordered[:_FEW]
    for region in shown:
        yield Item(
            lead=region_text(region.lines, knowledge, region.priority),
            text="at least for some of them" if region.partly else "",
            mark=Mark.GROUP,
            items=tuple(_both(region)),
        )
    left = len(ordered) - len(shown)
    if left:
        yield Item(text=f"{_several(left, 'more region')} (--all shows them)")
    if found.unlisted:
        yield Item(text="and more regions than are listed")


def _both(region: ChangedRegion) -> Iterator[Item]:
    yield from _sides(region.before, region.after)


def _sides(before: Decided, after: Decided) -> Iterator[Item]:
    for name, was, now in sides(before, after):
        yield Item(lead=name, text=f"{was} -> {now}")


def _unproven(found: Differences, knowledge: Knowledge) -> Iterator[Item]:
    """Yield what could not be worked out, and where alone it can differ."""
    for each in found.unproven:
        about = ", ".join(each.about[:_FEW])
        more = len(each.about) - _FEW
        if more > 0:
            about += f" and {more} more"
        where = tuple(Item(text=region_text(box, knowledge)) for box in each.where)
        yield Item(
            lead=about,
            text="equal except, perhaps, in these situations" if where else "",
            mark=Mark.GROUP if where else Mark.ASK,
            items=where,
        )


def _scenarios(scenarios: ScenarioChanges, *, everything: bool) -> Iterator[Item]:
    """Yield how many are the same, and which are not."""
    changed = scenarios.changed
    fails = sum(each.what == "fails" for each in changed)
    if scenarios.same or changed:
        counts = [f"{scenarios.same:,} same"]
        counts += [f"{len(changed) - fails:,} changed"] if len(changed) > fails else []
        counts += [f"{fails:,} now fail"] if fails else []
        yield Item(text=", ".join(counts))
    shown = changed if everything else changed[:_FEW]
    for each in shown:
        yield Item(
            lead=each.name,
            text=_VERDICTS[each.what],
            note=each.detail,
            mark=Mark.AGAINST if each.what in {"fails", "refused"} else Mark.POINT,
        )
    if len(changed) > len(shown):
        yield Item(text=f"{len(changed) - len(shown):,} more (--all shows them)")
    told = {each.name for each in changed}
    for lead, names in (
        ("New", scenarios.added),
        ("Gone", scenarios.removed),
        ("Failing on both sides or new", _without(scenarios.failing, told)),
    ):
        if names:
            some = ", ".join(names[:_FEW])
            more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
            yield Item(lead=lead, text=some + more)


def _without(names: Iterable[str], told: set[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in told)


def _replay(found: Differences) -> Iterator[Item]:
    """Yield how many recorded enquiries differ, and the first of them."""
    replay = found.replay
    if replay is None:
        return
    unreadable = (
        f", {replay.unreadable:,} that neither side understands"
        if replay.unreadable
        else ""
    )
    yield Item(text=f"{replay.different:,} of {replay.total:,} differ{unreadable}")
    for each in replay.examples:
        yield _example(each)


def _example(example: ReplayedEnquiry) -> Item:
    if example.refused:
        return Item(
            lead=f"line {example.line}",
            text=f"understood by one side only: {example.refused}",
            mark=Mark.AGAINST,
        )
    return Item(
        lead=f"line {example.line}",
        mark=Mark.GROUP,
        items=tuple(_sides(example.before, example.after)),
    )
