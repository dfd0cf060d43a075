"""The plan for a demonstration in reading order, step by step."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from attrs import evolve

from recommender.model.demonstration import Demonstration, DemoStep, Phase
from recommender.model.knowledge import Knowledge
from recommender.rendering.facts import to_find_out
from recommender.rendering.naming import product_or_category
from recommender.rendering.outline import Item, Mark, Outline, Section, numbered
from recommender.rendering.sources import source_list
from recommender.rendering.wording import Wording, stated, without_stop, wording

_HOUR = 60


def demonstration_outline(
    plan: Demonstration, knowledge: Knowledge, *, language: str | None
) -> Outline:
    """Return what to tell about a demonstration, in order.

    Args:
        plan: The steps, in the order they are taken.
        knowledge: What it was made from, for labels and texts.
        language: The reader's; None for the knowledge base's own.
    """
    words = wording(knowledge, language)
    phrases = words.phrases
    missing = to_find_out(plan.confirm, plan.enquiry.get("current"), words)
    sections = (
        Section(
            heading=phrases.demo_short,
            items=(*_about(plan, words), *in_short(plan, words)),
        ),
        Section(heading=phrases.confirm, items=tuple(missing)),
        *phases(plan, words),
        Section(heading=phrases.to_bring, items=tuple(_bring(plan, words))),
        Section(heading=phrases.materials, items=tuple(materials(plan.product, words))),
    )
    told = tuple(section for section in sections if section.items)
    sources = numbered(told)
    return Outline(
        title=phrases.demo_title.format(
            product=words.product(plan.product), date=words.day(plan.on)
        ),
        sections=(*told, *source_list(sources, plan.on, words)),
        sources=sources,
        closing=phrases.closing.format(id=knowledge.id, version=knowledge.version),
    )


def phases(
    plan: Demonstration, words: Wording, *, things: bool = True
) -> Iterator[Section]:
    """Yield the steps, one section a phase; they are numbered throughout.

    Args:
        plan: The steps, in the order they are taken.
        words: How to say it.
        things: Whether to say what to bring for each step.
    """
    headings = {
        Phase.BEFORE: words.phrases.before,
        Phase.CHANGE: words.phrases.change,
        Phase.RUN: words.phrases.run,
        Phase.AFTER: words.phrases.after,
    }
    items: dict[Phase, list[Item]] = {phase: [] for phase in Phase}
    for number, step in enumerate(plan.steps, start=1):
        item = _step(step, number, plan, words)
        if things:
            item = evolve(item, items=(*item.items, *_things(step, words)))
        items[step.phase].append(item)
    for phase, members in items.items():
        yield Section(heading=headings[phase], items=tuple(members))


def materials(product: str, words: Wording) -> Iterator[Item]:
    """Yield what can be left behind with the client."""
    known = words.knowledge.products.get(product)
    for material in known.materials if known else ():
        yield Item(text=words.text(material.title), link=material.link)


def duration(minutes: Fraction, words: Wording) -> str:
    """Return a time as people say it."""
    hours, rest = divmod(minutes, _HOUR)
    told = []
    if hours == 1:
        told.append(words.phrases.in_one_hour)
    elif hours:
        told.append(words.phrases.in_hours.format(count=hours))
    if rest:
        told.append(words.phrases.in_minutes.format(count=words.value(None, rest)))
    return " ".join(told)


def _about(plan: Demonstration, words: Wording) -> Iterator[Item]:
    """Yield what it is about: the problems, and the product in use now."""
    phrases = words.phrases
    problems = [words.problem(name) for name, _ in stated(plan.enquiry, "problems")]
    if problems:
        yield _line(phrases.problems, problems)
    current = plan.enquiry.get("current")
    if current:
        yield _line(phrases.current, [words.product(str(current))])


def in_short(plan: Demonstration, words: Wording) -> Iterator[Item]:
    """Yield what has to go before the product comes, and how long it takes."""
    phrases = words.phrases
    if plan.empties:
        off = (product_or_category(name, words) for name in plan.empties)
        yield _line(phrases.cleared_first, off)
    if plan.minutes:
        yield _line(phrases.takes, [duration(plan.minutes, words)])


def _line(lead: str, things: Iterable[str]) -> Item:
    return Item(lead=lead, text="; ".join(things), mark=Mark.GROUP)


def _step(step: DemoStep, number: int, plan: Demonstration, words: Wording) -> Item:
    """Return one step: what, who, how long, with what, and how it is judged."""
    said = _what(step, plan, words)
    aside = [words.text(step.who)] if step.who else []
    if step.minutes:
        aside.append(duration(step.minutes, words))
    measure = tuple(_measure(step, words))
    return Item(
        text=" ".join(said) or measure[0].text,
        lead="" if said else measure[0].lead,
        note=f"({'; '.join(aside)})" if aside else "",
        mark=Mark.STEP,
        number=number,
        sources=step.sources,
        items=measure if said else measure[1:],
    )


def _what(step: DemoStep, plan: Demonstration, words: Wording) -> list[str]:
    """Return what to do: as authored, else what the step is for."""
    phrases = words.phrases
    product = words.product(plan.product)
    said = [words.sentence(step.step)] if step.step else []
    if step.empties:
        emptied = (product_or_category(name, words) for name in step.empties)
        names = words.some(emptied, _NAMED)
        said.append(phrases.empties.format(category=names))
    if step.flushes and not step.step:
        said.append(phrases.flush.format(product=product))
    if step.fills and not step.step:
        said.append(phrases.fill.format(product=product))
    return said


_NAMED = 10


def _measure(step: DemoStep, words: Wording) -> Iterator[Item]:
    """Yield what is measured, and what counts as success."""
    if step.measure:
        yield Item(
            lead=words.phrases.measured,
            text=words.sentence(step.measure),
            mark=Mark.ASK,
        )
    if step.success:
        success = words.sentence(step.success)
        yield Item(text=words.phrases.success.format(success=success), mark=Mark.FOR)


def _things(step: DemoStep, words: Wording) -> Iterator[Item]:
    if step.bring:
        things = "; ".join(without_stop(words.text(each)) for each in step.bring)
        yield Item(lead=words.phrases.bring, text=things)


def _bring(plan: Demonstration, words: Wording) -> Iterator[Item]:
    yield Item(text=words.product(plan.product))
    for each in plan.bring:
        yield Item(text=without_stop(words.text(each)))
