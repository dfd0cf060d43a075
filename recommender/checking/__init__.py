"""Looks for faults that only show once everything is loaded.

A check is a function from knowledge to diagnostics, in a file of its own whose
docstring is its page. New ones are added to `CHECKS` by hand.
"""

from recommender.checking.ambiguous_phrase import ambiguous_phrase
from recommender.checking.circular_conclusions import circular_conclusions
from recommender.checking.demo_circular import demo_circular
from recommender.checking.missing_met_by import missing_met_by
from recommender.checking.need_without_problem import need_without_problem

CHECKS = (
    ambiguous_phrase,
    circular_conclusions,
    demo_circular,
    missing_met_by,
    need_without_problem,
)
