"""The knowledge base that comes with the library, for tests of what it says."""

import os
from functools import cache
from pathlib import Path

from recommender import KnowledgeBase


@cache
def printing() -> KnowledgeBase:
    """Return the bundled knowledge base, opened once for all tests.

    What it was compiled to is kept where the commands of all tests keep it.
    """
    folder = os.environ.get("RECOMMENDER_CACHE")
    if not folder:
        return KnowledgeBase.bundled("printing")
    Path(folder).mkdir(parents=True, exist_ok=True)
    return KnowledgeBase.bundled("printing", cache=Path(folder) / "printing.kept")
