"""Things that a sentence is close to saying.

Heard in part, a phrase needs evidence: words count the more the fewer things they
are said of, the words of all phrases for a thing count together, and a word that
marks one problem is enough.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from recommender.hearing.agreement import asks_alike, seeks_alike
from recommender.hearing.claims import Claim
from recommender.hearing.index import Index
from recommender.hearing.rivals import Pulls, ahead, apart
from recommender.hearing.sentence import Sentence
from recommender.model.heard import Grade, Subject

_WINDOW: Final = 14
_RECURRING: Final = 4000
"""Points of a problem's recurring words without which none is heard in part."""
_MARKED: Final = 60
"""How much of a phrase a denied word must be that marks a problem, in hundredths."""
_ALL: Final = 100
_BEST: Final = 3
_ANYWHERE: Final = -100_000
_FAR_AHEAD: Final = 100_000


@dataclass(frozen=True, kw_only=True)
class Bar:
    """How much must be heard of a thing that is only heard in part.

    Attributes:
        weight: Points of the words that speak most for it.
        words: How many of those count; many common words say no more than few.
        share: Of one phrase, in hundredths.
        ahead: Points that it must have more than any like it, or may have less.
        apart: Points that a doubt must have more than any problem.
    """

    weight: int
    words: int
    share: int
    ahead: int = _ANYWHERE
    apart: int = _ANYWHERE


Bars: TypeAlias = tuple[Bar, ...]

PROBLEM_BARS: Final[Bars] = (
    Bar(weight=9000, words=2, share=70, ahead=-2000),
    Bar(weight=10500, words=2, share=65, ahead=-2000),
    Bar(weight=11000, words=3, share=30, ahead=-2000),
    Bar(weight=7000, words=3, share=70, ahead=0),
    Bar(weight=9000, words=3, share=40, ahead=2000),
    Bar(weight=9000, words=3, share=50, ahead=0),
    Bar(weight=10500, words=4, share=35, ahead=0),
)
BESIDE_BARS: Final[Bars] = (
    Bar(weight=14000, words=5, share=55, ahead=-2000),
    Bar(weight=12000, words=3, share=60, ahead=6000),
)
"""Of a problem in a sentence that names another outright, or only asks."""
DOUBT_BARS: Final[Bars] = (
    Bar(weight=9500, words=2, share=50, ahead=2000, apart=5000),
    Bar(weight=9800, words=2, share=40, ahead=3000, apart=4200),
)
PRIORITY_BARS: Final[Bars] = (
    Bar(weight=9500, words=2, share=66),
    Bar(weight=12000, words=3, share=58),
)
_BARS: Final = {
    Subject.PROBLEM: PROBLEM_BARS,
    Subject.OBJECTION: DOUBT_BARS,
    Subject.PRIORITY: PRIORITY_BARS,
}


_LEAST: Final = min(bar.weight for bars in _BARS.values() for bar in bars)


def in_part(
    sentence: Sentence,
    thought: Iterable[int],
    whole: Container[int],
    pulled: Pulls,
    *,
    troubled: bool,
) -> list[Claim]:
    """Return the things that a sentence is close enough to saying.

    Args:
        sentence: The sentence.
        thought: Places of things that some word speaks for.
        whole: Places of things of which a phrase was heard whole.
        pulled: How much the words speak for each place.
        troubled: Whether the sentence names a problem.
    """
    index = sentence.index
    claims: list[Claim] = []
    marked = _marked(sentence)
    wonders = sentence.is_asked() and sentence.asking.only_asks(sentence.said)
    for place in marked.union(thought):
        if place in whole or place not in index.entries_of:
            continue
        if place not in marked and pulled.totals.get(place, 0) < _LEAST:
            continue
        if (troubled or wonders) and place not in index.doubts:
            bars = BESIDE_BARS
        else:
            bars = _BARS[index.places[place][1].subject]
        if place in marked or _passes(bars, pulled.points[place]):
            claim = _partly(place, sentence, bars, pulled)
            if claim:
                claims.append(claim)
    return claims


def _marked(sentence: Sentence) -> set[int]:
    """Return the places of problems that a denied word marks."""
    if not sentence.negated:
        return set()
    present, marks = sentence.places, sentence.index.denied_marks
    return {
        place
        for key in present.keys() & marks.keys()
        for at in present[key]
        if (place := sentence.marks(key, at)) is not None
    }


def _passes(
    bars: Bars,
    best: list[int],
    share: int = 100,
    leads: tuple[int, int] = (_FAR_AHEAD, _FAR_AHEAD),
) -> bool:
    """Whether so much of a phrase, and of the words for its thing, is enough.

    Args:
        bars: One of which must be passed.
        best: Points of the words, most first.
        share: Of one phrase, in hundredths.
        leads: How far the thing is ahead of others like it, and of problems.
    """
    for bar in bars:
        if (
            share >= bar.share
            and leads[0] >= bar.ahead
            and leads[1] >= bar.apart
            and len(best) >= bar.words
            and sum(best[: bar.words]) >= bar.weight
        ):
            return True
    return False


def _recurs(place: int, keys: Iterable[int], index: Index) -> bool:
    """Whether enough is said with words that recur where a problem is told.

    Words of a single phrase may help, and are no evidence by themselves.
    """
    if place in index.doubts:
        return True
    evidence, recurring = index.evidence[place], index.recurring[place]
    best = sorted([evidence[key] for key in keys if key in recurring], reverse=True)
    return sum(best[:_BEST]) >= _RECURRING


def _partly(
    place: int,
    sentence: Sentence,
    bars: Bars,
    pulled: Pulls,
) -> Claim | None:
    """Return the claim of a thing that a sentence is close to saying."""
    index = sentence.index
    evidence = index.evidence[place]
    chosen = _densest(sorted(_speaking(place, sentence)), evidence)
    keys = frozenset(key for _, key in chosen)
    told: dict[int, int] = {}
    for at, key in chosen:
        told[at] = max(evidence[key], told.get(at, 0))
    places = tuple(sorted(told))
    chance = _chance(places, sentence)
    points = sorted([each - chance for each in told.values()], reverse=True)
    marked = any(sentence.marks(key, at) == place for at, key in chosen)
    if not marked and not (
        _passes(bars, points) and _recurs(place, keys, sentence.index)
    ):
        return None
    leads = (
        ahead(place, places, sentence, pulled),
        apart(place, sentence, pulled) if place in index.doubts else 0,
    )
    # The closest phrase takes longest to find.
    if not marked and not _passes(bars, points, leads=leads):
        return None
    denied = not sentence.negated.isdisjoint(places)
    share, number = _closest(place, keys, index, denied=denied)
    entry = index.entry(number)
    if (entry.denies and not denied) or not seeks_alike(entry, sentence):
        return None
    if share >= _ALL and not asks_alike(entry, sentence):
        return None
    if share < _MARKED if marked else not _passes(bars, points, share, leads):
        return None
    return Claim(
        entry=entry,
        places=places,
        grade=Grade.PARAPHRASE,
        score=sum(points),
        whole=False,
        share=share,
    )


def _chance(places: Sequence[int], sentence: Sentence) -> int:
    """Return how much less each of some words tells in a long sentence, in points.

    And half as much less again for every clause that begins between them.
    """
    chance = sentence.chance()
    if not chance or not places:
        return 0
    clauses = sentence.clauses
    return chance + chance * (clauses[places[-1]] - clauses[places[0]]) // 2


def _speaking(place: int, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield where each word stands that speaks for a thing, and its key."""
    index = sentence.index
    evidence = index.evidence[place]
    denied = index.denied.get(place, frozenset())
    unreal = frozenset() if place in index.doubts else sentence.unreal
    for key, standing in sentence.places.items():
        if key in evidence:
            for at in standing:
                if at not in unreal and (key in denied or at not in sentence.denied):
                    yield (at, key)


def _closest(
    place: int, keys: Iterable[int], index: Index, *, denied: bool
) -> tuple[int, int]:
    """Return the phrase of which most was heard: how much, in hundredths, and which.

    One that denies is not meant where nothing is `denied`.
    """
    having, weights = index.entries_of[place], index.weights
    denying, wholes = index.denying, index.wholes
    heard: dict[int, int] = {}
    for key in keys:
        if key in having:
            weight = weights[key]
            for number in having[key]:
                heard[number] = heard.get(number, 0) + weight
    closest = most = 0
    for number, weight in heard.items():
        share = weight * 100 // wholes[number]
        if share < most or (share == most and number > closest):
            continue
        if denied or number not in denying:
            closest, most = number, share
    return most, closest


def _densest(
    speaking: Sequence[tuple[int, int]], weights: Mapping[int, int]
) -> list[tuple[int, int]]:
    """Return the words of the stretch that says most, each key once."""
    best: list[tuple[int, int]] = []
    most = -1
    if speaking and speaking[-1][0] - speaking[0][0] <= _WINDOW:
        once: dict[int, int] = {}
        for at, key in speaking:
            once.setdefault(key, at)
        return [(at, key) for key, at in once.items()]
    for first, (start, _) in enumerate(speaking):
        window: dict[int, int] = {}
        for at, key in speaking[first:]:
            if at - start > _WINDOW:
                break
            window.setdefault(key, at)
        total = sum([weights[key] for key in window])
        if total > most:
            most = total
            best = [(at, key) for key, at in window.items()]
    return best
