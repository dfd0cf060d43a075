"""What a client may be asked for: the highest rung that has been earned.

Pressure is not an option: what stands before the next rung is named instead.
"""

from collections.abc import Iterator

from attrs import frozen

from recommender.consulting.standing import Standing
from recommender.model.advice import Advice
from recommender.model.consultation import Evidence, Rung
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import Recommendation


@frozen(kw_only=True)
class Missing:
    """One thing that stands before a rung.

    Attributes:
        evidence: What is not so; None where no product is recommended.
        ids: The problems or objections that it is about, or the product.
    """

    evidence: Evidence | None
    ids: tuple[str, ...] = ()


@frozen(kw_only=True)
class NextStep:
    """How far the conversation may go.

    Attributes:
        product: What it is about; empty where no product is recommended.
        earned: The highest earned rung; None where none is.
        agreed: Whether the client has agreed to it for this product.
        next: The rung above it; None at the top.
        missing: What stands before that one, in the author's order.
    """

    product: str = ""
    earned: Rung | None = None
    agreed: bool = False
    next: Rung | None = None
    missing: tuple[Missing, ...] = ()


def next_step(knowledge: Knowledge, stands: Standing, advice: Advice) -> NextStep:
    """Return the highest earned rung and what stands before the next one.

    It is about the recommended product that the client showed interest in last;
    where there is none, about the one that is recommended first.
    """
    found = _in_question(stands, advice)
    product = found.product if found else ""
    earned: Rung | None = None
    for rung in knowledge.commitment.values():
        missing = tuple(_missing(rung, stands, found))
        if missing:
            return NextStep(
                product=product,
                earned=earned,
                agreed=_agreed(earned, product, stands),
                next=rung,
                missing=missing,
            )
        earned = rung
    return NextStep(
        product=product, earned=earned, agreed=_agreed(earned, product, stands)
    )


def _agreed(rung: Rung | None, product: str, stands: Standing) -> bool:
    return rung is not None and stands.agreed.get(rung.id) == product


def _in_question(stands: Standing, advice: Advice) -> Recommendation | None:
    """Return the recommended product that the conversation is about."""
    for product in reversed(stands.interest):
        for found in advice.recommendations:
            if found.product == product:
                return found
    return advice.recommendations[0] if advice.recommendations else None


def _missing(
    rung: Rung, stands: Standing, found: Recommendation | None
) -> Iterator[Missing]:
    """Yield what stands before a rung."""
    if found is None:
        yield Missing(evidence=None)
        return
    for evidence in rung.requires:
        ids = _lacking(evidence, stands, found)
        if ids:
            yield Missing(evidence=evidence, ids=ids)


def _lacking(
    evidence: Evidence, stands: Standing, found: Recommendation
) -> tuple[str, ...]:
    """Return what some evidence lacks; nothing where it is there."""
    product = (found.product,)
    match evidence:
        case Evidence.PROBLEM_CONFIRMED:
            return tuple(i for i in stands.problems if i not in stands.confirmed)
        case Evidence.NO_OPEN_OBJECTION:
            return open_objections(stands, found)
        case Evidence.INTEREST_SHOWN:
            return () if found.product in stands.interest else product
        case Evidence.SAMPLE_TRIED:
            return () if found.product in stands.tried else product
        case Evidence.DEMONSTRATION_MEASURED:
            return () if stands.measured.get(found.product) else product


def open_objections(stands: Standing, found: Recommendation) -> tuple[str, ...]:
    """Return the objections that stand between the client and a product.

    What the product prevents never comes up. What has an answer stands, once the
    client has voiced it, until the client is content with the answer.
    """
    ledger = found.objections
    standing = {each.objection for each in ledger.open}
    voiced = {each.objection for each in ledger.answered} & set(stands.objections)
    return tuple(sorted((standing | voiced) - stands.settled))
