"""Looks for faults that only show once everything is loaded.

A check is a function from knowledge to diagnostics, in a file of its own whose
docstring is its page. New ones are added here by hand, to the tuple of their family.
"""

from recommender.checking.ambiguous_phrase import ambiguous_phrase
from recommender.checking.circular_conclusions import circular_conclusions
from recommender.checking.demo_circular import demo_circular
from recommender.checking.looks import Dated, Look
from recommender.checking.missing_met_by import missing_met_by
from recommender.checking.need_without_problem import need_without_problem

LOGIC = (
    circular_conclusions,
    missing_met_by,
    need_without_problem,
)
LANGUAGES = (ambiguous_phrase,)
CATALOG = (demo_circular,)
GOVERNANCE: tuple[Look, ...] = ()
CHECKS = (*GOVERNANCE, *LANGUAGES, *CATALOG, *LOGIC)
"""The ones that are quick."""

DATED: tuple[Dated, ...] = ()
"""The ones that hold dates against a day."""

REGIONS: tuple[Look, ...] = ()
"""The ones that work out for which clients rules fire, which can take long."""
