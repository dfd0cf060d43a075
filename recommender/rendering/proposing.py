"""One product as it is put to the client: why, what for, what against."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from recommender.model.advice import Advice
from recommender.model.grades import Strength
from recommender.model.recommendation import (
    Contribution,
    PriorityValue,
    Recommendation,
    Resolution,
)
from recommender.rendering.comparing import compared
from recommender.rendering.confirming import to_confirm
from recommender.rendering.demonstrated import materials
from recommender.rendering.outline import Item, Mark, group
from recommender.rendering.understood import because
from recommender.rendering.wording import Wording, without_stop

_WELL = Fraction(2, 3)
_PARTLY = Fraction(1, 3)
_FEW = 3


def proposed(  # noqa: PLR0913 - each changes what is said
    found: Recommendation,
    number: int,
    advice: Advice,
    words: Wording,
    *,
    tied: bool,
    brief: bool,
    before: Iterable[Recommendation] = (),
) -> Item:
    """Return a recommended or held product, and everything said about it.

    Args:
        found: The product and its reasons.
        number: Its place in its list, from 1.
        advice: The whole advice.
        words: How to say it.
        tied: Whether nothing but its id puts it behind the one before.
        brief: Whether to only name most of what nobody has asked about.
        before: The products above it in its list.
    """
    product = words.knowledge.products.get(found.product)
    items = list(helping(found, advice, words))
    if tied:
        items.append(Item(text=words.phrases.tied, mark=Mark.SENTENCE))
    items.extend(group(words.phrases.why, tuple(reasons(found, advice, words))))
    items.extend(group(words.phrases.gains, tuple(benefits(found, words))))
    items.extend(group(words.phrases.matters, tuple(priorities(found, words))))
    items.extend(compared(found, advice, words))
    items.extend(_ledger(found, words, before if brief else None))
    items.extend(group(words.phrases.against, tuple(cautions(found, words))))
    if product is not None and not found.confirm:
        items.extend(
            group(words.phrases.materials, tuple(materials(product.id, words)))
        )
    return Item(
        lead=words.product(found.product),
        text=words.category(product.category) if product else "",
        mark=Mark.PRODUCT,
        number=number,
        items=tuple(items),
    )


def helping(found: Recommendation, advice: Advice, words: Wording) -> Iterator[Item]:
    """Yield how far a product helps; of a held one, what to find out first, too."""
    parts = sorted(
        found.contributions, key=lambda part: (-part.importance, -part.strength)
    )
    if found.confirm:
        yield from _once_confirmed(found, parts, advice, words)
    else:
        yield from (_help(part, words, Mark.GROUP) for part in parts)


def reasons(found: Recommendation, advice: Advice, words: Wording) -> Iterator[Item]:
    """Yield what fired rules say for a product."""
    told = (r.rule for r in found.reasons if r.rule not in advice.open)
    yield from because(told, words, mark=Mark.POINT)


def _help(part: Contribution, words: Wording, mark: Mark) -> Item:
    """Return how far it helps with one problem, and by which needs."""
    phrases = words.phrases
    text = {
        Strength.POSSIBLE: phrases.helps_possibly,
        Strength.LIKELY: phrases.helps_likely,
        Strength.STRONG: phrases.helps_strongly,
    }[part.strength]
    if part.needs:
        needs = "; ".join(map(words.need, part.needs))
        text = f"{text} {phrases.meets.format(needs=needs)}"
    return Item(lead=words.problem(part.problem), text=text, mark=mark)


def _once_confirmed(
    found: Recommendation,
    parts: Iterable[Contribution],
    advice: Advice,
    words: Wording,
) -> Iterator[Item]:
    """Yield what to find out about a held product, and what it could then do."""
    yield from group(words.phrases.confirm, to_confirm(found, advice, words))
    maybe = (r.rule for r in found.reasons if r.rule in advice.open)
    yield from group(
        words.phrases.if_confirmed,
        (
            *(_help(part, words, Mark.POINT) for part in parts),
            *because(maybe, words, mark=Mark.POINT),
        ),
    )


def benefits(found: Recommendation, words: Wording) -> Iterator[Item]:
    """Yield what the client gains, and from what, each thing once."""
    told = set()
    for benefit in found.benefits:
        gain = without_stop(words.text(benefit.benefit))
        feature = without_stop(words.text(benefit.feature))
        if (gain, feature) in told:
            continue
        told.add((gain, feature))
        if gain and feature:
            text = words.phrases.benefit.format(benefit=gain, feature=feature)
        else:
            text = gain or feature
        yield Item(text=text, mark=Mark.FOR)


def priorities(found: Recommendation, words: Wording) -> Iterator[Item]:
    """Yield how well a product serves what matters most to the client."""
    for served in found.priorities:
        yield Item(
            lead=words.priority(served.priority),
            text=_served(found.product, served, words),
        )


def _served(product: str, served: PriorityValue, words: Wording) -> str:
    """Return how well a priority is served; an unknown value is not a bad one."""
    phrases = words.phrases
    priority = words.knowledge.priorities.get(served.priority)
    having = words.knowledge.products.get(product)
    wanted = {each.property for each in priority.prefer} if priority else set()
    known = wanted.intersection(having.properties) if having else set()
    if not known:
        return phrases.serves_unknown
    if served.value >= _WELL:
        text = phrases.serves_well
    else:
        partly = served.value >= _PARTLY
        text = phrases.serves_partly if partly else phrases.serves_hardly
    return text if known == wanted else phrases.as_far_as_known.format(served=text)


def _ledger(
    found: Recommendation, words: Wording, before: Iterable[Recommendation] | None
) -> Iterator[Item]:
    """Yield the objections: those that need no answer first, the open ones last."""
    phrases, ledger = words.phrases, found.objections
    for lead, claims in (
        (phrases.prevented, ledger.prevented),
        (phrases.answered, ledger.answered),
    ):
        yield from group(lead, tuple(claimed(claims, words)))
    also = tuple(_also_resolved(found, words, before))
    yield from group(phrases.also_resolves, also)
    yield from group(phrases.open_objection, tuple(left_open(ledger.open, words)))


def _also_resolved(
    found: Recommendation, words: Wording, before: Iterable[Recommendation] | None
) -> Iterator[Item]:
    """Yield the objections that may come up, with the answer.

    Args:
        found: The product.
        words: How to say it.
        before: The products above it, which tell the same answers; where it is
            given, only a few that they do not tell are told, and the others named.
    """
    phrases = words.phrases
    told = also = tuple(claimed(found.objections.also_resolves, words))
    if before is not None:
        above = {
            item
            for other in before
            for item in claimed(other.objections.also_resolves, words)
        }
        told = tuple(item for item in also if item not in above)[:_FEW]
    rest = "; ".join(item.lead for item in also if item not in told)
    more = phrases.more_resolved if told else phrases.resolved_as_above
    yield from told
    if rest:
        yield Item(text=more.format(objections=rest))


def claimed(claims: Iterable[Resolution], words: Wording) -> Iterator[Item]:
    """Yield each objection once, with all claims that meet it and their sources."""
    by_objection: dict[str, list[Resolution]] = {}
    for claim in claims:
        by_objection.setdefault(claim.objection, []).append(claim)
    for objection, meeting in by_objection.items():
        texts = dict.fromkeys(words.sentence(claim.text) for claim in meeting)
        rules = (words.knowledge.rules.get(claim.rule) for claim in meeting)
        sources = dict.fromkeys(
            name for rule in rules if rule is not None for name in rule.sources
        )
        yield Item(
            lead=words.quoted(words.objection(objection)),
            text=" ".join(filter(None, texts)),
            sources=tuple(sources),
            mark=Mark.FOR,
        )


def left_open(claims: Iterable[Resolution], words: Wording) -> Iterator[Item]:
    """Yield each open objection once, with what to ask first."""
    questions = {claim.objection: words.text(claim.text) for claim in claims}
    for objection, question in questions.items():
        yield Item(
            lead=words.quoted(words.objection(objection)),
            text=words.phrases.ask_first.format(question=question)
            if question
            else words.phrases.nothing_to_say,
            mark=Mark.ASK,
        )


def cautions(
    found: Recommendation, words: Wording, *, raised: bool = True
) -> Iterator[Item]:
    """Yield what speaks against a product.

    Args:
        found: The product and its cautions.
        words: How to say it.
        raised: Whether to name the objections that it may bring up.
    """
    for caution in found.cautions:
        rule = words.knowledge.rules.get(caution.rule)
        text = words.sentence(caution.text)
        if raised and caution.raises:
            named = (words.quoted(words.objection(name)) for name in caution.raises)
            more = words.phrases.raises.format(objections="; ".join(named))
            text = f"{text} {more}"
        yield Item(
            text=text,
            sources=rule.sources if rule else (),
            mark=Mark.AGAINST,
        )
