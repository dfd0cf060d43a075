"""What values an attribute or a property can take: choices, or numbers."""

from collections.abc import Mapping
from fractions import Fraction

from recommender.loading.blame import Misread, note
from recommender.loading.ids import check_ids, kebab
from recommender.loading.names import quoted
from recommender.loading.plain import (
    Fields,
    read_flag,
    read_line_of_text,
    read_says,
    read_text,
    read_word,
    text_of,
)
from recommender.loading.quantities import read_range
from recommender.loading.spelling import unit_text
from recommender.loading.structure import entries, words
from recommender.loading.terms import Terms
from recommender.loading.tree import Entry, Scalar, unread
from recommender.loading.tree import Mapping as Tree
from recommender.model.vocabulary import Choice, Scale

SCALE_KEYS = ("choices", "many", "unit", "range")


def read_scale(entry: Entry, fields: Fields, terms: Terms) -> Scale:
    """Return what values an attribute or property can take."""
    if "choices" in fields:
        for key in ("unit", "range"):
            if key in fields:
                note(
                    terms.faults,
                    "key-at-wrong-level",
                    f"{quoted(entry.key)} has choices, so it has no {key}",
                    fields[key].key,
                    help="leave out either the choices or the "
                    "unit and range of a number",
                )
        return Scale(
            choices=_read_choices(fields["choices"], terms),
            many=read_flag(fields, "many", terms),
        )
    source = fields["from"].node if "from" in fields else None
    concluded = isinstance(source, Scalar) and source.word == "rules"
    # That a conclusion needs choices is noted where it is read.
    if "many" in fields and not concluded:
        note(
            terms.faults,
            "key-at-wrong-level",
            f"{quoted(entry.key)} has no choices, so it cannot have many",
            fields["many"].key,
            help="list the `choices:`, or leave out `many:`",
        )
    # A key that is misspelt may be the one that is missing.
    whole = not isinstance(entry.node, Tree) or len(fields) == len(entry.node.entries)
    if not {"unit", "range", "many"} & fields.keys() and whole:
        note(
            terms.faults,
            "missing-key",
            f"nothing says what values {quoted(entry.key)} can have",
            entry.key,
            help="add `choices: [one, other]`, or `unit:` and `range:` of a number",
        )
    unit = unit_text(read_line_of_text(fields, "unit", terms))
    low, high = _read_range(fields, unit, terms)
    return Scale(unit=unit, low=low, high=high)


def _read_range(
    fields: Fields, unit: str, terms: Terms
) -> tuple[Fraction | None, Fraction | None]:
    """Return both ends of the declared range, if there is one."""
    said = read_word(fields, "range", terms)
    if said is None:
        return None, None
    ends = read_range(said, unit, terms.units)
    if isinstance(ends, Misread):
        terms.blame(said, ends)
        return None, None
    return ends


def _read_choices(entry: Entry, terms: Terms) -> Mapping[str, Choice]:
    """Return the choices by id, in the author's order."""
    if isinstance(entry.node, Tree):
        found = [_read_choice(each, terms) for each in entry.node.entries]
    else:
        found = [
            Choice(id=each) for each in words(entry.node, terms.faults, of=entry.key)
        ]
    if not found and not unread(entry.node) and not isinstance(entry.node, Scalar):
        terms.faults.add(
            "empty-value",
            "choices must name at least one value",
            entry.node.position,
            help="write `choices: [one, other]`",
        )
    check_ids([choice.id for choice in found], "choice", kebab, terms.faults)
    return {choice.id: choice for choice in found}


def _read_choice(entry: Entry, terms: Terms) -> Choice:
    """Return one choice that carries a label."""
    if isinstance(entry.node, Scalar):
        return Choice(id=entry.key, label=text_of(entry, terms))
    fields = entries(
        entry.node,
        terms.faults,
        known=("label", "says"),
        of=f"choice {entry.key}",
        elsewhere=dict.fromkeys(terms.languages, "label"),
    )
    return Choice(
        id=entry.key,
        label=read_text(fields, "label", terms),
        says=read_says(fields, "says", terms),
    )
