"""Keys: what must be named or concluded before a rule is worth a look.

Every block of a rule's `when` that names problems, objections or conclusions is filed
under the keys of one of its lines, the one that holds for the fewest enquiries.
While none of these keys is touched (named, concluded, or what an open rule would
conclude) the line is false, so the block is, too.
"""

from collections.abc import Iterable
from typing import TypeAlias

from recommender.model.condition import AllOf, AnyOf, Line

Key: TypeAlias = tuple[str, str]
"""The subject of a line, and a value of it."""

CLOSED = ("problem", "objection")
"""The subjects of which everything is known: what is not named is not there."""


def keys_of(block: Iterable[Line], from_rules: frozenset[str]) -> tuple[Key, ...]:
    """Return the keys of the most telling line; none means always look.

    >>> keys_of([Line("problem", AnyOf(("smudging",)))], frozenset())
    (('problem', 'smudging'),)
    """
    found = [
        (_reach(line.subject), len(keys), position, keys)
        for position, line in enumerate(block)
        if (line.subject in CLOSED or line.subject in from_rules)
        and (keys := _keys(line))
    ]
    return min(found)[-1] if found else ()


def _reach(subject: str) -> int:
    """Return how many enquiries a line with keys lets through; least is best."""
    return CLOSED.index(subject) if subject in CLOSED else len(CLOSED)


def _keys(line: Line) -> tuple[Key, ...]:
    """Return the keys of a line, or none when any enquiry can make it hold."""
    match line.test:
        case AnyOf(values):
            return tuple((line.subject, value) for value in values)
        case AllOf(values):
            # All must hold, so waiting for one of them is enough.
            return tuple((line.subject, value) for value in values[:1])
        case _:
            return ()
