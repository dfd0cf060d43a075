"""What a client's attributes can be: above all the values at which rules turn.

Numbers are taken at the limits that rules, suits and products give, and just
beside them; anything else in the range is rarer.
"""

from collections.abc import Iterator
from fractions import Fraction

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from recommender.advising.asking import products_of
from recommender.model.condition import Between, ClientValue, Compared, Line
from recommender.model.enquiry import StatedValue
from recommender.model.knowledge import Knowledge
from recommender.model.product import Value
from recommender.model.units import decimal_text
from recommender.model.vocabulary import Attribute

_MOST_AT_ONCE = 3
_PLACES = 100
"""Numbers between the limits are drawn to a hundredth."""


def asked(knowledge: Knowledge) -> tuple[Attribute, ...]:
    """Return the attributes that a client can state, by id."""
    return tuple(each for each in knowledge.attributes.values() if not each.from_rules)


def values_of(attribute: Attribute, knowledge: Knowledge) -> SearchStrategy[Value]:
    """Draw what an attribute can be known to be."""
    scale = attribute.scale
    if not scale.numeric:
        most = _MOST_AT_ONCE if scale.many else 1
        ids = st.sampled_from(tuple(scale.choices))
        return st.sets(ids, min_size=1, max_size=most).map(frozenset)
    telling = telling_numbers(attribute, knowledge)
    low = scale.low if scale.low is not None else min(telling) - 1
    high = scale.high if scale.high is not None else max(telling) + 1
    anywhere = st.integers(-(-low * _PLACES // 1), high * _PLACES // 1)
    return st.sampled_from(telling) | anywhere.map(lambda n: Fraction(n, _PLACES))


def telling_numbers(attribute: Attribute, knowledge: Knowledge) -> tuple[Fraction, ...]:
    """Return the limits of a number, what lies just beside them, and its ends."""
    scale = attribute.scale
    found = {
        number
        for limit in limits_of(attribute.id, knowledge)
        for number in around(limit)
    }
    found |= {end for end in (scale.low, scale.high) if end is not None}
    allowed = sorted(
        number
        for number in found
        if (scale.low is None or scale.low <= number)
        and (scale.high is None or number <= scale.high)
        and has_digits(number, scale.unit, knowledge)
    )
    return tuple(allowed) or (Fraction(0),)


def has_digits(number: Fraction, unit: str, knowledge: Knowledge) -> bool:
    """Whether a quantity can be stated exactly, in whatever declared unit."""
    digits, *_ = knowledge.units.text(number, unit).split(" ")
    return "/" not in digits


def around(limit: Fraction) -> tuple[Fraction, Fraction, Fraction]:
    """Return what lies just under a limit, the limit, and what lies just over it.

    The step is a tenth of the last digit in which the limit is written.

    >>> [float(number) for number in around(Fraction("0.4"))]
    [0.39, 0.4, 0.41]
    """
    digits = decimal_text(limit) or ""
    places = len(digits.partition(".")[2])
    step = Fraction(1, 10 ** (places + 1))
    return limit - step, limit, limit + step


def limits_of(name: str, knowledge: Knowledge) -> Iterator[Fraction]:
    """Yield every number that an attribute is held against somewhere."""
    for product in knowledge.products.values():
        for line in product.suits:
            yield from _on(name, line)
    for rule in knowledge.active_rules():
        for line in rule.lines():
            yield from _on(name, line)
        about = products_of(rule.effect)
        for line in about.lines() if about is not None else ():
            yield from _of_products(name, line, knowledge)
    for need in knowledge.needs.values():
        for line in need.met_by.lines() if need.met_by is not None else ():
            yield from _of_products(name, line, knowledge)


def numbers_in(line: Line) -> tuple[Fraction, ...]:
    """Return the numbers that a line itself names."""
    match line.test:
        case Between(low, high):
            return (low, high)
        case Compared(limit=Fraction() as limit):
            return (limit,)
        case _:
            return ()


def _on(name: str, line: Line) -> tuple[Fraction, ...]:
    return numbers_in(line) if line.subject == name else ()


def _of_products(name: str, line: Line, knowledge: Knowledge) -> Iterator[Fraction]:
    """Yield what products have where a line holds it against the client's value."""
    test = line.test
    if not isinstance(test, Compared) or not isinstance(test.limit, ClientValue):
        return
    if test.limit.attribute == name:
        for product in knowledge.products.values():
            value = product.properties.get(line.subject)
            if isinstance(value, Fraction):
                yield value / test.limit.factor


def in_words(value: Value, attribute: Attribute, knowledge: Knowledge) -> StatedValue:
    """Return a value as a client would state it."""
    if isinstance(value, frozenset):
        chosen = sorted(value)
        return chosen if attribute.scale.many else chosen[0]
    return knowledge.units.text(value, attribute.scale.unit)
