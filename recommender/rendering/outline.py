"""The outline of a text: what is said in which order, and nothing about its looks.

Advice is told once, as an outline, and laid out as plain text and as Markdown, so
that the two cannot drift apart.
Texts in it are as authored: each layout makes them harmless in its own way.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

from attrs import frozen


class Mark(Enum):
    """What kind of line an item is."""

    SENTENCE = "sentence"
    GROUP = "group"
    POINT = "point"
    FOR = "for"
    AGAINST = "against"
    ASK = "ask"
    PRODUCT = "product"
    SOURCE = "source"
    STEP = "step"


@frozen(kw_only=True)
class Item:
    """One thing said, and what belongs under it.

    Attributes:
        lead: Words set apart before the text, such as a name.
        note: An aside after the text.
        link: Where the text leads to; empty for nowhere.
        number: The rank of a product, or the number of a source or step; else 0.
        sources: Ids of the sources that the text rests on.
    """

    text: str = ""
    lead: str = ""
    note: str = ""
    link: str = ""
    mark: Mark = Mark.POINT
    number: int = 0
    sources: tuple[str, ...] = ()
    items: tuple["Item", ...] = ()


@frozen(kw_only=True)
class Section:
    """A heading and what stands under it; one without items is not shown."""

    heading: str
    items: tuple[Item, ...]


@frozen(kw_only=True)
class Outline:
    """A title, and sections in reading order.

    Attributes:
        sources: Number of each source that is named, in the order of naming.
        closing: The last line, which says what the text was made from.
    """

    title: str
    sections: tuple[Section, ...]
    sources: Mapping[str, int]
    closing: str = ""

    def references(self, item: Item) -> str:
        """Return the numbers of an item's sources in brackets, or nothing."""
        numbers = sorted(self.sources[name] for name in item.sources)
        return f"[{', '.join(map(str, numbers))}]" if numbers else ""


def group(lead: str, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return `items` under `lead`, or nothing where there are none."""
    return (Item(lead=lead, mark=Mark.GROUP, items=items),) if items else ()


def numbered(sections: Iterable[Section]) -> dict[str, int]:
    """Return every source that is named, numbered from 1 as they come up."""
    named = (
        name
        for section in sections
        for item in section.items
        for name in _named_in(item)
    )
    return {name: number for number, name in enumerate(dict.fromkeys(named), start=1)}


def _named_in(item: Item) -> Iterator[str]:
    """Yield the sources of an item and of all that stands under it."""
    yield from item.sources
    for child in item.items:
        yield from _named_in(child)
