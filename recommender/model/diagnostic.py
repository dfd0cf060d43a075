"""Faults in what was authored or stated, as values with a place."""

from enum import IntEnum
from typing import Any

from attrs import field, frozen

from recommender.model.enquiry import Enquiry
from recommender.model.position import Position

PAGE = "docs/reference/diagnostics.md"
"""Where each check is explained, under a heading with its name."""


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
class Edit:
    """One change to the text of a file, which puts a part of a fault right.

    Everything from the first place up to the second, which stays, gives way to
    `text`. Lines and columns are 1-based; columns count code points.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@frozen(kw_only=True)
class Diagnostic:
    """One fault.

    Attributes:
        check: Name of the check that found it, in kebab-case.
        message: One sentence in the author's own words.
        position: Where the word at fault begins.
        end_column: Column after the last character at fault, on the same line.
        source: The line at fault, for the excerpt; empty where there is none.
        id: Of the rule, product, or whatever else it is about; empty where it is
            about no one thing.
        help: What to do; where a line can be corrected, the whole corrected line.
        fix: Edits that put it right; only where that is certain.
        situation: A client for whom the fault shows; None where it shows without.
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
    id: str = ""
    fix: tuple[Edit, ...] = ()
    situation: Enquiry | None = None

    @property
    def end_line(self) -> int:
        """The line on which it ends: the one on which it begins."""
        return self.position.line

    @property
    def end(self) -> int:
        """Column after the last character at fault; one character, at the least."""
        return max(self.end_column, self.position.column + 1)

    @property
    def page(self) -> str:
        """Where the check is explained."""
        return f"{PAGE}#{self.check}"

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Order by place, then by check and message."""
        return (self.position, self.check, self.message)
