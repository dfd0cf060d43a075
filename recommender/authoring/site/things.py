"""The pages about one problem, need, product, or objection."""

from collections.abc import Iterable

from recommender.authoring.site.drawing import drawn
from recommender.authoring.site.reader import Reader, bullets, pairs, section
from recommender.model.condition import Line
from recommender.model.product import Formulation, Product
from recommender.model.rule import Rule
from recommender.model.text import Says
from recommender.model.vocabulary import Need, Objection, Problem
from recommender.rendering.markup import NOTHING, Html, joined, tag


def problem_body(problem: Problem, reader: Reader) -> Html:
    """Return the page of a problem."""
    fixed, found = reader.fixed, reader.relations
    edges = found.way_from(problem.id)
    drawing = drawn(edges, reader.node, reader.node_href, fixed.way, fixed.more)
    needs = list(dict.fromkeys(name for _, (kind, name) in edges if kind == "need"))
    return joined(
        (
            _says(problem.says, reader),
            section(fixed.way, drawing) if drawing else NOTHING,
            section(fixed.needs, reader.links("need", needs)),
            section(fixed.named_in, _rules(found.rules_of(problem.id), reader)),
            section(fixed.ask_first, reader.links("attribute", problem.ask))
            if problem.ask
            else NOTHING,
            tag("p", reader.text(problem.no_remedy)) if problem.no_remedy else NOTHING,
        )
    )


def need_body(need: Need, reader: Reader) -> Html:
    """Return the page of a need."""
    fixed, found = reader.fixed, reader.relations
    products = list(found.meeting.get(need.id, ()))
    return joined(
        (
            section(fixed.met_by, reader.condition(need.met_by))
            if need.met_by
            else NOTHING,
            section(fixed.meeting, reader.links("product", products)),
            section(fixed.leads, _rules(found.rules_to(need.id), reader)),
        )
    )


def product_body(product: Product, reader: Reader) -> Html:
    """Return the page of a product."""
    fixed, words, found = reader.fixed, reader.words, reader.relations
    known = reader.knowledge
    kinds = " > ".join(
        words.category(each) for each in reversed([*known.wider(product.category)])
    )
    standing = product.status.value + ("" if product.sold else f", {fixed.not_sold}")
    values = [
        (words.property(name), words.value(words.property_scale(name), value_of(value)))
        for name, value in product.properties.items()
    ]
    features = [
        joined(
            (
                tag("b", reader.text(each.benefit)),
                " ",
                tag("small", reader.text(each.feature)),
            )
        )
        for each in product.features
    ]
    materials = [
        tag("a", reader.text(each.title), href=each.link, rel="noreferrer")
        if each.link.startswith(("https://", "http://"))
        else tag(
            "span", reader.text(each.title), f" ({each.link})" if each.link else ""
        )
        for each in product.materials
    ]
    suits = [reader.line(Line(each.subject, each.test)) for each in product.suits]
    rules = found.about(product.id)
    return joined(
        (
            pairs([(fixed.category, kinds), (fixed.status, standing)]),
            section(fixed.meets, reader.links("need", found.met_by(product.id))),
            section(fixed.features, bullets(features)) if features else NOTHING,
            section(fixed.properties, pairs(values)) if values else NOTHING,
            _formulation(product.formulation, reader)
            if product.formulation
            else NOTHING,
            section(fixed.suits, bullets(suits)) if suits else NOTHING,
            section(fixed.touching, _rules(rules, reader)) if rules else NOTHING,
            section(fixed.materials, bullets(materials)) if materials else NOTHING,
            reader.sources(product.sources),
        )
    )


def objection_body(objection: Objection, reader: Reader) -> Html:
    """Return the page of an objection."""
    fixed, found = reader.fixed, reader.relations
    resolving = bullets(
        [
            joined(
                (reader.link("rule", rule.id), ": ", _answer(rule, objection, reader))
            )
            for rule in found.resolving(objection.id)
        ]
    )
    raising = found.raising(objection.id)
    return joined(
        (
            _says(objection.says, reader),
            section(fixed.explore, tag("blockquote", reader.text(objection.explore)))
            if objection.explore
            else NOTHING,
            section(fixed.resolved, resolving)
            if found.resolving(objection.id)
            else NOTHING,
            section(fixed.raised, _rules(raising, reader)) if raising else NOTHING,
        )
    )


def value_of(value: object) -> object:
    """Return a value as it is worded: choices in order."""
    return sorted(value) if isinstance(value, frozenset) else value


def _answer(rule: Rule, objection: Objection, reader: Reader) -> str:
    """Return what a rule says to an objection."""
    resolves = getattr(rule.effect, "resolves", {})
    return reader.text(resolves.get(objection.id, rule.because))


def _says(says: Says, reader: Reader) -> Html:
    """Return what clients say, in every language, that of the reader first."""
    spoken = sorted(says.lines, key=lambda each: each[0] != reader.words.language)
    parts: list[Html] = [
        tag(
            "ul",
            *(tag("li", phrase) for phrase in phrases),
            class_="tags",
            lang=language,
        )
        for language, phrases in spoken
    ]
    return section(reader.fixed.says, *parts) if parts else NOTHING


def _rules(rules: Iterable[Rule], reader: Reader) -> Html:
    """Return rules with what they say, or the word for none."""
    parts = [
        joined(
            (
                reader.link("rule", rule.id),
                " ",
                tag("small", reader.text(rule.because)),
            )
        )
        for rule in rules
    ]
    return bullets(parts) if parts else tag("p", reader.fixed.none, class_="faint")


def _formulation(formulation: Formulation, reader: Reader) -> Html:
    """Return what a product is made of."""
    fixed, words, units = reader.fixed, reader.words, reader.knowledge.units
    whole = fixed.complete if formulation.complete else fixed.incomplete
    rows = []
    for each in formulation.components:
        shares = dict.fromkeys(
            "…" if share is None else words.value(None, units.text(share, "%"))
            for share in (each.least, each.most)
        )
        known = each.least is not None or each.most is not None
        amount = " - ".join(shares) if known else ""
        rows.append(
            tag(
                "tr",
                tag("td", words.substance(each.substance)),
                tag("td", amount),
                tag("td", each.role),
            )
        )
    free = ", ".join(words.substance(each) for each in formulation.free_of)
    return section(
        f"{fixed.formulation} ({whole})",
        tag("table", *rows) if rows else "",
        tag("p", f"{fixed.free_of}: {free}") if free else "",
    )
