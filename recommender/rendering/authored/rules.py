"""Rules and scenarios as authors write them."""

from collections.abc import Mapping, Sequence
from typing import assert_never

from recommender.model.enquiry import Enquiry, Stated, StatedValue
from recommender.model.grades import Strength
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
from recommender.model.scenario import Expectation, Scenario
from recommender.rendering.authored.layout import Plain, without_empty
from recommender.rendering.authored.products import status
from recommender.rendering.authored.vocabulary import effort
from recommender.rendering.authored.words import Writer, day, few, yes

Entry = dict[str, Plain]


def rule_data(rule: Rule, write: Writer) -> Entry:
    """Return one rule; what its file says for all of its rules is said here again."""
    commits = isinstance(rule.effect, Conclude | RequireNeed)
    return without_empty(
        {
            "title": write.text(rule.title),
            "when": write.client(rule.when),
            "unless": write.client(rule.unless),
            **_effect(rule.effect, write),
            "strength": (
                rule.strength.word
                if commits and rule.strength is not Strength.LIKELY
                else ""
            ),
            "because": write.text(rule.because),
            "owner": rule.owner,
            "status": status(rule.status),
            "since": day(rule.since),
            "review_by": day(rule.review_by),
            "replaced_by": rule.replaced_by,
            "sources": rule.sources,
        }
    )


def _effect(effect: Effect, write: Writer) -> Mapping[str, Plain]:
    """Return the verb of a rule, and what goes with it."""
    match effect:
        case Conclude():
            return {"conclude": _concluded(effect)}
        case RequireNeed():
            resolves = {id_: write.text(each) for id_, each in effect.resolves.items()}
            return {"need": effect.need, "resolves": resolves}
        case OfferRemedy():
            return {
                "remedy": write.text(effect.remedy),
                "effort": _effort_of(effect),
            }
        case Exclude():
            return {
                "exclude": write.products(effect.products),
                "firm": yes(effect.firm),
            }
        case Warn():
            return {
                "caution": write.products(effect.products),
                "raises": effect.raises,
            }
        case Resolve():
            return {
                "resolve": effect.objection,
                "with": write.products(effect.products),
            }
        case _:
            assert_never(effect)


def _effort_of(remedy: OfferRemedy) -> str:
    return effort(remedy.effort)


def _concluded(effect: Conclude) -> Entry:
    """Return the concluded values, by attribute."""
    values: dict[str, list[str]] = {}
    for attribute, value in effect.values:
        values.setdefault(attribute, []).append(value)
    return {attribute: few(several) for attribute, several in values.items()}


def scenario_data(scenario: Scenario) -> Entry:
    """Return one scenario."""
    expected = {each.key: _expected(each) for each in scenario.expected}
    return {
        "enquiry": enquiry_lines(scenario.enquiry),
        **without_empty({"on": day(scenario.on), "advice": expected}),
    }


def _expected(expectation: Expectation) -> Plain:
    """Return what is expected under one key."""
    if expectation.strengths:
        return {name: strength.word for name, strength in expectation.strengths}
    if expectation.key == "first":
        return few(expectation.values)
    return list(expectation.values)


def enquiry_lines(enquiry: Enquiry) -> Entry:
    """Return what a client states, without what is empty; but never nothing."""
    stated = without_empty(
        {
            "problems": _stated(enquiry.problems),
            "context": {name: _value(value) for name, value in enquiry.context.items()},
            "objections": _stated(enquiry.objections),
            "priorities": _stated(enquiry.priorities),
            "current": enquiry.current,
        }
    )
    return stated or {"problems": []}


def _stated(stated: Stated) -> Plain:
    return dict(stated) if isinstance(stated, Mapping) else list(stated)


def _value(value: StatedValue) -> Plain:
    if isinstance(value, str):
        return str(value)
    return list(value) if isinstance(value, Sequence) else f"{value}"
