"""What an attribute of a client or a property of a product is stated to be."""

from recommender.loading.blame import Misread, note
from recommender.loading.quantities import Measured, read_quantity
from recommender.loading.structure import words
from recommender.loading.terms import Terms
from recommender.loading.tree import Entry, Node, Scalar, Sequence
from recommender.model.position import Word
from recommender.model.product import Value
from recommender.model.vocabulary import Scale


def read_value(entry: Entry, scale: Scale, terms: Terms) -> Value | None:
    """Return what an attribute or property is stated to be, or None if faulty."""
    node = entry.node
    if not scale.numeric:
        stated = words(node, terms.faults, of=entry.key)
        if len(stated) > 1 and not scale.many:
            note(
                terms.faults,
                "not-a-choice",
                f"{entry.key} has one value at a time, not {len(stated)}",
                stated[1],
                help=f"state one of them; write `{entry.key}: {stated[0]}`",
            )
            return None
        known = terms.all_chosen(stated, entry.key, scale)
        if not stated and isinstance(node, Sequence) and not node.items:
            terms.faults.add(
                "empty-value",
                f"the list for {entry.key} names nothing",
                node.position,
                length=2,
                help="leave it out where nothing is known",
            )
        return frozenset(stated) if stated and known else None
    said = _one_word(node, entry.key, terms)
    if said is None:
        return None
    number = read_quantity(said, Measured(entry.key, scale, terms.units))
    if isinstance(number, Misread):
        terms.blame(said, number)
        return None
    return number


def _one_word(node: Node, key: str, terms: Terms) -> Word | None:
    """Return the one text that states a number."""
    if isinstance(node, Scalar):
        return node.word
    stated = words(node, terms.faults, of=key)
    if len(stated) == 1:
        return stated[0]
    if len(stated) > 1:
        note(
            terms.faults,
            "wrong-shape",
            f"{key} is one number, not {len(stated)}",
            stated[1],
            help="state one of them",
        )
    return None
