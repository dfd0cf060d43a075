"""Why a product is not the first choice: one verdict, down to single facts."""

from collections.abc import Iterator
from difflib import get_close_matches

from recommender.advising.describing import confirm, describe, exclusion_of
from recommender.advising.grounds import Grounds
from recommender.advising.ranking import cautioned, priorities_served, ranked
from recommender.advising.relaxing import relaxations, serving_any
from recommender.advising.repairing import Infer
from recommender.advising.wording import unit_of, value_text, wanted_text
from recommender.compiling.picked import Products
from recommender.model.advice import ExclusionReason
from recommender.model.condition import (
    AllOf,
    AnyOf,
    ClientValue,
    Compared,
    Condition,
    CurrentValue,
    Line,
)
from recommender.model.explanation import ExclusionFacts, Fact, Verdict, WhyNot
from recommender.model.rule import Conclude, Exclude, RequireNeed, Rule
from recommender.model.truth import Truth, all_of


def why_not(grounds: Grounds, product: str, infer: Infer) -> WhyNot:
    """Return why `product` is not the first choice for this client.

    Args:
        grounds: What the advice rests on.
        product: Any id.
        infer: Fires the rules on other facts, to try what a change would do.
    """
    catalog = grounds.compiled.catalog
    number = catalog.number.get(product)
    if number is None:
        near = get_close_matches(product, sorted(catalog.number), n=3)
        return WhyNot(
            product=product, verdict=Verdict.UNKNOWN_PRODUCT, near=tuple(near)
        )
    bit = 1 << number
    if not catalog.offered & bit:
        return WhyNot(
            product=product,
            verdict=Verdict.NOT_OFFERED,
            replaced_by=catalog.products[number].replaced_by or "",
        )
    if grounds.fit.out & bit:
        return WhyNot(
            product=product,
            verdict=Verdict.OUT,
            exclusions=tuple(_exclusions(grounds, number)),
            nearest=next(
                relaxations(grounds, serving_any(grounds) & bit, serving_any, infer),
                None,
            ),
        )
    if grounds.held & bit:
        return WhyNot(
            product=product,
            verdict=Verdict.HELD,
            confirm=confirm(grounds, number, grounds.unknowns),
        )
    if not grounds.fitting & bit:
        return _no_need(grounds, product, bit)
    return _outranked(grounds, product, number)


def _exclusions(grounds: Grounds, number: int) -> Iterator[ExclusionFacts]:
    """Yield every exclusion that holds, with the facts it rests on."""
    knowledge = grounds.compiled.knowledge
    for reason in exclusion_of(grounds, number).reasons:
        if reason.rule:
            rule = knowledge.rules[reason.rule]
            facts = [
                *_true_facts(grounds, rule),
                *_product_facts(grounds, rule, number),
            ]
            yield ExclusionFacts(reason=reason, facts=tuple(dict.fromkeys(facts)))
        else:
            yield ExclusionFacts(reason=reason, facts=_suits(grounds, reason, number))


def _suits(grounds: Grounds, reason: ExclusionReason, number: int) -> tuple[Fact, ...]:
    """Return what the client said and what the product suits instead."""
    knowledge = grounds.compiled.knowledge
    return tuple(
        _client_fact(grounds, line)
        for line in grounds.compiled.catalog.products[number].suits
        if line.subject == reason.suits and knowledge.attributes
    )


def _true_facts(grounds: Grounds, rule: Rule) -> Iterator[Fact]:
    """Yield the facts of the blocks of `when` that hold."""
    for block in rule.when.blocks if rule.when else ():
        if all_of(map(grounds.holds, block)) is Truth.TRUE:
            for line in block:
                yield _client_fact(grounds, line)


def _product_facts(grounds: Grounds, rule: Rule, number: int) -> Iterator[Fact]:
    """Yield the data of the product, and the limits, that an exclusion rests on."""
    if isinstance(rule.effect, Exclude):
        yield from condition_facts(grounds, rule.effect.products, number)


def condition_facts(
    grounds: Grounds, condition: Condition, number: int
) -> Iterator[Fact]:
    """Yield what makes a product condition true for a product."""
    knowledge, catalog = grounds.compiled.knowledge, grounds.compiled.catalog
    product = catalog.products[number]
    for block in condition.blocks:
        truths = [
            catalog.line(line, grounds.view.limit).for_product(1 << number)
            for line in block
        ]
        if all_of(truths) is not Truth.TRUE:
            continue
        for line in block:
            value = {
                "product": product.id,
                "category": product.category,
            }.get(line.subject) or value_text(
                product.properties.get(line.subject),
                unit_of(line.subject, knowledge),
                knowledge,
            )
            wanted = wanted_text(
                line,
                knowledge,
                unit=knowledge.properties[line.subject].scale.unit
                if line.subject in knowledge.properties
                else "",
            )
            yield Fact(subject=line.subject, value=value, wanted=wanted)
            yield from _limit_fact(grounds, line)


def _limit_fact(grounds: Grounds, line: Line) -> Iterator[Fact]:
    """Yield the limit that the client or the product in use gives."""
    knowledge, facts = grounds.compiled.knowledge, grounds.facts
    limit = line.test.limit if isinstance(line.test, Compared) else None
    if isinstance(limit, ClientValue):
        unit = knowledge.attributes[limit.attribute].scale.unit
        value = facts.context.get(limit.attribute)
        yield Fact(subject=limit.attribute, value=value_text(value, unit, knowledge))
    elif isinstance(limit, CurrentValue):
        unit = knowledge.properties[limit.property].scale.unit
        current = facts.current
        value = current.properties.get(limit.property) if current else None
        yield Fact(
            subject=f"current.{limit.property}",
            value=value_text(value, unit, knowledge),
        )


def _client_fact(grounds: Grounds, line: Line) -> Fact:
    """Return what is known of a line's subject, and what the line asks for."""
    knowledge = grounds.compiled.knowledge
    attribute = knowledge.attributes.get(line.subject)
    unit = attribute.scale.unit if attribute else ""
    if attribute is not None and attribute.from_rules:
        value = ", ".join(sorted(grounds.inference.conclusions.get(line.subject, ())))
    else:
        value = value_text(grounds.view.stated(line.subject), unit, knowledge)
    return Fact(
        subject=line.subject,
        value=value,
        wanted=wanted_text(line, knowledge, unit=unit),
    )


def _no_need(grounds: Grounds, product: str, bit: Products) -> WhyNot:
    """Return the nearest rule that would need the product, and what it lacks.

    A rule that fired lacks nothing; that it is for no stated problem is told only
    where there is no other.
    """
    compiled = grounds.compiled
    fired = frozenset(grounds.inference.fired)
    nearest: tuple[bool, int, str, tuple[Fact, ...]] | None = None
    for rule in compiled.knowledge.active_rules():
        effect = rule.effect
        if not isinstance(effect, RequireNeed) or effect.need not in compiled.met_by:
            continue
        if grounds.pick(compiled.met_by[effect.need]).possible & bit:
            missing = tuple(dict.fromkeys(lacking(grounds, rule)))
            found = (rule.id in fired, len(missing), rule.id, missing)
            if nearest is None or found[:3] < nearest[:3]:
                nearest = found
    return WhyNot(
        product=product,
        verdict=Verdict.NO_NEED,
        rule=nearest[2] if nearest else "",
        missing=nearest[3] if nearest else (),
    )


def lacking(
    grounds: Grounds, rule: Rule, seen: frozenset[str] = frozenset()
) -> tuple[Fact, ...]:
    """Return the fewest single facts that keep a rule from firing.

    A line on a conclusion is traced to the nearest rule that could draw it.
    """
    blocks = [
        tuple(
            fact
            for line in block
            if grounds.holds(line) is not Truth.TRUE
            for fact in _lacking_line(grounds, line, seen | {rule.id})
        )
        for block in (rule.when.blocks if rule.when else ())
    ]
    fewest = min(blocks, key=len, default=())
    silenced = tuple(
        Fact(
            subject=fact.subject, value=fact.value, wanted=f"anything but {fact.wanted}"
        )
        for line in (rule.unless.lines() if rule.unless else ())
        if grounds.holds(line) is not Truth.FALSE
        for fact in [_client_fact(grounds, line)]
    )
    return fewest + silenced


def _lacking_line(
    grounds: Grounds, line: Line, seen: frozenset[str]
) -> tuple[Fact, ...]:
    """Return what a line lacks: a fact, or what the nearest conclusion lacks."""
    knowledge = grounds.compiled.knowledge
    attribute = knowledge.attributes.get(line.subject)
    if attribute is not None and attribute.from_rules:
        if isinstance(line.test, AnyOf | AllOf):
            wanted = line.test.values
            traced = [
                lacking(grounds, rule, seen)
                for rule in knowledge.concluding(line.subject)
                if rule.id not in seen
                and isinstance(rule.effect, Conclude)
                and any(value in wanted for _, value in rule.effect.values)
            ]
            traced = [facts for facts in traced if facts]
            if traced:
                return min(traced, key=len)
        return (_client_fact(grounds, line),)
    limit = tuple(fact for fact in _limit_fact(grounds, line) if not fact.value)
    return (_client_fact(grounds, line), *limit)


def _outranked(grounds: Grounds, product: str, number: int) -> WhyNot:
    """Return whether the product is first, or what sets it apart from the first."""
    order = ranked(grounds)
    place = order.index(number) + 1
    if place == 1:
        return WhyNot(product=product, verdict=Verdict.RECOMMENDED, place=place)
    own, better = describe(grounds, number), describe(grounds, order[0])
    return WhyNot(
        product=product,
        verdict=Verdict.OUTRANKED,
        place=place,
        better=better.product,
        own=own.contributions,
        others=better.contributions,
        settled_by=_settled_by(grounds, number, order[0]),
    )


def _settled_by(grounds: Grounds, one: int, other: int) -> str:
    """Return what decides between two fitting products."""
    scores = grounds.support.scores(1 << one | 1 << other)
    if scores[one] != scores[other]:
        return "score"
    if priorities_served(grounds, one) != priorities_served(grounds, other):
        return "priorities"
    against = cautioned(grounds)
    counts = [sum(group >> number & 1 for group in against) for number in (one, other)]
    return "cautions" if counts[0] != counts[1] else "id"
