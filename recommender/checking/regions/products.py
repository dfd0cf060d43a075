"""Where products meet needs, are out, and fit: the situations, product by product."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial

from recommender.advising.fit import suited
from recommender.checking.regions.cutting import product_condition
from recommender.checking.regions.diagram import (
    EVERYTHING,
    NOTHING,
    Mask,
    Set,
)
from recommender.checking.regions.lines import ALWAYS, NEVER, Extent, by_current, side
from recommender.checking.regions.rules import Regions
from recommender.checking.regions.space import NO, UNKNOWN
from recommender.compiling.catalog import PickedBy, compile_catalog
from recommender.compiling.picked import Products, bits
from recommender.model.condition import (
    AnyOf,
    ClientValue,
    Compared,
    CurrentValue,
    Line,
    NoneOf,
)
from recommender.model.evaluating import compare, no_limits
from recommender.model.rule import Exclude, RequireNeed, Rule
from recommender.model.truth import Truth


class ProductRegions:
    """Where the products of one knowledge base are chosen, and where they are not."""

    def __init__(self, regions: Regions) -> None:
        """Compile the catalog of the knowledge base that the regions are of."""
        knowledge = regions.knowledge
        self.regions = regions
        self.catalog = compile_catalog(knowledge)
        self._sets = regions.space.diagrams
        self._met_by = {
            need.id: self.catalog.compiled(need.met_by)
            for need in knowledge.needs.values()
            if need.met_by is not None
        }
        self._affected: dict[str, PickedBy] = {}
        self.exclusions: list[Rule] = []
        self.needing: list[Rule] = []
        for rule in knowledge.active_rules():
            condition = product_condition(rule)
            if condition is not None:
                self._affected[rule.id] = self.catalog.compiled(condition)
            if isinstance(rule.effect, Exclude):
                self.exclusions.append(rule)
            elif isinstance(rule.effect, RequireNeed):
                self.needing.append(rule)
        self._out: dict[int, Extent] = {}
        self._taken_by: dict[int, tuple[Extent, ...]] = {}
        self._hits: dict[str, Products] = {}
        self._suits: dict[int, Extent] = {}

    def offered(self) -> Iterator[int]:
        """Yield the numbers of the products that can be recommended."""
        return bits(self.catalog.offered)

    def may_meet(self, need: str) -> Products:
        """Return the offered products that meet a need, or may for some client."""
        picked_by = self._met_by.get(need)
        if picked_by is None:
            return 0
        return self.catalog.pick(picked_by, no_limits).possible & self.catalog.offered

    def hit_for_certain(self, rule: Rule) -> Products:
        """Return the products that a rule's condition holds for, for any client."""
        picked_by = self._affected.get(rule.id)
        if picked_by is None:
            return self.catalog.everything
        return self.catalog.pick(picked_by, no_limits).true

    def meets(self, number: int, need: str) -> Extent:
        """Return where a product meets a need."""
        picked_by = self._met_by.get(need)
        return NEVER if picked_by is None else self._picked(number, picked_by)

    def affects(self, rule: Rule, number: int) -> Extent:
        """Return where a rule's condition on products holds for a product."""
        picked_by = self._affected.get(rule.id)
        return ALWAYS if picked_by is None else self._picked(number, picked_by)

    def taken_by(self, number: int) -> tuple[Extent, ...]:
        """Return where each exclusion that is about a product takes it out."""
        known = self._taken_by.get(number)
        if known is None:
            known = tuple(self._taking(number))
            self._taken_by[number] = known
        return known

    def _taking(self, number: int) -> Iterator[Extent]:
        sets = self._sets
        for rule in self.exclusions:
            if not self.may_hit(rule) >> number & 1:
                continue
            fires, hit = self.regions.of(rule), self.affects(rule, number)
            possible = sets.both(fires.possible, hit.possible)
            if possible != NOTHING:
                yield Extent(sets.both(fires.true, hit.true), possible)

    def may_hit(self, rule: Rule) -> Products:
        """Return the products that an exclusion is about, or may be."""
        known = self._hits.get(rule.id)
        if known is None:
            picked = self.catalog.pick(self._affected[rule.id], no_limits)
            known = self._hits[rule.id] = picked.possible
        return known

    def fits_within(self, number: int, there: Set) -> Set:
        """Return the part of a set in which a product fits, if something needs it."""
        found = self._sets.both(there, self.suits(number).true)
        for one in self.taken_by(number):
            if found == NOTHING:
                break
            found = self._sets.minus(found, one.possible)
        return found

    def out(self, number: int) -> Extent:
        """Return where rules take a product out, and where they may."""
        known = self._out.get(number)
        if known is None:
            sets, true, possible = self._sets, NOTHING, NOTHING
            for one in self.taken_by(number):
                true = sets.either(true, one.true)
                possible = sets.either(possible, one.possible)
            known = self._out[number] = Extent(true, possible)
        return known

    def suits(self, number: int) -> Extent:
        """Return where a client has nothing that a product does not suit."""
        known = self._suits.get(number)
        if known is None:
            sets, true, possible = self._sets, EVERYTHING, EVERYTHING
            for line in self.catalog.products[number].suits:
                one = self._suited(line)
                true = sets.both(true, one.true)
                possible = sets.both(possible, one.possible)
            known = self._suits[number] = Extent(true, possible)
        return known

    def fits(self, number: int) -> Set:
        """Return where a product fits, if something needs it there."""
        return self._sets.minus(self.suits(number).true, self.out(number).possible)

    def needed(self, number: int, problem: str) -> Set:
        """Return where a product is needed for a problem, for certain."""
        sets, found = self._sets, NOTHING
        for rule in self.needing:
            assert isinstance(rule.effect, RequireNeed)  # noqa: S101 - chosen above
            met = self.meets(number, rule.effect.need)
            if met.true != NOTHING:
                led = self.regions.rests_on(rule, problem)
                found = sets.either(found, sets.both(led, met.true))
        return found

    def recommended(self, number: int, problem: str) -> Set:
        """Return where a product is recommended for a problem."""
        needed = self.needed(number, problem)
        return self._sets.both(needed, self.fits(number)) if needed else NOTHING

    def _picked(self, number: int, picked_by: PickedBy) -> Extent:
        """Return where a compiled condition holds for a product."""
        sets, bit = self._sets, 1 << number
        true = possible = NOTHING
        for picked, lines in picked_by.blocks:
            fixed = picked.for_product(bit)
            if fixed is Truth.FALSE:
                continue
            block = Extent(EVERYTHING if fixed is Truth.TRUE else NOTHING, EVERYTHING)
            for line in lines:
                one = self._varying(line, number)
                block = Extent(
                    sets.both(block.true, one.true),
                    sets.both(block.possible, one.possible),
                )
            true = sets.either(true, block.true)
            possible = sets.either(possible, block.possible)
        return Extent(true, possible)

    def _varying(self, line: Line, number: int) -> Extent:
        """Return where a line with a limit of the client's holds for a product."""
        value = self.catalog.products[number].properties.get(line.subject)
        test = line.test
        if not isinstance(value, Fraction) or not isinstance(test, Compared):
            return Extent(NOTHING, EVERYTHING)
        holds = partial(compare, value, test.comparison)
        if isinstance(test.limit, CurrentValue):
            return by_current(
                self.regions.space,
                test.limit,
                lambda limit: EVERYTHING if holds(limit) else NOTHING,
            )
        assert isinstance(test.limit, ClientValue)  # noqa: S101 - the lines vary
        return self._by_client(test.limit, holds)

    def _by_client(
        self, limit: ClientValue, holds: Callable[[Fraction], bool]
    ) -> Extent:
        """Return where something holds for the number that a client gives."""
        space = self.regions.space
        numbers = space.cuts.numbers.get(limit.attribute)
        if numbers is None:
            return Extent(NOTHING, EVERYTHING)
        axis = space.place(limit.attribute)
        # The first cell of the axis is that nobody knows.
        mask = side(numbers, lambda number: holds(number * limit.factor)) << 1
        return Extent(
            self._sets.cells(axis, mask), self._sets.cells(axis, mask | UNKNOWN)
        )

    def _suited(self, line: Line) -> Extent:
        """Return where a client is suited by one line of a product's `suits`."""
        space, sets = self.regions.space, self._sets
        attribute = space.attributes.get(line.subject)
        if attribute is None:
            return self.regions.line(line)
        axis = space.place(line.subject)
        if not attribute.scale.many:
            cells = [suited(line, cell) for cell in space.axes[axis].cells]
            return Extent(
                sets.cells(axis, _mask(cells, Truth.TRUE)),
                sets.cells(axis, _mask(cells, Truth.UNKNOWN)),
            )
        unknown = sets.cells(axis, UNKNOWN)
        barred = [
            sets.cells(place, NO)
            for choice, place in space.values(line.subject)
            if _bars(line, choice)
        ]
        true = sets.minus(sets.all_of(barred), unknown)
        return Extent(true, sets.either(true, unknown))


def _bars(line: Line, choice: str) -> bool:
    """Whether a product does not suit who has a choice, whatever else they have."""
    match line.test:
        case AnyOf(values):
            return choice not in values
        case NoneOf(values):
            return choice in values
        case _:
            return False


def _mask(cells: list[Truth], least: Truth) -> Mask:
    return sum(1 << place for place, truth in enumerate(cells) if truth >= least)
