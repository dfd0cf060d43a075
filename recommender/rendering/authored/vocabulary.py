"""The words of a trade as authors write them."""

from recommender.model.grades import Effort
from recommender.model.heard import Intent
from recommender.model.vocabulary import (
    Attribute,
    Category,
    Choice,
    Direction,
    Need,
    Objection,
    Preference,
    Priority,
    Problem,
    Property,
    Scale,
    Source,
    Substance,
)
from recommender.rendering.authored.layout import Plain, without_empty
from recommender.rendering.authored.words import Writer, day, yes

Entry = dict[str, Plain]


def attribute_data(attribute: Attribute, write: Writer) -> Entry:
    """Return one attribute of the client's situation."""
    return without_empty(
        {
            "label": write.text(attribute.label),
            "says": write.says(attribute.says),
            **_scale(attribute.scale, write),
            "from": _source(attribute),
            "question": write.text(attribute.question),
            "effort": effort(attribute.effort),
        }
    )


def _source(attribute: Attribute) -> str:
    """Return where the values come from, if nobody is asked for them."""
    if attribute.from_rules:
        return "rules"
    return "client" if attribute.from_client else ""


def property_data(own: Property, write: Writer) -> Entry:
    """Return one property of products."""
    return without_empty(
        {"label": write.text(own.label), **_scale(own.scale, write)},
    )


def problem_data(problem: Problem, write: Writer) -> Entry:
    """Return one problem that clients can state."""
    return without_empty(
        {
            "label": write.text(problem.label),
            "says": write.says(problem.says),
            "ask": problem.ask,
            "no_remedy": write.text(problem.no_remedy),
            "intent": "" if problem.intent is Intent.PROBLEM else problem.intent.value,
        }
    )


def need_data(need: Need, write: Writer) -> Entry:
    """Return one need."""
    return without_empty(
        {"label": write.text(need.label), "met_by": write.products(need.met_by)}
    )


def category_data(category: Category, write: Writer) -> Entry:
    """Return one category of products."""
    return without_empty(
        {"label": write.text(category.label), "kind_of": category.kind_of}
    )


def substance_data(substance: Substance, write: Writer) -> Entry:
    """Return one substance."""
    return without_empty(
        {
            "label": write.text(substance.label),
            "cas": substance.cas,
            "groups": substance.groups,
        }
    )


def objection_data(objection: Objection, write: Writer) -> Entry:
    """Return one objection."""
    return without_empty(
        {
            "label": write.text(objection.label),
            "kind": objection.kind.value,
            "says": write.says(objection.says),
            "explore": write.text(objection.explore),
        }
    )


def priority_data(priority: Priority, write: Writer) -> Entry:
    """Return one priority."""
    return without_empty(
        {
            "label": write.text(priority.label),
            "says": write.says(priority.says),
            "prefer": {
                each.property: _preference(each, write) for each in priority.prefer
            },
        }
    )


def source_data(source: Source, write: Writer) -> Entry:
    """Return one source."""
    return without_empty(
        {
            "title": write.text(source.title),
            "link": source.link,
            "tier": source.tier,
            "published": day(source.published),
            "valid_until": day(source.valid_until),
        }
    )


def effort(grade: Effort) -> str:
    """Return an effort where it is not the least."""
    return "" if grade is Effort.ASK else grade.word


def _preference(preference: Preference, write: Writer) -> str:
    if preference.direction is not Direction.NEAR or preference.target is None:
        return preference.direction.value
    unit = write.knowledge.properties[preference.property].scale.unit
    return f"near {write.quantity(preference.target, unit)}"


def _scale(scale: Scale, write: Writer) -> Entry:
    """Return what values something can take."""
    if scale.numeric:
        written: Entry = {"unit": scale.unit}
        if scale.low is not None and scale.high is not None:
            written["range"] = write.ends(scale.low, scale.high, scale.unit)
        return written
    return {"choices": _choices(scale, write), "many": yes(scale.many)}


def _choices(scale: Scale, write: Writer) -> Plain:
    """Return choices: ids alone, as far as no more is said of them."""
    if not any(choice.label or choice.says.lines for choice in scale.choices.values()):
        return list(scale.choices)
    return {id_: _choice(choice, write) for id_, choice in scale.choices.items()}


def _choice(choice: Choice, write: Writer) -> Plain:
    return without_empty(
        {
            "label": write.text(choice.label) or choice.id,
            "says": write.says(choice.says),
        }
    )
