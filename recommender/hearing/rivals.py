"""How much else the same words speak for.

What is only said in part, or in other words than the vocabulary's, is heard where
nothing else has more to do with the words: a plate that is wiped clean is no
smudging if all around it is about the plate.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from recommender.hearing.sentence import Sentence

_MOST: Final = 3


class Pulls(NamedTuple):
    """How much the words of a sentence speak for each place.

    Attributes:
        totals: Of the words that speak most, in points; what pulls most first.
        points: Of each word, most first.
    """

    totals: dict[int, int]
    points: dict[int, list[int]]


def pulls(sentence: Sentence, places: Iterable[int]) -> Pulls:
    """Return how much the words of a sentence speak for some places.

    A compound speaks with its parts; a word of Hindi in Latin letters may be several,
    and speaks as one of them.
    """
    index = sentence.index
    evidence, known = index.evidence, index.places
    single, several = sentence.readings()
    single &= index.speaking
    found: dict[int, list[int]] = {}
    for place in places:
        points = evidence.get(place)
        if points:
            # Lists are quicker here than generators, and here it counts.
            told = [points[key] for key in points.keys() & single]
            for keys in several:
                spoken = [points[key] for key in keys if key in points]
                if len(spoken) > 1 and known[place][0] == "hi":
                    spoken = [max(spoken)]
                told += spoken
            if len(told) > 1:
                told.sort(reverse=True)
            found[place] = told
    totals = [(_most_of(told), place) for place, told in found.items()]
    totals.sort(reverse=True)
    return Pulls({place: total for total, place in totals}, found)


def _most_of(points: list[int]) -> int:
    """Return the sum of the first few."""
    total = 0
    for each in points[:_MOST]:
        total += each
    return total


def ahead(
    place: int,
    places: Iterable[int],
    sentence: Sentence,
    pulled: Pulls,
) -> int:
    """Return how far a thing is ahead of any like it that some of its words tell of.

    Args:
        place: Of the problem or doubt.
        places: Where the words stand that it was heard by.
        sentence: The sentence.
        pulled: How much the words speak for each place.
    """
    index = sentence.index
    own = index.places[place][1]
    keys = {key for at in places for key in sentence.at(at)}
    most = 0
    for other, total in pulled.totals.items():
        if other == place:
            continue
        thing = index.places[other][1]
        if (
            thing.subject is own.subject
            and thing.id != own.id
            and index.evidence[other].keys() & keys
        ):
            most = total
            break
    return pulled.totals.get(place, 0) - most


def apart(place: int, sentence: Sentence, pulled: Pulls) -> int:
    """Return how far a doubt is ahead of any problem that its sentence tells of.

    Who says that the wash leaves a film has a problem, and no doubt.
    """
    doubts = sentence.index.doubts
    totals = pulled.totals
    most = 0
    for other, total in totals.items():
        if other not in doubts:
            most = total
            break
    return totals.get(place, 0) - most
