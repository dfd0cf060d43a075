"""The small trade of `recommender.testing`, for tests."""

from recommender.testing.trade import (
    ATTRIBUTES,
    DAY,
    LAYERS,
    NEEDS,
    OBJECTIONS,
    PRIORITIES,
    PROBLEMS,
    PRODUCTS,
    PROPERTIES,
    SOURCES,
    VOCABULARY,
    by_id,
    choices,
    numbers,
    text,
)

__all__ = [
    "ATTRIBUTES",
    "DAY",
    "LAYERS",
    "NEEDS",
    "OBJECTIONS",
    "PRIORITIES",
    "PROBLEMS",
    "PRODUCTS",
    "PROPERTIES",
    "SOURCES",
    "VOCABULARY",
    "by_id",
    "choices",
    "numbers",
    "text",
]
