"""Run the scenarios that authors write beside their rules."""

from recommender.judging.expecting import Difference
from recommender.scenarios.running import Outcome, run_scenario, run_scenarios

__all__ = ["Difference", "Outcome", "run_scenario", "run_scenarios"]
