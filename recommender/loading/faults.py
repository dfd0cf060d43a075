"""Where the faults found while loading are gathered."""

from collections.abc import Iterable

from attrs import evolve

from recommender.model.diagnostic import Diagnostic, Edit, Related, Severity
from recommender.model.position import Position

_MANY = 100


class Faults:
    """The faults found so far, and the source lines to show with them.

    Loading goes on after a fault, so that one run reports them all.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.found: list[Diagnostic] = []
        self._lines: dict[str, list[str]] = {}

    @property
    def many(self) -> bool:
        """Whether so much is wrong that nobody reads how to mend what comes next.

        Looking for what was meant takes time, which grows with the file.
        """
        return len(self.found) > _MANY

    def remember(self, path: str, lines: Iterable[str]) -> None:
        """Keep the lines of a file for excerpts; the first is line 1."""
        self._lines[path] = list(lines)

    def line_at(self, position: Position) -> str:
        """Return the source line at `position`, or nothing."""
        lines = self._lines.get(position.path, ())
        return lines[position.line - 1] if 0 < position.line <= len(lines) else ""

    def lines_in(self, path: str) -> int:
        """Return how many lines a file has."""
        return len(self._lines.get(path, ()))

    def add(  # noqa: PLR0913 - a diagnostic has that many parts
        self,
        check: str,
        message: str,
        position: Position,
        *,
        length: int = 1,
        help: str = "",  # noqa: A002 - the word that the diagnostic prints
        severity: Severity = Severity.ERROR,
        related: tuple[Related, ...] = (),
        fix: tuple[Edit, ...] = (),
    ) -> None:
        """Note one fault; `length` is how many characters of the line it covers.

        What goes on below the line is not counted.
        """
        source = self.line_at(position)
        end = position.column + max(1, length)
        if source:
            end = min(end, max(len(source), position.column) + 1)
        self.found.append(
            Diagnostic(
                check=check,
                message=message,
                position=position,
                end_column=end,
                severity=severity,
                source=source,
                help=help,
                related=tuple(self._with_source(each) for each in related),
                fix=fix,
            )
        )

    def _with_source(self, related: Related) -> Related:
        """Return `related` with the line that it points at."""
        if related.source:
            return related
        return evolve(related, source=self.line_at(related.position))
