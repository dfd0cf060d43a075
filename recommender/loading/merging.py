"""The files of a knowledge base, laid together: every section by id."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from recommender.loading.allowances import Allowed, without_allow
from recommender.loading.blame import note, place_of
from recommender.loading.faults import Faults
from recommender.loading.ids import Style, check_id, kebab, snake, twice
from recommender.loading.names import article, quoted
from recommender.loading.structure import entries, mapping
from recommender.loading.subjects import RESERVED
from recommender.loading.tree import Entry, Node
from recommender.loading.tree import Mapping as Tree
from recommender.model.diagnostic import Related

KIND_OF_SECTION: Mapping[str, str] = {
    "attributes": "attribute",
    "problems": "problem",
    "needs": "need",
    "properties": "property",
    "categories": "category",
    "substances": "substance",
    "objections": "objection",
    "priorities": "priority",
    "sources": "source",
    "products": "product",
    "demonstration": "step",
    "discovery": "opening",
    "commitment": "rung",
    "rules": "rule",
    "scenarios": "scenario",
}
"""What one entry of each section is called."""

IN_ORDER = ("discovery", "commitment")
"""The sections whose entries stand in an order that means something."""

_STYLES: Mapping[str, Style] = {
    section: snake if section in {"attributes", "properties"} else kebab
    for section in KIND_OF_SECTION
    if section != "scenarios"
}
_KEYS = ("knowledge_base", "defaults", *KIND_OF_SECTION)
_ELSEWHERE = {
    **dict.fromkeys(("languages", "units", "version", "format"), "knowledge_base"),
    **dict.fromkeys(("owner", "review_by", "status", "since"), "defaults"),
}


@frozen(kw_only=True)
class Merged:
    """Everything the files say, section by section.

    Attributes:
        head: What stands under `knowledge_base`; None where nobody says.
        sections: Entries by section and id; every section is there.
        defaults: What stands under `defaults`, by file.
        allowed: What stands under `allow` of any entry; the entries are without it.
    """

    head: Entry | None = None
    sections: Mapping[str, Mapping[str, Entry]] = field(factory=dict)
    defaults: Mapping[str, Entry] = field(factory=dict)
    allowed: tuple[Allowed, ...] = ()

    def parts(self) -> Mapping[str, Mapping[str, Entry]]:
        """Return the sections and, as one more, the head."""
        head = {} if self.head is None else {"knowledge_base": self.head}
        return {"knowledge_base": head, **self.sections}


def merge(trees: Iterable[Tree], faults: Faults) -> Merged:
    """Lay the files together; what stands twice is noted, and the first one kept.

    Args:
        trees: One for each file; their order makes no difference.
        faults: Where faults are noted.
    """
    head: Entry | None = None
    sections: dict[str, dict[str, Entry]] = {name: {} for name in KIND_OF_SECTION}
    defaults: dict[str, Entry] = {}
    for tree in sorted(trees, key=lambda each: each.position):
        found = entries(tree, faults, known=_KEYS, of="file", elsewhere=_ELSEWHERE)
        for name, entry in found.items():
            if name == "defaults":
                defaults[place_of(entry.key).path] = entry
            elif name != "knowledge_base":
                _add(sections[name], name, entry.node, faults)
            elif head is None:
                head = entry
            else:
                _second_head(head, entry, faults)
    _same_name(sections["products"], sections["categories"], faults)
    for name in IN_ORDER:
        _in_one_file(name, sections[name], faults)
    allowed = tuple(_taken_out(sections))
    return Merged(head=head, sections=sections, defaults=defaults, allowed=allowed)


def _taken_out(sections: Mapping[str, dict[str, Entry]]) -> Iterator[Allowed]:
    """Take every `allow` out of the entries, and yield it."""
    for name, section in sections.items():
        for id_, entry in section.items():
            node, allow = without_allow(entry.node)
            if allow is not None:
                section[id_] = Entry(entry.key, node)
                yield Allowed(name, id_, allow)


def _add(known: dict[str, Entry], section: str, node: Node, faults: Faults) -> None:
    """Add the entries of one section of one file."""
    kind, style = KIND_OF_SECTION[section], _STYLES.get(section)
    reserved = section in {"attributes", "properties"}
    # What could not be read is declared all the same: naming it is no second fault.
    tree = mapping(node, faults, of=section)
    for entry in tree.entries if tree else ():
        key = entry.key
        if key in known:
            twice(key, known[key].key, kind, faults)
            continue
        known[key] = entry
        if style is not None:
            check_id(key, kind, style, faults)
        if reserved and key in RESERVED:
            note(
                faults,
                "bad-id",
                f"{quoted(key)} has a meaning of its own in conditions, so it cannot "
                f"name {article(kind)}",
                key,
                help="choose another id",
            )


def _in_one_file(section: str, found: Mapping[str, Entry], faults: Faults) -> None:
    """Note entries whose order depends on what files are called."""
    if not found:
        return
    first = place_of(next(iter(found.values())).key)
    for entry in found.values():
        if place_of(entry.key).path != first.path:
            note(
                faults,
                "split-section",
                f"the order of `{section}` counts, and it begins in another file",
                entry.key,
                help=f"move it to where `{section}` begins",
                related=(Related(position=first, message="it begins here"),),
            )


def _second_head(first: Entry, second: Entry, faults: Faults) -> None:
    """Note that the set describes itself twice."""
    place = place_of(first.key)
    note(
        faults,
        "duplicate-id",
        f"`knowledge_base` stands twice; it is already at {place}",
        second.key,
        help="keep one of the two",
        related=(Related(position=place, message="the first one"),),
    )


def _same_name(
    products: Mapping[str, Entry], categories: Mapping[str, Entry], faults: Faults
) -> None:
    """Note products called as a category: `not_with` could not tell them apart."""
    for id_ in products.keys() & categories.keys():
        place = place_of(categories[id_].key)
        note(
            faults,
            "duplicate-id",
            f"product {quoted(id_)} is called as the category at {place}",
            products[id_].key,
            help="give one of the two another id",
            related=(Related(position=place, message="the category"),),
        )
