"""Looks for faults that only show once everything is loaded.

A check is a function from knowledge to diagnostics, in a file of its own whose
docstring is its page. New ones are added here by hand, to the tuple of their family.
"""

from recommender.checking.adds_nothing import adds_nothing
from recommender.checking.always_fires import always_fires
from recommender.checking.ambiguous_phrase import ambiguous_phrase
from recommender.checking.analysis import Analyse
from recommender.checking.bad_replacement import bad_replacement
from recommender.checking.boundary_hole import boundary_hole
from recommender.checking.cannot_fail import cannot_fail
from recommender.checking.caution_never_met import caution_never_met
from recommender.checking.circular_conclusions import circular_conclusions
from recommender.checking.component_sum_over_100 import component_sum_over_100
from recommender.checking.conflicting_conclusions import conflicting_conclusions
from recommender.checking.contradictory_formulation import contradictory_formulation
from recommender.checking.contradictory_scenarios import contradictory_scenarios
from recommender.checking.dead_conclusion import dead_conclusion
from recommender.checking.demo_circular import demo_circular
from recommender.checking.duplicate_rule import duplicate_rule
from recommender.checking.duplicate_scenario import duplicate_scenario
from recommender.checking.gap import gap
from recommender.checking.idle_line import idle_line
from recommender.checking.incomplete_marked_complete import incomplete_marked_complete
from recommender.checking.limit_one_sided import limit_one_sided
from recommender.checking.looks import Dated, Look, Try
from recommender.checking.mergeable import mergeable
from recommender.checking.missing_met_by import missing_met_by
from recommender.checking.missing_translation import missing_translation
from recommender.checking.need_meets_exclude import need_meets_exclude
from recommender.checking.need_without_problem import need_without_problem
from recommender.checking.need_without_product import need_without_product
from recommender.checking.never_fires import never_fires
from recommender.checking.no_near_miss import no_near_miss
from recommender.checking.no_owner import no_owner
from recommender.checking.no_source import no_source
from recommender.checking.objection_never_resolved import objection_never_resolved
from recommender.checking.phrase_repeats_label import phrase_repeats_label
from recommender.checking.preference_without_range import preference_without_range
from recommender.checking.problem_without_need import problem_without_need
from recommender.checking.product_never_chosen import product_never_chosen
from recommender.checking.property_missing_for_need import property_missing_for_need
from recommender.checking.question_decides_nothing import question_decides_nothing
from recommender.checking.question_never_used import question_never_used
from recommender.checking.retired_in_use import retired_in_use
from recommender.checking.retired_name import retired_name
from recommender.checking.review_overdue import review_overdue
from recommender.checking.source_expired import source_expired
from recommender.checking.stale_draft import stale_draft
from recommender.checking.suits_nothing import suits_nothing
from recommender.checking.tie import tie
from recommender.checking.unobtainable_attribute import unobtainable_attribute
from recommender.checking.unreachable_line import unreachable_line
from recommender.checking.untested_rule import untested_rule
from recommender.checking.untranslated_copy import untranslated_copy
from recommender.checking.unused_choice import unused_choice

LOGIC = (
    circular_conclusions,
    dead_conclusion,
    missing_met_by,
    need_without_problem,
    question_never_used,
    unused_choice,
)
SCENARIOS: tuple[Look, ...] = (
    contradictory_scenarios,
    duplicate_scenario,
    retired_name,
)
LANGUAGES = (
    ambiguous_phrase,
    missing_translation,
    phrase_repeats_label,
    untranslated_copy,
)
CATALOG = (
    component_sum_over_100,
    contradictory_formulation,
    demo_circular,
    incomplete_marked_complete,
    preference_without_range,
    property_missing_for_need,
    suits_nothing,
)
GOVERNANCE = (
    bad_replacement,
    no_owner,
    no_source,
    retired_in_use,
)
CHECKS = (*GOVERNANCE, *LANGUAGES, *CATALOG, *SCENARIOS, *LOGIC)
"""The ones that are quick."""

DATED: tuple[Dated, ...] = (
    review_overdue,
    source_expired,
    stale_draft,
)
"""The ones that hold dates against a day."""

REGIONS: tuple[Analyse, ...] = (
    never_fires,
    always_fires,
    idle_line,
    unobtainable_attribute,
    unreachable_line,
    duplicate_rule,
    adds_nothing,
    need_meets_exclude,
    conflicting_conclusions,
    mergeable,
    problem_without_need,
    gap,
    boundary_hole,
    need_without_product,
    product_never_chosen,
    objection_never_resolved,
    caution_never_met,
    question_decides_nothing,
    tie,
)
"""The ones that work out for which clients rules fire, which can take long."""

TRIALS: tuple[Try, ...] = (
    untested_rule,
    no_near_miss,
    limit_one_sided,
    cannot_fail,
)
"""The ones that run scenarios, which can take long, too."""
