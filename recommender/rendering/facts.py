"""Single facts: what they are about, what is known, and what would have to hold."""

from collections.abc import Iterable, Iterator

from recommender.model.condition import Comparison
from recommender.model.explanation import Fact
from recommender.model.recommendation import ToConfirm
from recommender.model.vocabulary import Scale
from recommender.rendering.naming import CURRENT, datum
from recommender.rendering.outline import Item, Mark
from recommender.rendering.wording import Wording

_CLIENT = "client."
_COMPARED = {
    Comparison.AT_LEAST: "at_least",
    Comparison.AT_MOST: "at_most",
    Comparison.ABOVE: "above",
    Comparison.BELOW: "below",
}
_NEGATED = ("anything but ", "none of ", "not ")
_ALL = "all of "


def about(subject: str, words: Wording) -> str:
    """Return what a fact is about."""
    phrases, knowledge = words.phrases, words.knowledge
    named = {
        "problem": phrases.problems,
        "objection": phrases.objections,
        "current": phrases.current,
        "product": phrases.the_product,
        "category": phrases.its_kind,
        "contains": phrases.contains,
        "free_of": phrases.free_of,
        "formulation": phrases.formulation,
    }
    if subject in named:
        return named[subject]
    if subject in knowledge.attributes:
        return words.attribute(subject)
    return datum(subject, None, words)


def known(subject: str, value: str, words: Wording, *, either: bool = False) -> str:
    """Return a value as an explanation holds it, in the reader's words.

    Args:
        subject: What it is a value of.
        value: One, or several joined by commas.
        words: How to say it.
        either: Whether one of several is enough.
    """
    label = {
        "problem": words.problem,
        "objection": words.objection,
        "current": words.product,
        "product": words.product,
        "category": words.category,
        "contains": words.substance,
        "free_of": words.substance,
    }.get(subject)
    if label is not None:
        return words.listed(map(label, value.split(", ")), either=either)
    scale = _scale(subject, words)
    if either and scale is not None and not scale.numeric:
        value = value.replace(", ", " | ")
    return words.authored(scale, value)


def wanted(subject: str, text: str, words: Wording) -> str:
    """Return what a line asks of its subject, in the reader's words.

    Args:
        subject: What the line is about.
        text: What it asks for, as an author would write it after the colon.
        words: How to say it.
    """
    phrases = words.phrases
    if text in {"known", "unknown"}:
        return phrases.must_be_known if text == "known" else phrases.must_be_unknown
    for negated in _NEGATED:
        if text.startswith(negated):
            inner = wanted(subject, text.removeprefix(negated), words)
            return phrases.none_of.format(values=inner)
    if text.startswith(_ALL):
        inner = known(subject, text.removeprefix(_ALL), words)
        return phrases.all_of.format(values=inner)
    for comparison, key in _COMPARED.items():
        sign = f"{comparison.value} "
        if text.startswith(sign):
            phrase: str = getattr(phrases, key)
            return phrase.format(limit=_limit(subject, text.removeprefix(sign), words))
    return known(subject, text, words, either=True)


def fact(found: Fact, words: Wording) -> tuple[str, str]:
    """Return what a fact is about, and what is known beside what would do."""
    phrases = words.phrases
    now = known(found.subject, found.value, words) if found.value else ""
    if not found.wanted:
        return about(found.subject, words), now or phrases.now_unknown
    told = phrases.now_is.format(value=now) if now else phrases.now_unknown
    asked = wanted(found.subject, found.wanted, words)
    return about(found.subject, words), f"{asked} ({told})"


def holding(found: Fact, words: Wording) -> tuple[str, str]:
    """Return what a fact that holds is about, and what is known of it.

    Where a choice alone would say the same twice, what is asked is left out.
    """
    phrases = words.phrases
    now = known(found.subject, found.value, words) if found.value else ""
    chosen = set(found.value.split(", ")) <= set(found.wanted.split(", "))
    if now and not chosen and found.wanted:
        asked = wanted(found.subject, found.wanted, words)
        return about(found.subject, words), f"{now} ({asked})"
    return about(found.subject, words), now or phrases.now_unknown


def _limit(subject: str, text: str, words: Wording) -> str:
    if text.startswith(_CLIENT):
        return words.attribute(text.removeprefix(_CLIENT))
    if text.startswith(CURRENT):
        return datum(text, None, words)
    return known(subject, text, words)


def _scale(subject: str, words: Wording) -> Scale | None:
    name = subject.removeprefix(CURRENT)
    return words.attribute_scale(name) or words.property_scale(name)


def to_find_out(
    confirm: Iterable[ToConfirm], current: object, words: Wording
) -> Iterator[Item]:
    """Yield what to find out, each once: what to ask the client, then what to look up.

    Args:
        confirm: What is unknown.
        current: Id of the product in use now, if somebody has told.
        words: How to say it.
    """
    confirm = tuple(confirm)
    for name in dict.fromkeys(one.attribute for one in confirm if one.attribute):
        attribute = words.knowledge.attributes.get(name)
        question = words.text(attribute.question) if attribute else ""
        yield Item(lead=words.attribute(name), text=question, mark=Mark.ASK)
    for name in dict.fromkeys(one.property for one in confirm if one.property):
        yield Item(lead=datum(name, current, words), mark=Mark.ASK)
