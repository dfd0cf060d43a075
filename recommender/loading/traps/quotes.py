"""Texts in quotes that do not end where they seem to."""

import re

from recommender.loading.traps.lines import Line, quote
from recommender.loading.traps.trap import Trap, at_value, write

_BAD_ESCAPE = re.compile(
    r'\\(?![0abtnvfre "/\\N_LP\t]|x[0-9a-fA-F]{2}'
    r"|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}|U000[0-9a-fA-F]{5})"
)
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"')
_SINGLE = re.compile(r"'(?:[^']|'')*'")
_SHORTENED = re.compile(r"(tis|twas|em|til|cause|n|round|s|t|\d0s)\b", re.IGNORECASE)
_GOES_BEHIND = re.compile(r"\s*(#.*)?")


def double_quotes_in(line: Line) -> Trap | None:
    """Look for a text in double quotes that does not end where it seems to."""
    value = line.value
    if not value.startswith('"'):
        return None
    escape = _BAD_ESCAPE.search(value)
    whole = _DOUBLE.match(value)
    if escape and (whole is None or escape.start() < whole.end()):
        inside = value.strip('"')
        return at_value(
            line,
            "a backslash in double quotes does not stand for itself",
            column=line.start + escape.start(),
            length=2,
            help=write(
                line.with_value(
                    quote(inside)
                    if "'" not in inside
                    else '"' + inside.replace("\\", "\\\\") + '"'
                )
            ),
        )
    if whole is None:
        return _unclosed_quote(line, '"')
    if _GOES_BEHIND.fullmatch(value, whole.end()):
        return None
    return _goes_on(line, whole.end(), quote(value))


def single_quotes_in(line: Line) -> Trap | None:
    """Look for a text in single quotes that does not end where it seems to."""
    value = line.value
    if not value.startswith("'"):
        return None
    whole = _SINGLE.match(value)
    if whole is None:
        return _unclosed_quote(line, "'")
    if _GOES_BEHIND.fullmatch(value, whole.end()):
        return None
    inside = value[1:-1] if value.endswith("'") else value
    return _goes_on(line, whole.end(), quote(inside))


def _unclosed_quote(line: Line, sign: str) -> Trap:
    """Say that a text in quotes has no end."""
    text = line.value[1:]
    apostrophe = sign == "'" and _SHORTENED.match(text) is not None
    right = quote(line.value) if apostrophe else f"{sign}{text}{sign}"
    return at_value(
        line,
        "a text that begins with an apostrophe must be in double quotes"
        if apostrophe
        else "a quote is opened here and never closed",
        length=1,
        help=write(line.with_value(right)),
    )


def _goes_on(line: Line, end: int, right: str) -> Trap:
    """Say that something stands behind the closing quote."""
    rest = line.value[end:]
    lead = len(rest) - len(rest.lstrip())
    return at_value(
        line,
        "the text goes on behind the closing quote",
        column=line.start + end + lead,
        length=len(rest.strip()),
        help=write(line.with_value(right)),
    )
