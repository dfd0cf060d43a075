"""Plain data as the YAML that authors write: block style, and lists in brackets.

Every value is text, as it is when it is read.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

Plain: TypeAlias = str | Sequence["Plain"] | Mapping[str, "Plain"]
"""Text, lists and mappings; an empty mapping is left out wherever it stands."""

_WIDTH = 100
_PLAIN = re.compile(r"[^\W_](?:[\w°/%.+()-]| (?![#-]))*(?<! )")
_NOTHING = re.compile(r"(?i)null|nil|none")


def yaml_of(data: Mapping[str, Plain]) -> str:
    r"""Return a mapping as lines of YAML.

    >>> print(yaml_of({"needs": {"a": {"label": "One: two", "not": ["b", "c"]}}}))
    needs:
      a:
        label: "One: two"
        not: [b, c]
    <BLANKLINE>
    """
    return "".join(f"{line}\n" for line in _mapping(data, ""))


def scalar(text: str) -> str:
    """Return a text as it stands in a file, in quotes where it needs them.

    >>> scalar("at least 15 °dH"), scalar("no: never"), scalar("% of what")
    ('at least 15 °dH', '"no: never"', '"% of what"')
    """
    if _PLAIN.fullmatch(text) and not _NOTHING.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False)


def without_empty(data: Mapping[str, Plain | None]) -> dict[str, Plain]:
    """Return what there is something to say of."""
    return {key: value for key, value in data.items() if value}


def _mapping(data: Mapping[str, Plain], indent: str) -> Iterator[str]:
    """Yield the lines of a mapping."""
    for key, value in data.items():
        yield from _entry(f"{indent}{scalar(key)}:", value, indent)


def _entry(head: str, value: Plain, indent: str) -> Iterator[str]:
    """Yield the lines of a key and its value."""
    if isinstance(value, str):
        yield f"{head} {scalar(value)}"
    elif isinstance(value, Mapping):
        if value:
            yield head
            yield from _mapping(value, f"{indent}  ")
    else:
        in_brackets = _brackets(value)
        if in_brackets is not None and len(head) + len(in_brackets) < _WIDTH:
            yield f"{head} {in_brackets}"
        else:
            yield head
            for member in value:
                yield from _member(member, f"{indent}  ")


def _brackets(values: Sequence[Plain]) -> str | None:
    """Return a list of texts in brackets, or None where it holds more than texts."""
    texts = [each for each in values if isinstance(each, str)]
    if len(texts) < len(values):
        return None
    return f"[{', '.join(map(scalar, texts))}]"


def _member(value: Plain, indent: str) -> Iterator[str]:
    """Yield the lines of one member of a list."""
    if isinstance(value, str):
        yield f"{indent}- {scalar(value)}"
    elif isinstance(value, Mapping):
        dash = "- "
        for line in _mapping(value, f"{indent}  "):
            yield f"{indent}{dash}{line[len(indent) + 2 :]}" if dash else line
            dash = ""
    else:
        msg = "a list holds no lists"
        raise TypeError(msg)
