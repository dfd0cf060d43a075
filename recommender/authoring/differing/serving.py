"""Where products serve what matters most to a client otherwise."""

from collections.abc import Iterator

from recommender.advising.priorities import priority_values
from recommender.authoring.differing.comparing import Comparing, Part
from recommender.checking.regions import BUDGET, NotProvenError


def priority_parts(comparing: Comparing, budget: int = BUDGET) -> Iterator[Part]:
    """Yield where products serve a priority otherwise, where the client has it."""
    one, other = (side.knowledge for side in comparing.sides)
    for priority in sorted(one.priorities.keys() | other.priorities.keys()):
        for name in comparing.offered:
            values = [
                priority_values(
                    side.products[name], side.priorities.values(), side.properties
                ).get(priority)
                if name in side.products
                else None
                for side in (one, other)
            ]
            if values[0] == values[1]:
                continue
            shown = []
            label = f"priority {priority} for product {name}"
            comparing.sets.allow(budget)
            try:
                for side in comparing.sides:
                    number = side.number(name)
                    if number is not None:
                        shown.append(side.shown(number, comparing.common))
                where = comparing.sets.any_of(shown)
            except (NotProvenError, RecursionError):
                yield Part(label=label, where=None, priority=str(priority))
                continue
            yield Part(label=label, where=where, priority=str(priority))
