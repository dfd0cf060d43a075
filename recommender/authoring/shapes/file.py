"""The shape of a file: every section, key by key."""

from collections.abc import Mapping

from recommender.authoring.shapes.shape import (
    Choices,
    Condition,
    Day,
    Declared,
    Factors,
    Fixed,
    Line,
    Members,
    Named,
    OneOf,
    Phrases,
    Preferences,
    Range,
    Record,
    Shape,
    Spoken,
    Suits,
    Table,
    Unit,
    Values,
)
from recommender.loading.allowances import KEY as ALLOW
from recommender.loading.consultations import EVIDENCE
from recommender.loading.demos import PHASES
from recommender.loading.enquiry import IMPORTANCES
from recommender.loading.head import FORMAT
from recommender.loading.merging import KIND_OF_SECTION
from recommender.loading.products import MATERIALS, STATUSES
from recommender.loading.quantities import NUMBER
from recommender.loading.rules import STRENGTHS, VERBS
from recommender.loading.scenarios import GRADED, KIND_OF_KEY
from recommender.loading.vocabulary import AIMS, EFFORTS, OBJECTION_KINDS

YES_OR_NO = OneOf(("yes", "no"))
_LEAD = r"(?:(?:at least|at most|above|below) )?"
_SHARE = Fixed(rf"^{_LEAD}{NUMBER} %$|^{NUMBER}(?: %)? to {NUMBER} %$")
_TIME = Fixed(rf"^{NUMBER} (?:min|h)$")
_LINE, _SPOKEN, _DAY, _PHRASES = Line(), Spoken(), Day(), Phrases()
_SOURCES = Named("source", many=True)

_SCALE: Mapping[str, Shape] = {
    "choices": Choices(),
    "many": YES_OR_NO,
    "unit": Unit(),
    "range": Range(),
}
_EFFORT = OneOf(tuple(EFFORTS))
_HEAD = Record(
    {
        "id": _LINE,
        "format": OneOf((FORMAT,)),
        "title": _SPOKEN,
        "version": _LINE,
        "languages": Declared("language", many=True),
        "units": Factors(),
    },
    required=("id", "format", "version"),
)
_GOVERNANCE: Mapping[str, Shape] = {
    "owner": _LINE,
    "status": OneOf(tuple(STATUSES)),
    "since": _DAY,
    "review_by": _DAY,
    "sources": _SOURCES,
}
_VERBS: Mapping[str, Shape] = {
    "conclude": Values("conclusion"),
    "need": Named("need"),
    "remedy": _SPOKEN,
    "exclude": Condition("product"),
    "caution": Condition("product"),
    "resolve": Named("objection"),
}
_RULE = Record(
    {
        "title": _SPOKEN,
        "when": Condition("client"),
        "unless": Condition("client"),
        **{verb: _VERBS[verb] for verb in VERBS},
        "strength": OneOf(tuple(STRENGTHS)),
        "resolves": Table("objection", _SPOKEN),
        "effort": _EFFORT,
        "firm": YES_OR_NO,
        "raises": Named("objection", many=True),
        "with": Condition("product"),
        "because": _SPOKEN,
        **_GOVERNANCE,
        "replaced_by": Named("rule"),
    },
    required=("because",),
)
_ANY_STEP: Mapping[str, Shape] = {
    "measure": _SPOKEN,
    "success": _SPOKEN,
    "problems": Named("problem", many=True),
    "phase": OneOf(tuple(PHASES)),
    "when": Condition("client"),
    "who": _SPOKEN,
    "takes": _TIME,
    "bring": Members(_SPOKEN),
    "after": Named("step", many=True),
    "last": YES_OR_NO,
    "sources": _SOURCES,
}
_STEP: Mapping[str, Shape] = {
    "step": _SPOKEN,
    "empties": Named("category", many=True),
    "flushes": YES_OR_NO,
    "fills": YES_OR_NO,
    **_ANY_STEP,
}
_OWN_ID = Declared("step")
_DEMO = Record(
    {
        "prepare": Members(Record({**_STEP, "id": _OWN_ID}), text=_SPOKEN),
        "measure": Members(
            Record({**_ANY_STEP, "id": _OWN_ID}, required=("measure",)), text=_SPOKEN
        ),
    }
)
_COMPONENT = Record(
    {"substance": Named("substance"), "amount": _SHARE, "role": _LINE},
    required=("substance",),
)
_FEATURE = Record(
    {"feature": _SPOKEN, "benefit": _SPOKEN, "serves": Named("need", many=True)},
    required=("feature", "benefit"),
)
_MATERIAL = Record(
    {"kind": OneOf(MATERIALS), "title": _SPOKEN, "link": _LINE},
    required=("kind", "title"),
)
_PRODUCT = Record(
    {
        "label": _SPOKEN,
        "category": Named("category"),
        "status": OneOf(tuple(STATUSES)),
        "sold": YES_OR_NO,
        "replaced_by": Named("product"),
        "formulation": Record(
            {
                "complete": YES_OR_NO,
                "components": Members(_COMPONENT),
                "free_of": Named("substance or group", many=True),
            }
        ),
        "properties": Values("property"),
        "suits": Suits(),
        "not_with": Named("product or category", many=True),
        "features": Members(_FEATURE),
        "demo": _DEMO,
        "materials": Members(_MATERIAL),
        "sources": _SOURCES,
        "notes": _LINE,
    },
    required=("category",),
)
_ENQUIRY = Record(
    {
        "problems": Named("problem", many=True, graded=True),
        "context": Values("attribute"),
        "objections": Named("objection", many=True, graded=True),
        "priorities": Named("priority", many=True, graded=True),
        "current": Named("product"),
    }
)
_SCENARIO = Record(
    {
        "enquiry": _ENQUIRY,
        "on": _DAY,
        "advice": Record(
            {
                key: Named(
                    kind, many=True, graded=key in GRADED, grades=tuple(STRENGTHS)
                )
                for key, kind in KIND_OF_KEY.items()
            }
        ),
    },
    required=("enquiry",),
)
_OF_SECTION: Mapping[str, Record] = {
    "attributes": Record(
        {
            "label": _SPOKEN,
            "says": _PHRASES,
            **_SCALE,
            "from": OneOf(("rules", "client")),
            "question": _SPOKEN,
            "effort": _EFFORT,
        }
    ),
    "problems": Record(
        {
            "label": _SPOKEN,
            "says": _PHRASES,
            "ask": Named("attribute", many=True),
            "no_remedy": _SPOKEN,
            "intent": OneOf(tuple(AIMS)),
        }
    ),
    "needs": Record({"label": _SPOKEN, "met_by": Condition("product")}),
    "properties": Record({"label": _SPOKEN, **_SCALE}),
    "categories": Record({"label": _SPOKEN, "kind_of": Named("category")}),
    "substances": Record(
        {"label": _SPOKEN, "cas": _LINE, "groups": Declared("group", many=True)}
    ),
    "objections": Record(
        {
            "label": _SPOKEN,
            "kind": OneOf(tuple(OBJECTION_KINDS)),
            "says": _PHRASES,
            "explore": _SPOKEN,
        },
        required=("kind",),
    ),
    "priorities": Record(
        {"label": _SPOKEN, "says": _PHRASES, "prefer": Preferences()},
        required=("prefer",),
    ),
    "sources": Record(
        {
            "title": _SPOKEN,
            "link": _LINE,
            "tier": _LINE,
            "published": _DAY,
            "valid_until": _DAY,
            "notes": _LINE,
        }
    ),
    "products": _PRODUCT,
    "demonstration": Record(
        {**_STEP, "for": Named("category", many=True)}, required=("phase",)
    ),
    "discovery": Record(
        {"question": _SPOKEN, "purpose": _SPOKEN}, required=("question", "purpose")
    ),
    "commitment": Record(
        {
            "label": _SPOKEN,
            "asks": _SPOKEN,
            "requires": OneOf(tuple(EVIDENCE), many=True),
        },
        required=("asks", "requires"),
    ),
    "rules": _RULE,
    "scenarios": _SCENARIO,
}
_ALLOW = Table(
    "check",
    Record({"because": _LINE, "until": _DAY}, required=("because", "until")),
)
FILE = Record(
    {
        "knowledge_base": _HEAD,
        "defaults": Record(_GOVERNANCE),
        **{
            section: Table(
                KIND_OF_SECTION[section],
                Record({**record.fields, ALLOW: _ALLOW}, record.required),
                declares=True,
            )
            for section, record in _OF_SECTION.items()
        },
    }
)
"""What a file holds."""

IMPORTANCE_WORDS = tuple(IMPORTANCES)
"""How much something can matter."""

STEP = Record(_STEP)
"""One step of a demonstration."""

CHOICE = Record({"label": _SPOKEN, "says": _PHRASES})
"""What can be said of a choice."""
