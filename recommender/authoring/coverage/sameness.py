"""Mutants that fire for exactly the same clients as the rule."""

from recommender.checking.regions.diagram import NotProvenError
from recommender.checking.regions.rules import Regions
from recommender.judging.mutants import Kind, Mutant
from recommender.judging.places import PRODUCTS
from recommender.model.knowledge import Knowledge


class Sameness:
    """Compares where rules fire; nothing is worked out before it is asked for."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Compare with the rules of `knowledge`."""
        self._knowledge = knowledge
        self._regions: Regions | None = None
        self._given_up = False

    def fires_alike(self, mutant: Mutant) -> bool:
        """Whether a mutant is proven to fire, and to wait, where its rule does.

        A mutant with another limit or another effect is never said to.
        """
        before, after = self._knowledge.rules[mutant.rule], mutant.changed
        if (
            after is None
            or self._given_up
            or mutant.kind not in (Kind.NO_LINE, Kind.NO_UNLESS, Kind.VALUE)
            or (mutant.at is not None and mutant.at.part == PRODUCTS)
            or after.effect != before.effect
        ):
            return False
        try:
            if self._regions is None:
                self._regions = Regions(self._knowledge)
            regions = self._regions
            return regions.of(before) == regions.extent(after.when, after.unless)
        except NotProvenError:
            self._given_up = True
            return False
