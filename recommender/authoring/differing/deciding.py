"""Advice as far as it decides anything, and enquiries that both sides understand."""

from collections.abc import Iterable, Iterator, Mapping

from recommender.model.advice import Advice
from recommender.model.differences import Chosen, Decided
from recommender.model.enquiry import Enquiry, Stated
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import Recommendation, Resolution


def decided(advice: Advice, names: Mapping[str, str] | None = None) -> Decided:
    """Return advice without its words.

    Args:
        advice: The advice.
        names: What rules are called on the other side, where they have another id.
    """
    names = names or {}
    return Decided(
        conclusions=tuple(
            (
                str(each.attribute),
                str(each.value),
                each.strength.word,
                tuple(map(str, each.problems)),
            )
            for each in advice.conclusions
        ),
        needs=tuple(
            (str(each.need), each.strength.word, tuple(map(str, each.problems)))
            for each in advice.needs
        ),
        recommended=tuple(_chosen(each, names) for each in advice.recommendations),
        held=tuple(_chosen(each, names) for each in advice.held),
        excluded=tuple(
            (
                str(each.product),
                tuple(
                    sorted(
                        (_named(why.rule, names), why.firm)
                        for why in each.reasons
                        if why.rule
                    )
                ),
                any(why.suits for why in each.reasons),
            )
            for each in advice.excluded
        ),
        remedies=tuple(
            sorted(
                (
                    _named(each.rule, names),
                    each.effort.word,
                    tuple(map(str, each.problems)),
                )
                for each in advice.remedies
            )
        ),
    )


def _named(rule: str, names: Mapping[str, str]) -> str:
    return str(names.get(rule, rule))


def _chosen(found: Recommendation, names: Mapping[str, str]) -> Chosen:
    ledger = found.objections
    return Chosen(
        product=str(found.product),
        score=found.score,
        parts=tuple((str(p.problem), p.strength.word) for p in found.contributions),
        priorities=tuple(
            sorted((str(each.priority), each.value) for each in found.priorities)
        ),
        cautions=tuple(sorted(_named(each.rule, names) for each in found.cautions)),
        prevented=_objections(ledger.prevented),
        answered=_objections(ledger.answered),
        open=_objections(ledger.open),
        also=_objections(ledger.also_resolves),
    )


def _objections(found: Iterable[Resolution]) -> tuple[str, ...]:
    return tuple(sorted({str(each.objection) for each in found}))


def understood(enquiry: Enquiry, knowledge: Knowledge, other: Knowledge) -> Enquiry:
    """Return an enquiry without what only the other side has ever heard of.

    What neither knows stays, and is refused; so does a value that one refuses.

    Args:
        enquiry: What the client states.
        knowledge: The side that is asked.
        other: The other side.
    """
    strange = {*_asked(other)} - {*_asked(knowledge)}
    current = enquiry.current
    if current in other.products and current not in knowledge.products:
        current = None
    return Enquiry(
        problems=_known(enquiry.problems, knowledge.problems, other.problems),
        context={
            name: value
            for name, value in enquiry.context.items()
            if name not in strange
        },
        objections=_known(enquiry.objections, knowledge.objections, other.objections),
        priorities=_known(enquiry.priorities, knowledge.priorities, other.priorities),
        current=current,
    )


def _asked(knowledge: Knowledge) -> Iterator[str]:
    """Yield the attributes that clients state."""
    for name, attribute in knowledge.attributes.items():
        if not attribute.from_rules:
            yield name


def _known(
    stated: Stated, known: Mapping[str, object], other: Mapping[str, object]
) -> Stated:
    if isinstance(stated, Mapping):
        return {
            name: grade
            for name, grade in stated.items()
            if name in known or name not in other
        }
    return [name for name in stated if name in known or name not in other]
