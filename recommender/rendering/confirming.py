"""What a held product waits for before it may be recommended."""

from recommender.model.advice import Advice
from recommender.model.recommendation import Recommendation, ToConfirm
from recommender.model.rule import Exclude
from recommender.rendering.naming import CURRENT, datum
from recommender.rendering.outline import Item, Mark
from recommender.rendering.wording import Wording


def to_confirm(
    found: Recommendation, advice: Advice, words: Wording
) -> tuple[Item, ...]:
    """Return one item per thing that hangs on something, with what to find out.

    What to ask the client is named here, and asked in full in a section of its
    own: many products wait for the same answer.
    """
    # One exclusion may wait for many things, and one thing decide many exclusions;
    # what is longest to read is said once.
    waiting: dict[str, dict[str, None]] = {}
    for confirm in found.confirm:
        hanging = _hanging_on_it(confirm, found.product, words)
        waiting.setdefault(hanging, {})[_named(confirm, advice, words)] = None
    told: dict[str, list[str]] = {}
    for hanging, names in waiting.items():
        told.setdefault("; ".join(names), []).append(hanging)
    return tuple(
        Item(lead=names, text=" ".join(hanging), mark=Mark.ASK)
        for names, hanging in told.items()
    )


def _named(confirm: ToConfirm, advice: Advice, words: Wording) -> str:
    """Return what to find out, and where nobody here can know it, who can tell."""
    if confirm.attribute:
        return words.attribute(confirm.attribute)
    name = datum(confirm.property, advice.enquiry.get("current"), words)
    if asks_for_current(confirm.property, advice):
        return name
    return words.phrases.from_the_maker.format(name=name)


def asks_for_current(name: str, advice: Advice) -> bool:
    """Return whether a datum waits for the client to name the product in use."""
    return name.startswith(CURRENT) and not advice.enquiry.get("current")


def _hanging_on_it(confirm: ToConfirm, product: str, words: Wording) -> str:
    """Return in words what waits for an answer: a rule, a need, or where it suits."""
    phrases, knowledge = words.phrases, words.knowledge
    name = confirm.because_of
    if name == "suits":
        meant = meant_for(confirm.attribute, product, words)
        return (
            phrases.suits.format(values=meant) if meant else phrases.suits_unless_known
        )
    if name not in knowledge.rules:
        return phrases.serves_need.format(needs=words.quoted(words.need(name)))
    if isinstance(knowledge.rules[name].effect, Exclude):
        because = words.sentence(knowledge.rules[name].because) or name
        return phrases.may_exclude.format(because=because)
    return phrases.may_be_needed


def meant_for(attribute: str, product: str, words: Wording) -> str:
    """Return the values a product suits, or nothing where it makes no statement."""
    known = words.knowledge.products.get(product)
    scale = words.attribute_scale(attribute)
    return "; ".join(
        words.test(scale, line.test)
        for line in (known.suits if known else ())
        if line.subject == attribute
    )
