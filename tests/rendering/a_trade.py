"""A small trade in three languages, and advice with something of every kind.

Built by hand, so that what is laid out does not depend on how advice is found.
"""

from datetime import date
from fractions import Fraction

from attrs import evolve

from recommender.model.advice import (
    Advice,
    Conclusion,
    Conflict,
    Exclusion,
    ExclusionReason,
    HeldNeed,
    NoOutlook,
    Remedy,
)
from recommender.model.condition import (
    AnyOf,
    Between,
    Compared,
    Comparison,
    Condition,
    Line,
    NoneOf,
)
from recommender.model.grades import Effort, Importance, Strength
from recommender.model.knowledge import Knowledge
from recommender.model.outlook import (
    ContrastRow,
    Question,
    Relaxation,
    Repair,
    Unmet,
)
from recommender.model.product import (
    Feature,
    Material,
    Product,
)
from recommender.model.recommendation import (
    Caution,
    Contribution,
    Objections,
    PriorityValue,
    Reason,
    Recommendation,
    Resolution,
    ServedBenefit,
    ToConfirm,
)
from recommender.model.rule import (
    Conclude,
    Exclude,
    OfferRemedy,
    RequireNeed,
    Resolve,
    Rule,
    Warn,
)
from recommender.model.text import Text
from recommender.model.vocabulary import (
    Attribute,
    Category,
    Choice,
    Direction,
    Need,
    Objection,
    ObjectionKind,
    Preference,
    Priority,
    Problem,
    Property,
    Scale,
    Source,
    Substance,
)

DAY = date(2026, 11, 23)


def say(en: str, de: str = "", hi: str = "") -> Text:
    """Return a text in the languages it is given in."""
    lines = {"en": en, "de": de, "hi": hi}
    return Text.of({language: line for language, line in lines.items() if line})


ATTRIBUTES = {
    "appears": Attribute(
        id="appears",
        label=say("When it appears", "Wann es auftritt", "कब दिखता है"),
        scale=Scale(
            choices={
                "after-wash": Choice(
                    id="after-wash",
                    label=say(
                        "right after a wash", "gleich nach dem Waschen", "धोने के तुरंत बाद"
                    ),
                ),
                "always": Choice(id="always"),
            }
        ),
        question=say(
            "When do you see it: right after a wash, or all the time?",
            "Wann sehen Sie es: gleich nach dem Waschen oder ständig?",
            "यह कब दिखता है: धोने के तुरंत बाद, या हमेशा?",
        ),
    ),
    "cause": Attribute(
        id="cause",
        label=say("Cause", "Ursache", "कारण"),
        from_rules=True,
        scale=Scale(
            choices={
                "wash-residue": Choice(
                    id="wash-residue",
                    label=say(
                        "Wash residue", "Rückstände des Waschmittels", "वॉश का अवशेष"
                    ),
                ),
                "too-much-water": Choice(
                    id="too-much-water",
                    label=say("Too much water", "Zu viel Wasser", "ज़्यादा पानी"),
                ),
            }
        ),
    ),
    "rollers": Attribute(
        id="rollers",
        label=say("Roller rubber", "Walzengummi", "रोलर का रबर"),
        scale=Scale(
            choices={
                "epdm": Choice(id="epdm", label=say("EPDM", "EPDM", "ईपीडीएम")),
                "nbr": Choice(id="nbr", label=say("NBR", "NBR", "एनबीआर")),
                "mixed": Choice(id="mixed", label=say("mixed", "gemischt", "मिला-जुला")),
            }
        ),
        question=say(
            "What are the rollers made of?",
            "Woraus sind die Walzen?",
            "रोलर किस रबर के हैं?",
        ),
    ),
    "run_length": Attribute(
        id="run_length", scale=Scale(low=Fraction(0), high=Fraction(100000))
    ),
    "voc_limit": Attribute(
        id="voc_limit",
        label=say("VOC limit", "VOC-Grenzwert", "वीओसी सीमा"),
        scale=Scale(unit="g/L", low=Fraction(0), high=Fraction(900)),
        question=say(
            "Does a VOC limit apply to you?",
            "Gilt für Sie ein VOC-Grenzwert?",
            "क्या आप पर कोई वीओसी सीमा लागू है?",
        ),
    ),
}

PROBLEMS = {
    "piling": Problem(
        id="piling", label=say("Piling", "Aufbauen auf dem Gummituch", "पाइलिंग")
    ),
    "smudging": Problem(
        id="smudging",
        label=say("Smudging", "Verschmieren", "छपाई का फैलना"),
        ask=("appears", "rollers"),
    ),
    "toning": Problem(id="toning"),
}

NEEDS = {
    "low-residue-wash": Need(
        id="low-residue-wash",
        label=say(
            "A wash that leaves nothing behind",
            "Ein Waschmittel, das nichts zurücklässt",
            "ऐसा वॉश जो कुछ पीछे न छोड़े",
        ),
    ),
    "fast-wash": Need(
        id="fast-wash",
        label=say("A fast wash", "Ein schnelles Waschmittel", "तेज़ वॉश"),
    ),
}

PROPERTIES = {
    "voc": Property(
        id="voc",
        label=say("VOC content", "VOC-Gehalt", "वीओसी मात्रा"),
        scale=Scale(unit="g/L", low=Fraction(0), high=Fraction(900)),
    ),
    "evaporation": Property(
        id="evaporation",
        label=say("Evaporation time", "Verdunstungszeit", "सूखने का समय"),
        scale=Scale(unit="s", low=Fraction(0), high=Fraction(600)),
    ),
    "base": Property(
        id="base",
        label=say("Base", "Basis", "बेस"),
        scale=Scale(
            choices={
                "ester": Choice(id="ester", label=say("ester", "Ester", "एस्टर")),
                "mineral-oil": Choice(
                    id="mineral-oil", label=say("mineral oil", "Mineralöl", "मिनरल ऑयल")
                ),
                "water": Choice(id="water", label=say("water", "Wasser", "पानी")),
            },
            many=True,
        ),
    ),
}

SUBSTANCES = {
    "fatty-acid-ester": Substance(
        id="fatty-acid-ester",
        label=say("Fatty acid ester", "Fettsäureester", "फैटी एसिड एस्टर"),
    ),
    "kerosene": Substance(
        id="kerosene",
        label=say("Kerosene", "Kerosin", "केरोसिन"),
        groups=("mineral-oil",),
    ),
}

OBJECTIONS = {
    "dries-too-slowly": Objection(
        id="dries-too-slowly",
        label=say("It dries too slowly", "Es trocknet zu langsam", "यह बहुत धीरे सूखता है"),
        kind=ObjectionKind.PRODUCT,
        explore=say(
            "How long may a wash take before the next sheet?",
            "Wie lange darf das Waschen bis zum nächsten Bogen dauern?",
            "अगली शीट से पहले धुलाई में कितना समय लग सकता है?",
        ),
    ),
    "long-make-ready": Objection(
        id="long-make-ready",
        label=say(
            "Make-ready takes too long",
            "Das Einrichten dauert zu lange",
            "मेक-रेडी में बहुत समय लगता है",
        ),
        kind=ObjectionKind.TIME,
    ),
    "too-expensive": Objection(
        id="too-expensive",
        label=say("It is too expensive", "Es ist zu teuer", "यह बहुत महँगा है"),
        kind=ObjectionKind.PRICE,
        explore=say(
            "What does one wash cost you today, with the waste sheets?",
            "Was kostet Sie heute ein Waschgang samt Makulatur?",
            "आज एक धुलाई पर बेकार शीट समेत कितना ख़र्च आता है?",
        ),
    ),
    "bad-smell": Objection(
        id="bad-smell",
        label=say("It smells", "Es riecht", "इसमें गंध है"),
        kind=ObjectionKind.PRODUCT,
    ),
}

SOURCES = {
    "epa": Source(
        id="epa",
        title=say("EPA bulletin on blanket washes"),
        link="https://example.org/epa?a=1&b=2",
        published=date(1996, 8, 12),
    ),
    "old-sheet": Source(
        id="old-sheet",
        title=say("Maker's data sheet"),
        published=date(2010, 1, 1),
        valid_until=date(2020, 6, 30),
    ),
}

PRODUCTS = {
    product.id: product
    for product in (
        Product(
            id="aqua-wash",
            label=say("Aqua Wash"),
            category="blanket-wash",
            suits=(
                Line("rollers", AnyOf(("nbr", "mixed"))),
                Line("run_length", Compared(Comparison.AT_MOST, Fraction(20000))),
            ),
        ),
        Product(
            id="kerosene-wash",
            label=say("Kerosene Wash"),
            category="blanket-wash",
            sold=False,
        ),
        Product(
            id="rapid-ester-wash",
            label=say("Rapid Ester Wash", "Ester-Schnellwaschmittel", "रैपिड एस्टर वॉश"),
            category="blanket-wash",
            properties={"voc": Fraction(90), "evaporation": Fraction(181, 2)},
            suits=(Line("rollers", NoneOf(("epdm",))),),
            features=(
                Feature(
                    feature=say("Evaporates without a film."),
                    benefit=say("The first sheets are good."),
                    serves=("low-residue-wash",),
                ),
            ),
            materials=(
                Material(
                    kind="brochure",
                    title=say("Brochure: washing without residue"),
                    link="https://example.org/brochure.pdf",
                ),
            ),
        ),
        Product(
            id="slow-mineral-wash",
            label=say("Slow Mineral Wash", "Mineralöl-Waschmittel", "स्लो मिनरल वॉश"),
            category="blanket-wash",
        ),
        Product(
            id="strong-solvent",
            label=say("Strong Solvent", "Starker Löser", "स्ट्रॉन्ग सॉल्वेंट"),
            category="blanket-wash",
            suits=(Line("voc_limit", Between(Fraction(300), Fraction(1805, 2))),),
        ),
        Product(
            id="quick-solvent", label=say("Quick Solvent"), category="blanket-wash"
        ),
    )
}

RULES = {
    rule.id: rule
    for rule in (
        Rule(
            id="residue-after-wash",
            effect=Conclude(values=(("cause", "wash-residue"),)),
            when=Condition(
                (
                    (
                        Line("problem", AnyOf(("smudging",))),
                        Line("appears", AnyOf(("after-wash",))),
                    ),
                )
            ),
            because=say(
                "A wash that does not evaporate leaves a film, "
                "and the next sheets take it up.",
                "Ein Waschmittel, das nicht verdunstet, hinterlässt einen Film, "
                "den die nächsten Bogen aufnehmen.",
                "जो वॉश उड़ता नहीं वह एक परत छोड़ता है, और अगली शीटें उसे उठा लेती हैं।",
            ),
            sources=("epa",),
        ),
        Rule(
            id="residue-needs-clean-wash",
            effect=RequireNeed(
                need="low-residue-wash",
                resolves={
                    "long-make-ready": say(
                        "Nothing is left on the blanket, so the first sheets are good."
                    )
                },
            ),
            when=Condition(((Line("cause", AnyOf(("wash-residue",))),),)),
            strength=Strength.STRONG,
            because=say(
                "What causes it is left behind by the wash; "
                "a wash that leaves nothing takes the cause away.",
                "Die Ursache bleibt beim Waschen zurück; "
                "was nichts zurücklässt, nimmt sie weg.",
                "जो इसका कारण है वह वॉश के बाद बचता है; "
                "जो वॉश कुछ नहीं छोड़ता वह कारण ही हटा देता है।",
            ),
            sources=("epa", "old-sheet"),
        ),
        Rule(
            id="fast-presses-need-fast-wash",
            effect=RequireNeed(need="fast-wash"),
            when=Condition(
                (
                    (
                        Line("problem", AnyOf(("smudging", "piling"))),
                        Line("rollers", AnyOf(("nbr",))),
                    ),
                )
            ),
            strength=Strength.POSSIBLE,
            because=say(
                "A fast wash shortens every stop",
                "Schnelles Waschen verkürzt jeden Halt",
                "तेज़ धुलाई से हर रुकावट छोटी होती है",
            ),
        ),
        Rule(
            id="over-the-voc-limit",
            effect=Exclude(
                products=Condition(
                    ((Line("voc", Compared(Comparison.ABOVE, Fraction(100))),),)
                ),
                firm=True,
            ),
            because=say(
                "It is over the VOC limit that applies to the client.",
                "Es liegt über dem VOC-Grenzwert, der für den Kunden gilt.",
                "यह ग्राहक पर लागू वीओसी सीमा से ऊपर है।",
            ),
            sources=("epa",),
        ),
        Rule(
            id="slower-than-today",
            effect=Warn(
                products=Condition(
                    ((Line("evaporation", Compared(Comparison.ABOVE, Fraction(60))),),)
                ),
                raises=("dries-too-slowly", "too-expensive"),
            ),
            because=say(
                "It evaporates more slowly than what the client uses now.",
                "Es verdunstet langsamer als das, was der Kunde jetzt benutzt.",
                "ग्राहक अभी जो इस्तेमाल करता है, यह उससे धीरे उड़ता है।",
            ),
        ),
        Rule(
            id="rinse-answers-slow",
            effect=Resolve(objection="dries-too-slowly"),
            because=say(
                "One rag with water after it, and the blanket is dry in half a minute.",
                "Danach ein Lappen mit Wasser, und das Gummituch ist in einer "
                "halben Minute trocken.",
                "इसके बाद पानी का एक कपड़ा, और ब्लैंकेट आधे मिनट में सूखा।",
            ),
            sources=("epa",),
        ),
        Rule(
            id="lower-the-ink-film",
            effect=OfferRemedy(
                remedy=say(
                    "Lower the ink film",
                    "Die Farbführung zurücknehmen",
                    "इंक की परत घटाएँ",
                ),
                effort=Effort.MEASURE,
            ),
            because=say(
                "A thinner film dries sooner.",
                "Eine dünnere Schicht trocknet eher.",
                "पतली परत जल्दी सूखती है।",
            ),
            sources=("epa",),
        ),
        Rule(
            id="wash-less-often",
            effect=OfferRemedy(
                remedy=say(
                    "Use half as much wash",
                    "Halb so viel Waschmittel nehmen",
                    "आधा वॉश इस्तेमाल करें",
                )
            ),
        ),
        Rule(
            id="only-now-and-then",
            effect=Exclude(products=Condition(((Line("base", AnyOf(("water",))),),))),
            because=say(
                "It is meant for a special cleaning now and then.",
                "Es ist für eine Sonderreinigung ab und zu gedacht.",
                "यह कभी-कभार की ख़ास सफ़ाई के लिए है।",
            ),
        ),
        Rule(
            id="oil-on-epdm",
            effect=Exclude(
                products=Condition(((Line("contains", AnyOf(("mineral-oil",))),),)),
                firm=True,
            ),
            because=say(
                "Oils swell EPDM.", "Öle quellen EPDM.", "तेल से ईपीडीएम फूल जाता है।"
            ),
        ),
    )
}

TRADE = Knowledge(
    id="small-trade",
    version="2026.11",
    title=say("Press-room chemistry", "Drucksaalchemie", "प्रेस-रूम केमिस्ट्री"),
    languages=("en", "de", "hi"),
    attributes=ATTRIBUTES,
    problems=PROBLEMS,
    needs=NEEDS,
    properties=PROPERTIES,
    categories={
        "blanket-wash": Category(
            id="blanket-wash",
            label=say("Blanket wash", "Gummituchwaschmittel", "ब्लैंकेट वॉश"),
        )
    },
    substances=SUBSTANCES,
    objections=OBJECTIONS,
    priorities={
        "low-voc": Priority(
            id="low-voc",
            label=say("Lowest emissions", "Geringste Emissionen", "सबसे कम उत्सर्जन"),
            prefer=(Preference(property="voc", direction=Direction.LOWER),),
        ),
    },
    sources=SOURCES,
    products=PRODUCTS,
    rules=RULES,
)

RAPID = Recommendation(
    product="rapid-ester-wash",
    contributions=(
        Contribution(
            problem="smudging",
            importance=Importance.MUST,
            strength=Strength.LIKELY,
            needs=("low-residue-wash",),
            rules=("residue-needs-clean-wash",),
        ),
        Contribution(
            problem="piling",
            importance=Importance.SHOULD,
            strength=Strength.POSSIBLE,
            needs=("fast-wash", "low-residue-wash"),
            rules=("fast-presses-need-fast-wash",),
        ),
    ),
    priorities=(PriorityValue(priority="low-voc", value=Fraction(9, 10)),),
    reasons=tuple(
        Reason(rule=rule, text=RULES[rule].because, sources=RULES[rule].sources)
        for rule in ("residue-after-wash", "residue-needs-clean-wash")
    ),
    cautions=(
        Caution(
            rule="slower-than-today",
            text=RULES["slower-than-today"].because,
            raises=("dries-too-slowly", "too-expensive"),
        ),
    ),
    objections=Objections(
        prevented=(
            Resolution(
                objection="long-make-ready",
                rule="residue-needs-clean-wash",
                text=say(
                    "Nothing is left on the blanket, so the first sheets are good.",
                    "Auf dem Gummituch bleibt nichts, also sind die ersten Bogen gut.",
                    "ब्लैंकेट पर कुछ नहीं बचता, इसलिए पहली शीटें ही अच्छी आती हैं।",
                ),
            ),
        ),
        answered=(
            Resolution(
                objection="dries-too-slowly",
                rule="rinse-answers-slow",
                text=RULES["rinse-answers-slow"].because,
            ),
        ),
        open=(
            Resolution(
                objection="too-expensive",
                rule="slower-than-today",
                text=OBJECTIONS["too-expensive"].explore,
            ),
            Resolution(objection="bad-smell", rule="", text=Text()),
        ),
        also_resolves=(
            Resolution(
                objection="bad-smell",
                rule="rinse-answers-slow",
                text=say(
                    "It hardly smells.", "Es riecht kaum.", "इसमें गंध नहीं के बराबर है।"
                ),
            ),
        ),
    ),
    benefits=(
        ServedBenefit(
            feature=say(
                "Evaporates without a film.",
                "Verdunstet ohne Film.",
                "बिना परत छोड़े उड़ जाता है।",
            ),
            benefit=say(
                "The first sheets after a wash are saleable.",
                "Die ersten Bogen nach dem Waschen sind verkäuflich.",
                "धुलाई के बाद की पहली शीटें ही बिकने लायक होती हैं।",
            ),
            need="low-residue-wash",
        ),
    ),
)

CONTRAST = (
    ContrastRow(kind="substance", id="fatty-acid-ester", change="comes", then="yes"),
    ContrastRow(kind="substance", id="kerosene", change="goes", now="yes", then="no"),
    ContrastRow(kind="group", id="mineral-oil", change="goes", now="yes", then="no"),
    ContrastRow(kind="group", id="aromatics", change="goes", now="yes", then="no"),
    ContrastRow(kind="group", id="terpene", change="stays", now="no", then="no"),
    ContrastRow(
        kind="property",
        id="base",
        change="other",
        now="mineral-oil",
        then="ester, water",
    ),
    ContrastRow(kind="property", id="evaporation", change="unknown", then="90.5 s"),
    ContrastRow(
        kind="property",
        id="voc",
        change="lower",
        now="780.5 g/L",
        then="90 g/L",
        by="-690.5 g/L",
    ),
)

RAPID = evolve(RAPID, contrast=CONTRAST)

TIED = Recommendation(
    product="quick-solvent",
    contributions=RAPID.contributions,
    priorities=(PriorityValue(priority="low-voc", value=Fraction(9, 10)),),
    cautions=RAPID.cautions,
)

HELD = Recommendation(
    product="aqua-wash",
    contributions=RAPID.contributions[:1],
    priorities=(PriorityValue(priority="low-voc", value=Fraction(0)),),
    reasons=(
        Reason(
            rule="fast-presses-need-fast-wash",
            text=RULES["fast-presses-need-fast-wash"].because,
            sources=(),
        ),
        *RAPID.reasons[1:],
    ),
    confirm=(
        ToConfirm(attribute="rollers", because_of="oil-on-epdm"),
        ToConfirm(attribute="rollers", because_of="suits"),
        ToConfirm(attribute="rollers", because_of="fast-presses-need-fast-wash"),
        ToConfirm(attribute="run_length", because_of="suits"),
        ToConfirm(property="current.evaporation", because_of="fast-wash"),
        ToConfirm(property="formulation", because_of="oil-on-epdm"),
        ToConfirm(property="voc", because_of="low-residue-wash"),
    ),
)


class FixedOutlook(NoOutlook):
    """Knows what lies beyond the ranking without working anything out."""

    def questions(self) -> tuple[Question, ...]:
        """Return one question."""
        return (
            Question(
                attribute="appears",
                text=ATTRIBUTES["appears"].question,
                value=0.5,
                effort=Effort.ASK,
            ),
        )

    def unmet(self) -> tuple[Unmet, ...]:
        """Return a problem that would need other answers, or fewer rules."""
        return (
            Unmet(
                problem="toning",
                relaxations=(
                    Relaxation(
                        rules=("only-now-and-then",),
                        suits=("rollers",),
                        repairs=(
                            Repair(
                                attribute="voc_limit", old="100.5 g/L", new="120 g/L"
                            ),
                            Repair(attribute="rollers", old="epdm", new="nbr | mixed"),
                            Repair(
                                attribute="run_length", old="30000", new="below 20000"
                            ),
                        ),
                        products=("strong-solvent", "quick-solvent"),
                    ),
                    Relaxation(
                        rules=("only-now-and-then",),
                        suits=("rollers",),
                        products=("slow-mineral-wash",),
                    ),
                ),
            ),
        )

    def solution(self) -> tuple[str, ...]:
        """Return two products that serve everything together."""
        return ("rapid-ester-wash", "quick-solvent")


EVERYTHING = Advice(
    knowledge_base={"id": "small-trade", "version": "2026.11", "digest": "0" * 64},
    on=DAY,
    engine="plain",
    enquiry={
        "problems": {"piling": "should", "smudging": "must", "toning": "nice"},
        "context": {
            "appears": "after-wash",
            "rollers": ["nbr", "mixed"],
            "voc_limit": "100.5 g/L",
        },
        "objections": {"dries-too-slowly": "should", "long-make-ready": "should"},
        "priorities": {"low-voc": "should"},
        "current": "kerosene-wash",
    },
    fired=tuple(sorted(set(RULES) - {"oil-on-epdm", "fast-presses-need-fast-wash"})),
    open=("fast-presses-need-fast-wash", "oil-on-epdm"),
    conclusions=(
        Conclusion(
            attribute="cause",
            value="wash-residue",
            strength=Strength.LIKELY,
            rules=("residue-after-wash",),
            problems=("smudging",),
        ),
    ),
    needs=(
        HeldNeed(
            need="low-residue-wash",
            strength=Strength.LIKELY,
            rules=("residue-needs-clean-wash",),
            problems=("piling", "smudging"),
        ),
        HeldNeed(
            need="fast-wash", strength=Strength.POSSIBLE, rules=(), problems=("toning",)
        ),
    ),
    recommendations=(RAPID, TIED),
    held=(HELD,),
    excluded=(
        Exclusion(
            product="slow-mineral-wash",
            reasons=(
                ExclusionReason(
                    rule="over-the-voc-limit",
                    firm=True,
                    text=RULES["over-the-voc-limit"].because,
                ),
            ),
        ),
        Exclusion(
            product="strong-solvent",
            reasons=(
                ExclusionReason(
                    rule="only-now-and-then", text=RULES["only-now-and-then"].because
                ),
                ExclusionReason(
                    suits="voc_limit", text=say("VOC limit: 300 - 902.5 g/L")
                ),
                ExclusionReason(
                    rule="over-the-voc-limit",
                    firm=True,
                    text=RULES["over-the-voc-limit"].because,
                ),
            ),
        ),
    ),
    remedies=(
        Remedy(
            rule="lower-the-ink-film",
            text=say(
                "Lower the ink film", "Die Farbführung zurücknehmen", "इंक की परत घटाएँ"
            ),
            problems=("smudging",),
            effort=Effort.MEASURE,
        ),
        Remedy(
            rule="wash-less-often",
            text=say(
                "Use half as much wash",
                "Halb so viel Waschmittel nehmen",
                "आधा वॉश इस्तेमाल करें",
            ),
            problems=("piling", "smudging"),
            effort=Effort.ASK,
        ),
    ),
    conflicts=(
        Conflict(
            attribute="cause",
            values=("too-much-water", "wash-residue"),
            rules=("residue-after-wash",),
        ),
    ),
    outlook=FixedOutlook(),
)
