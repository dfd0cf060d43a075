"""The pools of lines of `recommender.testing`, for tests."""

from recommender.testing.lines import (
    NUMBERS,
    client_line_pool,
    product_line_pool,
    suits_line_pool,
)

__all__ = ["NUMBERS", "client_line_pool", "product_line_pool", "suits_line_pool"]
