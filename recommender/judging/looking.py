"""What scenarios show of the lines of a rule: held, or alone in the way."""

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from recommender.engine.view import View, line_truth
from recommender.judging.changing import verdict_of
from recommender.judging.places import (
    PRODUCTS,
    UNLESS,
    Place,
    line_at,
    places_of,
    with_line,
)
from recommender.model.condition import Between, Compared, Comparison
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Rule
from recommender.model.truth import Truth


@frozen
class Limit:
    """A number that a line of a rule about the client draws a limit at.

    Attributes:
        upper: Whether the numbers below it are those that the line asks for.
    """

    place: Place
    number: Fraction
    upper: bool


def client_places(rule: Rule) -> tuple[Place, ...]:
    """Return the places of the lines that decide whether a rule fires."""
    return tuple(place for place in places_of(rule) if place.part != PRODUCTS)


def limits_of(rule: Rule) -> Iterator[Limit]:
    """Yield every limit that the rule itself gives for a number of the client's."""
    for place in client_places(rule):
        match line_at(rule, place).test:
            case Between(low, high):
                yield Limit(place, low, upper=False)
                yield Limit(place, high, upper=True)
            case Compared(comparison, Fraction() as number):
                upper = comparison in (Comparison.AT_MOST, Comparison.BELOW)
                yield Limit(place, number, upper=upper)
            case _:
                pass


def rest_fires(rule: Rule, place: Place, view: View) -> bool:
    """Whether everything but the line at a place would let the rule fire."""
    return verdict_of(with_line(rule, place, None), view) is Truth.TRUE


def is_near_miss(rule: Rule, place: Place, view: View) -> bool:
    """Whether the line at a place, and nothing else, keeps the rule from firing.

    Not knowing is not missing: the line must be known to be the wrong way round.
    """
    stops = Truth.TRUE if place.part == UNLESS else Truth.FALSE
    return (
        line_truth(line_at(rule, place), view) is stops
        and verdict_of(rule, view) is Truth.FALSE
        and rest_fires(rule, place, view)
    )


def side_of(rule: Rule, limit: Limit, view: View) -> str:
    """Return on which side of a limit a client stands: `in`, `out` or nowhere.

    It counts only where all the rest of the rule lets it fire.
    """
    line = line_at(rule, limit.place)
    number = view.stated(line.subject)
    if not isinstance(number, Fraction) or not rest_fires(rule, limit.place, view):
        return ""
    if line_truth(line, view) is Truth.TRUE:
        return "in"
    beyond = number >= limit.number if limit.upper else number <= limit.number
    return "out" if beyond else ""


def stated_limits(rule: Rule, knowledge: Knowledge) -> Iterator[Limit]:
    """Yield the limits on attributes that clients state."""
    for limit in limits_of(rule):
        attribute = knowledge.attributes.get(line_at(rule, limit.place).subject)
        if attribute is not None and not attribute.from_rules:
            yield limit
