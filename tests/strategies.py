"""The strategies of `recommender.testing` beneath the public ones, for tests.

They draw what authors wrote and facts as the vocabulary reads them, where the
public ones draw knowledge bases that are ready to advise, and enquiries in words.
"""

from recommender.testing.drawn import (
    client_conditions,
    product_conditions,
    rules,
)
from recommender.testing.drawn import drawn_facts as enquiries
from recommender.testing.drawn import drawn_knowledge as knowledge_bases
from recommender.testing.drawn_products import products

__all__ = [
    "client_conditions",
    "enquiries",
    "knowledge_bases",
    "product_conditions",
    "products",
    "rules",
]
