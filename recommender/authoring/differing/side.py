"""One of the two knowledge bases that are held against each other."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from recommender.authoring.differing.content import Contents
from recommender.authoring.differing.weighing import Weighing, part
from recommender.checking.regions import ProductRegions, Regions, Space
from recommender.checking.regions.diagram import NOTHING, Set
from recommender.checking.regions.space import YES
from recommender.model.grades import Strength
from recommender.model.rule import RequireNeed, Resolve, Rule, Warn

Atom = tuple[object, ...]
"""The name of one thing that is so or not in a situation."""


class Side:
    """What is known of one side, and worked out of it when it is asked for."""

    def __init__(self, contents: Contents, space: Space, on: date) -> None:
        """Take over a knowledge base and the space that both sides share.

        Args:
            contents: Of the knowledge base.
            space: All situations, as both tell them apart.
            on: The day the advice is for.
        """
        self.contents = contents
        self.knowledge = contents.knowledge
        self.on = on
        self.regions = Regions(self.knowledge, space.seen_by(self.knowledge))
        self.products = ProductRegions(self.regions)
        self.weighing = Weighing(self.regions)
        self._sets = space.diagrams

    @cached_property
    def active(self) -> dict[str, Rule]:
        """The rules that count, by id."""
        return {str(rule.id): rule for rule in self.knowledge.active_rules()}

    def number(self, product: str) -> int | None:
        """Return the place of a product in the catalog, if it is offered."""
        number = self.products.catalog.number.get(product)
        if number is None or not self.products.catalog.offered >> number & 1:
            return None
        return number

    def meets(self, number: int, need: str, *, certain: bool) -> Set:
        """Return where a product meets a need, or may."""
        return part(self.products.meets(number, need), certain=certain)

    def picks(self, number: int, rule: Rule) -> bool:
        """Return whether the condition of a rule may be about a product at all."""
        return self.products.affects(rule, number).possible != NOTHING

    def fires_on(self, number: int, rule: Rule) -> Set:
        """Return where a rule fires and its condition holds for a product."""
        return self._sets.both(
            self.regions.of(rule).true, self.products.affects(rule, number).true
        )

    def supported(
        self,
        number: int,
        problem: str,
        strength: int,
        within: Set,
        *,
        certain: bool,
    ) -> Set:
        """Return where a product serves a problem with at least some strength."""
        found = []
        for need in self.needs:
            met = self._sets.both(within, self.meets(number, need, certain=certain))
            if met != NOTHING:
                led = self.weighing.needed_for(need, problem, met, certain=certain)
                found.append(self.weighing.needed(need, strength, led, certain=certain))
        return self._sets.any_of(found)

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """The needs that some rule asks for, by id."""
        asked = {
            str(rule.effect.need)
            for rule in self.active.values()
            if isinstance(rule.effect, RequireNeed)
        }
        return tuple(sorted(asked))

    def problems_of(self, number: int) -> frozenset[str]:
        """Return the problems that a product may serve."""
        return self.weighing.problems_of(
            rule
            for need in self.needs
            if self.meets(number, need, certain=False) != NOTHING
            for rule in self.weighing.needing(need)
        )

    def serving(self, number: int, within: Set, *, certain: bool) -> Set:
        """Return where a product serves some stated problem, or may."""
        return self._sets.any_of(
            self.supported(number, problem, 1, within, certain=certain)
            for problem in sorted(self.problems_of(number))
        )

    def wanted(self, number: int, within: Set, *, certain: bool = True) -> Set:
        """Return where a need that is held would choose a product, or may."""
        found = []
        for need in self.needs:
            met = self._sets.both(within, self.meets(number, need, certain=certain))
            if met != NOTHING:
                found.append(self.weighing.needed(need, 1, met, certain=certain))
        return self._sets.any_of(found)

    def unsuited(self, number: int, within: Set) -> Set:
        """Return where the client has something that a product does not suit."""
        return self._sets.minus(within, self.products.suits(number).possible)

    def left(self, number: int, within: Set, *, certain: bool) -> Set:
        """Return where a product is not out; for certain, or as far as one can tell."""
        sets, suits = self._sets, self.products.suits(number)
        there = sets.both(within, part(suits, certain=certain))
        for rule in self.products.exclusions:
            if there == NOTHING:
                break
            hit = self.products.affects(rule, number)
            if hit.possible != NOTHING:
                # What may be excluded is not left for certain.
                excluded = sets.both(
                    part(self.regions.of(rule), certain=not certain),
                    part(hit, certain=not certain),
                )
                there = sets.minus(there, excluded)
        return there

    def fitting(self, number: int, within: Set) -> Set:
        """Return where a product is recommended."""
        serving = self.serving(number, within, certain=True)
        return self.left(number, serving, certain=True)

    def held(self, number: int, within: Set) -> Set:
        """Return where a product is held until something is confirmed."""
        sets = self._sets
        serving = sets.either(
            self.serving(number, within, certain=True),
            self.serving(number, within, certain=False),
        )
        left = self.left(number, serving, certain=False)
        return sets.minus(left, self.fitting(number, within))

    def shown(self, number: int, within: Set) -> Set:
        """Return where a product is recommended or held."""
        return self._sets.either(
            self.fitting(number, within), self.held(number, within)
        )

    def excluded(self, number: int, within: Set) -> Set:
        """Return where a product is wanted, and out."""
        wanted = self.wanted(number, within)
        return self._sets.minus(wanted, self.left(number, wanted, certain=False))

    def standing(self, number: int, within: Set) -> Iterator[tuple[Atom, Set]]:
        """Yield where a product is recommended and held, per problem and strength."""
        sets = self._sets
        fitting, held = self.fitting(number, within), self.held(number, within)
        certain = self.serving(number, within, certain=True)
        for problem in sorted(self.problems_of(number)):
            for strength in Strength:
                yield (
                    ("recommended", problem, strength),
                    self.supported(number, problem, strength, fitting, certain=True),
                )
                sure = sets.both(held, certain)
                may = sets.minus(held, certain)
                yield (
                    ("held", problem, strength),
                    sets.either(
                        self.supported(number, problem, strength, sure, certain=True),
                        self.supported(number, problem, strength, may, certain=False),
                    ),
                )

    def ledger(
        self, number: int, objection: str, shown: Set
    ) -> Iterator[tuple[Atom, Set]]:
        """Yield where an objection to a product is prevented, answered or open.

        Args:
            number: The product.
            objection: The objection.
            shown: Where the product is recommended or held.
        """
        sets = self._sets
        prevented, answered, raised = NOTHING, NOTHING, self._voiced(objection)
        for rule in self.active.values():
            match rule.effect:
                case RequireNeed(need=need, resolves=resolves) if objection in resolves:
                    there = sets.both(
                        self.regions.of(rule).true,
                        self.meets(number, need, certain=True),
                    )
                    prevented = sets.either(prevented, there)
                case Resolve(objection=name) if name == objection:
                    if self.contents.backed(rule):
                        answered = sets.either(answered, self.fires_on(number, rule))
                case Warn(raises=raises) if objection in raises:
                    raised = sets.either(raised, self.fires_on(number, rule))
                case _:
                    pass
        answered = sets.minus(answered, prevented)
        met = sets.either(prevented, answered)
        for key, one in (
            ("prevented", sets.both(prevented, raised)),
            ("answered", sets.both(answered, raised)),
            ("open", sets.minus(raised, met)),
            ("also", sets.minus(met, raised)),
        ):
            yield (key, objection), sets.both(one, shown)

    def _voiced(self, objection: str) -> Set:
        """Return where the client has voiced an objection that this side knows."""
        if objection not in self.knowledge.objections:
            return NOTHING
        place = self.regions.space.place("objection", objection)
        return self._sets.cells(place, YES)
