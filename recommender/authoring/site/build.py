"""All pages of a knowledge base, as texts by their paths.

The same knowledge gives the same bytes: no day, no path of this machine, and no
order that depends on anything but the content is in them.
"""

import json
from collections.abc import Iterator

from attrs import evolve

from recommender.authoring.site.lists import (
    attributes_body,
    list_body,
    overview_body,
    rules_body,
    scenarios_body,
    sources_body,
)
from recommender.authoring.site.looks import SCRIPT, STYLE
from recommender.authoring.site.reader import FOLDERS, Reader
from recommender.authoring.site.relations import relations_of
from recommender.authoring.site.rules import rule_body
from recommender.authoring.site.things import (
    need_body,
    objection_body,
    problem_body,
    product_body,
)
from recommender.authoring.site.words import site_words
from recommender.model.knowledge import Knowledge
from recommender.rendering.markup import Html, joined, safe, tag
from recommender.rendering.wording import wording

MARK = "site.json"
"""The file by which a folder of pages is known to be ours."""


def site_files(knowledge: Knowledge) -> dict[str, str]:
    """Return every file of the site, by its path inside the folder."""
    relations = relations_of(knowledge)
    numbers = {name: n for n, name in enumerate(knowledge.scenarios, start=1)}
    files = {
        "style.css": STYLE,
        "search.js": SCRIPT,
        "index.html": _first(knowledge),
        MARK: json.dumps(
            {
                "knowledge_base": knowledge.id,
                "version": knowledge.version,
                "digest": knowledge.digest,
            },
            indent=2,
        )
        + "\n",
    }
    for language in knowledge.languages:
        reader = Reader(
            knowledge=knowledge,
            relations=relations,
            words=wording(knowledge, language),
            fixed=site_words(language),
            numbers=numbers,
        )
        for path, page in _pages(reader):
            files[f"{language}/{path}"] = page
        files[f"{language}/index.js"] = _index(reader)
    return files


def _pages(reader: Reader) -> Iterator[tuple[str, str]]:
    """Yield the pages of one language."""
    known, fixed = reader.knowledge, reader.fixed
    title = reader.text(known.title) or known.id
    tops = (
        ("index.html", title, overview_body(reader)),
        ("sources.html", fixed.sources, sources_body(known.sources, reader)),
        (
            "attributes.html",
            fixed.attributes,
            attributes_body(known.attributes, reader),
        ),
        ("scenarios.html", fixed.scenarios, scenarios_body(known.scenarios, reader)),
    )
    for path, heading, body in tops:
        yield path, _page(path, heading, "", body, reader)
    below = evolve(reader, up="../")
    lists = (
        ("problem", fixed.problems, list_body("problem", known.problems, below)),
        ("need", fixed.needs, list_body("need", known.needs, below)),
        ("product", fixed.products, list_body("product", known.products, below)),
        (
            "objection",
            fixed.objections,
            list_body("objection", known.objections, below),
        ),
        ("rule", fixed.rules, rules_body(known.rules, below)),
    )
    for kind, heading, body in lists:
        path = f"{FOLDERS[kind]}/index.html"
        yield path, _page(path, heading, "", body, below)
    for kind, name, body in _things(below):
        path = f"{FOLDERS[kind]}/{name}.html"
        yield path, _page(path, below.called(kind, name), name, body, below)


def _things(reader: Reader) -> Iterator[tuple[str, str, Html]]:
    """Yield what stands on the page of each thing, with its kind and id."""
    known = reader.knowledge
    for problem in known.problems.values():
        yield "problem", problem.id, problem_body(problem, reader)
    for need in known.needs.values():
        yield "need", need.id, need_body(need, reader)
    for product in known.products.values():
        yield "product", product.id, product_body(product, reader)
    for objection in known.objections.values():
        yield "objection", objection.id, objection_body(objection, reader)
    for rule in known.rules.values():
        yield "rule", rule.id, rule_body(rule, reader)


def _page(path: str, title: str, name: str, body: Html, reader: Reader) -> str:
    """Return a whole page."""
    known, fixed, up = reader.knowledge, reader.fixed, reader.up
    site = reader.text(known.title) or known.id
    head = joined(
        (
            tag("meta", charset="utf-8"),
            tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
            tag("meta", name="color-scheme", content="light dark"),
            tag("title", title if title == site else f"{title} · {site}"),
            tag("link", rel="stylesheet", href=f"{up}../style.css"),
        ),
        "\n",
    )
    content = joined(
        (
            tag("a", fixed.skip, class_="skip", href="#content"),
            tag("header", tag("div", *_header(path, site, reader))),
            tag(
                "main",
                tag("h1", title),
                tag("p", tag("code", name)) if name and name != title else "",
                body,
                id="content",
            ),
            tag("script", src=f"{up}index.js"),
            tag("script", src=f"{up}../search.js"),
        ),
        "\n",
    )
    language = reader.words.language
    return (
        f'<!DOCTYPE html>\n<html lang="{safe(language)}" data-root="{safe(up)}">\n'
        f"<head>\n{head}\n</head>\n<body>\n{content}\n</body>\n</html>\n"
    )


def _header(path: str, site: str, reader: Reader) -> Iterator[Html]:
    """Yield the name, the search, the languages, and the sections."""
    fixed, up, known = reader.fixed, reader.up, reader.knowledge
    yield tag("a", site, class_="name", href=f"{up}index.html")
    box = tag(
        "input",
        id="search",
        type="search",
        placeholder=fixed.searching,
        aria_label=fixed.search,
        aria_controls="found",
        aria_expanded="false",
        autocomplete="off",
        data_nothing=fixed.nothing,
    )
    found = tag("ol", id="found", hidden="hidden")
    yield tag("div", box, found, class_="search", hidden="hidden")
    if len(known.languages) > 1:
        yield tag("nav", tag("ul", *_languages(path, reader)), aria_label="Languages")
    yield tag(
        "nav",
        tag("ul", *_sections(path, reader)),
        class_="sections",
        aria_label=fixed.overview,
    )


def _languages(path: str, reader: Reader) -> Iterator[Html]:
    """Yield links to the same page in each language."""
    for language in reader.knowledge.languages:
        here = {"aria_current": "true"} if language == reader.words.language else {}
        link = tag(
            "a",
            language,
            href=f"{reader.up}../{language}/{path}",
            lang=language,
            hreflang=language,
            **here,
        )
        yield tag("li", link)


def _sections(path: str, reader: Reader) -> Iterator[Html]:
    fixed = reader.fixed
    for target, label in (
        ("problems/index.html", fixed.problems),
        ("needs/index.html", fixed.needs),
        ("products/index.html", fixed.products),
        ("objections/index.html", fixed.objections),
        ("rules/index.html", fixed.rules),
        ("attributes.html", fixed.attributes),
        ("scenarios.html", fixed.scenarios),
        ("sources.html", fixed.sources),
    ):
        folder = target.removesuffix("index.html")
        here = path == target or (folder.endswith("/") and path.startswith(folder))
        given = {"aria_current": "page"} if here else {}
        yield tag("li", tag("a", label, href=f"{reader.up}{target}", **given))


def _index(reader: Reader) -> str:
    """Return what the search looks through: kind, name, path, and other words."""
    known, fixed = reader.knowledge, reader.fixed
    labels = {
        "problem": fixed.problems,
        "need": fixed.needs,
        "product": fixed.products,
        "objection": fixed.objections,
        "rule": fixed.rules,
        "source": fixed.sources,
        "attribute": fixed.attributes,
    }
    things = {
        "problem": known.problems,
        "need": known.needs,
        "product": known.products,
        "objection": known.objections,
        "rule": known.rules,
        "source": known.sources,
        "attribute": known.attributes,
    }
    entries = [
        [
            labels[kind],
            reader.called(kind, name),
            reader.href(kind, name),
            _more(thing, name),
        ]
        for kind, found in things.items()
        for name, thing in found.items()
    ]
    # What closes a script cannot stand in it, and other line ends are for few.
    text = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    for sign, code in (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(sign, code)
    return f"window.INDEX={text};\n"


def _more(thing: object, name: str) -> str:
    """Return the other words that something is found by."""
    said = getattr(thing, "says", None)
    phrases = [] if said is None else [phrase for _, phrase in said.phrases()]
    labels = getattr(thing, "label", None) or getattr(thing, "title", None)
    called = [] if labels is None else [line for _, line in labels.lines]
    return " ".join([name, *called, *phrases])


def _first(knowledge: Knowledge) -> str:
    """Return the page that leads to the one in the first language."""
    first = f"{knowledge.languages[0]}/index.html"
    links = [
        tag("li", tag("a", language, href=f"{language}/index.html"))
        for language in knowledge.languages
    ]
    title = knowledge.title.in_language() or knowledge.id
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{safe(knowledge.languages[0])}">\n<head>\n'
        f"{tag('meta', charset='utf-8')}\n"
        f"{tag('meta', http_equiv='refresh', content=f'0; url={first}')}\n"
        f"{tag('title', title)}\n"
        f"{tag('link', rel='stylesheet', href='style.css')}\n"
        f"</head>\n<body>\n{tag('main', tag('h1', title), tag('ul', *links))}\n"
        "</body>\n</html>\n"
    )
