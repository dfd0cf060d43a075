"""Advice in reading order, from what we understood to where claims come from."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from recommender.model.advice import Advice, Exclusion, ExclusionReason
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import Recommendation
from recommender.rendering.asking import effort_words, find_out
from recommender.rendering.confirming import meant_for
from recommender.rendering.outline import Item, Mark, Outline, Section, numbered
from recommender.rendering.proposing import proposed
from recommender.rendering.sources import source_list
from recommender.rendering.understood import because, understood
from recommender.rendering.unsolved import unsolved
from recommender.rendering.wording import (
    Wording,
    context,
    stated,
    wording,
)

_NAMED = 10
_SEVERAL = 2


def advice_outline(
    advice: Advice, knowledge: Knowledge, *, language: str | None, top: int | None
) -> Outline:
    """Return what to tell about `advice`, in order.

    Args:
        advice: What to tell.
        knowledge: What it was given from, for labels and texts.
        language: The reader's; None for the knowledge base's own.
        top: How many recommendations, and how many held products, to tell in
            full; the others are only named. None tells all.
    """
    words = wording(knowledge, language)
    phrases = words.phrases
    sections = (
        understood(advice, words, top),
        _conflicts(advice, words),
        _recommended(advice, words, top),
        unsolved(advice, words),
        _remedies(advice, words),
        find_out(advice, words, brief=top is not None),
        _products(advice.held, (phrases.held, phrases.more_held), advice, words, top),
        _excluded(advice, words),
    )
    told = tuple(section for section in sections if section.items)
    sources = numbered(told)
    return Outline(
        title=phrases.title.format(
            knowledge_base=words.text(knowledge.title) or knowledge.id,
            date=words.day(advice.on),
        ),
        sections=(*told, *source_list(sources, advice.on, words)),
        sources=sources,
        closing=phrases.closing.format(id=knowledge.id, version=knowledge.version),
    )


def _products(
    found: Sequence[Recommendation],
    headings: tuple[str, str],
    advice: Advice,
    words: Wording,
    top: int | None,
) -> Section:
    """Return the first `top` products in full, and the names of the others."""
    heading, others = headings
    shown = found[:top]
    tied = (False, *(_tied(*pair) for pair in pairwise(shown)))
    items = [
        proposed(
            one,
            number,
            advice,
            words,
            tied=tied[number - 1],
            brief=top is not None,
            before=shown[: number - 1],
        )
        for number, one in enumerate(shown, start=1)
    ]
    # Products are described when they are looked at, so only a few are.
    rest = found[len(shown) : len(shown) + _NAMED]
    if rest:
        left = len(found) - len(shown) - len(rest)
        products = (words.product(one.product) for one in rest)
        names = words.some(products, _NAMED, unseen=left)
        items.append(Item(text=others.format(products=names), mark=Mark.SENTENCE))
    return Section(heading=heading, items=tuple(items))


def _recommended(advice: Advice, words: Wording, top: int | None) -> Section:
    """Return what fits, and which of it is needed to serve everything."""
    phrases = words.phrases
    headings = (phrases.recommended, phrases.more_fitting)
    section = _products(advice.recommendations, headings, advice, words, top)
    if len(stated(advice.enquiry, "problems")) == 1 or len(advice.solution) < _SEVERAL:
        return section
    products = words.listed(map(words.product, advice.solution))
    together = Item(text=phrases.together.format(products=products), mark=Mark.SENTENCE)
    return evolve(section, items=(together, *section.items))


def _tied(before: Recommendation, after: Recommendation) -> bool:
    """Return whether nothing but the ids orders two products.

    Held products are not compared: what is found out decides about them.
    """
    return (
        not after.confirm
        and before.score == after.score
        and before.priorities == after.priorities
        and len(before.cautions) == len(after.cautions)
    )


def _conflicts(advice: Advice, words: Wording) -> Section:
    items = []
    for conflict in advice.conflicts:
        scale = words.attribute_scale(conflict.attribute)
        values = words.listed(
            words.quoted(words.value(scale, value)) for value in conflict.values
        )
        items.append(
            Item(
                lead=words.attribute(conflict.attribute),
                text=words.phrases.conflict.format(values=values),
                mark=Mark.AGAINST,
            )
        )
    return Section(heading=words.phrases.conflicts, items=tuple(items))


def _remedies(advice: Advice, words: Wording) -> Section:
    """Return the fixes that need no product, those that cost least first."""
    phrases = words.phrases
    several = len(stated(advice.enquiry, "problems")) > 1
    items = []
    for remedy in sorted(advice.remedies, key=lambda remedy: remedy.effort):
        aside = [effort_words(remedy.effort, words)]
        if several:
            aside.extend(map(words.problem, remedy.problems))
        items.append(
            Item(
                text=words.sentence(remedy.text),
                note=f"({'; '.join(aside)})",
                items=tuple(because((remedy.rule,), words)),
            )
        )
    return Section(heading=phrases.remedies, items=tuple(items))


def _excluded(advice: Advice, words: Wording) -> Section:
    """Return what is ruled out; products with the same grounds stand together."""
    by_grounds: dict[tuple[Item, ...], list[str]] = {}
    for exclusion in advice.excluded:
        grounds = tuple(_grounds(exclusion, advice, words))
        by_grounds.setdefault(grounds, []).append(words.product(exclusion.product))
    return Section(
        heading=words.phrases.excluded,
        items=tuple(
            Item(lead="; ".join(products), mark=Mark.AGAINST, items=grounds)
            for grounds, products in by_grounds.items()
        ),
    )


def _grounds(exclusion: Exclusion, advice: Advice, words: Wording) -> Iterator[Item]:
    """Yield what puts a product out, law and safety first."""
    for reason in sorted(exclusion.reasons, key=lambda reason: not reason.firm):
        if not reason.rule:
            yield Item(text=_unsuited(exclusion.product, reason, advice, words))
            continue
        rule = words.knowledge.rules.get(reason.rule)
        text = words.sentence(reason.text)
        yield Item(
            text=f"{text} {words.phrases.firm}" if reason.firm else text,
            sources=rule.sources if rule else (),
        )


def _unsuited(
    product: str, reason: ExclusionReason, advice: Advice, words: Wording
) -> str:
    """Return which value of the client's it is not meant for, and what it is for."""
    phrases = words.phrases
    value = dict(context(advice.enquiry)).get(reason.suits) or [
        conclusion.value
        for conclusion in advice.conclusions
        if conclusion.attribute == reason.suits
    ]
    meant = meant_for(reason.suits, product, words)
    if not value or not meant:
        return words.sentence(reason.text)
    told = phrases.unsuited.format(
        attribute=words.attribute(reason.suits),
        value=words.value(words.attribute_scale(reason.suits), value),
    )
    return f"{told} {phrases.suits.format(values=meant)}"
