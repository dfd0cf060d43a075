"""The products section: what is sold, and what it is made of."""

from collections.abc import Mapping
from fractions import Fraction

from recommender.loading.blame import Misread, note, place_of
from recommender.loading.conditions import read_line
from recommender.loading.demos import read_demo
from recommender.loading.names import quoted
from recommender.loading.phrases import read_test
from recommender.loading.plain import (
    Fields,
    read_flag,
    read_grade,
    read_line_of_text,
    read_listed,
    read_name,
    read_text,
)
from recommender.loading.quantities import Measured
from recommender.loading.structure import entries, items, listed, words
from recommender.loading.subjects import suited
from recommender.loading.terms import Terms, not_among
from recommender.loading.tree import Entry, Node, Scalar
from recommender.loading.tree import Mapping as Tree
from recommender.loading.values import read_value
from recommender.model.condition import (
    Between,
    Compared,
    Comparison,
    Line,
)
from recommender.model.grades import Status
from recommender.model.product import (
    Component,
    Feature,
    Formulation,
    Material,
    Product,
    Value,
)
from recommender.model.vocabulary import Scale

STATUSES = {status.value: status for status in Status}
MATERIALS = ("brochure", "video", "data-sheet", "safety-sheet", "folder")
_AMOUNT = Measured("amount", Scale(unit="%", low=Fraction(0), high=Fraction(100)))
_KEYS = (
    "label",
    "category",
    "status",
    "sold",
    "replaced_by",
    "formulation",
    "properties",
    "suits",
    "not_with",
    "features",
    "demo",
    "materials",
    "sources",
    "notes",
)


def beside_label(terms: Terms) -> Mapping[str, str]:
    """Return where keys belong that authors put beside `label` by mistake."""
    return {
        **dict.fromkeys(terms.kinds["attribute"].ids, "suits"),
        **dict.fromkeys(terms.kinds["property"].ids, "properties"),
        **dict.fromkeys(("free_of", "complete", "components"), "formulation"),
        **dict.fromkeys(("prepare", "measure"), "demo"),
    }


def read_product(
    entry: Entry, terms: Terms, elsewhere: Mapping[str, str]
) -> Product | None:
    """Return one product, or None where it lacks its category.

    Args:
        entry: The product as written.
        terms: The vocabulary.
        elsewhere: Where keys belong that no product has.
    """
    fields = entries(
        entry.node,
        terms.faults,
        known=_KEYS,
        required=("category",),
        of=f"product {entry.key}",
        at=entry.key,
        elsewhere=elsewhere,
    )
    formulation = fields.get("formulation")
    product = Product(
        id=entry.key,
        label=read_text(fields, "label", terms),
        category=read_name(fields, "category", terms, "category") or "",
        status=read_grade(fields, "status", terms, STATUSES, "a status")
        or Status.ACTIVE,
        sold=read_flag(fields, "sold", terms, default=True),
        replaced_by=read_name(fields, "replaced_by", terms, "product"),
        formulation=_read_formulation(formulation, terms) if formulation else None,
        properties=_read_properties(fields, terms),
        suits=_read_suits(fields, terms),
        not_with=read_listed(fields, "not_with", terms, "product or category"),
        features=tuple(_read_features(fields, terms)),
        demo=read_demo(fields, terms),
        materials=tuple(_read_materials(fields, terms)),
        sources=read_listed(fields, "sources", terms, "source"),
    )
    return product if product.category else None


def _read_formulation(entry: Entry, terms: Terms) -> Formulation:
    """Return the make-up of a product."""
    fields = entries(
        entry.node,
        terms.faults,
        known=("complete", "components", "free_of"),
        of="formulation",
        elsewhere={"substance": "components", "amount": "components"},
    )
    components = fields.get("components")
    return Formulation(
        complete=read_flag(fields, "complete", terms),
        components=tuple(
            component
            for node in (
                listed(components.node, terms.faults, of="components")
                if components
                else ()
            )
            if (component := _read_component(node, terms)) is not None
        ),
        free_of=read_listed(fields, "free_of", terms, "substance or group"),
    )


def _read_component(node: Node, terms: Terms) -> Component | None:
    """Return one line of a formulation."""
    if isinstance(node, Tree) and len(node.entries) == 1:
        (only,) = node.entries
        if only.key in terms.kinds["substance"].ids and isinstance(only.node, Scalar):
            note(
                terms.faults,
                "wrong-shape",
                "a component has its substance and its amount on lines of their own",
                only.key,
                help=f"write\n  substance: {only.key}\n  amount: {only.node.word}"
                if terms.faults.line_at(place_of(only.key)).lstrip()[:1] != "-"
                else f"write\n  - substance: {only.key}\n    amount: {only.node.word}",
            )
            return None
    fields = entries(
        node,
        terms.faults,
        known=("substance", "amount", "role"),
        required=("substance",),
        of="component",
    )
    substance = read_name(fields, "substance", terms, "substance")
    amount = fields.get("amount")
    least, most = _read_amount(amount, terms) if amount else (None, None)
    if substance is None:
        return None
    return Component(
        substance=substance,
        least=least,
        most=most,
        role=read_line_of_text(fields, "role", terms),
    )


def _read_amount(entry: Entry, terms: Terms) -> tuple[Fraction | None, Fraction | None]:
    """Return the smallest and the largest share of a component, in percent."""
    node = entry.node
    if not isinstance(node, Scalar):
        words(node, terms.faults, of="amount")
        return None, None
    share = read_test(node.word, _AMOUNT)
    match share:
        case Between(low, high):
            return low, high
        case Compared(Comparison.AT_LEAST | Comparison.ABOVE, Fraction() as low):
            return low, None
        case Compared(Comparison.AT_MOST | Comparison.BELOW, Fraction() as high):
            return None, high
        case Misread():
            terms.blame(node.word, share)
        case _:
            terms.blame(
                node.word,
                Misread(
                    "bad-phrase",
                    f"{quoted(node.word)} is not an amount",
                    help="write `40 %`, `60 to 90 %` or `at most 2 %`",
                ),
            )
    return None, None


def _read_properties(fields: Fields, terms: Terms) -> Mapping[str, Value]:
    """Return the known values of a product, by property."""
    entry = fields.get("properties")
    if entry is None:
        return {}
    values: dict[str, Value] = {}
    for each in items(entry.node, terms.faults, of="properties"):
        found = terms.properties.get(each.key)
        if found is None:
            terms.declares("property", each.key)
            continue
        value = read_value(each, found.scale, terms)
        if value is not None:
            values[each.key] = value
    return {key: values[key] for key in sorted(values)}


def _read_suits(fields: Fields, terms: Terms) -> tuple[Line, ...]:
    """Return the lines that say where a product may be used."""
    entry = fields.get("suits")
    if entry is None:
        return ()
    lines = [
        read_line(each, subject, terms)
        for each in items(entry.node, terms.faults, of="suits")
        if (subject := suited(each.key, terms)) is not None
    ]
    return tuple(line for line in lines if line is not None)


def _read_features(fields: Fields, terms: Terms) -> list[Feature]:
    """Return what a product has, and what that does for the client."""
    entry = fields.get("features")
    if entry is None:
        return []
    features = []
    for node in listed(entry.node, terms.faults, of="features"):
        each = entries(
            node,
            terms.faults,
            known=("feature", "benefit", "serves"),
            required=("feature", "benefit"),
            of="feature",
        )
        features.append(
            Feature(
                feature=read_text(each, "feature", terms),
                benefit=read_text(each, "benefit", terms),
                serves=read_listed(each, "serves", terms, "need"),
            )
        )
    return features


def _read_materials(fields: Fields, terms: Terms) -> list[Material]:
    """Return what can be left behind with the client."""
    entry = fields.get("materials")
    if entry is None:
        return []
    materials = []
    for node in listed(entry.node, terms.faults, of="materials"):
        each = entries(
            node,
            terms.faults,
            known=("kind", "title", "link"),
            required=("kind", "title"),
            of="material",
        )
        kind = read_line_of_text(each, "kind", terms)
        if kind and kind not in MATERIALS:
            terms.blame(kind, not_among(kind, "a kind of material", MATERIALS))
        materials.append(
            Material(
                kind=kind,
                title=read_text(each, "title", terms),
                link=read_line_of_text(each, "link", terms),
            )
        )
    return materials
