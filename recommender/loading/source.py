"""One file while it is read: its lines, and where its faults are noted."""

import re
from typing import Protocol

from attrs import field, frozen

from recommender.loading.faults import Faults
from recommender.loading.traps.brackets import braces, brackets_in
from recommender.loading.traps.lines import Line, quote
from recommender.loading.traps.trap import Trap, write
from recommender.loading.traps.values import hash_in_key
from recommender.model.diagnostic import Related
from recommender.model.position import Position, Word

_OF_IDS = 2
DEEPEST = 12
_COMMENT_BEHIND = re.compile(r"[ \t]*#")
_AN_ID = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)+|\[.*\]")
_DENIED = re.compile(r"!\s*=?\s*([a-z0-9]+(?:-[a-z0-9]+)*)")
_SIGN = re.compile(r"[&*!][^\s,\[\]{}]*")


class Mark(Protocol):
    """A place as the parser tells it: line and column counted from 0."""

    line: int
    column: int


@frozen
class Source:
    """The lines of a file, and the faults that the parser does not see as such.

    Attributes:
        hashed: Lines, counted from 0, in which a comment may cut a text.
    """

    path: str
    lines: list[str]
    faults: Faults
    hashed: frozenset[int] = field()

    @hashed.default
    def _hashed(self) -> frozenset[int]:
        """Return the lines in which a comment may cut a text."""
        return frozenset(
            number
            for number, line in enumerate(self.lines)
            if " #" in line or "\t#" in line
        )

    def place(self, mark: Mark) -> Position:
        """Return the place of a mark, inside the file."""
        line = min(mark.line, len(self.lines) - 1)
        column = min(mark.column, len(self.lines[line]))
        return Position(self.path, line + 1, column + 1)

    def line(self, number: int) -> Line:
        """Return a line, counted from 1, taken apart."""
        return Line.of(self.lines[number - 1], number)

    def place_below(self, line: int) -> Position:
        """Return where the first text below `line`, counted from 0, begins."""
        for number in range(line + 1, len(self.lines)):
            text = self.lines[number]
            if text.strip():
                indent = len(text) - len(text.lstrip())
                return Position(self.path, number + 1, indent + 1)
        return Position(self.path, line + 1, 1)

    def note(  # noqa: PLR0913 - a diagnostic has that many parts
        self,
        check: str,
        message: str,
        place: Position,
        *,
        length: int = 1,
        help: str = "",  # noqa: A002 - the word that the diagnostic prints
        related: tuple[Related, ...] = (),
    ) -> None:
        """Note a fault."""
        self.faults.add(
            check, message, place, length=length, help=help, related=related
        )

    def note_trap(self, trap: Trap) -> None:
        """Note why a line cannot be read."""
        line = self.faults.line_at(Position(self.path, trap.line, 1))
        column = max(1, min(trap.column, len(line) + 1))
        self.note(
            trap.check,
            trap.message,
            Position(self.path, trap.line, column),
            length=max(1, min(trap.length, len(line) + 1 - column)),
            help=trap.help,
        )

    def note_empty_file(self) -> None:
        """Note that the file holds nothing."""
        self.note(
            "empty-value",
            "the file is empty",
            Position(self.path, 1, 1),
            help="write a section such as `rules:`, or delete the file",
        )

    def note_too_deep(self, mark: Mark) -> None:
        """Note what is nested too deeply, behind which nothing is read."""
        self.note(
            "too-deep",
            f"lines and brackets are nested more than {DEEPEST} deep",
            self.place(mark),
            help="write it flatter",
        )

    def note_directive(self) -> None:
        """Note a line that begins with a percent sign."""
        starts = (n for n, line in enumerate(self.lines, 1) if line.startswith("%"))
        number = next(starts, 1)
        self.note(
            "tag",
            "lines that begin with % are not used here",
            Position(self.path, number, 1),
            length=len(self.lines[number - 1]),
            help="leave the line out",
        )

    def note_twice(self, key: Word, first: Word, depth: int) -> None:
        """Note that a key stands twice in one mapping.

        Args:
            key: The key.
            first: The same where it stands first.
            depth: How many mappings and lists it stands in.
        """
        at, before = key.position, first.position
        if at is None or before is None:
            return
        is_id = depth == _OF_IDS and at.column > 1
        self.note(
            "duplicate-key",
            f'"{key}" stands twice here; it is already on line {before.line}',
            at,
            length=len(key),
            help=f"give one of the two another id, or leave it out, or leave line "
            f"{before.line} out"
            if is_id
            else f"keep one of the two: leave it out, or leave line {before.line} out",
            related=(Related(position=before, message="the first one"),),
        )

    def note_empty(self, mark: Mark, key: Word | None) -> None:
        """Note that nothing stands where a value must."""
        place = self.place(mark)
        rest = self.lines[place.line - 1][place.column - 1 :]
        comment = _COMMENT_BEHIND.match(rest)
        if comment and rest[comment.end() :][:1] not in {" ", "", "#"}:
            line = self.line(place.line)
            self.note(
                "text-cut-by-hash",
                "everything behind # is a comment, so no value is left",
                Position(place.path, place.line, place.column + comment.end() - 1),
                length=len(rest) - comment.end() + 1,
                help=write(line.with_value(quote(line.value.strip()))),
            )
        elif key is not None and key.position is not None:
            self.note(
                "empty-value",
                f'"{key}" has no value',
                key.position,
                length=len(key),
                help="write one behind the colon, indent the lines that belong below "
                "it, or leave it out",
            )
        else:
            dash = self.lines[place.line - 1].rfind("-", 0, place.column)
            self.note(
                "empty-value",
                "nothing stands here",
                Position(place.path, place.line, dash + 1) if dash >= 0 else place,
                help="write a value, or leave it out",
            )

    def cut_by_hash(self, value: str, start: Mark, end: Mark) -> bool:
        """Return whether a comment cuts a text, noting it.

        A comment that stands apart, by two spaces before and one after its sign,
        cuts nothing.
        """
        rest = self.lines[end.line][end.column :]
        comment = _COMMENT_BEHIND.match(rest)
        if comment is None or _stands_apart(comment[0], rest[comment.end() :]):
            return False
        line = self.line(end.line + 1)
        in_key = hash_in_key(line)
        if in_key is not None:
            self.note_trap(in_key)
            return True
        whole = start.line == end.line and line.value.startswith(value)
        self.note(
            "text-cut-by-hash",
            "everything behind # is a comment, so the text ends before it",
            Position(self.path, end.line + 1, end.column + comment.end()),
            length=len(rest) - comment.end() + 1,
            help=f"{write(line.with_value(value))}, the comment on a line of its own"
            if whole and _AN_ID.fullmatch(value)
            else f"{write(line.with_value(quote(line.value)))}, or put the comment on "
            "a line of its own"
            if whole
            else "put the whole text in quotes, or the comment on a line of its own",
        )
        return True

    def note_mark(self, mark: Mark, *, tag: bool, text: bool) -> None:
        """Note an anchor or a tag, which may be a text that was meant as one."""
        place = self.place(mark)
        line = self.line(place.line)
        sign = _SIGN.match(self.lines[place.line - 1], place.column - 1)
        written = sign[0] if sign else ""
        is_text = (
            text and line.start == place.column and line.value not in {written, ""}
        )
        name = "a tag" if tag else "an anchor"
        self.note(
            "tag" if tag else "anchor-or-alias",
            f'"{written}" would be {name} in YAML, which is not used here',
            place,
            length=max(1, len(written)),
            help=self._not_meant(line)
            or (
                write(line.with_value(quote(line.value)))
                if is_text
                else f"leave `{written}` out"
            ),
        )

    def _not_meant(self, line: Line) -> str:
        """Return how a line says not, where an exclamation mark was to."""
        denied = _DENIED.fullmatch(line.value)
        if denied is None or not line.key:
            return ""
        return (
            write(line.with_value(f"not {denied[1]}"))
            + ", or put the text in quotes if it is one"
        )

    def note_alias(self, mark: Mark, name: str) -> None:
        """Note an alias."""
        self.note(
            "anchor-or-alias",
            f'"*{name}" would be an alias in YAML, which is not used here',
            self.place(mark),
            length=len(name) + 1,
            help="write out what it stands for, or put the text in quotes",
        )

    def note_braces(self, mark: Mark) -> None:
        """Note braces, or a colon that makes a key inside square brackets."""
        place = self.place(mark)
        line = self.line(place.line)
        if self.lines[place.line - 1][place.column - 1 : place.column] == "{":
            self.note_trap(braces(line, place.column))
            return
        self.note_trap(
            brackets_in(line)
            or Trap(
                message="a colon makes a key of this, and a list in square brackets "
                "has words only",
                line=place.line,
                column=place.column,
                help="put the word that has the colon in it in quotes",
            )
        )


def _stands_apart(before: str, comment: str) -> bool:
    """Return whether a comment cannot be meant as a part of the text before it.

    Args:
        before: The spaces and the sign.
        comment: What stands behind the sign.
    """
    gap = before[:-1]
    said = comment.lstrip("#")
    return (len(gap) > 1 or gap == "\t") and said[:1] in {"", " "}
