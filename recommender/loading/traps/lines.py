"""One source line as its author sees it: indent, key, value; and written otherwise.

For hints only. What a file says is read from the parser's events, never from here.
"""

import re
from typing import Self

from attrs import frozen

_SHAPE = re.compile(
    r"""(?P<indent>[ \t]*)
        (?P<dashes>(?:-[ ]+)*)
        (?:(?P<key>[^\s:\#"'\[\]{},&*!|>%@`?-][^:\#\[\]{}"]{0,200}?|"[^"]*"|'[^']*')
           (?P<colon>[ ]{0,8}:(?:[ \t]+|$)))?
        (?P<value>.*)""",
    re.VERBOSE | re.DOTALL,
)
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#")
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
_MEMBER = re.compile(r"""\s*((?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,])*)""")
_NEXT_KEY = re.compile(r""",\s*(?=(?:[\w.°-]+|"[^"]*"|'[^']*')\s*:(?:\s|$))""")
_PAIR = re.compile(
    r"""\s*(?P<key>[\w.°-]+|"[^"]*"|'[^']*')\s*:\s+(?P<value>\S.*?)\s*,?\s*""",
    re.DOTALL,
)
_NEEDS_QUOTES = re.compile(r"""[\s\[\]{}&*!|>%@`"'#,?:-].*|.*:(\s.*)?|.*\s\#.*""")
_LONGEST = 1000
_PLAIN_START = re.compile(r"[-?:]\S.*")


@frozen
class Line:
    """One source line, taken apart.

    Attributes:
        number: 1-based.
        indent: The white space that it begins with.
        dashes: The dashes that make it a member of a list.
        key: What stands before the first colon, if it looks like a key.
        colon: The colon, with the spaces around it.
        value: All the rest, without the space at its end.
    """

    number: int
    indent: str
    dashes: str
    key: str
    colon: str
    value: str

    @classmethod
    def of(cls, text: str, number: int) -> Self:
        """Take a line apart.

        >>> line = Line.of("  - appears : after-wash ", 1)
        >>> line.dashes, line.key, line.value, line.start
        ('- ', 'appears', 'after-wash', 15)
        """
        shape = _SHAPE.fullmatch(text)
        parts: dict[str, str] = shape.groupdict(default="") if shape else {}
        return cls(
            number=number,
            indent=parts.get("indent", ""),
            dashes=parts.get("dashes", ""),
            key=parts.get("key", ""),
            colon=parts.get("colon", ""),
            value=parts.get("value", text).rstrip(),
        )

    @property
    def head(self) -> str:
        """What stands before the value."""
        return f"{self.indent}{self.dashes}{self.key}{self.colon}"

    @property
    def level(self) -> int:
        """At which column, counted from 0, the key or the text begins."""
        return len(self.indent) + len(self.dashes)

    @property
    def start(self) -> int:
        """The column of the value, 1-based."""
        return len(self.head) + 1

    @property
    def blank(self) -> bool:
        """Whether nothing stands there, or only a comment."""
        return not (self.key or self.dashes or self.bare_value)

    @property
    def bare_value(self) -> str:
        """The value without the comment behind it."""
        return without_comment(self.value)

    def with_value(self, value: str) -> str:
        """Return the line with another value."""
        return f"{self.head}{value}"


def without_comment(value: str) -> str:
    """Return a value without the comment behind it.

    >>> without_comment('"a # b"  # c')
    '"a # b"'
    """
    quoted = _QUOTED.match(value)
    end = quoted.end() if quoted else 0
    comment = _COMMENT.search(value, end)
    return value[: comment.start()].rstrip() if comment else value


def quote(text: str) -> str:
    r"""Return `text` in quotes, with as few signs as will do.

    >>> print(quote("50 %"), quote('the "fast" one'), quote("it's \"so\""))
    "50 %" 'the "fast" one' "it's \"so\""
    """
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def plain_or_quoted(text: str) -> str:
    """Return `text` as it is, or in quotes where YAML would misread it.

    >>> plain_or_quoted("at most 1 %"), plain_or_quoted("%"), plain_or_quoted("a: b")
    ('at most 1 %', '"%"', '"a: b"')
    """
    if _QUOTED.fullmatch(text) or (text[:1] == "[" and text[-1:] == "]"):
        return text
    if _PLAIN_START.fullmatch(text) and ": " not in text and " #" not in text:
        return text
    return quote(text) if not text or _NEEDS_QUOTES.fullmatch(text) else text


def members(inside: str) -> list[str]:
    """Return what stands between the commas of a list in square brackets.

    >>> members('one, "two, three", ')
    ['one', '"two, three"', '']
    """
    found: list[str] = []
    at = 0
    while True:
        member = _MEMBER.match(inside, at)
        if member is None:  # pragma: no cover - the pattern matches everywhere
            return found
        found.append(member[1].strip())
        at = member.end()
        if at >= len(inside):
            return found
        at += 1


def closing(value: str, opening: str, close: str) -> int:
    """Return where the bracket that `value` begins with is closed, or -1.

    >>> closing('[a, "]"] b', "[", "]"), closing("[a", "[", "]")
    (7, -1)
    """
    depth, at = 0, 0
    while at < len(value):
        quoted = (
            _QUOTED.match(value, at) if at == 0 or value[at - 1] in " ,[{" else None
        )
        if quoted:
            at = quoted.end()
            continue
        depth += (value[at] == opening) - (value[at] == close)
        if depth == 0:
            return at
        at += 1
    return -1


def in_lines(line: Line) -> str:
    """Return a line with braces as the lines that say the same, or nothing.

    >>> print(in_lines(Line.of("met_by: {non_volatile: at most 1 %, voc: 5}", 1)))
    met_by:
      non_volatile: at most 1 %
      voc: 5
    """
    value = line.bare_value
    if not value.startswith("{"):
        return ""
    if len(value) > _LONGEST or closing(value, "{", "}") != len(value) - 1:
        return ""
    inside = value[1:-1].strip()
    if "{" in inside or not inside:
        return ""
    pairs = [_PAIR.fullmatch(part) for part in _NEXT_KEY.split(inside)]
    written = [
        f"{pair['key']}: {plain_or_quoted(_unquoted(pair['value']))}"
        for pair in pairs
        if pair
    ]
    if len(written) < len(pairs):
        return ""
    if line.key:
        first = f"{line.dashes}{line.key}:"
        indent = " " * (len(line.dashes) + 2)
        return "\n".join((first, *(f"{indent}{each}" for each in written)))
    indent = " " * len(line.dashes)
    return line.dashes + f"\n{indent}".join(written)


def _unquoted(text: str) -> str:
    """Return `text` without quotes around it that hide nothing."""
    inside = text[1:-1]
    whole = _QUOTED.fullmatch(text) and "\\" not in text and "''" not in inside
    return inside if whole and inside.strip() == inside else text
