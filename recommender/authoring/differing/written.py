"""What authors wrote otherwise: rule by rule, product by product, key by key."""

from collections.abc import Iterator, Mapping, Sequence

from recommender.model.differences import Change, Nature, Slot
from recommender.model.knowledge import Knowledge
from recommender.rendering.authored.files import authored_sections

Entry = Mapping[str, object]

_WORDING = frozenset(
    {
        *("label", "says", "title", "because", "question", "explore", "no_remedy"),
        *("link", "cas", "purpose", "asks", "feature", "benefit", "role"),
        *("materials", "demo", "remedy", "features", "not_with", "effort", "ask"),
        *("kind", "amount"),
    }
)
_CARE = frozenset(
    {
        *("owner", "since", "review_by", "replaced_by", "sources", "published"),
        *("tier", "note"),
    }
)
_ONLY_WORDS = frozenset({"demonstration", "discovery", "commitment"})
_APART = frozenset({"scenarios"})


def written_otherwise(
    before: Knowledge, after: Knowledge, names: Mapping[str, str]
) -> tuple[Change, ...]:
    """Return what was added, removed, renamed or changed, by section and id.

    Args:
        before: The one.
        after: The other.
        names: What rules are called now that have another id and the same content.
    """
    one, other = authored_sections(before), authored_sections(after)
    return tuple(
        change
        for section in one
        if section not in _APART
        for change in _section(section, one[section], other[section], names)
    )


def _section(
    section: str, before: Entry, after: Entry, names: Mapping[str, str]
) -> Iterator[Change]:
    """Yield the changes of one section."""
    renamed = names if section == "rules" else {}
    come = after.keys() - before.keys() - set(renamed.values())
    for id_ in sorted(before.keys() | come):
        now = renamed.get(id_, id_)
        if id_ not in before:
            yield Change(kind=section, id=str(id_), what="added")
        elif now not in after:
            yield Change(kind=section, id=str(id_), what="removed")
        else:
            slots = tuple(_slots(section, before[id_], after[now]))
            if now != id_:
                yield Change(
                    kind=section, id=str(id_), what="renamed", now=str(now), slots=slots
                )
            elif slots:
                yield Change(kind=section, id=str(id_), what="changed", slots=slots)


def _slots(section: str, before: object, after: object) -> Iterator[Slot]:
    """Yield the keys under which something else stands."""
    one, other = dict(_flat(before, "")), dict(_flat(after, ""))
    for name in {**one, **other}:
        old, new = one.get(name, ""), other.get(name, "")
        if old != new:
            nature = _nature(section, name, both=bool(old and new))
            yield Slot(name=name, old=old, new=new, nature=nature)


def _nature(section: str, name: str, *, both: bool) -> Nature:
    """Return what a key can change."""
    parts = name.split(".")
    if section in _ONLY_WORDS:
        return Nature.WORDING
    if parts[0] in _CARE:
        return Nature.CARE
    if parts[0] in _WORDING or parts[-1] in _WORDING:
        return Nature.WORDING
    if parts[0] == "choices" and len(parts) > 1 and both:
        return Nature.WORDING
    if parts[0] == "resolves" and both:
        return Nature.WORDING
    return Nature.ADVICE


def _flat(written: object, name: str) -> Iterator[tuple[str, str]]:
    """Yield what is written, each with the keys that lead to it."""
    if isinstance(written, Mapping):
        for key, value in written.items():
            yield from _flat(value, f"{name}.{key}" if name else str(key))
    elif isinstance(written, Sequence) and not isinstance(written, str):
        if any(isinstance(each, Mapping) for each in written):
            for number, each in enumerate(written, start=1):
                yield from _flat(each, f"{name}.{number}")
        elif written:
            yield name, ", ".join(map(str, written))
    elif written is not None and str(written):
        yield name, str(written)
