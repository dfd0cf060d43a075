"""What somebody says something for: a problem, a doubt, a product, or to know."""

from collections.abc import Iterable
from typing import Final

from recommender.hearing.entries import OBJECTION, PROBLEM
from recommender.hearing.sentence import Sentence
from recommender.model.heard import Intent, Mention

_ORDER: Final = tuple(Intent)


def intent_of(sentence: Sentence, found: Iterable[Mention]) -> Intent:
    """Return what a sentence is said for.

    Whoever asks what causes a problem has it; who asks whether it is the paper only
    wants to know. Some problems are none: who brings them looks for a product, or
    wants to know how something is done. What happens with the products that they are
    told to go over to, clients tell as a doubt.

    Args:
        sentence: The sentence.
        found: What it was heard to say.
    """
    asides = sentence.index.asides
    brought: list[Intent] = []
    doubted = False
    for mention in found:
        if mention.subject is PROBLEM:
            brought.append(asides.get(mention.id, Intent.PROBLEM))
        elif mention.subject is OBJECTION:
            doubted = True
    asked = sentence.is_asked()
    if doubted and sentence.asking.weighs(sentence.said):
        return Intent.OBJECTION
    looked_for = brought and all(each is Intent.PRODUCT for each in brought)
    if looked_for or sentence.asking.seeks(sentence.said):
        wish = Intent.PRODUCT
    elif asked and sentence.asking.only_asks(sentence.said):
        wish = Intent.QUESTION
    elif Intent.PROBLEM in brought:
        return Intent.PROBLEM
    elif asked:
        wish = Intent.QUESTION
    else:
        wish = first_of(brought)
    return Intent.OBJECTION if doubted else wish


def first_of(intents: Iterable[Intent]) -> Intent:
    """Return the intent that counts for a text, whose sentences have several.

    >>> first_of([Intent.REMARK, Intent.QUESTION, Intent.OBJECTION]).value
    'objection'
    """
    return min(intents, key=_ORDER.index, default=Intent.REMARK)
