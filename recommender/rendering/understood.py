"""What we understood: what the client brings, and what it points to."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from recommender.model.advice import Advice
from recommender.model.grades import Strength
from recommender.rendering.outline import Item, Mark, Section, group
from recommender.rendering.wording import Wording, context, stated


def understood(advice: Advice, words: Wording, top: int | None) -> Section:
    """Return what the client said, and what rules concluded from it.

    Args:
        advice: What to tell.
        words: How to tell it.
        top: How many products of each list are told in full; None for all.
    """
    phrases = words.phrases
    items = list(said(advice.enquiry, words))
    items.extend(group(phrases.concluded, tuple(_concluded(advice, words))))
    items.extend(group(phrases.needed, tuple(_needed(advice, words, top))))
    return Section(heading=phrases.understood, items=tuple(items))


def said(enquiry: Mapping[str, object], words: Wording) -> Iterator[Item]:
    """Yield what the client said: problems, situation, objections, priorities."""
    phrases = words.phrases
    problems = _graded(stated(enquiry, "problems"), words.problem, words)
    if problems:
        yield _listed(phrases.problems, problems)
    else:
        yield Item(text=phrases.no_problem_stated, mark=Mark.SENTENCE)
    yield from group(phrases.situation, tuple(_situation(enquiry, words)))
    objections = [words.objection(name) for name, _ in stated(enquiry, "objections")]
    if objections:
        yield _listed(phrases.objections, objections)
    priorities = [name for name, _ in stated(enquiry, "priorities")]
    if priorities:
        yield _listed(phrases.priorities, map(words.priority, priorities))
    current = enquiry.get("current")
    if current:
        yield _listed(phrases.current, [words.product(str(current))])


def strength_words(strength: Strength, words: Wording) -> str:
    """Return how far rules commit themselves, in a word or two."""
    return {
        Strength.POSSIBLE: words.phrases.possible,
        Strength.LIKELY: words.phrases.likely,
        Strength.STRONG: words.phrases.strong,
    }[strength]


def because(
    rules: Iterable[str],
    words: Wording,
    *,
    mark: Mark = Mark.SENTENCE,
) -> Iterator[Item]:
    """Yield what rules say, strongest first, each thing once."""
    known = words.knowledge.rules
    speaking = [known[rule] for rule in rules if rule in known]
    told = set()
    for rule in sorted(speaking, key=lambda rule: -rule.strength):
        text = words.sentence(rule.because)
        if text and text not in told:
            told.add(text)
            yield Item(
                text=text,
                sources=rule.sources,
                mark=mark,
            )


def _listed(lead: str, things: Iterable[str]) -> Item:
    return Item(lead=lead, text="; ".join(things), mark=Mark.GROUP)


def _graded(
    things: Iterable[tuple[str, str]], label: Callable[[str], str], words: Wording
) -> list[str]:
    """Return labels, with the importance where it is not the ordinary one."""
    grades = {"must": words.phrases.must, "nice": words.phrases.nice}
    return [
        f"{label(name)} ({grades[importance]})" if importance in grades else label(name)
        for name, importance in things
    ]


def _situation(enquiry: Mapping[str, object], words: Wording) -> Iterator[Item]:
    for name, value in context(enquiry):
        scale = words.attribute_scale(name)
        yield Item(lead=words.attribute(name), text=words.value(scale, value))


def _concluded(advice: Advice, words: Wording) -> Iterator[Item]:
    for conclusion in advice.conclusions:
        scale = words.attribute_scale(conclusion.attribute)
        value = words.value(scale, conclusion.value)
        yield Item(
            lead=words.attribute(conclusion.attribute),
            text=f"{value} ({strength_words(conclusion.strength, words)})",
            items=tuple(because(conclusion.rules, words)),
        )


def _needed(advice: Advice, words: Wording, top: int | None) -> Iterator[Item]:
    """Yield the needs; those that no product speaks for say why themselves."""
    told = {
        need
        for found in (*advice.recommendations[:top], *advice.held[:top])
        for contribution in found.contributions
        for need in contribution.needs
    }
    several = len(stated(advice.enquiry, "problems")) > 1
    for held in advice.needs:
        text = words.need(held.need)
        if several and held.problems:
            text = words.phrases.needed_for.format(
                need=text, problems=words.listed(map(words.problem, held.problems))
            )
        yield Item(
            text=f"{text} ({strength_words(held.strength, words)})",
            items=() if held.need in told else tuple(because(held.rules, words)),
        )
