"""The pages that list things: the overview, and one for each kind."""

from collections.abc import Iterable, Mapping

from recommender.authoring.site.reader import Reader, bullets, pairs
from recommender.model.enquiry import Stated
from recommender.model.rule import Rule
from recommender.model.scenario import Scenario
from recommender.model.vocabulary import Attribute, Source
from recommender.rendering.markup import NOTHING, Html, joined, tag

_EXPECTED = {
    **dict.fromkeys(
        ("first", "includes", "held", "excluded", "recommended"), "product"
    ),
    **dict.fromkeys(("remedies", "fired", "open", "cautions"), "rule"),
    **dict.fromkeys(
        ("resolved", "prevented", "answered", "open_objections"), "objection"
    ),
    "solution": "product",
    "needs": "need",
    "unmet": "problem",
    "questions": "attribute",
}


def overview_body(reader: Reader) -> Html:
    """Return the first page: how much there is of everything."""
    known, fixed = reader.knowledge, reader.fixed
    counts = [
        ("problems/index.html", fixed.problems, len(known.problems)),
        ("needs/index.html", fixed.needs, len(known.needs)),
        ("products/index.html", fixed.products, len(known.products)),
        ("objections/index.html", fixed.objections, len(known.objections)),
        ("rules/index.html", fixed.rules, len(known.rules)),
        ("attributes.html", fixed.attributes, len(known.attributes)),
        ("scenarios.html", fixed.scenarios, len(known.scenarios)),
        ("sources.html", fixed.sources, len(known.sources)),
    ]
    cards = [
        tag("a", tag("b", str(count)), label, href=f"{reader.up}{path}")
        for path, label, count in counts
    ]
    version = fixed.version.format(version=known.version)
    return joined((tag("p", version, class_="faint"), bullets(cards, class_="cards")))


def list_body(kind: str, names: Iterable[str], reader: Reader) -> Html:
    """Return a list of all things of a kind, by what they are called."""
    # Below their own folder, pages are beside the list.
    parts = sorted((reader.called(kind, name).casefold(), name) for name in names)
    return bullets(
        [
            joined((reader.link(kind, name), " ", tag("small", name, class_="id")))
            for _, name in parts
        ],
        class_="columns",
    )


def rules_body(rules: Mapping[str, Rule], reader: Reader) -> Html:
    """Return a list of all rules, with what they say."""
    return bullets(
        [
            joined(
                (
                    reader.link("rule", rule.id),
                    " ",
                    tag("small", reader.text(rule.because)),
                )
            )
            for rule in rules.values()
        ]
    )


def sources_body(sources: Mapping[str, Source], reader: Reader) -> Html:
    """Return all sources, each with the rules that rest on it."""
    used: dict[str, list[str]] = {}
    for rule in reader.knowledge.rules.values():
        for name in rule.sources:
            used.setdefault(name, []).append(rule.id)
    return joined(
        _source(each, used.get(each.id, []), reader) for each in sources.values()
    )


def _source(source: Source, rules: list[str], reader: Reader) -> Html:
    words, fixed = reader.words, reader.fixed
    title: Html = tag("span", reader.text(source.title) or source.id)
    if source.link.startswith(("https://", "http://")):
        title = tag("a", title, href=source.link, rel="noreferrer")
    days = " - ".join(
        words.day(day) for day in (source.published, source.valid_until) if day
    )
    used = joined([reader.link("rule", each) for each in rules], ", ")
    return tag(
        "section",
        tag("h3", title),
        pairs(
            [("id", tag("code", source.id)), (fixed.since, days), (fixed.used_by, used)]
        ),
        id=source.id,
    )


def attributes_body(attributes: Mapping[str, Attribute], reader: Reader) -> Html:
    """Return all attributes, with the questions that ask for them."""
    return joined(_attribute(each, reader) for each in attributes.values())


def _attribute(attribute: Attribute, reader: Reader) -> Html:
    words, fixed = reader.words, reader.fixed
    scale = attribute.scale
    choices = [tag("span", words.value(scale, str(each))) for each in scale.choices]
    question = reader.text(attribute.question)
    return tag(
        "section",
        tag("h3", words.attribute(attribute.id), " ", tag("small", attribute.id)),
        tag("blockquote", question) if question else NOTHING,
        bullets(choices, class_="tags") if choices else NOTHING,
        pairs([(fixed.effort, attribute.effort.word if question else "")]),
        id=attribute.id,
    )


def scenarios_body(scenarios: Mapping[str, Scenario], reader: Reader) -> Html:
    """Return all scenarios: the client, and what must be advised."""
    return joined(_scenario(each, reader) for each in scenarios.values())


def _scenario(scenario: Scenario, reader: Reader) -> Html:
    words, fixed, enquiry = reader.words, reader.fixed, scenario.enquiry
    client: list[tuple[str, str]] = [
        (fixed.problems, _stated("problem", enquiry.problems, reader)),
        (fixed.objections, _stated("objection", enquiry.objections, reader)),
    ]
    for name, value in enquiry.context.items():
        scale = words.attribute_scale(name)
        values = value if isinstance(value, list | tuple) else [value]
        told = ", ".join(words.value(scale, str(each)) for each in values)
        client.append((words.attribute(name), told))
    expected = [
        (each.key, _expected(each.key, each.values, reader))
        for each in scenario.expected
    ]
    return tag(
        "section",
        tag("h3", scenario.name),
        tag("p", tag("b", fixed.enquiry)),
        pairs(client),
        tag("p", tag("b", fixed.advice)),
        pairs(expected),
        id=f"scenario-{reader.numbers[scenario.name]}",
    )


def _stated(kind: str, stated: Stated, reader: Reader) -> Html:
    return joined([reader.link(kind, name) for name in stated], ", ")


def _expected(key: str, values: tuple[str, ...], reader: Reader) -> Html:
    kind = _EXPECTED.get(key, "")
    if not values:
        return tag("span", reader.fixed.none, class_="faint")
    return joined([reader.link(kind, str(value)) for value in values], ", ")
