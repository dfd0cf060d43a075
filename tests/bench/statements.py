"""Statements that hearing is measured with, and what should be heard in them."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from attrs import frozen

HERE = Path(__file__).parent
OWN = HERE / "statements.yaml"
BLIND = HERE / "blind.yaml"
SOLD = tuple(sorted(HERE.glob("sold_*.yaml")))
ROUNDS = tuple(sorted(HERE.glob("blind_*.yaml")))
FORUM = tuple(sorted(HERE.glob("forum_*.yaml")))
COLLECTED = HERE.parent.parent.parent / "shared" / "domain" / "statements.csv"

# What the topics of the collected statements are in our vocabulary. Any one of them
# counts as heard, and none of them as wrong; a topic that has none is no problem that
# a client of a chemicals supplier can state.
TOPICS = {
    "quick-drying low-VOC wash": ["wash-over-voc-limit", "slow-wash-up"],
    "wash residue": ["wash-residue", "wash-streaks", "upset-after-wash"],
    "low-VOC wash": [
        "wash-residue",
        "roller-weeping",
        "weak-cleaning",
        "upset-after-wash",
        "roller-stripping",
        "tinting",
        "scumming",
        "wash-over-voc-limit",
        "slow-wash-up",
    ],
    "IPA free": ["high-alcohol-use"],
    "water supply": ["water-supply-drift", "fountain-drift"],
    "set-off": ["set-off"],
    "picking": ["picking"],
    "roller glaze": ["roller-glazing"],
    "ghosting": ["gas-ghosting"],
    "old plates": ["oxidation-dots", "plate-staining", "scumming", "plates-kept"],
    "small press": ["plates-kept"],
    "thin stencil": ["thin-stencil"],
    "drier additives": ["slow-drying"],
    "colour drift": ["colour-drift"],
    "scumming": ["scumming"],
    "powder dirt": ["powder-dirt", "set-off"],
    "bubbles": ["solvent-retention", "bubbles-in-film"],
    "peeling": ["edge-peeling"],
    "wash fumes and odour": ["wash-fumes"],
    "blotchy solid (not chemical)": ["mottling"],
    "stencil breakdown": ["stencil-breakdown"],
    "slow drying": ["slow-drying"],
    "drying-in": ["drying-in"],
    "haze": ["screen-haze"],
    "paste crusting": ["paste-crusting"],
    "harsh handle": ["harsh-handle"],
    "foaming": ["foaming"],
    "weak colour": ["weak-colour"],
    "plate cracking": ["plate-cracking"],
    "smearing": ["smudging"],
    "piling": ["piling"],
    "coating rejection": ["coating-rejection"],
    "banding": ["banding", "nozzle-dropout"],
    "solvent retention": ["solvent-retention"],
    # Faults of the tables the statements go with; no statement has them so far.
    "toning": ["toning"],
    "tinting": ["tinting"],
    "emulsification": ["emulsification"],
    "hickeys": ["hickeys"],
    "mottling": ["mottling"],
    "rub": ["rub"],
    "chalking": ["chalking"],
    "roller glazing": ["roller-glazing"],
    "calcium deposits": ["calcium-deposits"],
    "plate blinding": ["plate-blinding"],
    "roller stripping": ["roller-stripping"],
    "fountain milky": ["fountain-milky"],
    "low contrast": ["low-contrast"],
    "dot sharpening": ["dot-sharpening"],
    "dot gain": ["dot-gain"],
    "plugging": ["filling-in"],
    "wash streaks": ["wash-streaks"],
    "long make-ready after wash": ["slow-wash-up"],
    "roller weeping": ["roller-weeping"],
    "litho upset after wash": ["upset-after-wash"],
    "roller swelling": ["roller-swelling"],
    "roller shrinkage": ["roller-shrinkage"],
    "roller hardening": ["roller-hardening"],
    "algae in dampening": ["algae"],
    "smudging": ["smudging"],
    "marking": ["web-marking"],
    "streaks": ["blade-streaks"],
    "static": ["static"],
    "delamination": ["delamination"],
    "dirty print": ["dirty-print"],
    "pinholing": ["pinholing"],
    "pinholes": ["stencil-pinholes"],
    "ghost image": ["screen-haze"],
    "varnish cracking": ["varnish-cracking"],
    "crack at fold": ["crack-at-fold"],
    "colour bleed under coating": ["colour-bleed-under-coating"],
    "metering roller picks up ink": ["metering-roller-takes-ink"],
    "blocking": ["blocking"],
    "adhesion": ["adhesion-failure"],
    "plate swelling": ["plate-swelling"],
    "anilox plugging": ["anilox-plugging"],
    "poor cure": ["poor-cure"],
    "dye migration": ["dye-migration"],
    "slow reclaim": ["slow-reclaim"],
    "plate wear": ["plate-wear"],
    "corrosion": ["corrosion"],
    "misting": ["misting"],
    "linting": ["linting"],
    "dried ink": ["dried-ink"],
    "high solvent use": ["high-solvent-use"],
    "viscosity drift": ["viscosity-drift"],
    "missing dots": ["missing-dots"],
    "blushing": ["blushing"],
    "odour": ["print-odour"],
    "fisheyes": ["fisheyes"],
    "wax build-up": ["wax-build-up"],
    "blanket swelling": ["blanket-swelling"],
}
CLASSES = {"ink_change": "ink"}
"""Classes of the collected statements that are called otherwise here."""
PROCESSES = {
    "sheetfed offset": "sheetfed-offset",
    "web coldset": "coldset-web",
    "letterpress": "letterpress",
    "screen": "screen",
    "textile screen": "textile-screen",
    "textile block print": "textile-block",
    "flexo": "flexo",
    "inkjet": "inkjet",
    "solvent inkjet": "solvent-inkjet",
}
"""Processes of the collected statements; `offset` alone may be several."""
SPOKEN = ("en", "de", "hi")
ASIDE = frozenset({"product", "question", "remark"})
INTENTS = {
    "problem": frozenset({"problem", "product", "question"}),
    "objection": frozenset({"objection"}),
    "none": ASIDE,
}
COLLECTED_INTENTS = {
    "problem": "problem",
    "complaint": "problem",
    "objection": "objection",
    "question": "question",
    "product request": "product",
    "anecdote": "remark",
}
STATING = frozenset({"problem", "complaint"})
ASKING = frozenset({"question", "product request"})
REQUESTS = frozenset({"product-sought", "plates-kept", "roller-care", "paste-recipe"})
"""What a client brings who asks for a product, or how something is done."""


@frozen(kw_only=True)
class Statement:
    """One statement, and what should be heard in it.

    Attributes:
        wanted: One of each group must be heard.
        allowed: Problems that are right to hear, too.
        objections: To be heard; None where nobody said which.
        classes: Of products, one of which should be among the first; None where
            nobody said which, and empty where nothing should be sold.
        intent: problem, objection or none.
        intents: What counts as what it is said for. Of our own statements nobody said
            which only ask: asking about a problem counts as having it, and asking
            about anything else as a remark. Of the collected ones each is one.
        process: Of the client who said it; empty where nobody said which.
        situation: Values of attributes that are told, any one of each group.
    """

    text: str
    language: str
    wanted: tuple[frozenset[str], ...]
    allowed: frozenset[str]
    objections: frozenset[str] | None
    classes: frozenset[str] | None
    intent: str
    intents: frozenset[str] = frozenset()
    process: str = ""
    situation: tuple[tuple[str, frozenset[str]], ...] = ()


def own(*, held_out: bool | None = None) -> Iterator[Statement]:
    """Yield the project's own statements: all, or one half."""
    for each in yaml.load(OWN.read_text("utf-8"), yaml.CSafeLoader)["statements"]:
        if held_out is None or bool(each.get("held_out")) is held_out:
            yield _statement(each)


def blind(path: Path = BLIND) -> Iterator[Statement]:
    """Yield statements that were written before anybody heard them."""
    for each in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)["statements"]:
        yield _statement(each)


def sold(path: Path) -> Iterator[Statement]:
    """Yield statements of which only the right class of products is known."""
    for each in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)["statements"]:
        yield Statement(
            text=each["text"],
            language=each["language"],
            wanted=(),
            allowed=frozenset(),
            objections=None,
            classes=frozenset(each["classes"]),
            intent="",
            process=each["process"],
        )


def _statement(each: Mapping[str, Any]) -> Statement:
    """Return a statement as its file has it.

    `any_of` names problems one of which must be heard, `also` such as may be,
    `situation` what is told of attributes, `intent` what counts as what it is said for,
    and `classes` of products which of them should be offered, none being nothing.
    """
    problems = each.get("problems", [])
    either = each.get("any_of", [])
    objections = each.get("objections", [])
    states = bool(problems or either)
    wanted = [frozenset({problem}) for problem in problems]
    if either:
        wanted.append(frozenset(either))
    intent = "problem" if states else "objection" if objections else "none"
    silent = not (states or objections or each.get("also"))
    return Statement(
        text=each["text"],
        language=each["language"],
        wanted=tuple(wanted),
        allowed=frozenset((*problems, *either, *each.get("also", []))),
        objections=frozenset(objections),
        classes=frozenset(each.get("classes", ()))
        if silent or "classes" in each
        else None,
        intent=intent,
        intents=frozenset(each.get("intent", INTENTS[intent])),
        process=each.get("process", ""),
        situation=tuple(
            (name, frozenset([told] if isinstance(told, str) else told))
            for name, told in each.get("situation", {}).items()
        ),
    )


def collected(path: Path) -> Iterator[Statement]:
    """Yield the collected statements in the languages of the vocabulary."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["language"] not in SPOKEN:
                continue
            topic = frozenset(TOPICS.get(row["problem"], ()))
            states = row["intent"] in STATING and bool(topic)
            classes = {
                CLASSES.get(name, name.replace("_", "-"))
                for name in row["expected_product_classes"].split("; ")
            }
            yield Statement(
                text=row["statement"],
                language=row["language"],
                wanted=(topic,) if states else (),
                allowed=topic | REQUESTS if row["intent"] in ASKING else topic,
                objections=None,
                classes=frozenset(classes - {"none"}),
                intent="problem"
                if row["intent"] in STATING
                else "objection"
                if row["intent"] == "objection"
                else "none",
                intents=frozenset({COLLECTED_INTENTS[row["intent"]]}),
                process=PROCESSES.get(row["process"], ""),
            )
