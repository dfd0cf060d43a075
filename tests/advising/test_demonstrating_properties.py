"""No plan is unsafe, whatever authors write: preconditions first, nothing meets."""

from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from recommender import RecommenderError
from recommender.advising.demonstrating import demonstrate
from recommender.advising.grounds import Grounds, grounds_of
from recommender.compiling.compiled import compile_knowledge
from recommender.compiling.picked import bits
from recommender.engine import plain
from recommender.model.demo_order import circle_of, ordered
from recommender.model.demonstration import Demo, Demonstration, DemoStep, Phase
from recommender.model.knowledge import Knowledge
from recommender.model.product import Product
from recommender.model.text import Text
from tests.small_trade import DAY, PRODUCTS, VOCABULARY
from tests.strategies import enquiries, knowledge_bases

NAMES = ("a", "b", "c", "d")
KINDS = (*sorted(VOCABULARY.categories),)


@st.composite
def demo_steps(draw: DrawFn, *, general: bool) -> DemoStep:
    """Draw one step, possibly one that no order can hold."""
    some = st.sampled_from(KINDS)
    return DemoStep(
        id=draw(st.sampled_from(NAMES if general else (*NAMES, "", ""))),
        phase=draw(st.sampled_from([*Phase, Phase.CHANGE, Phase.CHANGE])),
        step=Text.of({"en": draw(st.sampled_from(["Do it.", "Do that."]))}),
        categories=tuple(draw(st.sets(some, max_size=1))) if general else (),
        empties=tuple(sorted(draw(st.sets(some, max_size=2)))),
        flushes=draw(st.booleans()) and draw(st.booleans()),
        fills=draw(st.booleans()) and draw(st.booleans()),
        last=draw(st.booleans()) and draw(st.booleans()),
        minutes=draw(st.none() | st.fractions(0, 90, max_denominator=4)),
        after=tuple(sorted(draw(st.sets(st.sampled_from(NAMES), max_size=1)))),
        problems=tuple(draw(st.sets(st.sampled_from(["smudging"]), max_size=1))),
    )


@st.composite
def demonstrated(draw: DrawFn) -> Knowledge:
    """Draw a knowledge base whose products can be shown."""
    knowledge: Knowledge = draw(knowledge_bases())
    general = draw(st.lists(demo_steps(general=True), max_size=3))
    return evolve(
        knowledge,
        demonstration={step.id: step for step in sorted(general, key=lambda s: s.id)},
        products={
            name: draw(shown(product)) for name, product in knowledge.products.items()
        },
    )


@st.composite
def shown(draw: DrawFn, product: Product) -> Product:
    """Draw how a product is shown, and what it must not meet."""
    own = draw(st.lists(demo_steps(general=False), max_size=3, unique_by=_name))
    avoided = st.sets(st.sampled_from((*KINDS, *PRODUCTS)), max_size=2)
    return evolve(
        product,
        demo=Demo(prepare=tuple(own)),
        not_with=tuple(sorted(draw(avoided) - {product.id})),
    )


def _name(step: DemoStep) -> object:
    return step.id or id(step)


def plans_of(grounds: Grounds) -> list[Demonstration]:
    """Return the plans of all products that there can be one for."""
    found = []
    for number in bits(grounds.compiled.catalog.offered & ~grounds.fit.out):
        name = grounds.compiled.catalog.products[number].id
        try:
            found.append(demonstrate(grounds, name, enquiry={}))
        except RecommenderError as error:
            assert "circle" in str(error)  # noqa: PT017 - the others are looked at
    return found


@given(data=st.data())
def test_no_plan_is_unsafe(data: st.DataObject) -> None:
    """Preconditions come first, and incompatible things never meet."""
    knowledge = data.draw(demonstrated())
    facts = data.draw(enquiries(knowledge))
    compiled = compile_knowledge(knowledge)
    inference = plain.infer(compiled.ruleset, facts)

    for plan in plans_of(grounds_of(compiled, facts, inference, on=DAY)):
        phases = [step.phase for step in plan.steps]
        assert phases == sorted(phases)
        places = {step.id: place for place, step in enumerate(plan.steps) if step.id}
        for place, step in enumerate(plan.steps):
            assert all(places.get(name, -1) < place for name in step.after)
        for step, following in pairwise(plan.steps):
            assert not step.last or following.last or step.phase < following.phase
        first = min(place for place, step in enumerate(plan.steps) if step.fills)
        unwanted = must_go(knowledge, plan, facts.current)
        before = [step for step in plan.steps[:first] if not step.fills]
        emptied = {name for step in before for name in step.empties}
        assert all(meets(name, emptied, knowledge) for name in unwanted)
        if unwanted:
            flushed = max(i for i, step in enumerate(before) if step.flushes)
            assert not any(
                step.empties and not step.flushes for step in before[flushed:]
            )


def must_go(
    knowledge: Knowledge, plan: Demonstration, current: Product | None
) -> set[str]:
    """Return everything that the product must not meet, straight from the design."""
    product = knowledge.products[plan.product]
    unwanted = {name for step in plan.steps for name in step.empties}
    unwanted |= set(product.not_with)
    if current is not None and current.id != product.id:
        unwanted.add(current.category)
    unwanted |= {
        other.id
        for other in knowledge.products.values()
        if other.id != product.id and meets(product.id, set(other.not_with), knowledge)
    }
    return unwanted


def meets(name: str, emptied: set[str], knowledge: Knowledge) -> bool:
    """Return whether emptying the press of `emptied` takes `name` away."""
    known = knowledge.products.get(name)
    return name in emptied or any(
        (known.category if known else name) in knowledge.kinds_of(kind)
        for kind in emptied & set(knowledge.categories)
    )


@given(steps=st.lists(demo_steps(general=False), max_size=5, unique_by=_name))
def test_there_is_an_order_unless_there_is_a_circle(steps: list[DemoStep]) -> None:
    """And the circle is one: each step waits for the next."""
    circle = circle_of(steps)
    if circle:
        with pytest.raises(ValueError, match="circle"):
            ordered(steps)
        return
    taken = ordered(steps)
    assert sorted(map(repr, taken)) == sorted(map(repr, steps))


@given(steps=st.lists(demo_steps(general=True), max_size=4, unique_by=_name))
def test_ties_are_stable(steps: list[DemoStep]) -> None:
    """The same steps are taken in the same order, whatever order they come in."""
    named = sorted(steps, key=lambda step: step.id)
    if circle_of(named):
        return
    again = sorted([*steps[1:], *steps[:1]], key=lambda step: step.id)

    assert ordered(named) == ordered(again)
