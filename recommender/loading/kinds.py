"""The kinds of things that have names, as reading looks names up."""

from collections.abc import Collection, Mapping
from itertools import chain

from recommender.loading.guessing import Kind
from recommender.loading.merging import KIND_OF_SECTION
from recommender.loading.terms import called, called_in
from recommender.loading.tree import Entry
from recommender.model.vocabulary import Attribute, Choice, Substance


def kinds_of(
    sections: Mapping[str, Mapping[str, Entry]],
    languages: Collection[str],
    partly: Collection[str],
) -> Mapping[str, Kind]:
    """Return the kinds that the sections declare, and the languages.

    Args:
        sections: Entries by section and id.
        languages: Those of the knowledge base.
        partly: The sections of which something could not be taken in.
    """
    return {
        "language": Kind("language", languages),
        **{
            kind: Kind(
                kind,
                sections[section],
                called_in(sections[section]),
                partly=section in partly,
            )
            for section, kind in KIND_OF_SECTION.items()
        },
    }


def joint_kinds(
    of: Mapping[str, Kind],
    substances: Mapping[str, Substance],
    attributes: Mapping[str, Attribute],
) -> Mapping[str, Kind]:
    """Return the kinds that are named together where either can stand."""
    groups = {group for each in substances.values() for group in each.groups}
    concluded: dict[str, Choice] = {}
    for attribute in attributes.values():
        if attribute.from_rules:
            concluded |= attribute.scale.choices
    return {
        "substance or group": Kind(
            "substance or group",
            {*of["substance"].ids, *groups},
            of["substance"].called,
            "substances and groups",
        ),
        "product or category": Kind(
            "product or category",
            {*of["product"].ids, *of["category"].ids},
            lambda: chain(of["product"].called(), of["category"].called()),
            "products and categories",
        ),
        "conclusion": Kind("conclusion", concluded, lambda: called(concluded)),
    }
