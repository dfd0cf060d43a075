"""What a sentence says, with the words that led there."""

from collections.abc import Iterable, Iterator

from recommender.hearing.alternatives import chosen_in, is_group, spelt_as
from recommender.hearing.claims import Claim
from recommender.hearing.closeness import nearest
from recommender.hearing.measures import quantities
from recommender.hearing.sentence import Sentence
from recommender.hearing.settling import settled
from recommender.model.heard import Grade, Mention, Span, Subject


def found_in(sentence: Sentence) -> list[Mention]:
    """Return what a sentence says."""
    measured = list(_measured(sentence))
    claims = list(settled(sentence, _placed(measured, sentence)))
    for claim in claims:
        if not claim.entry.strict:
            _support(claim, sentence)
    return [*(_mention(claim, sentence) for claim in claims), *measured]


def _placed(measured: Iterable[Mention], sentence: Sentence) -> set[int]:
    """Return the places of the words that state quantities."""
    told = [span for mention in measured for span in mention.words]
    return {
        at
        for span in told
        for at, word in enumerate(sentence.words)
        if span.start <= word.start < span.end
    }


def _support(claim: Claim, sentence: Sentence) -> None:
    """Note the words that other phrases for the same thing have."""
    bag = sentence.index.evidence[claim.entry.place]
    for key, standing in sentence.places.items():
        if key in bag:
            sentence.supporting.update(
                at for at in standing if at not in sentence.denied or claim.entry.denies
            )


def _mention(claim: Claim, sentence: Sentence) -> Mention:
    phrase = claim.entry.phrase
    return Mention(
        subject=phrase.thing.subject,
        id=phrase.thing.id,
        value=phrase.thing.value,
        span=sentence.span(claim.places),
        words=sentence.spans(claim.places),
        phrase=_wording(claim, sentence),
        language=phrase.language,
        grade=claim.grade,
    )


def _wording(claim: Claim, sentence: Sentence) -> str:
    """Return the phrase, with those of its alternatives that were said."""
    entry = claim.entry
    if claim.said:
        return spelt_as(entry.phrase.text, claim.said)
    if not entry.open:
        return entry.phrase.text
    if len(claim.places) == 1:
        return sentence.said[claim.places[0]]
    chosen = zip(entry.forms, nearest(entry.keys, sentence.places), strict=True)
    said = (sentence.said[at] for form, at in chosen if is_group(form))
    return chosen_in(entry.phrase.text, said)


def _measured(sentence: Sentence) -> Iterator[Mention]:
    """Yield the quantities that a sentence states."""
    index = sentence.index
    if True not in [word.number for word in sentence.words]:
        return
    for found in quantities(
        sentence.text,
        sentence.words,
        sentence.places,
        index.measures,
        index.spelt_units,
    ):
        number = sentence.words[found.number]
        spans = (
            *sentence.spans(sorted({*found.places} - {found.number})),
            Span(number.start, found.end),
        )
        yield Mention(
            subject=Subject.ATTRIBUTE,
            id=found.attribute,
            value=found.value,
            span=Span(
                min(span.start for span in spans), max(span.end for span in spans)
            ),
            words=tuple(sorted(spans)),
            phrase=found.phrase,
            language=found.language or index.languages[0],
            grade=Grade.EXACT,
        )
