"""An outline as one HTML page: nothing to load, fit for a screen and for paper.

Everything that authors or clients wrote is escaped, and nothing is led to but web
pages. The page asks for no other resource, and forbids itself any.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from recommender.rendering.display import harmless
from recommender.rendering.outline import Item, Mark, Outline
from recommender.rendering.outline_style import STYLE

_WEB = re.compile(r"https?://", re.IGNORECASE)
_ALONE = frozenset({Mark.SENTENCE, Mark.GROUP, Mark.PRODUCT})
_NUMBERED = frozenset({Mark.STEP, Mark.SOURCE})
_NO_RESOURCES = "default-src 'none'; style-src 'unsafe-inline'"


def outline_html(outline: Outline, *, language: str) -> str:
    """Return an outline as a whole HTML page.

    Args:
        outline: What is said.
        language: Of the text, for the browser's hyphens, fonts and voice.
    """
    body = "\n".join(_body(outline))
    return f"""<!DOCTYPE html>
<html lang="{_safe(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_safe(_NO_RESOURCES)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{_safe(outline.title)}</title>
<style>
{STYLE}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def _body(outline: Outline) -> Iterator[str]:
    """Yield the title, every section, and the last line."""
    yield f"<h1>{_safe(outline.title)}</h1>"
    for section in outline.sections:
        kind = ' class="sources"' if _of_sources(section.items) else ""
        yield f"<section{kind}>"
        yield f"<h2>{_safe(section.heading)}</h2>"
        yield from _items(section.items, outline)
        yield "</section>"
    if outline.closing:
        yield f"<footer>{_safe(outline.closing)}</footer>"


def _of_sources(items: Iterable[Item]) -> bool:
    return all(item.mark is Mark.SOURCE for item in items)


def _items(items: Iterable[Item], outline: Outline) -> Iterator[str]:
    """Yield items in order; those that are not apart stand in lists together."""
    for alone, members in groupby(items, key=lambda item: item.mark in _ALONE):
        together = tuple(members)
        if alone:
            for item in together:
                yield from _apart(item, outline)
        else:
            yield from _list(together, outline)


def _apart(item: Item, outline: Outline) -> Iterator[str]:
    """Yield an item that is no member of a list, and what stands under it."""
    if item.mark is Mark.PRODUCT:
        yield f"<h3>{item.number}. {_safe(item.lead)}</h3>"
        if item.text:
            yield f"<p>{_safe(item.text)}</p>"
    elif item.mark is Mark.GROUP and not item.text and not item.note:
        yield f"<h3>{_safe(item.lead)}</h3>"
    else:
        yield f"<p>{_line(item, outline)}</p>"
    yield from _items(item.items, outline)


def _list(items: tuple[Item, ...], outline: Outline) -> Iterator[str]:
    """Yield a list; numbers go on where an earlier one ended."""
    numbered = items[0].mark in _NUMBERED
    yield f'<ol start="{items[0].number}">' if numbered else "<ul>"
    for item in items:
        below = "\n".join(_items(item.items, outline))
        inner = f"{_line(item, outline)}\n{below}\n" if below else _line(item, outline)
        value = f' value="{item.number}"' if numbered else ""
        yield f'<li class="{item.mark.value}"{value}>{inner}</li>'
    yield "</ol>" if numbered else "</ul>"


def _line(item: Item, outline: Outline) -> str:
    """Return the words of an item itself."""
    words = []
    if item.lead:
        colon = ":" if item.text or item.items else ""
        words.append(f"<strong>{_safe(item.lead)}{colon}</strong>")
    if item.text:
        words.append(_linked(item.text, item.link))
    if item.sources:
        words.append(f'<span class="refs">{_safe(outline.references(item))}</span>')
    if item.note:
        words.append(f"<small>{_safe(item.note)}</small>")
    return " ".join(words)


def _linked(text: str, link: str) -> str:
    if not link:
        return _safe(text)
    if not _WEB.match(link):
        return f"{_safe(text)} ({_safe(link)})"
    return f'<a href="{_safe(link)}" rel="noreferrer">{_safe(text)}</a>'


def _safe(text: str) -> str:
    """Return text that a browser shows as it is, on one line."""
    return escape(harmless(text).strip())
