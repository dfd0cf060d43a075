"""Days to advise on: what counts depends on which sources are valid."""

from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from recommender.api import KnowledgeBase

_USUAL_DAY = date(2026, 1, 1)


def days(knowledge_base: KnowledgeBase) -> SearchStrategy[date]:
    """Draw days to advise on: a usual one, and those on which sources run out."""
    return st.sampled_from(_days(knowledge_base))


@cache
def _days(knowledge_base: KnowledgeBase) -> tuple[date, ...]:
    sources = knowledge_base.knowledge.sources.values()
    published = [each.published for each in sources if each.published]
    ends = sorted({each.valid_until for each in sources if each.valid_until})
    around = [end + timedelta(days=n) for end in ends for n in (0, 1)]
    return tuple(dict.fromkeys((max(published, default=_USUAL_DAY), *around)))


def usual_day(knowledge_base: KnowledgeBase) -> date:
    """Return a day on which the newest source has been published."""
    return _days(knowledge_base)[0]
