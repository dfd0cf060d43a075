"""The public strategies: what is drawn can be asked, near the limits, next to it."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from recommender import Enquiry, KnowledgeBase, RecommenderError
from recommender.loading.enquiry import read_enquiry
from recommender.model.enquiry import Facts
from recommender.testing import (
    days,
    enquiries,
    knowledge_bases,
    near_limits,
    neighbours,
    rules_with_limits,
)
from recommender.testing.days import usual_day

SMALL = Path(__file__).parent.parent / "small"
KB = KnowledgeBase.open(SMALL)
DAY = usual_day(KB)
FEW = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

SOME = settings(
    FEW,
    max_examples=100,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
)


def facts(enquiry: Enquiry) -> Facts:
    """Return an enquiry as the vocabulary reads it."""
    return read_enquiry(enquiry, KB.knowledge)


@FEW
@given(data=st.data())
def test_what_is_drawn_can_be_asked(data: st.DataObject) -> None:
    """Every word is known, on every knowledge base that is drawn, on any day."""
    knowledge_base = data.draw(knowledge_bases())
    enquiry = data.draw(enquiries(knowledge_base))

    advice = knowledge_base.advise(enquiry, on=data.draw(days(knowledge_base)))

    assert set(advice.fired) <= set(knowledge_base.knowledge.rules)


@FEW
@given(enquiry=enquiries(KB, complete=True))
def test_complete_enquiries_leave_nothing_to_ask(enquiry: Enquiry) -> None:
    """Every attribute that can be asked is known."""
    asked = {i for i, each in KB.knowledge.attributes.items() if not each.from_rules}

    assert enquiry.context.keys() == asked
    assert not KB.advise(enquiry, on=DAY).questions


@pytest.mark.parametrize("problem", sorted(KB.knowledge.problems))
def test_enquiries_about_a_problem_state_it(problem: str) -> None:
    """Always."""
    with pytest.raises(NoSuchExample):
        find(
            enquiries(KB, about=problem),
            lambda drawn: problem not in drawn.problems,
            settings=SOME,
        )


@pytest.mark.parametrize("rule", sorted(r.id for r in KB.knowledge.active_rules()))
def test_enquiries_about_a_rule_make_it_fire(rule: str) -> None:
    """Some do, at the least, within a few draws."""
    find(
        enquiries(KB, about=rule),
        lambda drawn: rule in KB.advise(drawn, on=DAY).fired,
        settings=SOME,
    )


def test_what_nobody_declared_cannot_be_asked_about() -> None:
    """And a rule without limits has none to be near."""
    asked: list[Callable[[], object]] = [
        lambda: enquiries(KB, about="no-such-thing"),
        lambda: near_limits(KB, "no-such-rule"),
        lambda: near_limits(KB, "residue-after-wash"),
        lambda: neighbours(Enquiry()),
    ]
    for wrong in asked:
        with pytest.raises(RecommenderError):
            wrong()


@pytest.mark.parametrize("rule", rules_with_limits(KB))
def test_near_a_limit_is_on_it_and_on_both_sides(rule: str) -> None:
    """The values are those beside what products or lines have."""
    limits = {
        value
        for product in KB.knowledge.products.values()
        for value in product.properties.values()
        if isinstance(value, Fraction)
    }

    def drawn_with(sign: int) -> Enquiry:
        def near(enquiry: Enquiry) -> bool:
            values = facts(enquiry).context.values()
            numbers = [value for value in values if isinstance(value, Fraction)]
            return any(
                (number - limit > 0) - (number - limit < 0) == sign
                and abs(number - limit) <= Fraction(1, 10)
                for number in numbers
                for limit in limits
            )

        return find(near_limits(KB, rule), near, settings=SOME)

    assert drawn_with(-1) != drawn_with(0) != drawn_with(1)


@FEW
@given(data=st.data())
def test_neighbours_differ_in_one_place(data: st.DataObject) -> None:
    """One problem, objection, priority, attribute, or the product in use."""
    enquiry = data.draw(enquiries(KB))
    other = data.draw(neighbours(enquiry, KB))
    before, after = facts(enquiry), facts(other)
    differing = [
        (key, name)
        for key in ("problems", "objections", "priorities", "context")
        for name in {*getattr(before, key), *getattr(after, key)}
        if getattr(before, key).get(name) != getattr(after, key).get(name)
    ]
    if before.current != after.current:
        differing.append(("current", ""))

    assert len(differing) <= 1


@FEW
@given(data=st.data())
def test_neighbours_without_a_knowledge_base_state_less(data: st.DataObject) -> None:
    """Or the same with other weight."""
    enquiry = Enquiry(problems=["smudging"], context={"rollers": "nbr"})
    other = data.draw(neighbours(enquiry))

    assert other != enquiry
    assert set(other.problems) <= {"smudging"}
    assert other.context.items() <= enquiry.context.items()
    assert data.draw(neighbours({"problems": ["smudging"]})) != enquiry


PARTS = (
    "recommendations",
    "held",
    "excluded",
    "questions",
    "remedies",
    "solution",
    "conclusions",
    "conflicts",
)


@st.composite
def parts_of_advice(draw: st.DrawFn) -> frozenset[str]:
    """Draw a knowledge base and a client, and return what the advice has."""
    knowledge_base = draw(knowledge_bases(fewest_rules=4, most_rules=14))
    advice = knowledge_base.advise(draw(enquiries(knowledge_base)), on=DAY)
    return frozenset(part for part in PARTS if getattr(advice, part))


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_advice_is_drawn(part: str) -> None:
    """What holds of some part of advice is tried on advice that has one."""
    many = settings(SOME, max_examples=1000)

    assert find(parts_of_advice(), lambda parts: part in parts, settings=many)
