"""Things that a sentence is close to saying.

Heard in part, a phrase needs evidence: words count the more the fewer things they
are said of, the words of all phrases for a thing count together, and a word that
marks one problem is enough.
"""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from recommender.hearing.claims import Claim
from recommender.hearing.index import Entry
from recommender.hearing.sentence import Sentence
from recommender.model.heard import Grade, Subject

_WINDOW = 14


@frozen(kw_only=True)
class Bar:
    """How much must be heard of a thing that is only heard in part.

    Attributes:
        weight: Points of all words that speak for it.
        words: How many there must be.
        share: Of one phrase, in hundredths.
    """

    weight: int
    words: int
    share: int


BARS = {
    Subject.PROBLEM: (
        Bar(weight=8000, words=2, share=65),
        Bar(weight=10000, words=2, share=50),
        Bar(weight=14000, words=3, share=37),
    ),
    Subject.OBJECTION: (
        Bar(weight=13000, words=2, share=66),
        Bar(weight=15000, words=3, share=55),
    ),
    Subject.PRIORITY: (Bar(weight=9000, words=2, share=70),),
}

_LEAST_SHARE = min(bar.share for bars in BARS.values() for bar in bars)


def in_part(
    sentence: Sentence, partly: Mapping[int, tuple[int, int]]
) -> Iterator[Claim]:
    """Yield the things that a sentence is close enough to saying.

    Args:
        sentence: The sentence.
        partly: Per place, how much of a phrase was heard, and which, negated.
    """
    index = sentence.index
    weights = index.weights
    telling = tuple(sentence.places)
    marked = {
        sentence.marks(key, at)
        for key, standing in sentence.places.items()
        if key in index.marks or key in index.denied_marks
        for at in standing
    }
    for place, (share, number) in partly.items():
        likely = place in marked
        if not likely and share < _LEAST_SHARE:
            continue
        entry = index.entries[-number]
        bars = BARS[entry.phrase.thing.subject]
        if not likely:
            bag = index.bags[place]
            # A list is quicker here than a generator, and here it counts.
            speaking = sum([weights[key] for key in telling if key in bag])
            likely = _passes(bars, speaking, share)
        if likely:
            claim = _partly(entry, sentence, bars)
            if claim:
                yield claim


def _passes(bars: Sequence[Bar], weight: int, share: int) -> bool:
    """Whether so much of a phrase, and of the words for its thing, may be enough."""
    for bar in bars:  # noqa: SIM110 - half the time of a generator
        if weight >= bar.weight and share >= bar.share:
            return True
    return False


def _partly(entry: Entry, sentence: Sentence, bars: Sequence[Bar]) -> Claim | None:
    """Return the claim of a thing that a sentence is close to saying."""
    index, place = sentence.index, entry.place
    affirmed = index.affirmed.get(place, frozenset())
    denied = index.denied.get(place, frozenset())
    speaking: list[tuple[int, int]] = []
    for key in affirmed | denied:
        for at in sentence.places.get(key, ()):
            if sentence.small(at):
                continue
            if key in (denied if at in sentence.denied else affirmed | denied):
                speaking.append((at, key))
    if not speaking:
        return None
    chosen = _densest(sorted(speaking), index.weights)
    keys = {key for _, key in chosen}
    score = sum(index.weights[key] for key in keys)
    places = tuple(sorted({at for at, _ in chosen}))
    heard = sum(index.weights[key] for key in entry.keys if key in keys)
    if entry.denies and not any(at in sentence.denied for at in places):
        return None
    share = heard * 100 // entry.weight
    if not any(sentence.marks(key, at) == place for at, key in chosen) and not any(
        score >= bar.weight and len(places) >= bar.words and share >= bar.share
        for bar in bars
    ):
        return None
    return Claim(
        entry=entry,
        places=places,
        grade=Grade.PARAPHRASE,
        score=score,
        whole=False,
        share=share,
    )


def _densest(
    speaking: Sequence[tuple[int, int]], weights: Mapping[int, int]
) -> list[tuple[int, int]]:
    """Return the words of the stretch that says most, each key once."""
    best: list[tuple[int, int]] = []
    most = -1
    for first, (start, _) in enumerate(speaking):
        window: dict[int, int] = {}
        for at, key in speaking[first:]:
            if at - start > _WINDOW:
                break
            window.setdefault(key, at)
        total = sum(weights[key] for key in window)
        if total > most:
            most = total
            best = [(at, key) for key, at in window.items()]
    return best
