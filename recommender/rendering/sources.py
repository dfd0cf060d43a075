"""Where claims come from, as the last part of a text."""

from collections.abc import Iterator, Mapping
from datetime import date

from recommender.rendering.outline import Item, Mark, Section
from recommender.rendering.wording import Wording


def source_list(
    sources: Mapping[str, int], day: date, words: Wording
) -> Iterator[Section]:
    """Yield the list of sources, if any is named.

    Args:
        sources: The number of each source that is named.
        day: The day that decides whether a source still counts.
        words: How to say it.
    """
    known = words.knowledge.sources
    if sources:
        items = (
            Item(
                text=words.source(name, day),
                link=known[name].link if name in known else "",
                mark=Mark.SOURCE,
                number=number,
            )
            for name, number in sources.items()
        )
        yield Section(heading=words.phrases.sources, items=tuple(items))
