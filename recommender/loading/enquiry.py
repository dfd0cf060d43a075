"""An enquiry, read with the words of a knowledge base.

It may come from a program, a file, or a scenario; what it states is the same.
"""

from collections.abc import Mapping
from typing import TypeAlias

from attrs import evolve

from recommender.errors import InvalidEnquiryError
from recommender.loading.blame import NOWHERE, note
from recommender.loading.events import read_tree
from recommender.loading.faults import Faults
from recommender.loading.guessing import Kind
from recommender.loading.json_tree import read_json_tree
from recommender.loading.names import quoted, shown
from recommender.loading.planting import planted
from recommender.loading.structure import entries, items, word, words
from recommender.loading.terms import Terms, not_among, terms_of
from recommender.loading.tree import Entry, Node, Scalar, Sequence
from recommender.loading.tree import Mapping as Tree
from recommender.loading.values import read_value
from recommender.model.enquiry import Enquiry, Facts, Stated, StatedValue
from recommender.model.grades import Importance
from recommender.model.knowledge import Knowledge
from recommender.model.position import Word
from recommender.model.product import Product, Value

KEYS = ("problems", "context", "objections", "priorities", "current")
_BESIDE_CONTEXT = {
    **{key: key for key in KEYS if key != "context"},
    "problem": "problems",
    "objection": "objections",
    "priority": "priorities",
}
IMPORTANCES = {importance.word: importance for importance in Importance}

EnquiryData: TypeAlias = dict[
    str, dict[str, str] | dict[str, str | list[str]] | str | None
]
"""An enquiry as advice shows it."""


def read_enquiry(
    stated: Enquiry | Mapping[str, object],
    knowledge: Knowledge,
    kinds: Mapping[str, Kind] | None = None,
) -> Facts:
    """Return an enquiry as the vocabulary reads it.

    Args:
        stated: The enquiry, or the same as plain data.
        knowledge: Has the vocabulary.
        kinds: Its names, where they have been looked at before.

    Raises:
        InvalidEnquiryError: It has words or values that the vocabulary does not
            know; it carries a diagnostic for each.
    """
    faults = Faults()
    tree = planted(stated, faults)
    facts = facts_of(tree, terms_of(knowledge, faults, kinds), knowledge.products)
    if faults.found:
        raise InvalidEnquiryError(faults.found)
    return facts


def enquiry_from_text(path: str, text: str) -> Enquiry:
    """Return the enquiry that a file holds: YAML, or JSON where it begins with `{`.

    Raises:
        InvalidEnquiryError: It cannot be read as an enquiry; whether its words are
            known is only seen by `read_enquiry`.
    """
    faults = Faults()
    is_json = text.lstrip("\ufeff \t\r\n").startswith("{")
    tree = (read_json_tree if is_json else read_tree)(path, text, faults)
    enquiry = enquiry_of(tree, faults) if tree is not None else Enquiry()
    if faults.found:
        raise InvalidEnquiryError(faults.found)
    return enquiry


def enquiry_of(tree: Node, faults: Faults) -> Enquiry:
    """Return what a tree states, its words unchecked."""
    fields = entries(tree, faults, known=KEYS, of="enquiry")
    context = fields.get("context")
    current = fields.get("current")
    return Enquiry(
        problems=_stated(fields.get("problems"), faults),
        context={
            each.key: _stated_value(each, faults)
            for each in (items(context.node, faults, of="context") if context else ())
        },
        objections=_stated(fields.get("objections"), faults),
        priorities=_stated(fields.get("priorities"), faults),
        current=word(current.node, faults, of="current") if current else None,
    )


def _stated(entry: Entry | None, faults: Faults) -> Stated:
    """Return ids, or ids with an importance, as they stand there."""
    if entry is None:
        return ()
    if not isinstance(entry.node, Tree):
        return words(entry.node, faults, of=entry.key)
    return {
        each.key: said
        for each in entry.node.entries
        if (said := word(each.node, faults, of="an importance")) is not None
    }


def _stated_value(entry: Entry, faults: Faults) -> StatedValue:
    """Return the value of one attribute as it stands there."""
    if isinstance(entry.node, Scalar):
        return entry.node.word
    return words(entry.node, faults, of="a value")


def facts_of(tree: Node, terms: Terms, products: Mapping[str, Product]) -> Facts:
    """Return what a tree states, read with the vocabulary; faults are noted."""
    fields = entries(
        tree,
        terms.faults,
        known=KEYS,
        of="enquiry",
        elsewhere=dict.fromkeys(terms.attributes, "context"),
    )
    return Facts(
        problems=_graded(fields, "problems", "problem", terms),
        context=_read_context(fields.get("context"), terms),
        objections=_graded(fields, "objections", "objection", terms),
        priorities=_graded(fields, "priorities", "priority", terms),
        current=_read_current(fields.get("current"), terms, products),
    )


def _graded(
    fields: Mapping[str, Entry], key: str, kind: str, terms: Terms
) -> Mapping[str, Importance]:
    """Return declared names with the importance the client gives them, by id."""
    entry = fields.get(key)
    if entry is None:
        return {}
    before = len(terms.faults.found)
    found: dict[str, Importance] = {}
    if isinstance(entry.node, Tree):
        for each in entry.node.entries:
            said = word(each.node, terms.faults, of="an importance")
            if said is not None and said not in IMPORTANCES:
                terms.blame(said, not_among(said, "an importance", IMPORTANCES))
            if terms.declares(kind, each.key) and said in IMPORTANCES:
                found[each.key] = IMPORTANCES[said]
    else:
        for named in words(entry.node, terms.faults, of=key):
            if terms.declares(kind, named):
                found[named] = Importance.SHOULD
    _say_where(key, before, terms.faults)
    return {key: found[key] for key in sorted(found)}


def _read_context(entry: Entry | None, terms: Terms) -> Mapping[str, Value]:
    """Return what is known of the client's situation, by attribute."""
    if entry is None:
        return {}
    found: dict[str, Value] = {}
    for each in items(entry.node, terms.faults, of="context"):
        before = len(terms.faults.found)
        value = _read_attribute(each, terms)
        _say_where(f"context.{each.key}", before, terms.faults)
        if value is not None:
            found[each.key] = value
    return {key: found[key] for key in sorted(found)}


def _read_attribute(entry: Entry, terms: Terms) -> Value | None:
    """Return what one attribute is stated to be, or None if that is faulty."""
    attribute = terms.attributes.get(entry.key)
    if attribute is None:
        home = _BESIDE_CONTEXT.get(entry.key)
        if home is not None and entry.key not in terms.kinds["attribute"].ids:
            note(
                terms.faults,
                "key-at-wrong-level",
                f"{quoted(entry.key)} is no attribute of the context",
                entry.key,
                help=f"name it under `{home}:`, beside `context:`, or leave it out",
            )
            return None
        terms.declares("attribute", entry.key)
        return None
    if attribute.from_rules:
        note(
            terms.faults,
            "concluded-attribute",
            f"rules conclude {quoted(entry.key)}; nobody states it",
            entry.key,
            help="leave it out, and state what is seen",
        )
        return None
    return read_value(entry, attribute.scale, terms)


def _read_current(
    entry: Entry | None, terms: Terms, products: Mapping[str, Product]
) -> Product | None:
    """Return the product in use now."""
    if entry is None:
        return None
    before = len(terms.faults.found)
    named = _only_word(entry.node, terms)
    known = named is not None and terms.declares("product", named)
    _say_where("current", before, terms.faults)
    return products.get(named) if named is not None and known else None


def _only_word(node: Node, terms: Terms) -> Word | None:
    """Return one word, also out of a list of one."""
    if isinstance(node, Sequence) and len(node.items) == 1:
        return word(node.items[0], terms.faults, of="current")
    return word(node, terms.faults, of="current")


def _say_where(key: str, before: int, faults: Faults) -> None:
    """Name the key in faults whose words stand in no file, where no line shows it."""
    for index in range(before, len(faults.found)):
        fault = faults.found[index]
        if fault.position.path == NOWHERE.path and not fault.source:
            faults.found[index] = evolve(
                fault, message=f"{shown(key)}: {fault.message}"
            )


def enquiry_data(facts: Facts, knowledge: Knowledge) -> EnquiryData:
    """Return the enquiry as advice shows it: known words and units, by id."""
    return {
        "problems": _grades(facts.problems),
        "context": {
            str(name): _shown(name, value, knowledge)
            for name, value in sorted(facts.context.items())
        },
        "objections": _grades(facts.objections),
        "priorities": _grades(facts.priorities),
        "current": str(facts.current.id) if facts.current else None,
    }


def _grades(graded: Mapping[str, Importance]) -> dict[str, str]:
    """Return ids with their importance in words."""
    return {str(id_): importance.word for id_, importance in sorted(graded.items())}


def _shown(name: str, value: Value, knowledge: Knowledge) -> str | list[str]:
    """Return the value of an attribute as a client would state it."""
    scale = knowledge.attributes[name].scale
    if not isinstance(value, frozenset):
        return knowledge.units.text(value, scale.unit)
    choices = [str(choice) for choice in sorted(value)]
    return choices if scale.many else choices[0]
