"""Why a line cannot be read, as a value."""

from attrs import frozen

from recommender.loading.traps.lines import Line

PLACEHOLDER = "text"
"""What stands in for a value that was found at fault, so that reading can go on."""


@frozen(kw_only=True)
class Trap:
    """Why a line cannot be read.

    Attributes:
        check: Name of the diagnostic.
        message: One sentence in the author's own words.
        line: 1-based.
        column: Where the fault begins, 1-based.
        length: How many characters it covers.
        help: What to do; the corrected line where one is certain.
        mended: The line as it can be read on to find other faults; None where
            that would only lead to more guesses.
    """

    check: str = "not-yaml"
    message: str
    line: int
    column: int
    length: int = 1
    help: str = ""
    mended: str | None = None


def write(line: str) -> str:
    """Return the advice to write `line`, which may be several."""
    if "\n" not in line:
        return f"write `{line.strip()}`"
    rows = "\n".join(f"  {row}" for row in line.splitlines())
    return f"write\n{rows}"


def at_value(  # noqa: PLR0913 - a diagnostic has that many parts
    line: Line,
    message: str,
    *,
    help: str,  # noqa: A002 - the word that the diagnostic prints
    check: str = "not-yaml",
    column: int = 0,
    length: int = 0,
) -> Trap:
    """Return a trap at the value of a line, or at a part of it."""
    return Trap(
        check=check,
        message=message,
        line=line.number,
        column=column or line.start,
        length=length or max(1, len(line.value)),
        help=help,
        mended=line.with_value(PLACEHOLDER) if line.head.strip() else None,
    )
