"""The ledger of objections against one product."""

from collections.abc import Iterable, Mapping

from recommender.model.recommendation import Caution, Objections, Resolution
from recommender.model.text import Text
from recommender.model.vocabulary import Objection


def ledger(
    stated: Iterable[str],
    cautions: Iterable[Caution],
    *,
    preventing: Iterable[Resolution],
    answering: Iterable[Resolution],
    objections: Mapping[str, Objection],
) -> Objections:
    """Sort what was objected into prevented, answered and open.

    Args:
        stated: Objections that the client voiced.
        cautions: Fired cautions against this product.
        preventing: Claims of fired need rules for needs that the product meets.
        answering: Claims of fired resolve rules that hold for the product and
            rest on a source that is valid on the day, or on none.
        objections: The vocabulary, for what to explore.
    """
    stated = frozenset(stated)
    raised = [(name, c.rule) for c in cautions for name in c.raises]
    triggered = stated.union(name for name, _ in raised)
    prevented = _sorted(preventing)
    prevents = {claim.objection for claim in prevented}
    answered = _sorted(c for c in answering if c.objection not in prevents)
    answers = {claim.objection for claim in answered}
    unresolved = triggered - prevents - answers
    still_open = [
        Resolution(objection=name, rule=rule, text=_explore(objections, name))
        for name, rule in raised
        if name in unresolved
    ]
    still_open.extend(
        Resolution(objection=name, rule="", text=_explore(objections, name))
        for name in unresolved - {name for name, _ in raised}
    )
    return Objections(
        prevented=tuple(c for c in prevented if c.objection in triggered),
        answered=tuple(c for c in answered if c.objection in triggered),
        open=tuple(_sorted(still_open)),
        also_resolves=tuple(
            _sorted(c for c in (*prevented, *answered) if c.objection not in triggered)
        ),
    )


def _sorted(claims: Iterable[Resolution]) -> list[Resolution]:
    return sorted(claims, key=lambda claim: (claim.objection, claim.rule))


def _explore(objections: Mapping[str, Objection], name: str) -> Text:
    """Return what to ask before answering."""
    objection = objections.get(name)
    return objection.explore if objection else Text()
