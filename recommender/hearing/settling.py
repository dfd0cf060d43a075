"""Which claims stand: of all those that explain the words of a sentence best."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from recommender.hearing.claims import Claim
from recommender.hearing.gathering import claims_of
from recommender.hearing.loosely import is_loose
from recommender.hearing.sentence import Sentence
from recommender.model.heard import Grade

if TYPE_CHECKING:
    from recommender.hearing.entries import Thing

_FRESH: Final = 12000


def settled(sentence: Sentence, situation: set[int]) -> list[Claim]:
    """Return the claims that stand, those of each subject apart.

    Values and products go first: what tells the situation is not told a second
    time as part of a problem.

    Args:
        sentence: The sentence.
        situation: Places of quantities; those of values are added.
    """
    strict: dict[str, list[Claim]] = {}
    groups: dict[str, list[Claim]] = {}
    measured = frozenset(situation)
    for claim in claims_of(sentence):
        if claim.entry.strict:
            strict.setdefault(_group_of(claim), []).append(claim)
        # `8 percent IPA` states how much it is, and not that it is too much.
        elif not (
            (measured and measured.issuperset(claim.places))
            or is_loose(claim, sentence)
        ):
            groups.setdefault(_group_of(claim), []).append(claim)
    settled_on: list[Claim] = []
    for claims in (*strict.values(), *groups.values()):
        manners = [claim for claim in claims if _is_manner(claim)]
        others = [claim for claim in claims if claim not in manners]
        standing = _explained(others, sentence, situation)
        if manners:
            standing = _doubted(standing, manners, sentence)
        for claim in standing:
            if claim.entry.strict:
                situation.update(claim.places)
        settled_on += standing
    return settled_on


def _group_of(claim: Claim) -> str:
    """Return what a claim is about: each attribute by itself, problems with doubts."""
    if claim.troubles or claim.doubts:
        return "trouble"
    thing = claim.thing
    return f"{thing.subject.value} {thing.id if thing.value else ''}"


def _explained(
    claims: list[Claim], sentence: Sentence, situation: set[int]
) -> list[Claim]:
    """Return the best claims, each of which explains words that no better one does.

    Args:
        claims: About one subject, or about problems and doubts.
        sentence: The sentence.
        situation: Places that tell of the client's situation.
    """
    if len(claims) == 1 and claims[0].whole:
        # Nothing explains its words better.
        return claims
    standing: dict[Thing, Claim] = {}
    ranked = _closest(claims)
    if len(ranked) > 1:
        ranked.sort(key=lambda claim: (_turn(claim, sentence), claim.rank))
    for claim in ranked:
        if claim.thing in standing or _told_twice(claim, standing.values(), sentence):
            continue
        if claim.whole:
            if any(
                (
                    set(claim.places) < set(other.places)
                    or (
                        set(claim.places) == set(other.places)
                        and claim.grade < other.grade
                    )
                )
                for other in standing.values()
                if other.thing.subject is claim.thing.subject
            ) or _strays(claim, standing.values()):
                continue
        else:
            used = {at for other in standing.values() for at in other.places}
            if not _fresh(claim, used, _FRESH, sentence):
                continue
            if not _fresh(claim, situation, _FRESH // 2, sentence):
                continue
        standing[claim.thing] = claim
    return [*standing.values()]


def _closest(claims: Iterable[Claim]) -> list[Claim]:
    """Return the closest claim of each thing: of those heard whole, and in part."""
    closest: dict[tuple[Thing, bool], Claim] = {}
    for claim in claims:
        asked = (claim.thing, claim.whole)
        other = closest.get(asked)
        if other is None or claim.closeness < other.closeness:
            closest[asked] = claim
    return [*closest.values()]


def _turn(claim: Claim, sentence: Sentence) -> tuple[bool, bool]:
    """Order claims: problems before what is brought beside them, doubts last."""
    return (claim.doubts, _is_aside(claim, sentence))


def _is_aside(claim: Claim, sentence: Sentence) -> bool:
    """Whether who brings a problem has none, but looks for something or wonders."""
    problem = claim.troubles
    return problem and claim.thing.id in sentence.index.asides


def _told_twice(claim: Claim, standing: Iterable[Claim], sentence: Sentence) -> bool:
    """Whether a doubt only repeats a problem that the same words state more closely.

    Who states a problem says of no product what it might do, unless as a question.
    `The rollers swell` is what happens; `will it swell the rollers` is a doubt, and
    so is `the substitutes swell rollers`.
    """
    if not claim.doubts:
        return _is_cure(claim, standing, sentence)
    if claim.whole and sentence.asking.weighs(sentence.said):
        return False
    if (
        claim.entry.place in sentence.index.of_products
        and not sentence.inquires()
        and any(other.troubles and claim.grade <= other.grade for other in standing)
    ):
        return True
    own = set(claim.places)
    return any(
        2 * len(own.intersection(other.places)) >= len(own)
        and claim.grade <= other.grade
        for other in standing
        if other.troubles and sentence.unreal.isdisjoint(own)
    )


def _is_cure(claim: Claim, standing: Iterable[Claim], sentence: Sentence) -> bool:
    """Whether who looks for something looks for the cure of a problem just told."""
    return (
        bool(claim.said)
        and _is_aside(claim, sentence)
        and any(other.troubles for other in standing)
    )


def _is_manner(claim: Claim) -> bool:
    """Whether a claim is a doubt in groups of words."""
    return bool(claim.said) and claim.doubts


def _is_doubt(claim: Claim) -> bool:
    """Whether a claim is a doubt in several words, all of a phrase."""
    doubt = claim.doubts
    return doubt and claim.whole and len(claim.places) > 1


def _doubted(
    standing: list[Claim], manners: Iterable[Claim], sentence: Sentence
) -> list[Claim]:
    """Return what stands, and the best doubt in groups of words if there is no other.

    `Who guarantees that it harms no roller` doubts one thing, in two ways. A single
    word, and what is told in part, is no other: `rollers are expensive`. What is
    doubted with the same words and told in part is no problem; what a phrase says in
    full is.

    Args:
        standing: Claims that explain the sentence without such doubts.
        manners: Doubts in groups of words.
        sentence: The sentence.
    """
    if any(_is_doubt(claim) for claim in standing):
        return standing
    for doubt in sorted(manners, key=lambda claim: claim.rank):
        kept = [
            claim
            for claim in standing
            if not claim.doubts
            and (claim.whole or not _in_one_clause(claim, doubt, sentence))
        ]
        if not (
            _told_twice(doubt, kept, sentence)
            or any(_says_it_all(claim, doubt, sentence) for claim in standing)
        ):
            return [*kept, doubt]
    return standing


def _says_it_all(claim: Claim, doubt: Claim, sentence: Sentence) -> bool:
    """Whether each word of a doubt speaks for the problem that is claimed, too.

    `Washing leaves a greasy film` tells what happens; `your wash would leave a film`
    has words of its own.
    """
    if not claim.troubles or not claim.whole:
        return False
    evidence = sentence.index.evidence[claim.entry.place]
    return all(any(key in evidence for key in sentence.at(at)) for at in doubt.places)


def _in_one_clause(claim: Claim, doubt: Claim, sentence: Sentence) -> bool:
    """Whether what is told in part and a doubt have a clause in common."""
    clauses = sentence.clauses
    told = {clauses[at] for at in claim.places}
    return not told.isdisjoint([clauses[at] for at in doubt.places])


def _strays(claim: Claim, standing: Iterable[Claim]) -> bool:
    """Whether a value goes on from the words of another that was said in one go.

    `Since we changed the wash the ink rubs off` tells of no other ink.
    """
    if not claim.entry.strict or claim.grade is Grade.EXACT:
        return False
    return any(
        other.entry.strict
        and other.grade is Grade.EXACT
        and not set(claim.places).isdisjoint(other.places)
        for other in standing
    )


def _fresh(claim: Claim, used: set[int], enough: int, sentence: Sentence) -> bool:
    """Whether enough speaks for a claim that nothing better has explained yet."""
    index = sentence.index
    place = claim.entry.place
    fresh = 0
    for at in claim.places:
        if at in used:
            continue
        points = index.evidence.get(place, {})
        if any(sentence.marks(key, at) == place for key in sentence.at(at)):
            return True
        fresh += max((points.get(key, 0) for key in sentence.at(at)), default=0)
    return not used.intersection(claim.places) or fresh >= enough
