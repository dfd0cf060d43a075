"""The scenarios section: enquiries, and the advice they must get."""

from collections.abc import Mapping

from recommender.loading.blame import note
from recommender.loading.enquiry import KEYS as ENQUIRY_KEYS
from recommender.loading.enquiry import enquiry_of, facts_of
from recommender.loading.faults import Faults
from recommender.loading.names import quoted
from recommender.loading.plain import read_date, read_grade
from recommender.loading.rules import STRENGTHS
from recommender.loading.structure import entries, words
from recommender.loading.terms import Terms
from recommender.loading.tree import Entry, Node, unread
from recommender.loading.tree import Mapping as Tree
from recommender.model.enquiry import Enquiry
from recommender.model.product import Product
from recommender.model.scenario import Expectation, Scenario

KIND_OF_KEY: Mapping[str, str] = {
    "needs": "need",
    "first": "product",
    "includes": "product",
    "held": "product",
    "excluded": "product",
    "resolved": "objection",
    "prevented": "objection",
    "answered": "objection",
    "open_objections": "objection",
    "remedies": "rule",
    "questions": "attribute",
    "fired": "rule",
    "open": "rule",
    "conclusions": "conclusion",
    "recommended": "product",
    "cautions": "rule",
    "unmet": "problem",
    "solution": "product",
}
"""What can be expected of advice, and what the ids under it are names of."""


GRADED = ("needs", "conclusions")
"""The keys whose ids can be given with the strength that they must have."""


def read_scenario(
    entry: Entry, terms: Terms, products: Mapping[str, Product]
) -> Scenario:
    """Return one scenario; its enquiry is checked like any other."""
    fields = entries(
        entry.node,
        terms.faults,
        known=("enquiry", "on", "advice"),
        required=("enquiry",),
        of="scenario",
        at=entry.key,
        elsewhere={
            **dict.fromkeys(ENQUIRY_KEYS, "enquiry"),
            **dict.fromkeys(KIND_OF_KEY, "advice"),
        },
    )
    enquiry = fields.get("enquiry")
    return Scenario(
        name=entry.key,
        enquiry=_read_enquiry(enquiry.node, terms, products) if enquiry else Enquiry(),
        on=read_date(fields, "on", terms),
        expected=_read_advice(entry, fields, terms),
    )


def _read_enquiry(node: Node, terms: Terms, products: Mapping[str, Product]) -> Enquiry:
    """Return the enquiry as it is written, once it has been checked."""
    facts_of(node, terms, products)
    # The check has noted every fault already, so none is noted twice here.
    return enquiry_of(node, Faults())


def _read_advice(
    entry: Entry, fields: Mapping[str, Entry], terms: Terms
) -> tuple[Expectation, ...]:
    """Return what must hold of the advice."""
    advice = fields.get("advice")
    if advice is None:
        strange = isinstance(entry.node, Tree) and len(fields) < len(entry.node.entries)
        if unread(entry.node) or strange:
            return ()
        note(
            terms.faults,
            "cannot-fail",
            f"scenario {quoted(entry.key)} expects nothing, so it cannot fail",
            entry.key,
            help="add `advice:` and below it, for instance, `needs: [the-need]`",
        )
        return ()
    expected = entries(
        advice.node,
        terms.faults,
        known=tuple(KIND_OF_KEY),
        of="advice",
        elsewhere={"objections": "enquiry", "problems": "enquiry"},
    )
    return tuple(_read_expectation(each, terms) for each in expected.values())


def _read_expectation(entry: Entry, terms: Terms) -> Expectation:
    """Return what must hold for one key of the advice."""
    key = entry.key
    if key in GRADED and isinstance(entry.node, Tree):
        return _read_graded(key, entry.node, terms)
    named = words(entry.node, terms.faults, of=key)
    if key == "first" and len(named) > 1:
        note(
            terms.faults,
            "wrong-shape",
            "only one product can come first",
            named[1],
            help=f"write `first: {named[0]}`, and the others under `includes:`",
        )
        named = named[:1]
    return Expectation(key=key, values=terms.declared_among(KIND_OF_KEY[key], named))


def _read_graded(key: str, node: Tree, terms: Terms) -> Expectation:
    """Return ids, each with the strength that it must have."""
    found = {
        each.key: strength
        for each in node.entries
        if terms.declares(KIND_OF_KEY[key], each.key)
        and (
            strength := read_grade(
                {each.key: each}, each.key, terms, STRENGTHS, "a strength"
            )
        )
    }
    return Expectation(key=key, values=tuple(found), strengths=tuple(found.items()))
