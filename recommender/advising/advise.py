"""From an enquiry's facts and what fired to the whole advice."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import islice

from recommender.advising.describing import describe, exclusion_of
from recommender.advising.grounds import Grounds, grounds_of
from recommender.advising.outlook import GroundsOutlook
from recommender.advising.ranking import ranked, ranked_held
from recommender.compiling.compiled import Compiled
from recommender.compiling.picked import Products, bits
from recommender.engine.inference import Inference
from recommender.model.advice import (
    Advice,
    Conclusion,
    Conflict,
    HeldNeed,
    NoOutlook,
    Remedy,
)
from recommender.model.enquiry import Facts
from recommender.model.lazily import Lazily
from recommender.model.rule import OfferRemedy

_NOBODY = NoOutlook()


def advise(  # noqa: PLR0913 - each is a thing of its own
    compiled: Compiled,
    facts: Facts,
    infer: Callable[[Facts], Inference],
    *,
    enquiry: Mapping[str, object],
    on: date,
    top: int | None = None,
    again: Callable[[Mapping[str, object]], Advice] = _NOBODY.again,
) -> Advice:
    """Return the advice for `facts`.

    Args:
        compiled: The knowledge base.
        facts: The enquiry, read by the vocabulary.
        infer: Fires the rules.
        enquiry: The enquiry as data, to be repeated in the advice.
        on: The day the advice is for.
        top: How many recommendations and held products to describe; None for all.
        again: Advises on another enquiry, for who asks what if.
    """
    knowledge = compiled.knowledge
    inference = infer(facts)
    grounds = grounds_of(compiled, facts, inference, on=on)
    fitting = list(islice(ranked(grounds), top))
    held = list(islice(ranked_held(grounds), top))
    out = list(bits(_excluded(grounds)))
    return Advice(
        knowledge_base={
            "id": knowledge.id,
            "version": knowledge.version,
            "digest": knowledge.digest,
        },
        on=on,
        enquiry=enquiry,
        engine=inference.engine,
        fired=inference.fired,
        open=inference.open,
        conclusions=tuple(_conclusions(grounds)),
        needs=tuple(
            HeldNeed(
                need=need,
                strength=weight.strength,
                rules=weight.rules,
                problems=tuple(sorted(weight.problems)),
            )
            for need, weight in sorted(grounds.weights.needs.items())
        ),
        recommendations=Lazily(
            len(fitting), lambda place: describe(grounds, fitting[place])
        ),
        held=Lazily(
            len(held),
            lambda place: describe(grounds, held[place], still_held=True),
        ),
        excluded=Lazily(len(out), lambda place: exclusion_of(grounds, out[place])),
        remedies=tuple(_remedies(grounds)),
        conflicts=tuple(_conflicts(grounds)),
        outlook=GroundsOutlook(grounds, infer, again),
    )


def _excluded(grounds: Grounds) -> Products:
    """Return the offered products that meet a held need and are out."""
    wanted = 0
    for need in grounds.weights.needs:
        if need in grounds.met:
            wanted |= grounds.met[need].true
    return wanted & grounds.compiled.catalog.offered & grounds.fit.out


def _conclusions(grounds: Grounds) -> Iterator[Conclusion]:
    for (attribute, value), weight in sorted(grounds.weights.conclusions.items()):
        yield Conclusion(
            attribute=attribute,
            value=value,
            strength=weight.strength,
            rules=weight.rules,
            problems=tuple(sorted(weight.problems)),
        )


def _remedies(grounds: Grounds) -> Iterator[Remedy]:
    for rule in sorted(grounds.fired, key=lambda rule: rule.id):
        if isinstance(rule.effect, OfferRemedy):
            yield Remedy(
                rule=rule.id,
                text=rule.effect.remedy,
                problems=tuple(sorted(grounds.weights.rules[rule.id].problems)),
                effort=rule.effect.effort,
            )


def _conflicts(grounds: Grounds) -> Iterator[Conflict]:
    """Yield the attributes that can have one value and were concluded several."""
    attributes = grounds.compiled.knowledge.attributes
    for name, values in sorted(grounds.inference.conclusions.items()):
        if len(values) > 1 and not attributes[name].scale.many:
            rules = {
                rule
                for value in values
                for rule in grounds.weights.conclusions[name, value].rules
            }
            yield Conflict(
                attribute=name,
                values=tuple(sorted(values)),
                rules=tuple(sorted(rules)),
            )
