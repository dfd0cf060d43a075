"""The sections that declare words: attributes, problems, needs, and the rest."""

from collections.abc import Mapping

from recommender.loading.blame import Misread, note
from recommender.loading.conditions import read_condition
from recommender.loading.ids import check_ids, kebab
from recommender.loading.names import quoted
from recommender.loading.phrases import read_near
from recommender.loading.plain import (
    read_date,
    read_grade,
    read_line_of_text,
    read_listed,
    read_name,
    read_says,
    read_text,
    read_word,
)
from recommender.loading.quantities import Measured
from recommender.loading.scales import SCALE_KEYS, read_scale
from recommender.loading.structure import entries, items, word, words
from recommender.loading.terms import Terms, not_among
from recommender.loading.tree import Entry
from recommender.model.grades import Effort
from recommender.model.heard import Intent
from recommender.model.vocabulary import (
    Attribute,
    Category,
    Direction,
    Need,
    Objection,
    ObjectionKind,
    Preference,
    Priority,
    Problem,
    Property,
    Source,
    Substance,
)

SOURCES = ("rules", "client")
EFFORTS = {effort.word: effort for effort in Effort}
AIMS = {each.value: each for each in Intent if each is not Intent.OBJECTION}
OBJECTION_KINDS = {kind.value: kind for kind in ObjectionKind}


def read_attribute(entry: Entry, terms: Terms) -> Attribute:
    """Return one attribute of the client's situation."""
    fields = entries(
        entry.node,
        terms.faults,
        known=("label", "says", *SCALE_KEYS, "from", "question", "effort"),
        of=f"attribute {entry.key}",
        at=entry.key,
    )
    source = read_word(fields, "from", terms)
    if source is not None and source not in SOURCES:
        terms.blame(source, not_among(source, "where a value comes from", SOURCES))
    scale = read_scale(entry, fields, terms)
    if source == "rules" and scale.numeric and "choices" not in fields:
        note(
            terms.faults,
            "missing-key",
            f"rules conclude {quoted(entry.key)}, so it needs choices",
            entry.key,
            help="list under `choices:` what can be concluded",
        )
    return Attribute(
        id=entry.key,
        label=read_text(fields, "label", terms),
        says=read_says(fields, "says", terms),
        scale=scale,
        from_rules=source == "rules",
        from_client=source == "client",
        question=read_text(fields, "question", terms),
        effort=read_grade(fields, "effort", terms, EFFORTS, "an effort") or Effort.ASK,
    )


def read_property(entry: Entry, terms: Terms) -> Property:
    """Return one property of products."""
    fields = entries(
        entry.node,
        terms.faults,
        known=("label", *SCALE_KEYS),
        of=f"property {entry.key}",
        at=entry.key,
        elsewhere={"question": "an attribute", "says": "an attribute"},
    )
    return Property(
        id=entry.key,
        label=read_text(fields, "label", terms),
        scale=read_scale(entry, fields, terms),
    )


def read_problem(entry: Entry, terms: Terms) -> Problem:
    """Return one problem that clients can state."""
    fields = entries(
        entry.node,
        terms.faults,
        known=("label", "says", "ask", "no_remedy", "intent"),
        of=f"problem {entry.key}",
        at=entry.key,
        elsewhere={"question": "an attribute", "need": "a rule"},
    )
    return Problem(
        id=entry.key,
        label=read_text(fields, "label", terms),
        says=read_says(fields, "says", terms),
        ask=read_listed(fields, "ask", terms, "attribute"),
        no_remedy=read_text(fields, "no_remedy", terms),
        intent=read_grade(fields, "intent", terms, AIMS, "an intent") or Intent.PROBLEM,
    )


def read_need(entry: Entry, terms: Terms) -> Need:
    """Return one need."""
    fields = entries(
        entry.node,
        terms.faults,
        known=("label", "met_by"),
        of=f"need {entry.key}",
        at=entry.key,
    )
    met_by = fields.get("met_by")
    return Need(
        id=entry.key,
        label=read_text(fields, "label", terms),
        met_by=read_condition(met_by.node, terms, "product") if met_by else None,
    )


def read_category(entry: Entry, terms: Terms) -> Category:
    """Return one category of products."""
    fields = entries(
        entry.node,
        terms.faults,
        known=("label", "kind_of"),
        of=f"category {entry.key}",
        at=entry.key,
    )
    return Category(
        id=entry.key,
        label=read_text(fields, "label", terms),
        kind_of=read_name(fields, "kind_of", terms, "category"),
    )


def check_category_tree(categories: Mapping[str, Category], terms: Terms) -> None:
    """Note the categories that are, in the end, kinds of themselves."""
    settled: set[str] = set()
    for start in categories:
        way: dict[str, None] = {}
        here: str | None = start
        while here is not None and here not in settled and here not in way:
            way[here] = None
            here = _parent(categories, here)
        if here in way:
            circle = [*way][[*way].index(here) :]
            first = circle.index(min(circle))
            _note_circle([*circle[first:], *circle[:first]], categories, terms)
        settled.update(way)


def _note_circle(
    way: list[str], categories: Mapping[str, Category], terms: Terms
) -> None:
    """Note that the first is a kind of itself, by way of the others."""
    start = way[0]
    note(
        terms.faults,
        "circular-categories",
        f"{quoted(start)} is a kind of itself, by way of {' and '.join(way[1:])}"
        if way[1:]
        else f"{quoted(start)} is a kind of itself",
        categories[start].kind_of or start,
        help="leave out `kind_of:` at the topmost of them",
    )


def _parent(categories: Mapping[str, Category], id_: str) -> str | None:
    """Return what a category is a kind of."""
    return categories[id_].kind_of if id_ in categories else None


def read_substance(entry: Entry, terms: Terms) -> Substance:
    """Return one substance."""
    fields = entries(
        entry.node,
        terms.faults,
        known=("label", "cas", "groups"),
        of=f"substance {entry.key}",
        at=entry.key,
    )
    groups = fields.get("groups")
    listed = words(groups.node, terms.faults, of="groups") if groups else ()
    check_ids(listed, "group", kebab, terms.faults)
    return Substance(
        id=entry.key,
        label=read_text(fields, "label", terms),
        cas=read_line_of_text(fields, "cas", terms),
        groups=listed,
    )


def read_objection(entry: Entry, terms: Terms) -> Objection | None:
    """Return one objection, or None where it lacks its kind."""
    fields = entries(
        entry.node,
        terms.faults,
        known=("label", "kind", "says", "explore"),
        required=("kind",),
        of=f"objection {entry.key}",
        at=entry.key,
    )
    kind = read_grade(fields, "kind", terms, OBJECTION_KINDS, "a kind of objection")
    if kind is None:
        return None
    return Objection(
        id=entry.key,
        label=read_text(fields, "label", terms),
        kind=kind,
        says=read_says(fields, "says", terms),
        explore=read_text(fields, "explore", terms),
    )


def read_priority(entry: Entry, terms: Terms) -> Priority:
    """Return one priority."""
    fields = entries(
        entry.node,
        terms.faults,
        known=("label", "says", "prefer"),
        required=("prefer",),
        of=f"priority {entry.key}",
        at=entry.key,
    )
    prefer = fields.get("prefer")
    preferences = (
        [
            preference
            for each in items(prefer.node, terms.faults, of="prefer")
            if (preference := _read_preference(each, terms)) is not None
        ]
        if prefer
        else []
    )
    return Priority(
        id=entry.key,
        label=read_text(fields, "label", terms),
        says=read_says(fields, "says", terms),
        prefer=tuple(sorted(preferences, key=lambda each: each.property)),
    )


def _read_preference(entry: Entry, terms: Terms) -> Preference | None:
    """Return what a priority prefers of one property."""
    said = word(entry.node, terms.faults, of="prefer")
    if not terms.declares("property", entry.key) or said is None:
        return None
    if entry.key not in terms.properties:
        return None
    scale = terms.properties[entry.key].scale
    if not scale.numeric:
        note(
            terms.faults,
            "unit-mismatch",
            f"{entry.key} has choices, so none of them is lower or higher",
            entry.key,
            help="prefer a property that is a number",
        )
        return None
    if said in {"lower", "higher"}:
        return Preference(property=entry.key, direction=Direction(str(said)))
    target = read_near(said, Measured(entry.key, scale, terms.units))
    if isinstance(target, Misread):
        terms.blame(said, target)
        return None
    return Preference(property=entry.key, direction=Direction.NEAR, target=target)


def read_source(entry: Entry, terms: Terms) -> Source:
    """Return one source."""
    fields = entries(
        entry.node,
        terms.faults,
        known=("title", "link", "tier", "published", "valid_until", "notes"),
        of=f"source {entry.key}",
        at=entry.key,
    )
    return Source(
        id=entry.key,
        title=read_text(fields, "title", terms),
        link=read_line_of_text(fields, "link", terms),
        tier=read_line_of_text(fields, "tier", terms),
        published=read_date(fields, "published", terms),
        valid_until=read_date(fields, "valid_until", terms),
    )
