"""The few exceptions that a caller meets."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Every command imports this page, also one that only shows its help.
    from collections.abc import Iterable

    from recommender.model.diagnostic import Diagnostic


class RecommenderError(Exception):
    """Something the caller or an author can mend."""


class _DiagnosedError(RecommenderError):
    """Faults in what was given, all of them at once.

    Attributes:
        diagnostics: Every error found, in order of position; never empty.
    """

    def __init__(self, diagnostics: "Iterable[Diagnostic]") -> None:
        """Keep `diagnostics`, sorted by where they point."""
        self.diagnostics = tuple(sorted(diagnostics, key=lambda d: d.sort_key))
        first = self.diagnostics[0]
        count = len(self.diagnostics)
        errors = "1 error" if count == 1 else f"{count} errors, the first"
        text = f"{errors} at {first.position}: {first.message}"
        super().__init__(f"{text}; {first.help}" if first.help else text)

    def __reduce__(self) -> "tuple[type[BaseException], tuple[tuple[Diagnostic, ...]]]":
        """Survive pickling, as between processes."""
        return type(self), (self.diagnostics,)


class InvalidKnowledgeError(_DiagnosedError):
    """The authored files have errors, so there is nothing to recommend from."""


class InvalidEnquiryError(_DiagnosedError):
    """The enquiry cannot be read with the words of this knowledge base."""
