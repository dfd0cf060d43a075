"""Against the product in use now: what goes, what comes, what changes."""

from collections.abc import Iterable, Iterator

from recommender.model.advice import Advice
from recommender.model.outlook import ContrastRow
from recommender.model.recommendation import Recommendation
from recommender.rendering.outline import Item, group
from recommender.rendering.wording import Wording

_CHANGED = frozenset({"lower", "higher", "other"})


def compared(found: Recommendation, advice: Advice, words: Wording) -> tuple[Item, ...]:
    """Return the different formulation in a few lines; what stays is left out."""
    current = advice.enquiry.get("current")
    lead = words.phrases.compared.format(current=words.product(str(current)))
    return group(lead, tuple(_changes(found.contrast, words)))


def _changes(rows: Iterable[ContrastRow], words: Wording) -> Iterator[Item]:
    phrases = words.phrases
    rows = tuple(rows)
    for change, lead in (
        ("goes", phrases.no_longer_in_it),
        ("comes", phrases.new_in_it),
    ):
        names = _names([row for row in rows if row.change == change], words)
        if names:
            yield Item(lead=lead, text="; ".join(names))
    for row in rows:
        if row.kind == "property" and row.change in _CHANGED:
            scale = words.property_scale(row.id)
            now, then = (words.authored(scale, value) for value in (row.now, row.then))
            yield Item(
                lead=words.property(row.id),
                text=phrases.instead_of.format(new=then, old=now),
            )


def _names(rows: Iterable[ContrastRow], words: Wording) -> list[str]:
    """Return what substances are called, and the groups that none of them tells."""
    known = words.knowledge.substances
    substances = [row.id for row in rows if row.kind == "substance"]
    told = {
        group for name in substances if name in known for group in known[name].groups
    }
    groups = [row.id for row in rows if row.kind == "group" and row.id not in told]
    return [*map(words.substance, substances), *groups]
