"""Everything that the words of a sentence speak for, but for what they outdo."""

from typing import Final

from recommender.hearing.claims import Claim, single_claim, strict_claim, whole_claim
from recommender.hearing.entries import Ways
from recommender.hearing.grouped import grouped_claims
from recommender.hearing.partly import in_part
from recommender.hearing.rivals import Pulls, ahead, apart, pulls
from recommender.hearing.sentence import Sentence
from recommender.model.heard import Grade

_LOOSE: Final = -2000
"""Points that a problem named loosely may have less than another with its words."""
_LOOSE_WORD: Final = 0
"""Points that one named by a single such word must not have less."""
_FIXED: Final = 4
_NAMED: Final = -1500
"""Points that it may have less if nothing but the word is what its clients say."""
_APART: Final = 1000
"""Points that a doubt in other words, or beside a problem, has more than any."""


def claims_of(sentence: Sentence) -> list[Claim]:
    """Return everything that the words of a sentence speak for."""
    index = sentence.index
    present = frozenset(sentence.places)
    whole: set[int] = set()
    thought: set[int] = set()
    claims: list[Claim] = []
    outright: list[Claim] = []
    put: set[int] = set()
    for key in sentence.places:
        ways = index.ways_from(key)
        if ways.leads:
            thought.update(ways.leads)
        seconds = ways.seconds & present if ways.seconds else ways.seconds
        if not (seconds or ways.owned):
            continue
        for second in seconds:
            put.update(ways.grouped.get(second, ()))
        for claim in _in_full(ways, key, seconds, present, sentence):
            if claim.entry.strict:
                claims.append(claim)
            else:
                whole.add(claim.entry.place)
                outright.append(claim)
    for claim in grouped_claims(put, present, sentence):
        whole.add(claim.entry.place)
        claims.append(claim)
    pulled = pulls(sentence, thought | whole)
    named = [claim for claim in outright if not _outdone(claim, sentence, pulled)]
    troubled = True in [claim.troubles for claim in named]
    claims += [
        claim
        for claim in named
        if not _is_trouble(claim, sentence, pulled, troubled=troubled)
    ]
    claims += in_part(sentence, thought - whole, whole, pulled, troubled=troubled)
    return claims


def _outdone(claim: Claim, sentence: Sentence, pulled: Pulls) -> bool:
    """Whether a problem is only named loosely by words that tell of another."""
    if not claim.troubles or claim.grade is Grade.EXACT:
        return False
    if claim.entry.tight and len(claim.places) >= _FIXED:
        # So many words in their order, the small ones too, are no loose wording.
        return False
    lead = ahead(claim.entry.place, claim.places, sentence, pulled)
    if claim.entry.owned is None:
        return lead < _LOOSE
    return lead < (_NAMED if len(claim.entry.phrase.said) == 1 else _LOOSE_WORD)


def _is_trouble(
    claim: Claim,
    sentence: Sentence,
    pulled: Pulls,
    *,
    troubled: bool,
) -> bool:
    """Whether what looks like a doubt is what happens, told as a problem.

    Args:
        claim: Heard as a whole.
        sentence: The sentence.
        pulled: How much the words speak for each place.
        troubled: Whether the sentence names a problem.
    """
    if not claim.doubts or not (troubled or claim.grade is not Grade.EXACT):
        return False
    return apart(claim.entry.place, sentence, pulled) < _APART


def _in_full(
    ways: Ways,
    key: int,
    seconds: frozenset[int],
    present: frozenset[int],
    sentence: Sentence,
) -> list[Claim]:
    """Return the claims of phrases said in full, or by the word that owns one.

    Args:
        ways: Where a word leads.
        key: Its key.
        seconds: Those of its second words that are said.
        present: The keys of the sentence.
        sentence: The sentence.
    """
    phrases, index = ways.phrases, sentence.index
    claims: list[Claim | None] = []
    for second in seconds:
        for number, others in phrases.get(second, ()):
            if others <= present:
                entry = index.entry(number)
                claims.append(
                    strict_claim(entry, sentence)
                    if entry.strict
                    else whole_claim(entry, sentence)
                )
    claims += [
        single_claim(index.entry(number), key, sentence) for number in ways.owned
    ]
    return [claim for claim in claims if claim]
