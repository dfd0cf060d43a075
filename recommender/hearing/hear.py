"""From a text to what its writer means: the whole of hearing."""

from collections.abc import Iterable, Sequence

from recommender.hearing.finding import found_in
from recommender.hearing.index import Index
from recommender.hearing.intent import first_of, intent_of
from recommender.hearing.referring import meant_by
from recommender.hearing.sentence import Sentence
from recommender.hearing.words import Word, sentences
from recommender.model.heard import Heard, Intent, Mention, Span, Subject

_NAMED = 3
"""How many words a question may have that only names a trouble."""


def hear(text: str, index: Index, languages: Sequence[str] | None = None) -> Heard:
    """Return what `text` says, in the words of the vocabulary.

    Args:
        text: What the client said; several languages may be mixed.
        index: The vocabulary, compiled.
        languages: To listen for; None for all that the vocabulary has.
    """
    spoken = index.languages if languages is None else tuple(languages)
    left_out: list[Mention] = []
    heard = _heard(text, index, spoken, left_out)
    if left_out and not heard.problems:
        # The trouble may have been told before.
        return _heard(text, index, spoken, None)
    return heard


def _heard(
    text: str,
    index: Index,
    spoken: tuple[str, ...],
    left_out: list[Mention] | None,
) -> Heard:
    """Return what `text` says.

    Args:
        text: What the client said.
        index: The vocabulary, compiled.
        spoken: The languages to listen for.
        left_out: Takes up what counts only beside a trouble and stands beside none;
            None if it counts all the same.
    """
    mentions: list[Mention] = []
    missed: list[Span] = []
    intents: set[Intent] = set()
    last: tuple[Sentence, list[Mention]] | None = None
    before: list[Mention] = []
    for words in sentences(text):
        meant = meant_by(words, *last, index, spoken) if last else ()
        sentence = Sentence(text, (*meant, *words), index, spoken, len(meant))
        found = found_in(sentence)
        if meant:
            # What is said with the words before alone was heard there.
            found = [each for each in found if each.span.end > words[0].start]
        if last:
            named = _in_one_breath(last[1], (*before, *found), index, left_out)
            told = _still_so(named) if _settles(last[0], sentence, found) else named
            before = told
            mentions.extend(told)
            missed.extend(_missed(last[0], (*named, *found)))
            intents.add(intent_of(last[0], told))
        last = sentence, found
    if last:
        named = _in_one_breath(last[1], before, index, left_out)
        mentions.extend(named)
        missed.extend(_missed(last[0], named))
        intents.add(intent_of(last[0], named))
    return Heard(
        text=text,
        mentions=tuple(sorted(mentions, key=lambda each: each.sort_key)),
        not_understood=tuple(missed),
        many=index.many,
        intent=first_of(intents),
    )


def _in_one_breath(
    found: list[Mention],
    around: Iterable[Mention],
    index: Index,
    left_out: list[Mention] | None,
) -> list[Mention]:
    """Return what counts: what clients say by themselves only beside a trouble.

    Whoever has had a bearing renewed has named no cause of what the next page tells.

    Args:
        found: What a sentence says.
        around: What those beside it say.
        index: The vocabulary, compiled.
        left_out: Takes up what does not count; None if all does.
    """
    alone = [mention for mention in found if _by_itself(mention, index)]
    if (
        left_out is None
        or not alone
        or any(mention.subject is Subject.PROBLEM for mention in (*found, *around))
    ):
        return found
    left_out += alone
    return [mention for mention in found if mention not in alone]


def _by_itself(mention: Mention, index: Index) -> bool:
    """Whether a mention is of an attribute that nobody is asked for."""
    return mention.subject is Subject.ATTRIBUTE and mention.id in index.by_itself


def _settles(before: Sentence, sentence: Sentence, found: Iterable[Mention]) -> bool:
    """Whether a sentence says only that the trouble told before it is none, or over.

    `Set-off? Not with this powder.` tells of none.
    """
    if sentence.is_asked() or any(
        mention.subject is Subject.PROBLEM for mention in found
    ):
        return False
    named = len(before.words) <= _NAMED and before.is_asked()
    return sentence.settles or (named and sentence.denies)


def _still_so(found: Iterable[Mention]) -> list[Mention]:
    """Return what stays true once a trouble is over."""
    return [mention for mention in found if mention.subject is not Subject.PROBLEM]


def _missed(sentence: Sentence, found: Iterable[Mention]) -> list[Span]:
    """Return the stretches of words that led to nothing."""
    led = {span.start: span.end for mention in found for span in mention.words}
    supporting, small = sentence.supporting, sentence.small
    reached = 0
    stretches: list[Span] = []
    begun: Word | None = None
    last: Word | None = None
    meant = sentence.meant
    for at, word in enumerate(sentence.words[meant:], meant):
        # A number and its unit are one span of several words.
        reached = max(reached, led.get(word.start, 0)) if led else 0
        if word.start < reached or at in supporting:
            if begun and last:
                stretches.append(Span(begun.start, last.end))
            begun = last = None
        elif at not in small:
            begun, last = begun or word, word
    if begun and last:
        stretches.append(Span(begun.start, last.end))
    return stretches
