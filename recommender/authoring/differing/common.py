"""What clients can state to both sides, and what only to one."""

from collections.abc import Iterator
from fractions import Fraction

from recommender.checking.regions import Space
from recommender.checking.regions.diagram import EVERYTHING, Mask, Set
from recommender.checking.regions.space import CLOSED, CURRENT, NO, UNKNOWN, Axis
from recommender.model.knowledge import Knowledge
from recommender.model.vocabulary import Attribute, Scale


def comparable(space: Space, before: Knowledge, after: Knowledge) -> Set:
    """Return the situations that a client can state to both sides.

    What one side has never heard of it is not told; a value that it refuses keeps
    the whole situation from being compared.
    """
    whole = EVERYTHING
    for place in reversed(range(len(space.axes))):
        axis = space.axes[place]
        if axis.subject in (*CLOSED, CURRENT):
            continue
        mask = axis.full
        for knowledge in (before, after):
            attribute = knowledge.attributes.get(axis.subject)
            if attribute is None or attribute.from_rules:
                continue
            mask &= _understood(axis, attribute.scale, space.attributes[axis.subject])
        if mask != axis.full:
            whole = space.diagrams.both(whole, space.diagrams.cells(place, mask))
    return whole


def _understood(axis: Axis, scale: Scale, attribute: Attribute) -> Mask:
    """Return the cells that one side understands."""
    if _another_kind(scale, attribute.scale):
        return NO if axis.value else UNKNOWN
    if axis.value:
        return axis.full if axis.value in scale.choices else NO
    mask = 0
    for cell, value in enumerate(axis.cells):
        if isinstance(value, Fraction):
            low = scale.low is None or scale.low <= value
            inside = low and (scale.high is None or value <= scale.high)
        else:
            inside = value is None or value <= scale.choices.keys()
        mask |= inside << cell
    return mask


def _another_kind(one: Scale, other: Scale) -> bool:
    return (one.many, one.numeric, one.unit) != (other.many, other.numeric, other.unit)


def refused(before: Knowledge, after: Knowledge) -> Iterator[str]:
    """Yield what clients can state to one side only, in words."""
    for name in sorted(before.attributes.keys() & after.attributes.keys()):
        one, other = before.attributes[name], after.attributes[name]
        if one.from_rules and other.from_rules:
            continue
        if one.from_rules != other.from_rules:
            told = (
                "rules conclude it now" if other.from_rules else "clients state it now"
            )
            yield f"attribute {name}: {told}"
        elif _another_kind(one.scale, other.scale):
            yield f"attribute {name}: it is measured or chosen in another way"
        else:
            yield from _values_apart(name, one.scale, other.scale)
    for kind, was, now in (
        ("attribute", before.attributes, after.attributes),
        ("problem", before.problems, after.problems),
        ("objection", before.objections, after.objections),
        ("priority", before.priorities, after.priorities),
        ("product", before.products, after.products),
    ):
        for gone in sorted(was.keys() - now.keys()):
            yield f"{kind} {gone}: nobody can state it any more"


def _values_apart(name: str, one: Scale, other: Scale) -> Iterator[str]:
    """Yield the values that one of two scales has not."""
    for choice in sorted(one.choices.keys() - other.choices.keys()):
        yield f"attribute {name}: {choice} is refused now"
    if one.numeric and (one.low, one.high) != (other.low, other.high):
        yield f"attribute {name}: it has another range"
