"""The page about one rule: when, then, because; who answers for it, what proves it."""

from recommender.authoring.site.reader import Reader, bullets, pairs, section
from recommender.model.condition import Condition
from recommender.model.position import position_of
from recommender.model.rule import (
    Conclude,
    Exclude,
    OfferRemedy,
    RequireNeed,
    Resolve,
    Rule,
    Warn,
)
from recommender.rendering.line_states import place_text
from recommender.rendering.markup import NOTHING, Html, joined, tag


def rule_body(rule: Rule, reader: Reader) -> Html:
    """Return the page of a rule."""
    fixed, words = reader.fixed, reader.words
    firing = reader.relations.firing.get(rule.id, ())
    graded = isinstance(rule.effect, Conclude | RequireNeed)
    return joined(
        (
            section(
                fixed.when,
                reader.condition(rule.when)
                if rule.when
                else tag("p", fixed.always, class_="faint"),
            ),
            section(fixed.unless, reader.condition(rule.unless))
            if rule.unless
            else NOTHING,
            section(fixed.then, _effect(rule, reader)),
            section(fixed.because, tag("blockquote", reader.text(rule.because))),
            _more(rule, reader),
            pairs(
                [
                    (fixed.strength, rule.strength.word if graded else ""),
                    (fixed.owner, rule.owner),
                    (fixed.status, rule.status.value),
                    (fixed.since, words.day(rule.since) if rule.since else ""),
                    (
                        fixed.review_by,
                        words.day(rule.review_by) if rule.review_by else "",
                    ),
                    (fixed.written, tag("code", place_text(position_of(rule.id)))),
                ]
            ),
            reader.sources(rule.sources),
            section(fixed.proven, reader.links("scenario", firing)),
        )
    )


def _effect(rule: Rule, reader: Reader) -> Html:
    """Return what a rule does."""
    fixed, words = reader.fixed, reader.words
    lead, told = "", NOTHING
    match rule.effect:
        case Conclude(values=values):
            lead = fixed.conclude
            told = bullets(
                [
                    joined(
                        (
                            reader.link("attribute", name),
                            ": ",
                            words.value(words.attribute_scale(name), value),
                        )
                    )
                    for name, value in values
                ]
            )
        case RequireNeed(need=need):
            lead, told = fixed.need, bullets([reader.link("need", need)])
        case OfferRemedy(remedy=remedy):
            lead, told = fixed.remedy, tag("blockquote", reader.text(remedy))
        case Exclude(products=products, firm=firm):
            lead = f"{fixed.exclude} ({fixed.firm})" if firm else fixed.exclude
            told = _products(products, rule, reader)
        case Warn(products=products):
            lead, told = fixed.caution, _products(products, rule, reader)
        case Resolve(objection=objection, products=products):
            lead = fixed.resolve
            told = bullets([reader.link("objection", objection)])
            if products is not None:
                told = joined((told, _products(products, rule, reader)))
    return joined((tag("p", tag("b", lead)), told))


def _products(condition: Condition, rule: Rule, reader: Reader) -> Html:
    """Return which products are meant, and which those are."""
    touched = reader.relations.touched.get(rule.id, ())
    listed = reader.links("product", touched) if touched else NOTHING
    heading = tag("h3", reader.fixed.products) if touched else NOTHING
    return joined((reader.condition(condition), heading, listed))


def _more(rule: Rule, reader: Reader) -> Html:
    """Return which objections a rule prevents or raises."""
    fixed = reader.fixed
    match rule.effect:
        case RequireNeed(resolves=resolves) if resolves:
            parts = [
                joined((reader.link("objection", name), ": ", reader.text(said)))
                for name, said in resolves.items()
            ]
            return section(fixed.resolves, bullets(parts))
        case Warn(raises=raises) if raises:
            return section(fixed.raises, reader.links("objection", raises))
        case _:
            return NOTHING
