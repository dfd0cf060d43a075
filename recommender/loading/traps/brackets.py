"""Braces, which are not used here, and lists in square brackets that are none."""

import re

from recommender.loading.traps.lines import Line, closing, in_lines, members, quote
from recommender.loading.traps.trap import PLACEHOLDER, Trap, at_value, write

_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"')
_SINGLE = re.compile(r"'(?:[^']|'')*'")
_COLON_INSIDE = re.compile(r":(?=\s|$)")
_COMMAS = re.compile(r"[\[,]\s*,")
_STRANGE_STARTS = "%@`*&!|>]}?#"


def braces_in(line: Line) -> Trap | None:
    """Look for braces, whole or broken."""
    value = line.bare_value
    if not value.startswith("{"):
        return None
    end = closing(value, "{", "}")
    if 0 < end < len(value) - 1:
        return at_value(
            line,
            "a text that begins with a brace must be in quotes",
            check="braces",
            help=write(line.with_value(quote(value))),
        )
    found = braces(line, line.start)
    if end < 0:
        return Trap(
            check=found.check,
            message=found.message,
            line=found.line,
            column=found.column,
            help=found.help,
        )
    return found


def braces(line: Line, column: int) -> Trap:
    """Return the finding that braces are not used, at `column` of `line`."""
    rows = in_lines(line)
    if line.bare_value.replace(" ", "") == "{}":
        help_ = "leave the line out"
    else:
        help_ = write(rows) if rows else "write each `key: value` on its own line"
    return Trap(
        check="braces",
        message="braces are not used here, because YAML misreads much of what "
        "people write in them",
        line=line.number,
        column=column,
        help=help_,
        mended=line.with_value(PLACEHOLDER),
    )


def brackets_in(line: Line) -> Trap | None:
    """Look for a list in square brackets that is not one."""
    value = line.value
    if not value.startswith("["):
        return None
    bare = line.bare_value
    end = closing(bare, "[", "]")
    if end < 0:
        return _unclosed_bracket(line)
    behind = bare[end + 1 :].strip()
    if behind:
        extra = set(behind) <= {"]"}
        return at_value(
            line,
            "there is a closing bracket too many"
            if extra
            else "a text that begins with a square bracket must be in quotes",
            column=line.start + end + 1 if extra else 0,
            length=len(behind) if extra else 0,
            help=write(line.with_value(bare[: end + 1] if extra else quote(bare))),
        )
    return _members(line, bare[1:end])


def _unclosed_bracket(line: Line) -> Trap:
    """Say that a list has no end."""
    value, bare = line.value, line.bare_value
    if "]" in value[len(bare) :]:
        at = value.index("#", len(bare))
        return at_value(
            line,
            "everything behind # is a comment, the closing bracket too",
            check="text-cut-by-hash",
            column=line.start + at,
            length=len(value) - at,
            help=write(line.with_value(_quoted_members(value[1 : value.rindex("]")]))),
        )
    inside = bare[1:].rstrip(" ,)}>")
    return at_value(
        line,
        "a square bracket is opened here and never closed",
        length=1,
        help=write(line.with_value(f"[{inside}]")),
    )


def _members(line: Line, inside: str) -> Trap | None:
    """Look for a member of a list that cannot stand there as it is."""
    found = members(inside)
    if "" in found[:-1]:
        kept = ", ".join(member for member in found if member)
        twice = _COMMAS.search(line.value)
        return at_value(
            line,
            "there is a comma too many",
            column=line.start + twice.end() - 1 if twice else 0,
            length=1 if twice else 0,
            help=write(line.with_value(f"[{kept}]")),
        )
    for member in found:
        if member.startswith("{"):
            return braces(line, line.start + line.value.index(member))
        if member and _strange(member):
            return at_value(
                line,
                f'"{member}" must be in quotes to be a word of a list',
                column=line.start + line.value.index(member),
                length=len(member),
                help=write(line.with_value(_quoted_members(inside))),
            )
    return None


def _strange(member: str) -> bool:
    """Return whether YAML takes a member of a list for something else."""
    if member[0] in "\"'":
        pattern = _DOUBLE if member[0] == '"' else _SINGLE
        return not pattern.fullmatch(member)
    if member[0] in "-?":
        return member[1:2] in {"", " "}
    return member[0] in _STRANGE_STARTS or bool(_COLON_INSIDE.search(member))


def _quoted_members(inside: str) -> str:
    """Return a list in which every member that needs quotes has them."""
    return ", ".join(
        quote(member) if _strange(member) or " #" in member else member
        for member in members(inside)
        if member
    ).join("[]")
