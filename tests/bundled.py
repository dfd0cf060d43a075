"""The knowledge base that comes with the library, for tests of what it says."""

from functools import cache

from recommender import KnowledgeBase


@cache
def printing() -> KnowledgeBase:
    """Return the bundled knowledge base, opened once for all tests."""
    return KnowledgeBase.bundled("printing")
