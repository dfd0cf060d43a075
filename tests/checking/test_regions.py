"""Regions are exact: held against the evaluator, situation by situation."""

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, DrawFn

from recommender.advising.grounds import grounds_of
from recommender.checking.regions import (
    NotProvenError,
    ProductRegions,
    Region,
    Regions,
    Space,
)
from recommender.checking.regions.diagram import EVERYTHING, NOTHING, Diagrams
from recommender.checking.regions.numbers import cut
from recommender.checking.regions.space import CLOSED, CURRENT
from recommender.compiling.compiled import compile_knowledge
from recommender.engine import plain
from recommender.loading.enquiry import read_enquiry
from recommender.model.condition import AnyOf, Condition, Line
from recommender.model.enquiry import Facts
from recommender.model.grades import Importance
from recommender.model.knowledge import Knowledge
from recommender.model.product import Value
from recommender.model.rule import RequireNeed, Rule
from recommender.model.vocabulary import Scale
from tests.engine.reference import Reference
from tests.examples import examples
from tests.small_trade import DAY, VOCABULARY
from tests.strategies import enquiries, knowledge_bases


@st.composite
def situations(draw: DrawFn, space: Space) -> dict[int, int]:
    """Draw a cell on every axis, such as a client can be in."""
    cells = {
        place: draw(st.integers(0, len(axis.cells) - 1))
        for place, axis in enumerate(space.axes)
    }
    for name in space.many(cells):
        held = [axis for _, axis in space.values(name)]
        if not cells[space.place(name)]:
            cells.update(dict.fromkeys(held, 0))
        elif not any(cells[axis] for axis in held):
            cells[draw(st.sampled_from(held))] = 1
    return cells


def facts_in(space: Space, cells: dict[int, int]) -> Facts:
    """Return what a client in a situation brings."""
    context: dict[str, Value] = {}
    closed: dict[str, dict[str, Importance]] = {subject: {} for subject in CLOSED}
    current = None
    for place, cell in cells.items():
        axis = space.axes[place]
        value = axis.cells[cell]
        if axis.subject in CLOSED:
            if cell:
                closed[axis.subject][axis.value] = Importance.SHOULD
        elif axis.subject == CURRENT:
            current = space.current[cell]
        elif axis.value and cell:
            held = context.get(axis.subject, frozenset())
            assert isinstance(held, frozenset)
            context[axis.subject] = held | {axis.value}
        elif not axis.value and value not in (None, frozenset()):
            assert value is not None
            context[axis.subject] = value
    return Facts(
        problems=closed["problem"],
        objections=closed["objection"],
        context=context,
        current=current,
    )


def lies_in(region: Region, cells: dict[int, int]) -> bool:
    """Whether a situation lies in a region, found out step by step."""
    at = region.set
    while at not in (NOTHING, EVERYTHING):
        axis, edges = region.space.diagrams.edges(at)
        at = next((c for c, mask in edges if mask >> cells[axis] & 1), NOTHING)
    return at == EVERYTHING


@examples(60)
@given(data=st.data())
def test_a_rule_fires_where_its_region_says(data: DataObject) -> None:
    """In every cell: fires, is open, or is silent, as the rules as written say."""
    knowledge = data.draw(knowledge_bases(most_products=3))
    regions = Regions(knowledge)
    cells = data.draw(situations(regions.space))

    said = Reference(knowledge, facts_in(regions.space, cells)).infer()

    for rule in knowledge.active_rules():
        assert lies_in(regions.fires(rule), cells) == (rule.id in said.fired)
        assert lies_in(regions.waits(rule), cells) == (rule.id in said.open)


@examples(40)
@given(data=st.data())
def test_no_client_falls_between_the_cells(data: DataObject) -> None:
    """Whatever numbers a client has, some situation has just the same firings."""
    knowledge = data.draw(knowledge_bases(most_rules=6, most_products=3))
    facts = data.draw(enquiries(knowledge))
    regions = Regions(knowledge)
    inference = Reference(knowledge, facts).infer()

    alike = Region.everything(regions.space)
    for rule in knowledge.active_rules():
        fires, waits = regions.fires(rule), regions.waits(rule)
        alike &= fires if rule.id in inference.fired else ~fires
        alike &= waits if rule.id in inference.open else ~waits

    assert alike


@examples(60)
@given(data=st.data())
def test_a_product_is_recommended_where_its_region_says(data: DataObject) -> None:
    """For each stated problem, in every cell."""
    knowledge = data.draw(knowledge_bases())
    regions = Regions(knowledge)
    products = ProductRegions(regions)
    cells = data.draw(situations(regions.space))
    facts = facts_in(regions.space, cells)
    compiled = compile_knowledge(knowledge)

    grounds = grounds_of(compiled, facts, plain.infer(compiled.ruleset, facts), on=DAY)

    for number in range(len(products.catalog.products)):
        fits = bool(grounds.fitting >> number & 1)
        for problem in knowledge.problems:
            serving = grounds.support.by_problem.get(problem, ())
            served = any(one.meets >> number & 1 for one in serving)
            region = regions.region(products.recommended(number, problem))
            if products.catalog.offered >> number & 1:
                assert lies_in(region, cells) == (fits and served)


@examples(60)
@given(data=st.data())
def test_a_witness_is_a_client_for_whom_the_rule_fires(data: DataObject) -> None:
    """The enquiry that a region gives can be asked, and the rule fires."""
    knowledge = data.draw(knowledge_bases(fewest_rules=1, most_products=3))
    regions = Regions(knowledge)
    for rule in knowledge.active_rules():
        enquiry = regions.fires(rule).enquiry()
        if enquiry is not None and "/" not in "".join(
            str(value) for value in enquiry.context.values()
        ):
            facts = read_enquiry(enquiry, knowledge)
            assert rule.id in Reference(knowledge, facts).infer().fired


@examples(40)
@given(data=st.data())
def test_regions_are_put_together_as_sets_are(data: DataObject) -> None:
    """Union, intersection, difference, and the boxes they are made of."""
    knowledge = data.draw(knowledge_bases(fewest_rules=2, most_products=0))
    regions = Regions(knowledge)
    cells = data.draw(situations(regions.space))
    drawn = st.sampled_from(list(knowledge.rules.values()))
    one, other = (regions.fires(data.draw(drawn)) for _ in range(2))
    in_one, in_other = lies_in(one, cells), lies_in(other, cells)

    assert lies_in(one & other, cells) == (in_one and in_other)
    assert lies_in(one | other, cells) == (in_one or in_other)
    assert lies_in(one - other, cells) == (in_one and not in_other)
    assert (one & other) <= one <= (one | other)
    assert ((one - other) | (one & other)).same_as(one)
    held = [
        box for box in one.boxes() if all(m >> cells[a] & 1 for a, m in box.items())
    ]
    assert len(held) == in_one


def test_two_knowledge_bases_are_cut_alike() -> None:
    """What one does and the other does not is a region of both."""
    flexo = Condition(((Line("process", AnyOf(("flexo",))),),))
    both = Condition(((Line("process", AnyOf(("flexo", "screen"))),),))
    rule = next(iter(_with(flexo).rules.values()))
    space = Space.of(_with(flexo), _with(both))
    before, after = (Regions(_with(when), space) for when in (flexo, both))

    gained = after.fires(_only(after.knowledge)) - before.fires(rule)

    enquiry = gained.enquiry()
    assert enquiry is not None
    assert enquiry.context == {"process": "screen"}


def _with(when: Condition) -> Knowledge:
    """Return the small trade with one rule."""
    rule = Rule(id="only", when=when, effect=RequireNeed(need="water"))
    return evolve(VOCABULARY, rules={"only": rule})


def _only(knowledge: Knowledge) -> Rule:
    return knowledge.rules["only"]


def test_past_the_budget_nothing_is_claimed() -> None:
    """It is said that there is no proof."""
    sets = Diagrams([3] * 40)
    pairs = [sets.both(sets.cells(n, 2), sets.cells(n + 20, 2)) for n in range(20)]
    sets.allow(1000)

    with pytest.raises(NotProvenError):
        sets.any_of(pairs)


def test_each_limit_is_a_cell_of_its_own() -> None:
    """So is each gap between two of them, told by a number that is quick to write."""
    scale = Scale(unit="°dH", low=Fraction(0), high=Fraction(60))
    limits = [Fraction(15), Fraction("15.5"), Fraction(60), Fraction(99)]

    found = cut({"hardness": scale}, {"hardness": limits})

    shown = [str(float(number)) for number in found.numbers["hardness"]]
    assert shown == ["10.0", "15.0", "15.2", "15.5", "40.0", "60.0"]
    assert found.limits["hardness"] == set(limits[:3])
