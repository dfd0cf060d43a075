"""What would have to be different, so that an unserved problem could be served."""

from collections.abc import Iterator

from recommender.model.advice import Advice
from recommender.model.outlook import Relaxation
from recommender.rendering.outline import Item, group
from recommender.rendering.wording import Wording, without_stop

_FEW = 3
_NAMED = 5


def would_change(advice: Advice, words: Wording) -> Iterator[Item]:
    """Yield, per problem, the fewest things to let go; never law or safety."""
    for unmet in advice.unmet:
        lead = words.phrases.would_change.format(problem=words.problem(unmet.problem))
        few = unmet.relaxations[:_FEW]
        yield from group(lead, tuple(way_out(one, words) for one in few))


def way_out(one: Relaxation, words: Wording) -> Item:
    """Return one way out, and what it admits."""
    products = words.some(map(words.product, one.products), _NAMED)
    return Item(
        text="; ".join(_repairs(one, words) or _given_up(one, words)),
        note=words.phrases.admits.format(products=products),
    )


def _repairs(one: Relaxation, words: Wording) -> tuple[str, ...]:
    """Return the answers that would have to be others."""
    return tuple(
        words.phrases.if_instead.format(
            attribute=words.attribute(repair.attribute),
            old=words.authored(words.attribute_scale(repair.attribute), repair.old),
            new=words.authored(words.attribute_scale(repair.attribute), repair.new),
        )
        for repair in one.repairs
    )


def _given_up(one: Relaxation, words: Wording) -> tuple[str, ...]:
    """Return the rules and the uses to let go, where no answer can be another."""
    known = words.knowledge.rules
    because = (
        without_stop(words.text(known[rule].because)) or rule
        for rule in one.rules
        if rule in known
    )
    return (
        *(words.phrases.if_given_up.format(because=text) for text in because),
        *(
            words.phrases.if_suited_more.format(attribute=words.attribute(name))
            for name in one.suits
        ),
    )
