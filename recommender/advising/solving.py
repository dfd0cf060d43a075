"""The smallest set of products that serves everything together."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from recommender.advising.grounds import Grounds
from recommender.compiling.picked import bits
from recommender.model.knowledge import Knowledge
from recommender.model.product import Product

MOST = 4
"""A solution has at most so many products."""


@frozen
class Member:
    """A fitting product, as far as a solution cares.

    Attributes:
        serves: Numbers of the problems it serves, as bits.
        excludes: Ids of the products that must not be used together with it.
    """

    id: str
    score: int
    serves: int
    excludes: frozenset[str]


def solution(grounds: Grounds) -> tuple[str, ...]:
    """Return the ids of the smallest set that serves all that can be served.

    The products fit, do not exclude each other, and together serve every problem
    that any fitting product serves; the highest total score wins, then ids.
    Nothing is returned where no set of up to four does.
    """
    members = _members(grounds)
    everything = 0
    for member in members:
        everything |= member.serves
    if not everything:
        return ()
    for size in range(1, MOST + 1):
        best = _best(members, everything, size)
        if best:
            return best
    return ()


def _members(grounds: Grounds) -> list[Member]:
    """Return what fits, best first, without what another one always replaces."""
    fitting = grounds.fitting
    catalog = grounds.compiled.catalog
    scores = grounds.support.scores(fitting)
    serves = dict.fromkeys(scores, 0)
    for place, needs in enumerate(grounds.support.by_problem.values()):
        for one in needs:
            for number in bits(one.meets & fitting):
                serves[number] |= 1 << place
    chosen = {
        catalog.products[number].id: catalog.products[number] for number in scores
    }
    excludes = _excludes(chosen, grounds.compiled.knowledge)
    ordered = sorted(
        (
            Member(
                catalog.products[number].id,
                score,
                serves[number],
                excludes.get(catalog.products[number].id, frozenset()),
            )
            for number, score in scores.items()
        ),
        key=lambda member: (-member.score, member.id),
    )
    return list(_irreplaceable(ordered))


def _irreplaceable(ordered: Sequence[Member]) -> Iterator[Member]:
    """Yield the best of those that serve the same and exclude nothing.

    A solution never needs more of them than it has places.
    """
    seen: dict[int, int] = {}
    excluded = frozenset[str]().union(*(one.excludes for one in ordered))
    for member in ordered:
        if not member.excludes and member.id not in excluded:
            seen[member.serves] = seen.get(member.serves, 0) + 1
            if seen[member.serves] > MOST:
                continue
        yield member


def _excludes(
    chosen: Mapping[str, Product], knowledge: Knowledge
) -> dict[str, frozenset[str]]:
    """Return, per product, those of `chosen` that it must not be used with."""
    found: dict[str, set[str]] = {}
    for product in chosen.values():
        for name in product.not_with:
            kinds = knowledge.kinds_of(name) if name in knowledge.categories else ()
            for other in chosen.values():
                if other.id != product.id and (
                    other.id == name or other.category in kinds
                ):
                    found.setdefault(product.id, set()).add(other.id)
                    found.setdefault(other.id, set()).add(product.id)
    return {name: frozenset(others) for name, others in found.items()}


def _best(members: Sequence[Member], everything: int, size: int) -> tuple[str, ...]:
    """Return the best compatible set of exactly `size` that serves everything."""
    best: tuple[int, tuple[str, ...]] | None = None
    # What can still be served by the members from a place on.
    rest = [0] * (len(members) + 1)
    for place in range(len(members) - 1, -1, -1):
        rest[place] = rest[place + 1] | members[place].serves

    def extend(start: int, chosen: tuple[Member, ...], served: int) -> None:
        nonlocal best
        missing = size - len(chosen)
        score = sum(member.score for member in chosen)
        if not missing:
            found = (-score, tuple(sorted(member.id for member in chosen)))
            if served == everything and (best is None or found < best):
                best = found
            return
        for place in range(start, len(members) - missing + 1):
            if served | rest[place] != everything:
                return
            member = members[place]
            # Scores fall from here on, so no later one can do better.
            if best is not None and -(score + missing * member.score) > best[0]:
                return
            if any(member.id in one.excludes for one in chosen):
                continue
            # The last one must serve all that is left.
            if missing == 1 and served | member.serves != everything:
                continue
            extend(place + 1, (*chosen, member), served | member.serves)

    extend(0, (), 0)
    return best[1] if best else ()
