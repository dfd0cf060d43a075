"""Put a knowledge base of your own to the test, with hypothesis.

Needs the `testing` extra.

from recommender import KnowledgeBase
from recommender.testing import promise_tests

TestPromises = promise_tests(KnowledgeBase.open("catalogs", "rules"))
"""

try:
    import hypothesis as _hypothesis  # noqa: F401 - without it nothing here works
except ImportError as error:
    msg = "recommender.testing needs hypothesis: pip install 'recommender[testing]'"
    raise ImportError(msg) from error

from hypothesis.strategies import SearchStrategy as _SearchStrategy

from recommender.api import KnowledgeBase as _KnowledgeBase
from recommender.testing.case import BrokenPromiseError, Case
from recommender.testing.days import days
from recommender.testing.drawn import drawn_knowledge as _drawn_knowledge
from recommender.testing.enquiries import enquiries, neighbours
from recommender.testing.near_limits import near_limits, rules_with_limits
from recommender.testing.pasting import as_scenario
from recommender.testing.promises import PROMISES, Promise
from recommender.testing.running import Broken, broken_promises, promise_tests

__all__ = [
    "PROMISES",
    "Broken",
    "BrokenPromiseError",
    "Case",
    "Promise",
    "as_scenario",
    "broken_promises",
    "days",
    "enquiries",
    "knowledge_bases",
    "near_limits",
    "neighbours",
    "promise_tests",
    "rules_with_limits",
]


def knowledge_bases(
    *, fewest_rules: int = 0, most_rules: int = 10, most_products: int = 4
) -> _SearchStrategy[_KnowledgeBase]:
    """Draw knowledge bases in the vocabulary of a small trade.

    Args:
        fewest_rules: How many rules there must be.
        most_rules: How many rules there can be.
        most_products: How many products can be fully described.
    """
    drawn: _SearchStrategy[_KnowledgeBase] = _drawn_knowledge(
        fewest_rules=fewest_rules, most_rules=most_rules, most_products=most_products
    ).map(_KnowledgeBase)
    return drawn
