"""How consultations open, and the ladder of commitments they may climb."""

from recommender.loading.plain import Fields, read_text
from recommender.loading.structure import entries, words
from recommender.loading.terms import Terms, not_among
from recommender.loading.tree import Entry
from recommender.model.consultation import Evidence, OpeningQuestion, Rung

EVIDENCE = {evidence.value: evidence for evidence in Evidence}


def read_opening(entry: Entry, terms: Terms) -> OpeningQuestion:
    """Return one open question that every consultation starts with."""
    fields = entries(
        entry.node,
        terms.faults,
        known=("question", "purpose"),
        required=("question", "purpose"),
        of=f"opening {entry.key}",
        at=entry.key,
    )
    return OpeningQuestion(
        id=entry.key,
        question=read_text(fields, "question", terms),
        purpose=read_text(fields, "purpose", terms),
    )


def read_rung(entry: Entry, terms: Terms) -> Rung:
    """Return one rung of the ladder of commitments."""
    fields = entries(
        entry.node,
        terms.faults,
        known=("label", "asks", "requires"),
        required=("asks", "requires"),
        of=f"rung {entry.key}",
        at=entry.key,
    )
    return Rung(
        id=entry.key,
        label=read_text(fields, "label", terms),
        asks=read_text(fields, "asks", terms),
        requires=_evidence(fields, terms),
    )


def _evidence(fields: Fields, terms: Terms) -> tuple[Evidence, ...]:
    """Return what has to be so before the rung is earned."""
    entry = fields.get("requires")
    found: dict[Evidence, None] = {}
    for word in words(entry.node, terms.faults, of="requires") if entry else ():
        if word in EVIDENCE:
            found[EVIDENCE[word]] = None
        else:
            terms.blame(word, not_among(word, "something a rung requires", EVIDENCE))
    return tuple(found)
