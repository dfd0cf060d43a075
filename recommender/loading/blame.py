"""How a fault in one word is put on the page: its place, and the corrected line."""

from collections.abc import Sequence

from attrs import frozen

from recommender.loading.faults import Faults
from recommender.model.diagnostic import Edit, Related
from recommender.model.position import Position, Word

NOWHERE = Position("enquiry", 1, 1)
"""Where words stand that a program stated and no file holds."""


@frozen
class Misread:
    """Why a text cannot be read, before it is known where the text stands.

    Attributes:
        check: Name of the diagnostic.
        message: One sentence in the author's own words.
        part: The part of the text that is at fault; all of it where empty.
        right: How the whole text could be written instead; one where it is certain.
        help: What to do, where no spelling can be offered.
        certain: Whether the only spelling says what was meant, and adds nothing.
        like: How the whole text could look, where nobody can know what was meant.
    """

    check: str
    message: str
    part: str = ""
    right: tuple[str, ...] = ()
    help: str = ""
    certain: bool = False
    like: str = ""


def place_of(word: str) -> Position:
    """Return where `word` stands."""
    if isinstance(word, Word) and word.position is not None:
        return word.position
    return NOWHERE


def place_in(word: str, part: str, faults: Faults) -> Position:
    """Return where `part` of `word` stands, as far as the source line shows it."""
    place = place_of(word)
    if not part or part == word:
        return place
    column = faults.line_at(place).find(part, place.column - 1) + 1
    return Position(place.path, place.line, column) if column else place


def part_of(word: str, part: str, faults: Faults) -> Word:
    """Return `part` of `word` as a word with its own place."""
    return Word(part, place_in(word, part, faults))


def corrected(word: str, right: str, faults: Faults) -> str:
    """Return the source line of `word` with `right` in its place, or nothing."""
    place = place_of(word)
    line = faults.line_at(place)
    start = line.find(word, place.column - 1) if word else -1
    if start < 0:
        return ""
    return (line[:start] + right + line[start + len(word) :]).strip()


def blame(word: str, misread: Misread, faults: Faults) -> None:
    """Note that `word` cannot be read."""
    part = misread.part or word
    spellings = [corrected(word, right, faults) or right for right in misread.right]
    help_ = misread.help
    if misread.like:
        line = corrected(word, misread.like, faults) or misread.like
        help_ += f"; write, for instance, `{line}`"
    note(
        faults,
        misread.check,
        misread.message,
        part_of(word, part, faults),
        help="write " + ", or ".join(f"`{each}`" for each in spellings)
        if spellings
        else help_,
        fix=replaced(word, misread.right[0], faults)
        if misread.certain and len(misread.right) == 1
        else (),
    )


def replaced(word: str, right: str, faults: Faults) -> tuple[Edit, ...]:
    """Return the edit that writes `right` in the place of `word`, if it is seen."""
    place = place_of(word)
    line = faults.line_at(place)
    start = line.find(word, place.column - 1) if word else -1
    if start < 0:
        return ()
    return (
        Edit(
            path=place.path,
            line=place.line,
            column=start + 1,
            end_line=place.line,
            end_column=start + 1 + len(word),
            text=right,
        ),
    )


def note(  # noqa: PLR0913 - a diagnostic has that many parts
    faults: Faults,
    check: str,
    message: str,
    word: str,
    *,
    help: str = "",  # noqa: A002 - the word that the diagnostic prints
    related: tuple[Related, ...] = (),
    fix: tuple[Edit, ...] = (),
) -> None:
    """Note one fault at `word`."""
    faults.add(
        check,
        message,
        place_of(word),
        length=len(word.splitlines()[0]) if word else 1,
        help=help,
        related=related,
        fix=fix,
    )


def listing(words: Sequence[str], last: str = "or") -> str:
    """Return `words` as a sentence lists them.

    >>> listing(["nbr", "epdm", "mixed"])
    'nbr, epdm or mixed'
    """
    if len(words) < 2:  # noqa: PLR2004 - one word, or none
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
