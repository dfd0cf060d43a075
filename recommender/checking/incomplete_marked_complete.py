"""Formulations that say they are complete, and are not."""

from collections.abc import Iterator
from fractions import Fraction

from recommender.checking.places import finding
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.knowledge import Knowledge
from recommender.model.units import decimal_text

_WHOLE = Fraction(100)


def incomplete_marked_complete(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """A formulation is `complete: yes`, and its components come to less than 100 %.

    The largest share of each is counted; where one has none, it may be the rest.

    ## Why this is bad
    What is not listed is then taken to be absent, and a client may be told that the
    product is free of something that is in it.

    ## Example
    `complete: yes` with one component, `amount: 60 to 90 %`. Add what is missing, or
    leave `complete:` out.
    """
    for product in knowledge.products.values():
        formulation = product.formulation
        if formulation is None or not formulation.complete:
            continue
        shares = [each.most for each in formulation.components]
        known = [share for share in shares if share is not None]
        total = sum(known, Fraction(0))
        if len(known) == len(shares) and total < _WHOLE:
            yield finding(
                "incomplete-marked-complete",
                f"the formulation of {str(product.id)!r} is called complete, and comes "
                f"to at most {decimal_text(total) or total} %",
                product.id,
                help="add the components that are missing, or leave `complete: yes` "
                "out",
                severity=Severity.WARNING,
            )
