"""Every product that comes with the library can be shown, and is shown safely."""

from datetime import date
from functools import cache

import pytest

from recommender.model.demonstration import Demonstration, Phase
from recommender.model.explanation import Verdict
from tests.bundled import printing

DAY = date(2026, 11, 23)
LANGUAGES = {"en", "de", "hi"}


def shown() -> list[str]:
    """Return the products that are not ruled out for everybody."""
    kb = printing()
    return [
        product.id
        for product in kb.knowledge.products.values()
        if kb.why_not({}, product.id, on=DAY).verdict
        not in {Verdict.OUT, Verdict.NOT_OFFERED}
    ]


OFFERED = shown()


@cache
def plan_of(product: str) -> Demonstration:
    """Return the plan for a client who has told nothing."""
    return printing().demonstration({}, product, on=DAY)


@pytest.mark.parametrize("product", OFFERED)
def test_a_plan_prepares_fills_and_decides(product: str) -> None:
    """It begins with an agreement, ends with a decision, and empties in between."""
    plan = plan_of(product)

    ids = [step.id for step in plan.steps]
    assert ids[0] == "agree-the-object"
    assert ids[-1] == "decide"
    assert {step.phase for step in plan.steps} == set(Phase)
    filled = [place for place, step in enumerate(plan.steps) if step.fills]
    emptied = [place for place, step in enumerate(plan.steps) if step.empties]
    assert filled
    assert all(place < filled[0] for place in emptied)


def test_general_steps_are_told_in_every_language_with_a_source() -> None:
    """Nobody reads a plan that is half in English."""
    for step in printing().knowledge.demonstration.values():
        texts = [step.step, step.measure, step.success, step.who, *step.bring]
        for text in filter(None, texts):
            assert {language for language, _ in text.lines} == LANGUAGES, step.id
        assert step.step or step.measure, step.id
        assert step.who, step.id
        assert step.sources, step.id


def test_times_are_owned_up_to() -> None:
    """No source gives them, so own knowledge is named wherever there is one."""
    for step in printing().knowledge.demonstration.values():
        if step.minutes is not None:
            assert "own-knowledge" in step.sources, step.id


def test_every_general_step_is_taken_for_some_product() -> None:
    """A step that no plan ever holds is a step that nobody has tried."""
    knowledge = printing().knowledge
    enquiry = {
        "problems": sorted(knowledge.problems),
        "context": {"process": "sheetfed-offset", "ink": "uv"},
    }
    taken = {
        step.id
        for product in OFFERED
        if printing().why_not(enquiry, product, on=DAY).verdict is not Verdict.OUT
        for step in printing().demonstration(enquiry, product, on=DAY).steps
    }
    taken |= {step.id for product in OFFERED for step in plan_of(product).steps}

    assert set(knowledge.demonstration) - taken == set()


def test_a_fountain_is_drained_and_cleaned_before_it_is_filled() -> None:
    """The order that the bath asks for."""
    product = next(
        name
        for name in OFFERED
        if printing().knowledge.products[name].category == "fountain-concentrate"
    )

    ids = [step.id for step in plan_of(product).steps]

    order = ["drain-the-system", "clean-the-system", "mix-and-measure"]
    order = ["measure-the-tap-water", *order, "fill-the-circuit", "log-the-bath"]
    assert [name for name in ids if name in order] == order
