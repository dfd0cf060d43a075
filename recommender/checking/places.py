"""Where authors wrote the words that checks talk about."""

from recommender.model.diagnostic import Diagnostic, Edit, Related, Severity
from recommender.model.enquiry import Enquiry
from recommender.model.position import Position, position_of

NOWHERE = Position("knowledge base", 1, 1)


def finding(  # noqa: PLR0913 - a diagnostic has that many parts
    check: str,
    message: str,
    word: str,
    *,
    help: str = "",  # noqa: A002 - the word that the diagnostic prints
    severity: Severity = Severity.ERROR,
    related: tuple[Related, ...] = (),
    id: str = "",  # noqa: A002 - the key that the diagnostic has in data
    fix: tuple[Edit, ...] = (),
    situation: Enquiry | None = None,
) -> Diagnostic:
    """Return a diagnostic that points at `word`.

    Whose `id` it is need not be said where `word` stands inside the very rule,
    product, or other thing that the diagnostic is about.
    """
    position = position_of(word) or NOWHERE
    return Diagnostic(
        check=check,
        message=message,
        position=position,
        end_column=position.column + max(1, len(word)),
        severity=severity,
        help=help,
        related=related,
        id=id,
        fix=fix,
        situation=situation,
    )


def also(word: str, message: str) -> tuple[Related, ...]:
    """Return where `word` stands as a related place, if a file holds it."""
    position = position_of(word)
    return (Related(position=position, message=message),) if position else ()
