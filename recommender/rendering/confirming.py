"""What a held product waits for before it may be recommended."""

from collections.abc import Iterable, Iterator

from recommender.model.advice import Advice
from recommender.model.recommendation import Recommendation
from recommender.model.rule import Exclude
from recommender.rendering.naming import CURRENT, datum
from recommender.rendering.outline import Item, Mark
from recommender.rendering.wording import Wording


def to_confirm(
    found: Recommendation, advice: Advice, words: Wording
) -> tuple[Item, ...]:
    """Return one item per thing to find out, with all that hangs on it.

    What to ask the client is named here, and asked in full in a section of its
    own: many products wait for the same answer.
    """
    waiting: dict[tuple[str, str], list[str]] = {}
    for confirm in found.confirm:
        what = (confirm.attribute, confirm.property)
        waiting.setdefault(what, []).append(confirm.because_of)
    # What waits in the same words is said once.
    labels: dict[str, list[str]] = {}
    for (attribute, name), because_of in waiting.items():
        said = [] if attribute else [_missing(name, advice, words)]
        said.extend(_hanging_on_it(because_of, attribute, found.product, words))
        label = (
            words.attribute(attribute)
            if attribute
            else datum(name, advice.enquiry.get("current"), words)
        )
        labels.setdefault(" ".join(dict.fromkeys(said)), []).append(label)
    return tuple(
        Item(lead="; ".join(names), text=text, mark=Mark.ASK)
        for text, names in labels.items()
    )


def _missing(name: str, advice: Advice, words: Wording) -> str:
    """Return why a datum is unknown."""
    if asks_for_current(name, advice):
        return words.phrases.current_unknown
    return words.phrases.not_in_catalog


def asks_for_current(name: str, advice: Advice) -> bool:
    """Return whether a datum waits for the client to name the product in use."""
    return name.startswith(CURRENT) and not advice.enquiry.get("current")


def _hanging_on_it(
    because_of: Iterable[str], attribute: str, product: str, words: Wording
) -> Iterator[str]:
    """Yield in words what waits for an answer: rules, needs, or where it suits."""
    phrases, knowledge = words.phrases, words.knowledge
    for name in because_of:
        if name == "suits":
            meant = meant_for(attribute, product, words)
            yield (
                phrases.suits.format(values=meant)
                if meant
                else phrases.suits_unless_known
            )
        elif name not in knowledge.rules:
            yield phrases.serves_need.format(needs=words.quoted(words.need(name)))
        elif isinstance(knowledge.rules[name].effect, Exclude):
            because = words.sentence(knowledge.rules[name].because) or name
            yield phrases.may_exclude.format(because=because)
        else:
            yield phrases.may_be_needed


def meant_for(attribute: str, product: str, words: Wording) -> str:
    """Return the values a product suits, or nothing where it makes no statement."""
    known = words.knowledge.products.get(product)
    scale = words.attribute_scale(attribute)
    return "; ".join(
        words.test(scale, line.test)
        for line in (known.suits if known else ())
        if line.subject == attribute
    )
