"""How a text is written in YAML: in quotes only where it must be.

What other readers of YAML would take for a number, a day, or yes and no keeps the
quotes that its author gave it.
"""

import json
import re

_RISKY = re.compile(r": |:$| #|[\t\n]|^\s|\s$")
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`~")
_OF_LISTS = re.compile(r"[,\[\]{}]")
_NO_TEXT = frozenset(("yes", "no", "on", "off", "y", "n", "true", "false", "null"))
_FIGURE = re.compile(r"[0-9][0-9A-Fa-fxXoO_.,:+\-TtZz ]*")


def needs_quotes(text: str, *, in_brackets: bool = False) -> bool:
    """Return whether a text must stand in quotes to be read as it is.

    >>> [needs_quotes(each) for each in ("low VOC", "Short: C1", "%", "a #1", "no")]
    [False, True, True, True, False]
    >>> needs_quotes("slow, and dear"), needs_quotes("slow, dear", in_brackets=True)
    (False, True)
    """
    return (
        text[:1] in _INDICATORS
        or text == "<<"
        or _RISKY.search(text) is not None
        or (in_brackets and _OF_LISTS.search(text) is not None)
    )


def looks_like_data(text: str) -> bool:
    """Return whether other readers of YAML would not take it for a text.

    >>> [looks_like_data(each) for each in ("No", "1.10", "2027-06-30", "2 wipes")]
    [True, True, True, False]
    """
    return text.casefold() in _NO_TEXT or _FIGURE.fullmatch(text) is not None


def written(text: str, *, in_brackets: bool = False) -> str:
    r"""Return a text as it is written in YAML, on one line.

    >>> written("low VOC"), written("%"), written('"a": b')
    ('low VOC', '"%"', '"\\"a\\": b"')
    """
    if needs_quotes(text, in_brackets=in_brackets):
        return json.dumps(text, ensure_ascii=False)
    return text


def rewritten(text: str, source: str, *, in_brackets: bool = False) -> str:
    """Return how a text that stands on one line is written, quoted as it should be.

    Escapes stay as their author wrote them.

    >>> rewritten("nbr", '"nbr"'), rewritten("a: b", "'a: b'"), rewritten("no", '"no"')
    ('nbr', '"a: b"', '"no"')
    """
    quote = source[:1]
    if quote not in {"'", '"'}:
        return source
    bare = source[1:-1]
    if quote == "'":
        bare = bare.replace("''", "'")
    if bare != text or not text.isprintable():
        return source
    plain = text[:1].isalnum() and not looks_like_data(text)
    if plain and not needs_quotes(text, in_brackets=in_brackets):
        return text
    return source if {'"', "\\"} & set(text) else f'"{text}"'
