"""From a text to what its writer means: the whole of hearing."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from recommender.hearing.entries import PROBLEM
from recommender.hearing.finding import found_in
from recommender.hearing.index import Index
from recommender.hearing.intent import first_of, intent_of
from recommender.hearing.referring import meant_by
from recommender.hearing.sentence import Sentence, span_of
from recommender.hearing.words import Word, sentences
from recommender.model.heard import Heard, Intent, Mention, Span, Subject

_NAMED: Final = 3
"""How many words a question may have that only names a trouble."""


class _Told(NamedTuple):
    """What one sentence tells.

    Attributes:
        counted: What it says.
        aside: What it says that counts only where the text tells of no trouble.
        later: What the next sentence says, with words of this one, too.
    """

    sentence: Sentence
    counted: Sequence[Mention]
    aside: Sequence[Mention]
    later: Sequence[Mention]


def hear(text: str, index: Index, languages: Sequence[str] | None = None) -> Heard:
    """Return what `text` says, in the words of the vocabulary.

    Args:
        text: What the client said; several languages may be mixed.
        index: The vocabulary, compiled.
        languages: To listen for; None for all that the vocabulary has.
    """
    spoken = index.languages if languages is None else tuple(languages)
    mentions: list[Mention] = []
    missed: list[list[Span]] = []
    intents: set[Intent] = set()
    waiting: dict[int, _Told] = {}
    for number, told in enumerate(_told(text, index, spoken)):
        mentions += told.counted
        missed.append(_missed(told.sentence, (*told.counted, *told.later)))
        intents.add(intent_of(told.sentence, told.counted))
        if told.aside:
            waiting[number] = told
    if waiting and not _tells_of_trouble(mentions):
        # The trouble may have been told before.
        for number, told in waiting.items():
            mentions += told.aside
            heard = (*told.counted, *told.aside, *told.later)
            missed[number] = _missed(told.sentence, heard)
    return Heard(
        text=text,
        mentions=tuple(sorted(mentions, key=lambda each: each.sort_key)),
        not_understood=tuple(chain.from_iterable(missed)),
        many=index.many,
        intent=first_of(intents),
    )


def _told(text: str, index: Index, spoken: tuple[str, ...]) -> Iterator[_Told]:
    """Yield what each sentence tells, as those beside it leave it."""
    last: tuple[Sentence, list[Mention]] | None = None
    before: Sequence[Mention] = ()
    for words in sentences(text):
        meant = meant_by(words, *last, index, spoken) if last else ()
        sentence = Sentence(text, (*meant, *words), index, spoken, len(meant))
        found = found_in(sentence)
        if meant:
            # What is said with the words before alone was heard there.
            found = [each for each in found if each.span.end > words[0].start]
        if last:
            over = _settles(last[0], sentence, found)
            told = _still_so(last[1]) if over else last[1]
            yield _in_one_breath(last[0], told, before, found, index)
            before = told
        last = sentence, found
    if last:
        yield _in_one_breath(*last, before, (), index)


def _in_one_breath(
    sentence: Sentence,
    found: Sequence[Mention],
    before: Sequence[Mention],
    later: Sequence[Mention],
    index: Index,
) -> _Told:
    """Return what a sentence tells: causes only beside a trouble.

    Whoever has had a bearing renewed has named no cause of what the next page tells.

    Args:
        sentence: The sentence.
        found: What it says.
        before: What the one before it says.
        later: What the next one says.
        index: The vocabulary, compiled.
    """
    alone = [mention for mention in found if _by_itself(mention, index)]
    if not alone or _tells_of_trouble((*found, *before, *later)):
        return _Told(sentence, found, (), later)
    counted = [mention for mention in found if mention not in alone]
    return _Told(sentence, counted, alone, later)


def _tells_of_trouble(mentions: Iterable[Mention]) -> bool:
    """Whether a problem is among what was heard."""
    return any(mention.subject is PROBLEM for mention in mentions)


def _by_itself(mention: Mention, index: Index) -> bool:
    """Whether a mention is of an attribute that nobody is asked for."""
    return mention.subject is Subject.ATTRIBUTE and mention.id in index.by_itself


def _settles(before: Sentence, sentence: Sentence, found: Iterable[Mention]) -> bool:
    """Whether a sentence says only that the trouble told before it is none, or over.

    `Set-off? Not with this powder.` tells of none.
    """
    if sentence.is_asked() or _tells_of_trouble(found):
        return False
    named = len(before.words) <= _NAMED and before.is_asked()
    return sentence.settles or (named and sentence.denies)


def _still_so(found: Iterable[Mention]) -> list[Mention]:
    """Return what stays true once a trouble is over."""
    return [mention for mention in found if mention.subject is not PROBLEM]


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
                stretches.append(span_of(begun.start, last.end))
            begun = last = None
        elif at not in small:
            begun, last = begun or word, word
    if begun and last:
        stretches.append(span_of(begun.start, last.end))
    return stretches
