"""What would change if one thing were different, and nothing else."""

from collections.abc import Iterator, Mapping

from recommender.model.advice import Advice
from recommender.model.changes import Changes, Standing
from recommender.model.knowledge import Knowledge
from recommender.rendering.outline import Item, Mark, Outline, Section, numbered
from recommender.rendering.sources import source_list
from recommender.rendering.wording import Wording, context, wording


def changes_outline(
    changes: Changes,
    before: Advice,
    after: Advice,
    knowledge: Knowledge,
    *,
    language: str | None,
) -> Outline:
    """Return what is different between two pieces of advice.

    Args:
        changes: Between the two.
        before: The advice as it is.
        after: The advice as it would be.
        knowledge: What both were given from, for labels and texts.
        language: The reader's; None for the knowledge base's own.
    """
    words = wording(knowledge, language)
    phrases = words.phrases
    sections = (
        *_moves(changes, words),
        _rules(phrases.then_holds, changes.fires, words),
        _rules(phrases.holds_no_longer, changes.stops, words),
    )
    told = tuple(section for section in sections if section.items)
    title = phrases.what_if.format(changes="; ".join(_supposed(before, after, words)))
    sources = numbered(told)
    if not told:
        nothing = Item(text=phrases.nothing_changes, mark=Mark.SENTENCE)
        told = (Section(heading=title, items=(nothing,)),)
        title = phrases.of_day.format(date=words.day(before.on))
    return Outline(
        title=title,
        sections=(*told, *source_list(sources, before.on, words)),
        sources=sources,
        closing=phrases.closing.format(id=knowledge.id, version=knowledge.version),
    )


def _supposed(before: Advice, after: Advice, words: Wording) -> Iterator[str]:
    """Yield each attribute that is supposed to be different, and what it would be."""
    was, would_be = (dict(context(advice.enquiry)) for advice in (before, after))
    for name in dict.fromkeys((*was, *would_be)):
        if was.get(name) != would_be.get(name):
            scale = words.attribute_scale(name)
            value = (
                words.value(scale, would_be[name])
                if name in would_be
                else words.phrases.now_unknown
            )
            yield f"{words.attribute(name)}: {value}"


def _moves(changes: Changes, words: Wording) -> Iterator[Section]:
    """Yield, per place where products stand then, those that did not stand there."""
    phrases = words.phrases
    then: Mapping[Standing, str] = {
        Standing.RECOMMENDED: phrases.then_recommended,
        Standing.HELD: phrases.then_held,
        Standing.EXCLUDED: phrases.then_excluded,
        Standing.ABSENT: phrases.then_absent,
    }
    now: Mapping[Standing, str] = {
        Standing.RECOMMENDED: phrases.now_recommended,
        Standing.HELD: phrases.now_held,
        Standing.EXCLUDED: phrases.now_excluded,
        Standing.ABSENT: phrases.now_absent,
    }
    marks = {Standing.RECOMMENDED: Mark.FOR, Standing.HELD: Mark.ASK}
    for standing, heading in then.items():
        yield Section(
            heading=heading,
            items=tuple(
                Item(
                    text=words.product(move.product),
                    note=f"({now[move.before]})",
                    mark=marks.get(standing, Mark.AGAINST),
                )
                for move in changes.moves
                if move.after is standing
            ),
        )


def _rules(heading: str, names: tuple[str, ...], words: Wording) -> Section:
    """Return what rules say that fire on one side only."""
    rules = (words.knowledge.rules[name] for name in names)
    return Section(
        heading=heading,
        items=tuple(
            Item(
                text=words.sentence(rule.because) or rule.id,
                sources=rule.sources,
            )
            for rule in rules
        ),
    )
