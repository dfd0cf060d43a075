"""From files to knowledge: read, laid together, and typed, in that order.

First every file becomes a tree of text; then the vocabulary is typed; then what
names it. Loading goes on after a fault, so one run reports them all.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import TypeVar

from attrs import evolve, field, frozen

from recommender.errors import InvalidKnowledgeError
from recommender.loading.allowances import read_allowances
from recommender.loading.consultations import read_opening, read_rung
from recommender.loading.demos import read_step
from recommender.loading.digest import digest_of
from recommender.loading.events import read_tree
from recommender.loading.faults import Faults
from recommender.loading.files import read_files
from recommender.loading.garbage import no_collecting
from recommender.loading.head import Head, read_head
from recommender.loading.kinds import joint_kinds, kinds_of
from recommender.loading.merging import Merged, merge
from recommender.loading.owners import Owner, Owners
from recommender.loading.products import beside_label, read_product
from recommender.loading.rules import Governance, beside_when, read_defaults, read_rule
from recommender.loading.scenarios import read_scenario
from recommender.loading.terms import Terms
from recommender.loading.tree import Entry, unread
from recommender.loading.vocabulary import (
    check_category_tree,
    read_attribute,
    read_category,
    read_need,
    read_objection,
    read_priority,
    read_problem,
    read_property,
    read_source,
    read_substance,
)
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.knowledge import Knowledge
from recommender.model.position import Position

Typed = TypeVar("Typed")


@frozen(kw_only=True)
class Loaded:
    """What came of loading.

    Attributes:
        knowledge: None where errors kept it from being used.
        diagnostics: Everything found, in order of position.
        files: How many files were read.
    """

    knowledge: Knowledge | None
    diagnostics: tuple[Diagnostic, ...] = ()
    files: int = 0
    _faults: Faults = field(factory=Faults, repr=False, eq=False)
    _owners: Owners = field(factory=Owners, repr=False, eq=False)

    def usable(self) -> Knowledge:
        """Return what was loaded.

        Raises:
            InvalidKnowledgeError: There are errors; it carries all of them.
        """
        if self.knowledge is None:
            raise InvalidKnowledgeError(
                each for each in self.diagnostics if each.severity is Severity.ERROR
            )
        return self.knowledge

    def owner_at(self, position: Position) -> Owner | None:
        """Return the authored thing that a place in a file belongs to."""
        return self._owners.at(position)

    def with_source(self, diagnostic: Diagnostic) -> Diagnostic:
        """Return `diagnostic` with the lines it points at, and whose they are."""
        line_at = self._faults.line_at
        related = tuple(
            evolve(place, source=place.source or line_at(place.position))
            for place in diagnostic.related
        )
        owner = self.owner_at(diagnostic.position)
        return evolve(
            diagnostic,
            source=diagnostic.source or line_at(diagnostic.position),
            related=related,
            id=diagnostic.id or (owner.id if owner else ""),
        )


def load_knowledge(
    paths: Sequence[str | PathLike[str]], *, root: Path | None = None
) -> Loaded:
    """Load every YAML file among `paths`; folders are searched to the bottom.

    Args:
        paths: Folders and files.
        root: The folder from which what lies below it is named in diagnostics;
            None names files as they are given.
    """
    faults = Faults()
    return load_texts(read_files(paths, faults, root), faults)


def load_texts(
    files: Sequence[tuple[str, str]], faults: Faults | None = None
) -> Loaded:
    """Load files whose text is known: pairs of how each is shown, and its text."""
    with no_collecting():
        return _load(files, Faults() if faults is None else faults)


def _load(files: Sequence[tuple[str, str]], faults: Faults) -> Loaded:
    """Read, merge and type every file."""
    found = _errors(faults)
    trees = [
        tree
        for path, text in files
        if (tree := read_tree(path, text, faults)) is not None
    ]
    # What a file that cannot be read would have declared would be missed
    # everywhere, so nothing is looked up until every file can be read.
    knowledge = None
    owners = Owners.of(trees)
    if not found and len(trees) == len(files):
        merged = merge(trees, faults)
        before_head = tuple(faults.found)
        first = files[0][0] if files else "."
        head = read_head(merged.head, Position(first, 1, 1), faults)
        # Nor is anything while a section is called by another word, or while it is
        # not known which languages there are.
        strange = any(each.check == "unknown-key" for each in before_head)
        if head.sound and not strange:
            partly = owners.partly(faults.found)
            knowledge = type_knowledge(merged, head, faults, partly)
    loaded = Loaded(
        knowledge=None if _errors(faults) else knowledge,
        files=len(files),
        faults=faults,
        owners=owners,
    )
    told = sorted(map(loaded.with_source, faults.found), key=lambda each: each.sort_key)
    return evolve(loaded, diagnostics=tuple(told))


def _errors(faults: Faults) -> bool:
    """Return whether anything was found that keeps knowledge from being used."""
    return any(each.severity is Severity.ERROR for each in faults.found)


def type_knowledge(
    merged: Merged, head: Head, faults: Faults, partly: Collection[str] = ()
) -> Knowledge:
    """Return what the trees say, typed by the vocabulary that they declare.

    Args:
        merged: The trees.
        head: Which knowledge base it is.
        faults: Where faults are noted.
        partly: The sections of which something could not be taken in.
    """
    sections = merged.sections
    terms = Terms(
        faults=faults,
        languages=head.languages,
        units=head.units,
        kinds=kinds_of(sections, head.languages, partly),
    )
    substances = _typed(sections["substances"], read_substance, terms)
    attributes = _typed(sections["attributes"], _sound(read_attribute), terms)
    properties = _typed(sections["properties"], _sound(read_property), terms)
    terms = evolve(
        terms,
        attributes=attributes,
        properties=properties,
        kinds={**terms.kinds, **joint_kinds(terms.kinds, substances, attributes)},
    )
    categories = _typed(sections["categories"], read_category, terms)
    check_category_tree(categories, terms)
    of_products, of_rules = beside_label(terms), beside_when(terms)
    products = _typed(
        sections["products"],
        lambda entry, terms: read_product(entry, terms, of_products),
        terms,
    )
    defaults = {
        path: read_defaults(entry, terms) for path, entry in merged.defaults.items()
    }
    return Knowledge(
        id=head.id,
        version=head.version,
        title=head.title,
        languages=head.languages,
        digest=digest_of(
            merged.parts(), {path: each.node for path, each in merged.defaults.items()}
        ),
        units=head.units,
        attributes=attributes,
        problems=_typed(sections["problems"], read_problem, terms),
        needs=_typed(sections["needs"], read_need, terms),
        properties=properties,
        categories=categories,
        substances=substances,
        objections=_typed(sections["objections"], read_objection, terms),
        priorities=_typed(sections["priorities"], read_priority, terms),
        sources=_typed(sections["sources"], read_source, terms),
        products=products,
        demonstration=_typed(sections["demonstration"], read_step, terms),
        discovery=_in_order(sections["discovery"], read_opening, terms),
        commitment=_in_order(sections["commitment"], read_rung, terms),
        rules=_typed(
            sections["rules"],
            lambda entry, terms: read_rule(
                entry, _defaults_of(entry, defaults), terms, of_rules
            ),
            terms,
        ),
        scenarios=_typed(
            sections["scenarios"],
            lambda entry, terms: read_scenario(entry, terms, products),
            terms,
        ),
        allowed=tuple(
            sorted(
                (
                    allowance
                    for allowed in merged.allowed
                    for allowance in read_allowances(allowed, terms)
                ),
                key=lambda each: (each.section, each.id, each.check),
            )
        ),
    )


def _typed(
    entries: Mapping[str, Entry],
    read: Callable[[Entry, Terms], Typed | None],
    terms: Terms,
) -> Mapping[str, Typed]:
    """Return what could be read of a section, sorted by id."""
    return {
        id_: value
        for id_ in sorted(entries)
        if (value := read(entries[id_], terms)) is not None
    }


def _in_order(
    entries: Mapping[str, Entry],
    read: Callable[[Entry, Terms], Typed],
    terms: Terms,
) -> Mapping[str, Typed]:
    """Return a section as it stands, in the author's order."""
    return {id_: read(entry, terms) for id_, entry in entries.items()}


def _sound(
    read: Callable[[Entry, Terms], Typed],
) -> Callable[[Entry, Terms], Typed | None]:
    """Return `read`, giving nothing for what is faulty.

    What is declared and has no values is passed over in silence wherever it is
    named, so one mistake in a declaration stays one finding.
    """

    def _read(entry: Entry, terms: Terms) -> Typed | None:
        before = len(terms.faults.found)
        typed = read(entry, terms)
        faulty = len(terms.faults.found) > before or unread(entry.node)
        return None if faulty else typed

    return _read


def _defaults_of(entry: Entry, defaults: Mapping[str, Governance]) -> Governance:
    """Return what the file of a rule says for all its rules."""
    place = entry.key.position
    return defaults.get(place.path, Governance()) if place else Governance()
