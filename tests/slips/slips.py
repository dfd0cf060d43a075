"""Slips of authors as data, and what becomes of them when a hint is followed.

A hint is followed as somebody would who does what it says and knows nothing else:
the corrected line is copied, the word that is offered put in, the line left out or
moved to the indent that is named. Several offers are tried one after the other.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import field, frozen

from recommender import Diagnostic, check
from recommender.authoring.fixing import mend
from recommender.checking.form import FORM
from recommender.checking.names import NAMES
from recommender.model.diagnostic import Severity

HERE = Path(__file__).parent
BASE = HERE / "base"
HERE_IS_THE_FAULT = "▸"
_WRITTEN = re.compile(r"`([^`]+)`")
_OFFERED = re.compile(r'"([^"]+)"')
_INDENT = re.compile(r"\bby (\d+(?:, \d+)*(?: or \d+)?) spaces?")
_ADDED = re.compile(r"add (?:one of )?((?:`\w+:[^`]*`(?:, | or )?)+)")
_CHOICES = re.compile(r"\bare (.+)")
_OTHER_LINE = re.compile(r"leave line (\d+) out")
_DASH = re.compile(r"take the dash on line (\d+) away")


@frozen
class Slip:
    """One slip.

    Attributes:
        name: What the author did.
        file: The file of the base in which it was done.
        line: The first line that differs, 1-based.
        old: The lines of the base.
        new: What the author wrote, with a sign where the fault must be shown.
        also: Lines that a hint may lead to as well.
    """

    name: str
    file: str
    line: int
    old: tuple[str, ...]
    new: tuple[str, ...]
    also: tuple[str, ...] = ()

    @property
    def base(self) -> str:
        """The file without the slip."""
        return (BASE / self.file).read_text("utf-8")

    @property
    def marked(self) -> str:
        """The file with the slip and the sign."""
        lines = self.base.split("\n")
        end = self.line - 1 + len(self.old)
        assert tuple(lines[self.line - 1 : end]) == self.old, self.name
        lines[self.line - 1 : end] = self.new
        return "\n".join(lines)

    @property
    def text(self) -> str:
        """The file with the slip."""
        return self.marked.replace(HERE_IS_THE_FAULT, "")

    @property
    def place(self) -> tuple[int, int]:
        """Line and column at which the fault must be shown."""
        before = self.marked.partition(HERE_IS_THE_FAULT)[0]
        return before.count("\n") + 1, len(before) - before.rfind("\n")


def read_slips(path: Path) -> list[Slip]:
    """Return the slips that a file tells of."""
    found = []
    for part in re.split(r"^=== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        name, place, *rows = part.rstrip("\n").split("\n")
        file, _, line = place.removeprefix("@@ ").partition(":")
        lines = {sign: tuple(r[1:] for r in rows if r[:1] == sign) for sign in "-+="}
        slip = Slip(name, file, int(line), lines["-"], lines["+"], lines["="])
        assert slip.marked.count(HERE_IS_THE_FAULT) == 1, name
        found.append(slip)
    return found


@frozen(kw_only=True)
class Outcome:
    """What was made of a slip.

    Attributes:
        slip: What the author did.
        found: What was found of it.
        repaired: Whether following the hint leaves nothing to find.
    """

    slip: Slip
    found: tuple[Diagnostic, ...] = field()
    repaired: bool

    @property
    def placed(self) -> bool:
        """Whether the first finding points to the character at fault."""
        first = self.found[:1]
        return [(d.position.line, d.position.column) for d in first] == [
            self.slip.place
        ]

    @property
    def once(self) -> bool:
        """Whether it is one finding."""
        return len(self.found) == 1

    @property
    def good(self) -> bool:
        """Whether everything is as it should be."""
        return self.once and self.placed and self.repaired


def tried(slip: Slip, folder: Path) -> Outcome:
    """Check the base with a slip, follow the hint, and check again."""
    for path in BASE.glob("*.yaml"):
        (folder / path.name).write_text(path.read_text("utf-8"), "utf-8")
    place = folder / slip.file

    def found_in(text: str) -> tuple[Diagnostic, ...]:
        place.write_text(text, "utf-8")
        found = check(folder).diagnostics
        return tuple(each for each in found if each.severity > Severity.NOTE)

    found = found_in(slip.text)
    ways: list[str] = []
    if found:
        ways += [
            each.after
            for each in mend(found[:1], None)
            if Path(each.path) == place and each.after != slip.text
        ]
        place.write_text(slip.text, "utf-8")
        ways += list(followed(slip, found[0]))
    repaired = any(_as_read(found_in(text)) for text in dict.fromkeys(ways))
    return Outcome(slip=slip, found=found, repaired=repaired)


def _as_read(found: tuple[Diagnostic, ...]) -> bool:
    """Return whether all can be read: a rule mended may still say too little."""
    return not any(each.check in FORM or each.check in NAMES for each in found)


def followed(slip: Slip, fault: Diagnostic) -> Iterator[str]:
    """Yield what becomes of the file when a hint is followed."""
    lines = slip.text.split("\n")
    number = fault.position.line - 1
    line = lines[number]
    indent = line[: len(line) - len(line.lstrip())]
    start, end = fault.position.column - 1, fault.end - 1
    for rows in _lines_written(fault.help):
        yield _with(lines, number, number + 1, [indent + row for row in rows])
    for text in _words_written(fault.help):
        yield _with(lines, number, number + 1, [line[:start] + text + line[end:]])
    for depth in _depths(fault.help):
        yield _with(lines, number, number + 1, [" " * depth + line.lstrip()])
    if re.search(r"leave (it|the line|`\w+:`) out", fault.help):
        yield _with(lines, number, _end(lines, number), [])
    for other in map(int, _OTHER_LINE.findall(fault.help)):
        yield _with(lines, other - 1, _end(lines, other - 1), [])
    for other in map(int, _DASH.findall(fault.help)):
        yield _with(lines, other - 1, other, [lines[other - 1].replace("- ", "", 1)])
    if _only_the_author_knows(slip, fault.help):
        yield slip.base


def _lines_written(help_: str) -> Iterator[list[str]]:
    """Yield the corrected lines that a hint shows."""
    first, *rows = help_.split("\n")
    if first.endswith("write") and rows:
        yield [row.removeprefix("  ") for row in rows]
    yield from ([text.strip()] for text in _WRITTEN.findall(help_))


def _words_written(help_: str) -> Iterator[str]:
    """Yield the words that a hint offers in the place of the one at fault."""
    for row in help_.split("\n"):
        yield from _WRITTEN.findall(row)
        yield from _OFFERED.findall(row.partition("did you mean ")[2])
        for listed in _CHOICES.findall(row):
            yield from re.split(r", | and ", listed)


def _depths(help_: str) -> Iterator[int]:
    """Yield by how many spaces a hint says to indent the line."""
    for numbers in _INDENT.findall(help_):
        yield from map(int, re.findall(r"\d+", numbers))


def _only_the_author_knows(slip: Slip, help_: str) -> bool:
    """Return whether a hint names the very thing that is missing.

    What stands below a missing key, and what another rule is to be called.
    """
    keys = {
        key for keys in _ADDED.findall(help_) for key in re.findall(r"`(\w+):", keys)
    }
    gone = {row.lstrip(" -").partition(":")[0] for row in slip.old}
    return bool(keys & gone) or "another id" in help_


def _end(lines: list[str], number: int) -> int:
    """Return where what belongs to a line ends."""
    depth = len(lines[number]) - len(lines[number].lstrip())
    end = number + 1
    while end < len(lines) and lines[end].strip():
        if len(lines[end]) - len(lines[end].lstrip()) <= depth:
            break
        end += 1
    return end


def _with(lines: list[str], start: int, end: int, new: list[str]) -> str:
    """Return the text with some lines in the place of others."""
    return "\n".join((*lines[:start], *new, *lines[end:]))
