"""Files written in every layout that the language allows, tidy and untidy ones."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

Content: TypeAlias = str | list["Content"] | dict[str, "Content"]
"""What a file says."""

_KEYS = st.sampled_from(("label", "en", "rollers", "ink-2", "5", "no", "°fH", "a b"))
_WORDS = st.sampled_from(
    [
        *("nbr", "low VOC", "no", "1.10", "15 °dH", "Short: C1", "it's", 'a "b" c'),
        *("slow, and dear", "back\\slash", "https://x.de/#y", "%", "देर से", "a #1"),
        *("[x]", "a: "),
    ]
)
_ENDS = st.sampled_from(("", "", "", " ", "   ", "  # why", " \t# so it is", "  #"))


def contents(depth: int = 3) -> SearchStrategy[dict[str, Content]]:
    """Draw what a file says: keys, lists and texts."""
    inner: SearchStrategy[Content] = _WORDS
    for _ in range(depth):
        lists = st.lists(inner, min_size=1, max_size=3)
        inner = _WORDS | lists | st.dictionaries(_KEYS, inner, min_size=1, max_size=3)
    return st.dictionaries(_KEYS, inner, min_size=1, max_size=4)


@st.composite
def untidy_files(draw: DrawFn) -> str:
    """Draw a file in some layout."""
    whole = draw(contents())
    lines = _mapping(draw, whole, 0)
    end = draw(st.sampled_from(("\n", "\r\n")))
    text = end.join(lines) + draw(st.sampled_from(("", end, end * 3)))
    return draw(st.sampled_from(("", "\ufeff"))) + text


def _mapping(draw: DrawFn, values: Mapping[str, Content], margin: int) -> list[str]:
    lines: list[str] = []
    for key, value in values.items():
        lines += _between(draw, margin)
        shown = _quoted(draw, key, in_brackets=False)
        colon = draw(st.sampled_from((":", ":", " :")))
        lines += _under(draw, f"{' ' * margin}{shown}{colon}", value, margin)
    return lines


def _sequence(draw: DrawFn, values: Sequence[Content], margin: int) -> list[str]:
    lines: list[str] = []
    for value in values:
        lines += _between(draw, margin)
        lines += _behind_dash(draw, value, margin)
    return lines


def _behind_dash(draw: DrawFn, value: Content, margin: int) -> list[str]:
    gap = draw(st.integers(1, 3))
    dash = f"{' ' * margin}-"
    if isinstance(value, str) or (isinstance(value, list) and _flat(value)):
        return _under(draw, dash, value, margin)
    writer: Callable[..., list[str]] = (
        _mapping if isinstance(value, dict) else _sequence
    )
    inner = writer(draw, value, margin + 1 + gap)
    # What stands behind a dash begins on its line, or on the next.
    while not inner[0].strip() or inner[0].lstrip().startswith("#"):
        inner.pop(0)
    if draw(st.booleans()):
        return [f"{dash}{draw(_ENDS)}", *inner]
    return [dash + " " * gap + inner[0].lstrip(" "), *inner[1:]]


def _under(draw: DrawFn, lead: str, value: Content, margin: int) -> list[str]:
    """Return the lines of a value, the first of them beginning with `lead`."""
    step = draw(st.integers(1, 5))
    if isinstance(value, dict):
        return [lead + draw(_ENDS), *_mapping(draw, value, margin + step)]
    if isinstance(value, str):
        return _text(draw, lead, value, margin + step)
    if _flat(value) and draw(st.booleans()):
        words = [_quoted(draw, text, in_brackets=True) for text in _texts(value)]
        return _brackets(draw, lead, words, margin + step)
    if lead.endswith("-"):
        return [lead + draw(_ENDS), *_sequence(draw, value, margin + step)]
    return [
        lead + draw(_ENDS),
        *_sequence(draw, value, draw(st.sampled_from((margin, margin + step)))),
    ]


def _text(draw: DrawFn, lead: str, text: str, margin: int) -> list[str]:
    gap = " " * draw(st.integers(1, 3))
    how = draw(st.sampled_from(("line", "line", "line", "below", "block", "long")))
    if how == "block" and text == text.strip():
        sign = draw(st.sampled_from(("|", ">", "|-", ">+")))
        return [f"{lead} {sign}", " " * margin + text, *[""] * draw(st.integers(0, 2))]
    shown = _quoted(draw, text, in_brackets=False)
    if how == "below":
        return [lead + draw(_ENDS), " " * margin + shown + draw(_ENDS)]
    if how == "long" and " " in text.strip() and "# " not in f"{text} ":
        first, _, rest = shown.partition(" ")
        return [f"{lead}{gap}{first}", " " * margin + rest.strip() + draw(_ENDS)]
    return [f"{lead}{gap}{shown}{draw(_ENDS)}"]


def _brackets(draw: DrawFn, lead: str, words: Sequence[str], margin: int) -> list[str]:
    if draw(st.booleans()):
        comma = draw(st.sampled_from((", ", ",", " , ")))
        return [f"{lead} [ {comma.join(words)}{draw(st.sampled_from(('', ',')))}]"]
    lines = [f"{lead} [{draw(_ENDS)}"]
    lines += [f"{' ' * margin}{word},{draw(_ENDS)}" for word in words]
    return [*lines, f"{' ' * margin}]{draw(_ENDS)}"]


def _quoted(draw: DrawFn, text: str, *, in_brackets: bool) -> str:
    double = json.dumps(text, ensure_ascii=draw(st.booleans()))
    single = "'" + text.replace("'", "''") + "'"
    plain = [] if set(text) & set('[]#"%:,{}°') and in_brackets else [text]
    if text[:1] in {"%", "["} or ": " in text or " #" in text:
        plain = []
    return draw(st.sampled_from((double, single, *plain)))


def _between(draw: DrawFn, margin: int) -> list[str]:
    """Return gaps and comments that stand before an entry."""
    column = draw(st.integers(0, margin + 3))
    comment = [" " * column + "# a comment: as written, [it] stays"]
    return draw(st.sampled_from(([], [], [], [""], ["", "", ""], comment)))


def _flat(values: Sequence[Content]) -> bool:
    return len(_texts(values)) == len(values)


def _texts(values: Sequence[Content]) -> list[str]:
    return [each for each in values if isinstance(each, str)]
