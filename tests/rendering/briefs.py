"""A plan, briefs, explanations and changes, built by hand in the small trade."""

from fractions import Fraction

from attrs import evolve

from recommender.model.changes import Changes, Move, Standing
from recommender.model.demonstration import Demonstration, DemoStep, Phase
from recommender.model.explanation import ExclusionFacts, Fact, Verdict, Why, WhyNot
from recommender.model.recommendation import ToConfirm
from recommender.rendering.brief import Brief
from tests.rendering.a_trade import DAY, EVERYTHING, TRADE, say

_CREW = say("press crew", "Druckerteam", "मशीन टीम")

PLAN = Demonstration(
    knowledge_base=EVERYTHING.knowledge_base,
    on=DAY,
    enquiry=EVERYTHING.enquiry,
    product="rapid-ester-wash",
    empties=("blanket-wash", "strong-solvent"),
    steps=(
        DemoStep(
            id="agree",
            phase=Phase.BEFORE,
            step=say(
                "Agree on what success is",
                "Vereinbaren, was Erfolg ist",
                "तय करें कि सफलता क्या है",
            ),
            who=say("account manager", "Außendienst", "अकाउंट मैनेजर"),
            minutes=Fraction(90),
            bring=(
                say("Score sheet.", "Bewertungsbogen.", "स्कोर शीट।"),
                say("Pen", "Stift", "पेन"),
            ),
            sources=("epa",),
        ),
        DemoStep(empties=("blanket-wash", "strong-solvent")),
        DemoStep(flushes=True, who=_CREW),
        DemoStep(fills=True, minutes=Fraction(60)),
        DemoStep(
            phase=Phase.RUN,
            measure=say(
                "Waste sheets after the wash",
                "Makulaturbogen nach dem Waschen",
                "धुलाई के बाद बेकार शीट",
            ),
            success=say(
                "fewer than five are smudged",
                "weniger als fünf sind verschmiert",
                "पाँच से कम शीट फैली हों",
            ),
            problems=("smudging",),
            minutes=Fraction(45, 2),
            who=_CREW,
        ),
        DemoStep(
            phase=Phase.AFTER,
            step=say("Decide", "Entscheiden", "फ़ैसला करें"),
            measure=say("The score", "Die Bewertung", "स्कोर"),
            sources=("epa", "old-sheet"),
        ),
    ),
)
WAITING = evolve(
    PLAN,
    product="aqua-wash",
    empties=(),
    steps=PLAN.steps[3:4],
    enquiry={},
    confirm=(
        ToConfirm(attribute="appears", because_of="suits"),
        ToConfirm(property="voc", because_of="over-the-voc-limit"),
        ToConfirm(property="current.evaporation", because_of="slower-than-today"),
    ),
)
PLANS = {"full": PLAN, "waiting": WAITING}

_RECOMMENDED = EVERYTHING.recommendations[0]
_HELD = EVERYTHING.held[0]
BRIEFS = {
    "recommended": Brief(advice=EVERYTHING, found=_RECOMMENDED, plan=PLAN),
    "held": Brief(advice=EVERYTHING, found=_HELD, plan=WAITING),
}

WHY = Why(
    product="rapid-ester-wash",
    score=6,
    rules=("residue-after-wash", "residue-needs-clean-wash"),
    facts={
        "appears": "after-wash",
        "current": "kerosene-wash",
        "objection": "too-expensive",
        "problem": "piling, smudging",
        "voc_limit": "100.5 g/L",
    },
    properties=("base", "voc"),
    formulation=("complete: yes", "free_of: kerosene", "substance: fatty-acid-ester"),
)
WHY_WHILE_UNKNOWN = Why(
    product="rapid-ester-wash",
    score=2,
    rules=("residue-needs-clean-wash",),
    open=("residue-after-wash",),
    facts={"problem": "smudging"},
)

_EXCLUSIONS = {
    exclusion.product: exclusion.reasons for exclusion in EVERYTHING.excluded
}
WHY_NOT = {
    "unknown": WhyNot(
        product="rapid-wsh",
        verdict=Verdict.UNKNOWN_PRODUCT,
        near=("rapid-ester-wash", "aqua-wash"),
    ),
    "not offered": WhyNot(
        product="kerosene-wash",
        verdict=Verdict.NOT_OFFERED,
        replaced_by="rapid-ester-wash",
    ),
    "out": WhyNot(
        product="strong-solvent",
        verdict=Verdict.OUT,
        exclusions=(
            ExclusionFacts(
                reason=_EXCLUSIONS["strong-solvent"][2],
                facts=(
                    Fact(
                        subject="voc", value="780 g/L", wanted="above client.voc_limit"
                    ),
                    Fact(subject="voc_limit", value="100.5 g/L"),
                    Fact(subject="rollers", value="nbr", wanted="nbr, mixed"),
                    Fact(
                        subject="category", value="blanket-wash", wanted="blanket-wash"
                    ),
                    Fact(subject="product", value="strong-solvent"),
                    Fact(subject="contains", value="kerosene", wanted="kerosene"),
                    Fact(subject="current.voc", value="", wanted="known"),
                ),
            ),
            ExclusionFacts(
                reason=_EXCLUSIONS["strong-solvent"][1],
                facts=(
                    Fact(subject="voc_limit", value="100.5 g/L", wanted="300 to 902.5"),
                ),
            ),
        ),
    ),
    "held": WhyNot(product="aqua-wash", verdict=Verdict.HELD, confirm=WAITING.confirm),
    "no need": WhyNot(
        product="quick-solvent",
        verdict=Verdict.NO_NEED,
        rule="fast-presses-need-fast-wash",
        missing=(
            Fact(subject="problem", value="smudging", wanted="all of piling, toning"),
            Fact(subject="voc_limit", wanted="at most 200.5 g/L"),
            Fact(subject="rollers", value="nbr", wanted="not nbr"),
            Fact(subject="rollers", value="nbr", wanted="none of nbr, epdm"),
            Fact(subject="appears", value="always", wanted="anything but always"),
            Fact(subject="appears", value="always", wanted="unknown"),
            Fact(subject="voc", value="7 g/L", wanted="below current.voc"),
            Fact(subject="objection", wanted="too-expensive"),
        ),
    ),
    "nothing needs it": WhyNot(product="quick-solvent", verdict=Verdict.NO_NEED),
    **{
        f"outranked by {settled}": WhyNot(
            product="aqua-wash",
            verdict=Verdict.OUTRANKED,
            place=2,
            better="rapid-ester-wash",
            own=_RECOMMENDED.contributions[:1],
            others=_RECOMMENDED.contributions,
            settled_by=settled,
        )
        for settled in ("score", "priorities", "cautions", "id")
    },
    "recommended": WhyNot(
        product="rapid-ester-wash", verdict=Verdict.RECOMMENDED, place=1
    ),
}

CHANGED = Changes(
    moves=(
        Move(
            product="rapid-ester-wash",
            before=Standing.HELD,
            after=Standing.RECOMMENDED,
        ),
        Move(product="aqua-wash", before=Standing.RECOMMENDED, after=Standing.HELD),
        Move(product="strong-solvent", before=Standing.ABSENT, after=Standing.EXCLUDED),
        Move(product="quick-solvent", before=Standing.EXCLUDED, after=Standing.ABSENT),
    ),
    fires=("oil-on-epdm",),
    stops=("over-the-voc-limit", "residue-after-wash"),
)
SUPPOSED = evolve(
    EVERYTHING,
    enquiry={
        **EVERYTHING.enquiry,
        "context": {"appears": "after-wash", "rollers": ["epdm"]},
    },
)

__all__ = ["BRIEFS", "CHANGED", "PLANS", "SUPPOSED", "TRADE", "WHY", "WHY_NOT"]
