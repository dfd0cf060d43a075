"""Enquiries on, just under, and just over the limits of a rule."""

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from recommender.advising.asking import products_of
from recommender.api import KnowledgeBase
from recommender.errors import RecommenderError
from recommender.model.condition import ClientValue, Compared
from recommender.model.enquiry import Enquiry
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Rule
from recommender.testing.enquiries import enquiries
from recommender.testing.picking import pick
from recommender.testing.values import around, has_digits, in_words, numbers_in


def near_limits(knowledge_base: KnowledgeBase, rule: str) -> SearchStrategy[Enquiry]:
    """Draw enquiries on, just under and just over each limit of a rule.

    The other lines of the rule mostly hold.
    Just beside is a tenth of the last digit in which the limit is written.
    Where the rule holds products against a value of the client's, the limits are
    what the products have.

    Args:
        knowledge_base: Where the rule stands.
        rule: Its id.

    Raises:
        RecommenderError: There is no such rule, or it has no limit that an
            enquiry could be near.
    """
    knowledge = knowledge_base.knowledge
    if rule not in knowledge.rules:
        msg = f"no rule is called {rule!r}"
        raise RecommenderError(msg)
    places = tuple(_places(knowledge.rules[rule], knowledge))
    if not places:
        msg = f"rule {rule!r} has no limit that an enquiry could be near"
        raise RecommenderError(msg)
    return _near(knowledge_base, rule, places)


def rules_with_limits(knowledge_base: KnowledgeBase) -> tuple[str, ...]:
    """Return the active rules that `near_limits` can be asked about."""
    knowledge = knowledge_base.knowledge
    return tuple(
        rule.id for rule in knowledge.active_rules() if any(_places(rule, knowledge))
    )


@st.composite
def _near(
    draw: DrawFn,
    knowledge_base: KnowledgeBase,
    rule: str,
    places: tuple[tuple[str, Fraction], ...],
) -> Enquiry:
    knowledge = knowledge_base.knowledge
    stated = draw(enquiries(knowledge_base, about=rule))
    name, number = pick(draw, places)
    words = in_words(number, knowledge.attributes[name], knowledge)
    context = dict(sorted({**stated.context, name: words}.items()))
    return evolve(stated, context=context)


def _places(rule: Rule, knowledge: Knowledge) -> Iterator[tuple[str, Fraction]]:
    """Yield the attributes and the numbers on and beside each limit of a rule."""
    for name, limit in _limits(rule, knowledge):
        attribute = knowledge.attributes[name]
        low, high = attribute.scale.low, attribute.scale.high
        for number in around(limit):
            inside = (low is None or low <= number) and (high is None or number <= high)
            if inside and has_digits(number, attribute.scale.unit, knowledge):
                yield name, number


def _limits(rule: Rule, knowledge: Knowledge) -> Iterator[tuple[str, Fraction]]:
    """Yield the attributes that a rule puts limits to, with each limit."""
    for line in rule.lines():
        if line.subject in knowledge.attributes:
            for number in numbers_in(line):
                yield line.subject, number
    about = products_of(rule.effect)
    for line in about.lines() if about is not None else ():
        test = line.test
        if isinstance(test, Compared) and isinstance(test.limit, ClientValue):
            for product in knowledge.products.values():
                value = product.properties.get(line.subject)
                if isinstance(value, Fraction):
                    yield test.limit.attribute, value / test.limit.factor
