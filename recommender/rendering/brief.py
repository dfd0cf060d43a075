"""The brief: what the client gets in hand, and what the account manager needs to know.

Both are told from the same advice and the same plan, as outlines; they are laid
out like any other text.
"""

from collections.abc import Iterable, Iterator
from enum import Enum

from attrs import evolve, frozen

from recommender.model.advice import Advice
from recommender.model.demonstration import Demonstration, Phase
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import Recommendation, Resolution
from recommender.rendering.asking import find_out
from recommender.rendering.comparing import compared
from recommender.rendering.confirming import to_confirm
from recommender.rendering.demonstrated import duration, in_short, materials, phases
from recommender.rendering.outline import Item, Mark, Outline, Section, group, numbered
from recommender.rendering.proposing import (
    benefits,
    cautions,
    claimed,
    helping,
    left_open,
    priorities,
    reasons,
)
from recommender.rendering.sources import source_list
from recommender.rendering.understood import said
from recommender.rendering.unsolved import unsolved
from recommender.rendering.wording import Wording, wording


class Reader(Enum):
    """Who a brief is for."""

    CLIENT = "client"
    MANAGER = "manager"


@frozen(kw_only=True)
class Brief:
    """What a brief is made from.

    Attributes:
        found: The product it is about, recommended or held.
        plan: How the product is shown.
    """

    advice: Advice
    found: Recommendation
    plan: Demonstration


def brief_outline(
    brief: Brief, knowledge: Knowledge, reader: Reader, *, language: str | None
) -> Outline:
    """Return the brief about one product, for one reader.

    Args:
        brief: The advice, the product and the plan.
        knowledge: What they were made from, for labels and texts.
        reader: Who it is for.
        language: The reader's; None for the knowledge base's own.
    """
    words = wording(knowledge, language)
    if reader is Reader.CLIENT:
        words = to_the_client(words)
        title, sections = words.phrases.brief_client, _for_client(brief, words)
    else:
        title, sections = words.phrases.brief_manager, _for_manager(brief, words)
    told = tuple(section for section in sections if section.items)
    sources = numbered(told)
    day = brief.advice.on
    closing = words.phrases.closing.format(id=knowledge.id, version=knowledge.version)
    return Outline(
        title=title.format(product=words.product(brief.found.product)),
        sections=(*told, *source_list(sources, day, words)),
        sources=sources,
        closing=f"{words.phrases.of_day.format(date=words.day(day))}. {closing}",
    )


def to_the_client(words: Wording) -> Wording:
    """Return how to speak to the client, and not about the client."""
    phrases = words.phrases
    return evolve(
        words,
        phrases=evolve(
            phrases,
            problems=phrases.your_problems,
            objections=phrases.your_objections,
            priorities=phrases.matters_to_you,
        ),
    )


def _for_client(brief: Brief, words: Wording) -> Iterator[Section]:
    """Yield what the client gets: from what they told us to where it comes from."""
    phrases, advice, found = words.phrases, brief.advice, brief.found
    yield Section(heading=phrases.you_told_us, items=tuple(said(advice.enquiry, words)))
    yield Section(
        heading=phrases.held_why if found.confirm else phrases.recommended_why,
        items=(
            *helping(found, advice, words),
            *group(phrases.why, tuple(reasons(found, advice, words))),
            *compared(found, advice, words),
        ),
    )
    yield Section(
        heading=phrases.you_gain,
        items=(
            *benefits(found, words),
            *group(phrases.matters_to_you, tuple(priorities(found, words))),
        ),
    )
    against = tuple(cautions(found, words, raised=False))
    nothing = Item(text=phrases.nothing_against, mark=Mark.SENTENCE)
    yield Section(heading=phrases.against, items=against or (nothing,))
    shown = phases(brief.plan, words, things=False)
    yield Section(
        heading=phrases.at_your_place,
        items=(
            *in_short(brief.plan, words),
            *(item for phase in shown for item in group(phase.heading, phase.items)),
        ),
    )
    yield Section(
        heading=phrases.materials, items=tuple(materials(found.product, words))
    )


def _for_manager(brief: Brief, words: Wording) -> Iterator[Section]:
    """Yield what the account manager needs: what to expect, what to ask, what next."""
    phrases, advice, found = words.phrases, brief.advice, brief.found
    yield Section(heading=phrases.understood, items=tuple(said(advice.enquiry, words)))
    yield Section(
        heading=phrases.next_step, items=tuple(_next(found, brief.plan, words))
    )
    yield Section(heading=phrases.what_to_say, items=tuple(_objections(found, words)))
    yield Section(heading=phrases.against, items=tuple(cautions(found, words)))
    yield Section(heading=phrases.open_points, items=_open_points(brief, words))
    things = "; ".join(words.text(each).rstrip(".") for each in brief.plan.bring)
    leaving = tuple(materials(found.product, words))
    yield Section(
        heading=phrases.to_bring,
        items=(
            *([Item(text=things, mark=Mark.SENTENCE)] if things else ()),
            *group(phrases.materials, leaving),
        ),
    )


def _next(found: Recommendation, plan: Demonstration, words: Wording) -> Iterator[Item]:
    """Yield what to ask for at the end of the visit: what has been earned, no more."""
    phrases = words.phrases
    if found.confirm:
        yield Item(text=phrases.next_confirm, mark=Mark.FOR)
    elif plan.minutes:
        time = duration(plan.minutes, words)
        yield Item(text=phrases.next_demo.format(time=time), mark=Mark.FOR)
    else:
        yield Item(text=phrases.next_demo_soon, mark=Mark.FOR)
    first = next((step for step in plan.steps if step.phase is Phase.BEFORE), None)
    if first is not None and first.step:
        step = words.sentence(first.step)
        yield Item(text=phrases.next_first.format(step=step))


def _objections(found: Recommendation, words: Wording) -> Iterator[Item]:
    """Yield what may be said against buying, the open ones first, with what to ask."""
    phrases, ledger = words.phrases, found.objections
    triggered = (*ledger.open, *ledger.answered, *ledger.prevented)
    if not triggered:
        yield Item(text=phrases.none_expected, mark=Mark.SENTENCE)
    yield from group(phrases.open_objection, tuple(left_open(ledger.open, words)))
    for lead, claims in (
        (phrases.answered, ledger.answered),
        (phrases.prevented, ledger.prevented),
    ):
        yield from group(lead, tuple(_asked_first(claims, words)))
    also = "; ".join(item.lead for item in claimed(ledger.also_resolves, words))
    if also:
        yield Item(lead=phrases.also_resolves, text=also, mark=Mark.GROUP)


def _asked_first(claims: Iterable[Resolution], words: Wording) -> Iterator[Item]:
    """Yield answers to objections, each with the question that comes before it."""
    by_objection = tuple(dict.fromkeys(claim.objection for claim in claims))
    for name, item in zip(by_objection, claimed(claims, words), strict=True):
        known = words.knowledge.objections.get(name)
        question = words.text(known.explore) if known else ""
        ask = words.phrases.ask_first.format(question=question)
        first = (Item(text=ask, mark=Mark.ASK),) if question else ()
        yield evolve(item, items=first)


def _open_points(brief: Brief, words: Wording) -> tuple[Item, ...]:
    """Return what is not settled: what to confirm, what to ask, what stays unsolved."""
    phrases, advice, found = words.phrases, brief.advice, brief.found
    points = (
        *group(phrases.confirm, to_confirm(found, advice, words)),
        *group(phrases.find_out, find_out(advice, words, brief=True).items),
        *group(phrases.not_solved, unsolved(advice, words).items),
    )
    nothing = Item(text=phrases.nothing_open, mark=Mark.SENTENCE)
    return points or (nothing,)
