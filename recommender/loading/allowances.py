"""The findings that authors accept: `allow:` below a rule, a product, or the like."""

from collections.abc import Iterator

from attrs import frozen

from recommender.loading.plain import read_date, read_line_of_text
from recommender.loading.structure import entries, items
from recommender.loading.terms import Terms
from recommender.loading.tree import Entry, Node
from recommender.loading.tree import Mapping as Tree
from recommender.model.allowance import Allowance

KEY = "allow"


@frozen
class Allowed:
    """What stands under `allow` of one authored thing, not yet read."""

    section: str
    id: str
    entry: Entry


def without_allow(node: Node) -> tuple[Node, Entry | None]:
    """Return a thing without its `allow`, and that."""
    if isinstance(node, Tree):
        for entry in node.entries:
            if entry.key == KEY:
                others = tuple(each for each in node.entries if each is not entry)
                # Without anything else it would look like what could not be read.
                return (Tree(others, node.position), entry) if others else (node, None)
    return node, None


def read_allowances(allowed: Allowed, terms: Terms) -> Iterator[Allowance]:
    """Yield what is accepted of one thing; whether the checks exist is seen later."""
    for each in items(allowed.entry.node, terms.faults, of=KEY):
        fields = entries(
            each.node,
            terms.faults,
            known=("because", "until"),
            required=("because", "until"),
            of="allowance",
            at=each.key,
        )
        because = read_line_of_text(fields, "because", terms)
        until = read_date(fields, "until", terms)
        if because and until is not None:
            yield Allowance(
                check=each.key,
                section=allowed.section,
                id=allowed.id,
                because=because,
                until=until,
            )
