"""From an enquiry's facts and what fired to the whole advice.

What fired and where every product stands is settled at once; the lines of the
advice are written when somebody reads them.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from attrs import define

from recommender.advising.describing import describe, described, exclusion_of
from recommender.advising.grounds import Grounds, grounds_of
from recommender.advising.outlook import GroundsOutlook
from recommender.advising.ranking import ranked, ranked_held
from recommender.compiling.compiled import Compiled
from recommender.compiling.picked import Products, bits
from recommender.engine.inference import Inference
from recommender.loading.enquiry import enquiry_data
from recommender.model.advice import (
    Advice,
    Conclusion,
    Conflict,
    Exclusion,
    HeldNeed,
    NoOutlook,
    Remedy,
)
from recommender.model.enquiry import Facts
from recommender.model.lazily import Lazily, fill
from recommender.model.recommendation import Recommendation
from recommender.model.rule import OfferRemedy

_NOBODY: Final = NoOutlook()


@define(eq=False)
class Asked:
    """What advice is made of.

    Attributes:
        top: How many recommendations and held products to describe; None for all.
        enquiry: The enquiry as data, where it is not to be written from the facts.
        infer: Fires the rules.
        again: Advises on another enquiry.
    """

    grounds: Grounds
    top: int | None
    enquiry: Mapping[str, object] | None
    infer: Callable[[Facts], Inference]
    again: Callable[[Mapping[str, object]], Advice]


def advise(  # noqa: PLR0913 - each is a thing of its own
    compiled: Compiled,
    facts: Facts,
    infer: Callable[[Facts], Inference],
    *,
    enquiry: Mapping[str, object] | None = None,
    on: date,
    top: int | None = None,
    again: Callable[[Mapping[str, object]], Advice] = _NOBODY.again,
) -> Advice:
    """Return the advice for `facts`.

    Args:
        compiled: The knowledge base.
        facts: The enquiry, read by the vocabulary.
        infer: Fires the rules.
        enquiry: The enquiry as data, to be repeated in the advice; None has it
            written from `facts`.
        on: The day the advice is for.
        top: How many recommendations and held products to describe; None for all.
        again: Advises on another enquiry, for who asks what if.
    """
    inference = infer(facts)
    grounds = grounds_of(compiled, facts, inference, on=on)
    advice = Advice.lazily(Asked(grounds, top, enquiry, infer, again), _MAKERS)
    fill(advice, "on", on)
    fill(advice, "engine", inference.engine)
    fill(advice, "fired", inference.fired)
    fill(advice, "open", inference.open)
    return advice


def _knowledge_base(asked: Asked) -> Mapping[str, str]:
    knowledge = asked.grounds.compiled.knowledge
    return {
        "id": knowledge.id,
        "version": knowledge.version,
        "digest": knowledge.digest,
    }


def _enquiry(asked: Asked) -> Mapping[str, object]:
    if asked.enquiry is not None:
        return asked.enquiry
    return enquiry_data(asked.grounds.facts, asked.grounds.compiled.knowledge)


def _needs(asked: Asked) -> tuple[HeldNeed, ...]:
    return tuple(
        HeldNeed(
            need=need,
            strength=weight.strength,
            rules=weight.rules,
            problems=tuple(sorted(weight.problems)),
        )
        for need, weight in sorted(asked.grounds.weights.needs.items())
    )


def _recommendations(asked: Asked) -> Sequence[Recommendation]:
    grounds, top = asked.grounds, asked.top
    return _described(grounds, ranked(grounds, top), top, still_held=False)


def _held(asked: Asked) -> Sequence[Recommendation]:
    grounds, top = asked.grounds, asked.top
    return _described(grounds, ranked_held(grounds, top), top, still_held=True)


def _described(
    grounds: Grounds, numbers: Sequence[int], top: int | None, *, still_held: bool
) -> Sequence[Recommendation]:
    """Return what was asked for by number at once; of all products, each later."""
    if top is not None:
        return tuple(described(grounds, numbers, still_held=still_held))
    return Lazily(
        len(numbers),
        lambda place: describe(grounds, numbers[place], still_held=still_held),
    )


def _excluded(asked: Asked) -> Lazily[Exclusion]:
    grounds = asked.grounds
    out = list(bits(_wanted_and_out(grounds)))
    return Lazily(len(out), lambda place: exclusion_of(grounds, out[place]))


def _wanted_and_out(grounds: Grounds) -> Products:
    """Return the offered products that meet a held need and are out."""
    wanted = 0
    for picked in grounds.met.values():
        wanted |= picked.true
    return wanted & grounds.compiled.catalog.offered & grounds.fit.out


def _conclusions(asked: Asked) -> tuple[Conclusion, ...]:
    return tuple(
        Conclusion(
            attribute=attribute,
            value=value,
            strength=weight.strength,
            rules=weight.rules,
            problems=tuple(sorted(weight.problems)),
        )
        for (attribute, value), weight in sorted(
            asked.grounds.weights.conclusions.items()
        )
    )


def _remedies(asked: Asked) -> tuple[Remedy, ...]:
    grounds = asked.grounds
    return tuple(
        Remedy(
            rule=rule.id,
            text=rule.effect.remedy,
            problems=tuple(sorted(grounds.weights.rules[rule.id].problems)),
            effort=rule.effect.effort,
        )
        for rule in sorted(grounds.fired, key=lambda rule: rule.id)
        if isinstance(rule.effect, OfferRemedy)
    )


def _conflicts(asked: Asked) -> tuple[Conflict, ...]:
    """Return the attributes that can have one value and were concluded several."""
    grounds = asked.grounds
    attributes = grounds.compiled.knowledge.attributes
    found = []
    for name, values in sorted(grounds.inference.conclusions.items()):
        if len(values) > 1 and not attributes[name].scale.many:
            rules = {
                rule
                for value in values
                for rule in grounds.weights.conclusions[name, value].rules
            }
            found.append(
                Conflict(
                    attribute=name,
                    values=tuple(sorted(values)),
                    rules=tuple(sorted(rules)),
                )
            )
    return tuple(found)


_MAKERS: Final[Mapping[str, Callable[[Asked], object]]] = {
    "knowledge_base": _knowledge_base,
    "enquiry": _enquiry,
    "conclusions": _conclusions,
    "needs": _needs,
    "recommendations": _recommendations,
    "held": _held,
    "excluded": _excluded,
    "remedies": _remedies,
    "conflicts": _conflicts,
    "_outlook": lambda asked: GroundsOutlook(asked.grounds, asked.infer, asked.again),
}
