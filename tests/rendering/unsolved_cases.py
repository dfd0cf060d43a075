"""Advice that recommends nothing, for every reason there is."""

from attrs import evolve

from recommender.model.advice import HeldNeed, NoOutlook
from recommender.model.grades import Strength
from tests.rendering.a_trade import EVERYTHING, HELD

NOTHING = evolve(
    EVERYTHING,
    enquiry={
        "problems": {"smudging": "should"},
        "context": {},
        "objections": {},
        "priorities": {},
        "current": None,
    },
    fired=(),
    open=(),
    conclusions=(),
    needs=(),
    recommendations=(),
    held=(),
    excluded=(),
    remedies=(),
    conflicts=(),
    outlook=NoOutlook(),
)

NEED = HeldNeed(
    need="low-residue-wash",
    strength=Strength.STRONG,
    rules=("residue-needs-clean-wash",),
    problems=("smudging",),
)

CASES = {
    "no problem stated": evolve(NOTHING, enquiry={**NOTHING.enquiry, "problems": {}}),
    "held": evolve(
        NOTHING, needs=(NEED,), fired=("residue-needs-clean-wash",), held=(HELD,)
    ),
    "excluded": evolve(
        NOTHING,
        enquiry={**NOTHING.enquiry, "context": {"voc_limit": "100 g/L"}},
        needs=(NEED,),
        excluded=EVERYTHING.excluded,
    ),
    "unmet": evolve(NOTHING, needs=(NEED,)),
    "remedies": evolve(NOTHING, remedies=EVERYTHING.remedies),
    "waiting": evolve(NOTHING, open=("residue-after-wash", "residue-needs-clean-wash")),
    "silent": NOTHING,
    "several": evolve(
        NOTHING,
        enquiry={
            **NOTHING.enquiry,
            "problems": {"smudging": "should", "piling": "should", "toning": "must"},
        },
        needs=(NEED,),
        remedies=tuple(
            evolve(remedy, problems=("piling",)) for remedy in EVERYTHING.remedies
        ),
    ),
}
