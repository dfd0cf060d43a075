"""Where keys belong, and which key is meant by words that people use in its place."""

from collections.abc import Iterator, Mapping

from recommender.loading.faults import Faults
from recommender.loading.tree import Mapping as Tree
from recommender.loading.tree import Node, Sequence
from recommender.model.position import Position, Word

_GOVERNED = ("owner", "since", "review_by")
KEYS_OF: Mapping[str, tuple[str, ...]] = {
    "rules": (
        *("when", "unless", "conclude", "need", "remedy", "exclude", "caution"),
        *("resolve", "strength", "resolves", "firm", "raises", "with", "because"),
        *_GOVERNED,
    ),
    "products": (
        *("category", "sold", "formulation", "properties", "suits", "not_with"),
        *("features", "demo", "materials"),
    ),
    "problems": ("ask", "no_remedy", "intent"),
    "needs": ("met_by",),
    "attributes": ("question",),
    "objections": ("explore",),
    "priorities": ("prefer",),
    "categories": ("kind_of",),
    "substances": ("cas", "groups"),
    "sources": ("published", "valid_until", "tier"),
    "scenarios": ("enquiry", "advice"),
}
"""The keys by which one knows a thing of a section, wherever they stand."""

_ONE_OF = {"categories": "a category", "priorities": "a priority"}

BLOCKS = frozenset(
    {
        *("when", "unless", "conclude", "exclude", "caution", "with", "met_by"),
        *("formulation", "properties", "suits", "demo", "prefer", "context"),
        *("enquiry", "advice", "resolves"),
    }
)
"""The keys that have lines below them."""

MEANT: Mapping[str, tuple[str, ...]] = {
    "when": ("if", "condition", "conditions", "given", "where", "wenn", "whenever"),
    "unless": ("if_not", "except", "but_not", "when_not", "not_when", "es_sei_denn"),
    "because": (
        *("reason", "reasons", "why", "rationale", "explanation", "weil", "text"),
        *("justification", "message", "grund"),
    ),
    "need": ("then", "needs", "require", "requires", "recommend", "wants", "braucht"),
    "conclude": ("then", "concludes", "means", "implies", "cause", "result"),
    "exclude": ("excludes", "forbid", "block", "ban", "avoid", "reject"),
    "caution": ("warn", "warning", "careful", "attention"),
    "remedy": ("fix", "solution", "advice", "tip", "do", "action"),
    "resolve": ("answer", "answers", "objection"),
    "strength": ("weight", "confidence", "certainty", "score", "priority", "stärke"),
    "raises": ("raise", "objections"),
    "firm": ("hard", "strict", "mandatory"),
    "review_by": ("review", "valid_until", "expires", "review_on"),
    "since": ("from", "created", "valid_from"),
    "owner": ("author", "responsible", "maintainer"),
    "sources": ("source", "reference", "references", "quelle"),
    "label": ("name", "title", "caption", "text", "bezeichnung"),
    "title": ("name", "label", "titel"),
    "says": ("phrases", "synonyms", "words", "aliases", "keywords", "sagt"),
    "question": ("ask", "questions", "prompt", "frage"),
    "choices": ("values", "options", "enum", "allowed", "auswahl", "one_of"),
    "range": ("limits", "bounds", "between", "min_max", "bereich"),
    "unit": ("units", "measured_in", "einheit"),
    "many": ("multiple", "multi", "several"),
    "met_by": ("product", "products", "satisfied_by", "solved_by", "met"),
    "kind_of": ("parent", "is_a", "type_of", "kind"),
    "kind": ("type", "category", "art"),
    "formulation": ("composition", "ingredients", "recipe", "formula"),
    "components": ("ingredients", "contents", "contains", "parts"),
    "amount": ("share", "percent", "percentage", "quantity", "concentration"),
    "substance": ("name", "component", "ingredient", "chemical"),
    "free_of": ("without", "not_containing", "free_from", "frei_von"),
    "suits": ("suitable_for", "fits", "for", "used_on"),
    "properties": ("specs", "attributes", "values", "data", "eigenschaften"),
    "category": ("type", "kind", "group", "kategorie"),
    "replaced_by": ("replacement", "successor", "superseded_by"),
    "prefer": ("prefers", "preference", "wants"),
    "explore": ("ask", "question"),
    "published": ("date", "publication", "year"),
    "valid_until": ("expires", "valid_to", "until"),
    "link": ("url", "href", "website"),
    "enquiry": ("input", "client", "given", "query", "request", "anfrage"),
    "advice": ("expect", "expected", "output", "result", "then"),
    "problems": ("symptoms", "issues", "problem"),
    "context": ("attributes", "situation", "facts", "kontext"),
    "needs": ("need",),
    "first": ("top", "best", "winner"),
}
"""Words that people write, by the key that they mean; the likelier ones first."""


def one_of(section: str) -> str:
    """Return what a thing of a section is called.

    >>> one_of("rules"), one_of("attributes"), one_of("categories")
    ('a rule', 'an attribute', 'a category')
    """
    word = section.removesuffix("s")
    article = "an" if word[0] in "aeio" else "a"
    return _ONE_OF.get(section, f"{article} {word}")


def homes(key: str) -> tuple[str, ...]:
    """Return the sections whose things have a key that nothing else has."""
    return tuple(section for section, keys in KEYS_OF.items() if key in keys)


def stands_below(node: Node, key: str) -> bool:
    """Return whether a key stands anywhere below."""
    match node:
        case Tree():
            return any(
                each.key == key or stands_below(each.node, key) for each in node.entries
            )
        case Sequence():
            return any(stands_below(each, key) for each in node.items)
        case _:
            return False


def indent_of(line: str) -> int:
    """Return by how many spaces a line is indented."""
    return len(line) - len(line.lstrip(" "))


def last_line(key: Word, faults: Faults) -> int:
    """Return the last line of what belongs to a key, 1-based."""
    place = key.position or Position("", 1, 1)
    depth = place.column - 1
    last = number = place.line
    while True:
        number += 1
        line = faults.line_at(Position(place.path, number, 1))
        if number > faults.lines_in(place.path):
            return last
        if not line.strip():
            continue
        if indent_of(line) <= depth and not line[depth:].startswith("- "):
            return last
        last = number


def levels_above(key: Word, faults: Faults) -> list[int]:
    """Return the indents of the lines that a key stands below, the outermost first."""
    place = key.position or Position("", 1, 1)
    depth, found = place.column - 1, []
    for number in range(place.line - 1, 0, -1):
        line = faults.line_at(Position(place.path, number, 1))
        if line.strip() and not line.lstrip().startswith("#"):
            indent = indent_of(line)
            if indent < depth:
                found.append(indent)
                depth = indent
    return found[::-1]


def rows_of(key: Word, faults: Faults, depth: int) -> Iterator[str]:
    """Yield the lines of what belongs to a key, as they stand at another indent."""
    place = key.position or Position("", 1, 1)
    shift = depth - (place.column - 1)
    for number in range(place.line, last_line(key, faults) + 1):
        line = faults.line_at(Position(place.path, number, 1))
        bare = line.lstrip(" ")
        yield " " * max(0, indent_of(line) + shift) + bare if bare else ""
