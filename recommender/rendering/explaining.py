"""Why a product is recommended, and why another one is not, in plain sentences."""

from collections.abc import Iterable, Iterator
from datetime import date

from recommender.model.explanation import ExclusionFacts, Fact, Verdict, Why, WhyNot
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import Contribution
from recommender.model.rule import Conclude
from recommender.rendering.confirming import meant_for
from recommender.rendering.facts import about, fact, holding, known, to_find_out
from recommender.rendering.outline import Item, Mark, Outline, Section, group, numbered
from recommender.rendering.relaxing import way_out
from recommender.rendering.sources import source_list
from recommender.rendering.understood import because, strength_words
from recommender.rendering.wording import Wording, wording

_LISTED, _DECLARED = "substance: ", "free_of: "


def why_outline(
    why: Why, knowledge: Knowledge, *, on: date, language: str | None
) -> Outline:
    """Return what is enough for a recommendation, in order.

    Args:
        why: A smallest support of it.
        knowledge: What it was derived from, for labels and texts.
        on: The day it was asked for.
        language: The reader's; None for the knowledge base's own.
    """
    words = wording(knowledge, language)
    phrases = words.phrases
    said = tuple(
        Item(lead=about(subject, words), text=known(subject, value, words))
        for subject, value in why.facts.items()
    )
    enough = Item(text=phrases.why_enough, mark=Mark.SENTENCE)
    sections = (
        Section(heading=phrases.why_said, items=(enough, *said)),
        Section(heading=phrases.why_known, items=tuple(_data(why, words))),
        Section(
            heading=phrases.why_rules,
            items=tuple(because(why.rules, words, mark=Mark.FOR)),
        ),
        Section(heading=phrases.open_points, items=tuple(_waiting(why, words))),
    )
    title = phrases.why_this.format(product=words.product(why.product))
    return _outline(title, sections, on, words)


def why_not_outline(
    why_not: WhyNot, knowledge: Knowledge, *, on: date, language: str | None
) -> Outline:
    """Return what stands between a product and being the first choice.

    Args:
        why_not: The verdict.
        knowledge: What it was derived from, for labels and texts.
        on: The day it was asked for.
        language: The reader's; None for the knowledge base's own.
    """
    words = wording(knowledge, language)
    product = words.product(why_not.product)
    section = Section(
        heading=words.phrases.why_not_this.format(product=product),
        items=tuple(_verdict(why_not, words)),
    )
    title = words.phrases.of_day.format(date=words.day(on))
    return _outline(title, (section,), on, words)


def _waiting(why: Why, words: Wording) -> Iterator[Item]:
    """Yield what must stay unknown for the recommendation to hold."""
    effects = (words.knowledge.rules[rule].effect for rule in why.open)
    subjects = {
        subject
        for effect in effects
        if isinstance(effect, Conclude)
        for subject, _ in effect.values
    }
    for subject in sorted(subjects):
        yield Item(lead=about(subject, words), text=words.phrases.now_unknown)


def _outline(
    title: str, sections: Iterable[Section], on: date, words: Wording
) -> Outline:
    told = tuple(section for section in sections if section.items)
    sources = numbered(told)
    knowledge = words.knowledge
    return Outline(
        title=title,
        sections=(*told, *source_list(sources, on, words)),
        sources=sources,
        closing=words.phrases.closing.format(
            id=knowledge.id, version=knowledge.version
        ),
    )


def _data(why: Why, words: Wording) -> Iterator[Item]:
    """Yield what is needed of the product's properties and make-up."""
    product = words.knowledge.products.get(why.product)
    for name in why.properties:
        value = product.properties.get(name) if product else None
        scale = words.property_scale(name)
        text = "" if value is None else words.value(scale, _sorted(value))
        yield Item(lead=words.property(name), text=text)
    for line in why.formulation:
        if line.startswith(_LISTED):
            name = line.removeprefix(_LISTED)
            yield Item(lead=words.phrases.contains, text=words.substance(name))
        elif line.startswith(_DECLARED):
            name = line.removeprefix(_DECLARED)
            yield Item(lead=words.phrases.free_of, text=words.substance(name))
        else:
            yield Item(text=words.phrases.nothing_else)


def _sorted(value: object) -> object:
    """Return the choices of a value in a fixed order."""
    return sorted(value) if isinstance(value, frozenset) else value


def _verdict(why_not: WhyNot, words: Wording) -> Iterator[Item]:
    """Yield the verdict in a sentence, and what it rests on."""
    phrases = words.phrases
    match why_not.verdict:
        case Verdict.UNKNOWN_PRODUCT | Verdict.NOT_OFFERED:
            yield from _not_there(why_not, words)
        case Verdict.OUT:
            yield _sentence(phrases.is_out)
            for exclusion in why_not.exclusions:
                yield _exclusion(why_not.product, exclusion, words)
            if why_not.nearest is not None:
                yield from group(
                    phrases.least_change, (way_out(why_not.nearest, words),)
                )
        case Verdict.HELD:
            yield _sentence(phrases.is_held)
            missing = tuple(to_find_out(why_not.confirm, None, words))
            yield from group(phrases.confirm, missing)
        case Verdict.NO_NEED:
            yield _sentence(phrases.no_need)
            yield from group(
                phrases.would_be_needed,
                (
                    *_facts(why_not.missing, words),
                    *because(filter(None, [why_not.rule]), words),
                ),
            )
        case Verdict.OUTRANKED:
            yield from _outranked(why_not, words)
        case Verdict.RECOMMENDED:
            yield _sentence(phrases.is_recommended)


def _not_there(why_not: WhyNot, words: Wording) -> Iterator[Item]:
    """Yield that there is no such product to recommend, and what there is instead."""
    phrases = words.phrases
    if why_not.verdict is Verdict.NOT_OFFERED:
        yield _sentence(phrases.not_offered)
    else:
        yield _sentence(phrases.not_in_the_catalog.format(product=why_not.product))
    if why_not.near:
        near = ", ".join(why_not.near)
        yield _sentence(phrases.did_you_mean.format(products=near))
    if why_not.replaced_by:
        product = words.product(why_not.replaced_by)
        yield _sentence(phrases.replaced_by.format(product=product))


def _sentence(text: str) -> Item:
    return Item(text=text, mark=Mark.SENTENCE)


def _facts(facts: Iterable[Fact], words: Wording) -> Iterator[Item]:
    for one in facts:
        lead, text = fact(one, words)
        yield Item(lead=lead, text=text)


def _exclusion(product: str, exclusion: ExclusionFacts, words: Wording) -> Item:
    """Return what rules a product out, and the facts it rests on."""
    phrases, reason = words.phrases, exclusion.reason
    if not reason.rule:
        value = next((known(f.subject, f.value, words) for f in exclusion.facts), "")
        told = phrases.unsuited.format(
            attribute=words.attribute(reason.suits), value=value
        )
        meant = phrases.suits.format(values=meant_for(reason.suits, product, words))
        return Item(text=f"{told} {meant}", mark=Mark.AGAINST)
    rule = words.knowledge.rules.get(reason.rule)
    text = words.sentence(reason.text)
    return Item(
        text=f"{text} {phrases.firm}" if reason.firm else text,
        sources=rule.sources if rule else (),
        mark=Mark.AGAINST,
        items=tuple(
            Item(lead=lead, text=value)
            for lead, value in (holding(each, words) for each in exclusion.facts)
        ),
    )


def _outranked(why_not: WhyNot, words: Wording) -> Iterator[Item]:
    """Yield what sets a product apart from the first choice."""
    phrases = words.phrases
    better = words.product(why_not.better)
    yield _sentence(phrases.is_outranked.format(place=why_not.place, product=better))
    settled = {
        "score": phrases.settled_score,
        "priorities": phrases.settled_priorities,
        "cautions": phrases.settled_cautions,
        "id": phrases.settled_id,
    }
    yield _sentence(settled[why_not.settled_by])
    own = words.product(why_not.product)
    for name, parts in ((own, why_not.own), (better, why_not.others)):
        yield from group(name, tuple(_contributions(parts, words)))


def _contributions(parts: Iterable[Contribution], words: Wording) -> Iterator[Item]:
    for part in parts:
        needs = "; ".join(map(words.need, part.needs))
        yield Item(
            lead=words.problem(part.problem),
            text=strength_words(part.strength, words),
            note=f"({needs})" if needs else "",
        )
