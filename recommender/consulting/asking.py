"""What to ask next: the opening questions, then what decides, then what is waited for.

A question that decides nothing is never asked.
"""

from collections import Counter
from collections.abc import Iterator
from enum import Enum

from attrs import frozen

from recommender.consulting.standing import Standing
from recommender.model.advice import Advice
from recommender.model.condition import AllOf, AnyOf, IsKnown
from recommender.model.grades import Effort
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import Recommendation
from recommender.model.rule import Rule
from recommender.model.text import Text
from recommender.model.vocabulary import Scale
from recommender.rendering.confirming import asks_for_current
from recommender.rendering.phrases import phrases_for
from recommender.rendering.unsolved import Why, brought, rules_waiting, why_unsolved
from recommender.rendering.wording import Wording

CURRENT = "product-in-use"
"""What the product in use now is asked for by; no attribute can have this id."""


class About(Enum):
    """What a question is about."""

    OPENING = "opening"
    ATTRIBUTE = "attribute"
    CURRENT = "current"


@frozen(kw_only=True)
class Ask:
    """The next best question.

    Attributes:
        id: Of the opening question or the attribute, else `product-in-use`.
        text: What to ask; empty where authors gave an attribute no question.
        purpose: Of an opening question, what it is asked for.
        waiting: How many products wait for the answer.
    """

    about: About
    id: str
    text: Text
    purpose: Text = Text()
    waiting: int = 0


def next_question(knowledge: Knowledge, stands: Standing, advice: Advice) -> Ask | None:
    """Return what to ask next, or None where no answer would decide anything."""
    for opening in knowledge.discovery.values():
        if opening.id not in stands.openings:
            return Ask(
                about=About.OPENING,
                id=opening.id,
                text=opening.question,
                purpose=opening.purpose,
            )
    waiting = _waiting(knowledge, advice)
    for name in _in_order(knowledge, advice, waiting):
        if name not in stands.passed:
            return _ask(name, waiting[name], knowledge)
    return None


def _ask(name: str, waiting: int, knowledge: Knowledge) -> Ask:
    attribute = knowledge.attributes.get(name)
    if attribute is None:
        text = Text.of({i: phrases_for(i).which_current for i in knowledge.languages})
        return Ask(about=About.CURRENT, id=CURRENT, text=text, waiting=waiting)
    return Ask(about=About.ATTRIBUTE, id=name, text=attribute.question, waiting=waiting)


def _in_order(
    knowledge: Knowledge, advice: Advice, waiting: Counter[str]
) -> Iterator[str]:
    """Yield what to ask for: first what decides by itself, then what is waited for."""
    # While nothing fits, single answers rarely decide, and waiting counts alone.
    if advice.recommendations:
        yield from (question.attribute for question in advice.questions)
        yield from _decided_by_knowing(knowledge, advice)
    first = [
        name for problem in brought(advice) for name in knowledge.problems[problem].ask
    ]

    def urgency(name: str) -> tuple[int, int, int, str]:
        attribute = knowledge.attributes.get(name)
        return (
            -waiting[name],
            first.index(name) if name in first else len(first),
            attribute.effort if attribute else Effort.ASK,
            name,
        )

    yield from sorted(waiting, key=urgency)
    if not advice.recommendations:
        # What rules are silent about until it is known; nothing waits for it.
        yield from _decided_by_knowing(knowledge, advice)


def _decided_by_knowing(knowledge: Knowledge, advice: Advice) -> Iterator[str]:
    """Yield what would change the decision just by being known.

    Where every answer leads to the same decision, a question has no value by its
    answers; but where rules look at whether it is known, that decision can be
    another one than now. While nothing is recommended, it has to bring a product
    that might be.
    """
    told = advice.enquiry.get("context")
    stated = frozenset(brought(advice))
    looked_at = {
        line.subject
        for rule in knowledge.active_rules()
        for line in rule.lines()
        if isinstance(line.test, IsKnown) and _may_be_about(stated, rule)
    }
    for name in sorted(looked_at & knowledge.attributes.keys()):
        attribute = knowledge.attributes[name]
        if not attribute.asked_for or (isinstance(told, dict) and name in told):
            continue
        for answer in _some_answers(attribute.scale, knowledge):
            if _decides(advice.given(**{name: answer}), advice):
                yield name
                break


def _may_be_about(stated: frozenset[str], rule: Rule) -> bool:
    """Whether a rule could fire for one of the stated problems."""
    named = [
        line.test.values
        for line in rule.lines()
        if line.subject == "problem" and isinstance(line.test, AnyOf | AllOf)
    ]
    return not named or any(not stated.isdisjoint(values) for values in named)


def _decides(then: Advice, now: Advice) -> bool:
    """Whether the advice after an answer decides, or brings, what is not there now."""
    if now.recommendations or then.recommendations:
        return _first(then) != _first(now)
    return not {each.product for each in then.held} <= {
        each.product for each in now.held
    }


def _first(advice: Advice) -> frozenset[str]:
    """Return the decision: the recommended products at the top score."""
    best = max((found.score for found in advice.recommendations), default=0)
    found = (each for each in advice.recommendations if each.score == best)
    return frozenset(each.product for each in found)


def _some_answers(scale: Scale, knowledge: Knowledge) -> Iterator[str]:
    """Yield every choice, or both ends of a range."""
    yield from scale.choices
    if scale.numeric:
        for end in (scale.low, scale.high):
            if end is not None:
                yield knowledge.units.text(end, scale.unit)


def _waiting(knowledge: Knowledge, advice: Advice) -> Counter[str]:
    """Return how many products wait for each answer; rules that wait count none."""
    counts: Counter[str] = Counter()
    for found in _contenders(advice):
        counts.update({each.attribute for each in found.confirm if each.attribute})
        if any(asks_for_current(each.property, advice) for each in found.confirm):
            counts[CURRENT] += 1
    language = knowledge.languages[0]
    words = Wording(knowledge, language, phrases_for(language))
    told = advice.enquiry.get("context")
    for problem in brought(advice):
        if why_unsolved(problem, advice, words) is not Why.WAITING:
            continue
        for rule in rules_waiting(problem, advice, words):
            for line in rule.lines():
                attribute = knowledge.attributes.get(line.subject)
                known = isinstance(told, dict) and line.subject in told
                if attribute and attribute.asked_for and not known:
                    counts[line.subject] += 0
    return counts


def _contenders(advice: Advice) -> Iterator[Recommendation]:
    """Yield the held products that could be recommended first, were they confirmed."""
    best = advice.recommendations[0].score if advice.recommendations else 0
    yield from (found for found in advice.held if found.score >= best)
