"""Faults in what was authored or stated, as values with a place."""

from enum import IntEnum
from typing import Any

from attrs import field, frozen

from recommender.model.position import Position


class Severity(IntEnum):
    """How bad a fault is; errors keep a knowledge base from being used."""

    NOTE = 0
    WARNING = 1
    ERROR = 2

    @property
    def word(self) -> str:
        """The severity as it is printed."""
        return self.name.lower()


@frozen(kw_only=True)
class Related:
    """Another place that a fault is about, and what it has to do with it.

    Attributes:
        source: The line there, for the excerpt; empty where there is none.
    """

    position: Position
    message: str
    source: str = field(default="", eq=False, repr=False)


@frozen(kw_only=True)
class Diagnostic:
    """One fault.

    Attributes:
        check: Name of the check that found it, in kebab-case.
        message: One sentence in the author's own words.
        position: Where the word at fault begins.
        end_column: Column after the last character at fault, on the same line.
        source: The line at fault, for the excerpt; empty where there is none.
        help: What to do; where a line can be corrected, the whole corrected line.
        related: Other places that it is about.
    """

    check: str
    message: str
    position: Position
    severity: Severity = Severity.ERROR
    end_column: int = 0
    source: str = field(default="", eq=False, repr=False)
    help: str = ""
    related: tuple[Related, ...] = ()

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Order by place, then by check and message."""
        return (self.position, self.check, self.message)
