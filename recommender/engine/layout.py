"""What every block of a ruleset is built by."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from recommender.compiling.keys import CLOSED
from recommender.compiling.places import scale_of
from recommender.compiling.ruleset import Ruleset
from recommender.engine.limits import limits_of
from recommender.model.condition import AnyOf, Line
from recommender.model.truth import Truth

if TYPE_CHECKING:
    from fractions import Fraction

Settled: TypeAlias = tuple[str, str]
"""A problem or an objection that has been stated, by its subject."""


@frozen(kw_only=True)
class Layout:
    """What every block of a ruleset is built by.

    Attributes:
        apart: Subjects whose lines are put to the evaluator for each client.
        scales: The parts in which the limits of each number are whole.
        settled: What has been stated wherever a group is looked at, by its number.
    """

    ruleset: Ruleset
    apart: frozenset[str]
    scales: Mapping[str, int]
    settled: Mapping[int, Settled]


def layout_of(ruleset: Ruleset) -> Layout:
    """Return what the blocks of a ruleset are built by."""
    limits: dict[str, set[Fraction]] = {}
    for line in ruleset.lines:
        limits.setdefault(line.subject, set()).update(limits_of(line))
    return Layout(
        ruleset=ruleset,
        apart=ruleset.from_rules.union(CLOSED),
        scales={subject: scale_of(found) for subject, found in limits.items()},
        settled={
            number: (subject, value)
            for stratum in ruleset.strata
            for subject in CLOSED
            for value, numbers in stratum.filed.get(subject, {}).items()
            for number in numbers
        },
    )


def settles(settled: Settled | None, line: Line, wanted: Truth) -> bool:
    """Whether a line holds because of what has been stated, whatever else has."""
    return (
        settled is not None
        and wanted is Truth.TRUE
        and settled[0] == line.subject
        and isinstance(line.test, AnyOf)
        and settled[1] in line.test.values
    )
