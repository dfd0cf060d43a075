"""HTML put together from parts: whatever is not markup already is escaped."""

from collections.abc import Iterable
from html import escape

from recommender.rendering.display import harmless


class Html(str):
    """Text that is markup already, made by `tag` or `joined` alone."""

    __slots__ = ()


NOTHING = Html()
_DRAWN = frozenset({"path", "rect"})
_EMPTY = frozenset({"meta", "link", "input", "br"}) | _DRAWN


def safe(text: str) -> Html:
    """Return a text so that a browser shows it as it is.

    >>> safe("<b> & co"), safe(tag("b", "x"))
    ('&lt;b&gt; &amp; co', '<b>x</b>')
    """
    if isinstance(text, Html):
        return text
    return Html(escape(harmless(text)))


def tag(element: str, /, *inside: str, **attributes: str) -> Html:
    """Return an element; a trailing underscore of an attribute's name is left out.

    >>> tag("a", "A & B", href="a.html", class_="x")
    '<a href="a.html" class="x">A &amp; B</a>'
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{safe(value)}"'
        for key, value in attributes.items()
    )
    if element in _EMPTY and not inside:
        return Html(
            f"<{element}{given}/>" if element in _DRAWN else f"<{element}{given}>"
        )
    return Html(f"<{element}{given}>{joined(inside)}</{element}>")


def joined(parts: Iterable[str], between: str = NOTHING) -> Html:
    """Return parts one after the other."""
    return Html(safe(between).join(safe(each) for each in parts))
