"""The rules section: what must hold, and what follows."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypedDict

from recommender.loading.blame import listing, note
from recommender.loading.conditions import read_condition
from recommender.loading.names import quoted
from recommender.loading.plain import (
    Fields,
    read_date,
    read_flag,
    read_grade,
    read_line_of_text,
    read_listed,
    read_name,
    read_text,
    text_of,
)
from recommender.loading.products import STATUSES
from recommender.loading.structure import entries, items, words
from recommender.loading.terms import Terms
from recommender.loading.tree import Entry, Scalar
from recommender.loading.verbs import VERBS as VERBS
from recommender.loading.verbs import not_one_verb
from recommender.loading.vocabulary import EFFORTS
from recommender.model.grades import Effort, Status, Strength
from recommender.model.rule import (
    Conclude,
    Effect,
    Exclude,
    OfferRemedy,
    RequireNeed,
    Resolve,
    Rule,
    Warn,
)
from recommender.model.text import Text

STRENGTHS = {strength.word: strength for strength in Strength}
GOVERNANCE = ("owner", "status", "since", "review_by", "sources")
GOES_WITH: Mapping[str, tuple[str, ...]] = {
    "strength": ("conclude", "need"),
    "resolves": ("need",),
    "effort": ("remedy",),
    "firm": ("exclude",),
    "raises": ("caution",),
    "with": ("resolve",),
}
_KEYS = (
    "title",
    "when",
    "unless",
    *VERBS,
    *GOES_WITH,
    "because",
    *GOVERNANCE,
    "replaced_by",
)


class Governance(TypedDict, total=False):
    """Who answers for a rule, and since and until when: what was written of it."""

    owner: str
    status: Status
    since: date | None
    review_by: date | None
    sources: tuple[str, ...]


def read_defaults(entry: Entry, terms: Terms) -> Governance:
    """Return what holds for every rule of a file that does not say otherwise."""
    fields = entries(
        entry.node,
        terms.faults,
        known=GOVERNANCE,
        of="defaults",
        elsewhere=dict.fromkeys((*VERBS, "because", "strength"), "a rule"),
    )
    return _read_governance(fields, terms)


def _read_governance(fields: Fields, terms: Terms) -> Governance:
    """Return what `fields` say about who answers for a rule."""
    found = Governance()
    if "owner" in fields:
        found["owner"] = read_line_of_text(fields, "owner", terms)
    if "status" in fields:
        status = read_grade(fields, "status", terms, STATUSES, "a status")
        found["status"] = status or Status.ACTIVE
    if "since" in fields:
        found["since"] = read_date(fields, "since", terms)
    if "review_by" in fields:
        found["review_by"] = read_date(fields, "review_by", terms)
    if "sources" in fields:
        found["sources"] = read_listed(fields, "sources", terms, "source")
    return found


def read_rule(
    entry: Entry,
    defaults: Governance,
    terms: Terms,
    elsewhere: Mapping[str, str],
) -> Rule | None:
    """Return one rule, or None where it is faulty.

    Args:
        entry: The rule as written.
        defaults: What its file says for all its rules.
        terms: The vocabulary.
        elsewhere: Where keys belong that no rule has.
    """
    faults = terms.faults
    before = len(faults.found)
    fields = entries(
        entry.node,
        faults,
        known=_KEYS,
        required=("because",),
        of=f"rule {entry.key}",
        at=entry.key,
        elsewhere=elsewhere,
    )
    effect = _read_effect(entry, fields, terms)
    when, unless = fields.get("when"), fields.get("unless")
    governance: Governance = {**defaults, **_read_governance(fields, terms)}
    strength = read_grade(fields, "strength", terms, STRENGTHS, "a strength")
    conditions = [
        read_condition(each.node, terms, "client") if each else None
        for each in (when, unless)
    ]
    because = read_text(fields, "because", terms)
    title = read_text(fields, "title", terms)
    replaced_by = read_name(fields, "replaced_by", terms, "rule")
    if effect is None or len(faults.found) > before:
        return None
    return Rule(
        id=entry.key,
        title=title,
        when=conditions[0],
        unless=conditions[1],
        effect=effect,
        strength=strength or Strength.LIKELY,
        because=because,
        replaced_by=replaced_by,
        **governance,
    )


def beside_when(terms: Terms) -> Mapping[str, str]:
    """Return where keys belong that authors put beside `when` by mistake."""
    return {
        **dict.fromkeys(terms.kinds["property"].ids, "exclude"),
        **dict.fromkeys(terms.kinds["attribute"].ids, "when"),
        "problem": "when",
        "objection": "when",
        "product": "exclude",
        "category": "exclude",
        "contains": "exclude",
        "free_of": "exclude",
    }


def _read_effect(entry: Entry, fields: Fields, terms: Terms) -> Effect | None:
    """Return what the rule does: exactly one verb, and what goes with it."""
    verbs = [each for each in VERBS if each in fields]
    if len(verbs) != 1:
        not_one_verb(entry, [fields[verb] for verb in verbs], fields, terms)
        return None
    verb = verbs[0]
    for key, allowed in GOES_WITH.items():
        if key in fields and verb not in allowed:
            note(
                terms.faults,
                "unknown-key",
                f"{quoted(key)} goes with {listing(allowed)}, and this rule says "
                f"{verb}",
                fields[key].key,
                help="leave it out",
            )
    return _EFFECTS[verb](fields, terms)


def _read_need(fields: Fields, terms: Terms) -> Effect | None:
    """Return what the client needs."""
    need = read_name(fields, "need", terms, "need")
    resolves = _read_resolves(fields, terms)
    return RequireNeed(need=need, resolves=resolves) if need else None


def _read_remedy(fields: Fields, terms: Terms) -> Effect:
    """Return a fix without a product."""
    effort = read_grade(fields, "effort", terms, EFFORTS, "an effort")
    remedy = read_text(fields, "remedy", terms)
    return OfferRemedy(remedy=remedy, effort=effort or Effort.ASK)


def _read_exclude(fields: Fields, terms: Terms) -> Effect | None:
    """Return which products are out."""
    products = read_condition(fields["exclude"].node, terms, "product")
    firm = read_flag(fields, "firm", terms)
    return Exclude(products=products, firm=firm) if products else None


def _read_caution(fields: Fields, terms: Terms) -> Effect | None:
    """Return which products something speaks against."""
    products = read_condition(fields["caution"].node, terms, "product")
    raises = read_listed(fields, "raises", terms, "objection")
    return Warn(products=products, raises=raises) if products else None


def _read_resolve(fields: Fields, terms: Terms) -> Effect | None:
    """Return the claim that meets an objection."""
    objection = read_name(fields, "resolve", terms, "objection")
    claimed = fields.get("with")
    products = read_condition(claimed.node, terms, "product") if claimed else None
    return Resolve(objection=objection, products=products) if objection else None


def _read_conclude(fields: Fields, terms: Terms) -> Effect | None:
    """Return the attributes and the values that the rule concludes for them."""
    values: list[tuple[str, str]] = []
    node = fields["conclude"].node
    if isinstance(node, Scalar):
        for name, known in terms.attributes.items():
            if known.from_rules and node.word in known.scale.choices:
                note(
                    terms.faults,
                    "wrong-shape",
                    "conclude needs the attribute that gets the value",
                    node.word,
                    help=f"write\n  conclude:\n    {name}: {node.word}",
                )
                return None
    for each in items(fields["conclude"].node, terms.faults, of="conclude"):
        attribute = terms.attributes.get(each.key)
        stated = words(each.node, terms.faults, of=each.key)
        if attribute is None:
            terms.declares("attribute", each.key)
            continue
        if not attribute.from_rules:
            note(
                terms.faults,
                "stated-attribute",
                f"the client states {quoted(each.key)}, so no rule can conclude it",
                each.key,
                help="conclude an attribute with `from: rules`: "
                + listing(
                    [n for n, a in terms.attributes.items() if a.from_rules] or ["none"]
                ),
            )
            continue
        values.extend(
            (each.key, value)
            for value in dict.fromkeys(stated)
            if terms.chosen(value, each.key, attribute.scale)
        )
    return Conclude(values=tuple(sorted(values))) if values else None


def _read_resolves(fields: Fields, terms: Terms) -> Mapping[str, Text]:
    """Return what to say to each objection that meeting the need prevents."""
    entry = fields.get("resolves")
    if entry is None:
        return {}
    found = {
        each.key: text_of(each, terms)
        for each in items(entry.node, terms.faults, of="resolves")
        if terms.declares("objection", each.key)
    }
    return {key: found[key] for key in sorted(found)}


_EFFECTS: Mapping[str, Callable[[Fields, Terms], Effect | None]] = {
    "conclude": _read_conclude,
    "need": _read_need,
    "remedy": _read_remedy,
    "exclude": _read_exclude,
    "caution": _read_caution,
    "resolve": _read_resolve,
}
