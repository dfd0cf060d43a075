"""Keys: what an enquiry must have said before a rule is worth a look.

Every block of a rule's `when` is filed under the keys of one of its lines, the
one that holds for the fewest enquiries.
While none of these keys is touched the line is false, so the block is, too.
"""

from collections.abc import Iterable
from typing import TypeAlias

from attrs import frozen

from recommender.model.condition import AllOf, AnyOf, IsKnown, Line

Key: TypeAlias = tuple[str, str]
"""The subject of a line, and a value of it or one of the marks below."""

# No id begins with an asterisk, so marks and values never meet.
KNOWN = "*known"
UNKNOWN = "*unknown"
POSSIBLE = "*possible "

_CLOSED = ("problem", "objection")


@frozen(kw_only=True)
class Keys:
    """The keys of one line.

    Attributes:
        fires: One of them is touched whenever the line is true.
        waits: One of these, or of `fires`, is touched whenever it is unknown.
    """

    fires: tuple[Key, ...]
    waits: tuple[Key, ...] = ()


def keys_of(block: Iterable[Line], from_rules: frozenset[str]) -> Keys | None:
    """Return the keys of the most telling line; None means always look.

    >>> keys_of([Line("problem", AnyOf(("smudging",)))], frozenset())
    Keys(fires=(('problem', 'smudging'),), waits=())
    """
    found = [
        (_reach(line, from_rules), position, keys)
        for position, line in enumerate(block)
        if (keys := _keys(line, from_rules)) is not None
    ]
    return min(found, key=lambda one: one[:2])[2] if found else None


def _reach(line: Line, from_rules: frozenset[str]) -> tuple[int, int]:
    """Return how many enquiries a line with keys lets through; least is best."""
    match line.test:
        case AnyOf(values):
            width = len(values)
        case _:
            width = 1
    if line.subject in _CLOSED:
        return (_CLOSED.index(line.subject), width)
    if line.subject in from_rules:
        return (2, width)
    return (4 if isinstance(line.test, IsKnown) else 3, width)


def _keys(line: Line, from_rules: frozenset[str]) -> Keys | None:
    """Return the keys of a line, or None when any enquiry can make it hold."""
    subject = line.subject
    match line.test:
        case AnyOf(values) if values:
            wanted = values
        case AllOf(values) if values:
            # All must hold, so waiting for one of them is enough.
            wanted = values[:1]
        case IsKnown(known) if subject not in _CLOSED and subject not in from_rules:
            return Keys(fires=((subject, KNOWN if known else UNKNOWN),))
        case _:
            return None
    fires = tuple((subject, value) for value in wanted)
    if subject in _CLOSED:
        return Keys(fires=fires)
    if subject in from_rules:
        return Keys(fires=fires, waits=tuple(possible_key(*pair) for pair in fires))
    return Keys(fires=fires, waits=((subject, UNKNOWN),))


def possible_key(attribute: str, value: str) -> Key:
    """Return the key that an open rule touches which would conclude `value`."""
    return (attribute, POSSIBLE + value)
