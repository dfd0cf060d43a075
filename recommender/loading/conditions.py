"""Conditions, read from the tree: of the client, and of products.

One language for both; what differs is which subjects a line can have.
"""

from collections.abc import Callable, Collection, Mapping
from fractions import Fraction

from attrs import evolve

from recommender.loading.blame import Misread, listing, part_of
from recommender.loading.faults import Faults
from recommender.loading.name_phrases import (
    ALL,
    ANY,
    NONE,
    Names,
    NamesPhrase,
    read_names,
)
from recommender.loading.names import quoted
from recommender.loading.phrases import read_test
from recommender.loading.quantities import Measured
from recommender.loading.structure import words
from recommender.loading.subjects import Subject, Whose, as_lines, subject_of
from recommender.loading.terms import Terms
from recommender.loading.tree import Entry, Node, Scalar, Sequence, unread
from recommender.loading.tree import Mapping as Tree
from recommender.model.condition import (
    AllOf,
    AnyOf,
    Block,
    ClientValue,
    Compared,
    Comparison,
    Condition,
    CurrentValue,
    IsKnown,
    Line,
    NoneOf,
    Test,
)
from recommender.model.position import Word
from recommender.model.vocabulary import Attribute, Property, Scale


def read_condition(node: Node, terms: Terms, whose: Whose) -> Condition | None:
    """Return the condition under `when`, `exclude`, `met_by` …, or None if faulty."""
    if isinstance(node, Sequence):
        blocks = [_read_block(item, terms, whose) for item in node.items]
        if not blocks:
            _no_lines(node, terms, whose)
    else:
        blocks = [_read_block(node, terms, whose)]
    kept = tuple(block for block in blocks if block)
    return Condition(kept) if len(kept) == len(blocks) and kept else None


def _read_block(node: Node, terms: Terms, whose: Whose) -> Block:
    """Return the lines of one block; none where one of them is faulty."""
    if not isinstance(node, Tree):
        _no_lines(node, terms, whose)
        return ()
    lines = [
        read_line(entry, subject, terms)
        for entry in node.entries
        if (subject := subject_of(entry.key, terms, whose)) is not None
    ]
    kept = tuple(line for line in lines if line is not None)
    return kept if len(kept) == len(node.entries) else ()


def _no_lines(node: Node, terms: Terms, whose: Whose) -> None:
    """Say what a condition looks like."""
    rows = as_lines(node.word, terms, whose) if isinstance(node, Scalar) else ""
    terms.faults.add(
        "wrong-shape",
        "a condition is lines of a name and what must hold of it",
        node.position,
        length=len(node.word) if isinstance(node, Scalar) else 1,
        help=f"write\n{rows}"
        if rows
        else "put each on a line of its own, such as `process: flexo`",
    )


def read_line(entry: Entry, subject: Subject, terms: Terms) -> Line | None:
    """Return one line, or None if it is faulty."""
    if subject.scale is not None and subject.scale.numeric:
        test = _read_number_test(entry.node, subject, subject.scale, terms)
    else:
        test = _read_names_test(entry.node, subject, terms)
    return None if test is None else Line(entry.key, test)


def _read_names_test(node: Node, subject: Subject, terms: Terms) -> Test | None:
    """Return the test that ids or choices are put to."""
    if not isinstance(node, Scalar):
        return _read_list(node, subject, terms)
    said = node.word
    if said in _ids(subject, terms):
        return AnyOf((said,))
    phrase = _understood(said, subject)
    if isinstance(phrase, IsKnown):
        return phrase
    if isinstance(phrase, Misread):
        terms.blame(said, phrase)
        return None
    named = tuple(part_of(said, word, terms.faults) for word in phrase.words)
    if not _known(named, subject, terms):
        return None
    return _TESTS[phrase.how](_each_once(named))


def _read_list(node: Node, subject: Subject, terms: Terms) -> Test | None:
    """Return the test of being any of a list."""
    named = words(node, terms.faults, of=subject.id)
    if isinstance(node, Sequence) and not node.items:
        _names_nothing(node, subject, terms)
    if not named or not _known(named, subject, terms):
        return None
    return AnyOf(_each_once(named))


def _understood(said: Word, subject: Subject) -> NamesPhrase | Misread:
    """Return what a phrase says, where that makes sense for the subject."""
    phrase = read_names(said)
    if isinstance(phrase, Names):
        return _refused(said, phrase, subject) or phrase
    if isinstance(phrase, IsKnown) and not subject.unknown:
        return _never_unknown(said, subject)
    return phrase


_TESTS: Mapping[str, Callable[[tuple[str, ...]], Test]] = {
    ANY: AnyOf,
    ALL: AllOf,
    NONE: NoneOf,
}


def _each_once(named: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words without repetitions, in order."""
    return named if len(named) == 1 else tuple(dict.fromkeys(named))


def _ids(subject: Subject, terms: Terms) -> Collection[str]:
    """Return what a line on `subject` can name."""
    if subject.kind is not None:
        return terms.kinds[subject.kind].ids
    return subject.scale.choices if subject.scale else ()


def _known(named: tuple[Word, ...], subject: Subject, terms: Terms) -> bool:
    """Return whether all names are known, noting those that are not."""
    if subject.kind is not None:
        return terms.all_declared(subject.kind, named)
    return terms.all_chosen(named, subject.id, subject.scale or Scale())


def _names_nothing(node: Sequence, subject: Subject, terms: Terms) -> None:
    """Say that an empty list asks for nothing."""
    terms.faults.add(
        "bad-phrase",
        f"the list for {subject.id} names nothing",
        node.position,
        length=2,
        help="name at least one, or leave the line out",
    )


def _never_unknown(said: str, subject: Subject) -> Misread:
    """Say that it cannot be asked whether the subject is known."""
    return Misread(
        "bad-phrase",
        f"whether {subject.id} is {said} cannot be asked here",
        help="only attributes and properties can be `known` or `unknown`"
        if subject.scale is None
        else f"say what it suits, or leave {subject.id} out where it suits all",
    )


def _refused(said: str, phrase: Names, subject: Subject) -> Misread | None:
    """Say why this way of naming makes no sense for the subject, if it does not."""
    if phrase.how == ALL and not subject.all_of:
        many = subject.scale is not None and subject.scale.many
        return Misread(
            "bad-phrase",
            f"what a product suits of {subject.id} is listed one by one"
            if many
            else f"{subject.id} has one value at a time, so it is never all of several",
            right=(f"[{', '.join(phrase.words)}]",),
        )
    if phrase.how == NONE and not subject.negated:
        other = "free_of" if subject.id == "contains" else "contains"
        listed = ", ".join(phrase.words)
        return Misread(
            "bad-phrase",
            f"{quoted(said)} cannot be said of {subject.id}",
            help=f"write `{other}: [{listed}]`",
        )
    return None


def _read_number_test(
    node: Node, subject: Subject, scale: Scale, terms: Terms
) -> Test | None:
    """Return the test that a number is put to."""
    if unread(node):
        return None
    if not isinstance(node, Scalar):
        only = words(node, Faults(), of=subject.id)
        line = terms.faults.line_at(node.position)
        ends = f"{only[0].partition(' ')[0]} to {only[-1]}" if only else ""
        terms.faults.add(
            "wrong-shape",
            f"{subject.id} is a number, so one phrase must say which are meant",
            node.position,
            length=len(line) - node.position.column + 1 if "[" in line else 1,
            help="write it as `at least`, `at most`, `above`, `below` or as a range"
            + (f": `{subject.id}: {ends}`" if ends else ""),
        )
        return None
    test = read_test(node.word, Measured(subject.id, scale, terms.units))
    if isinstance(test, Misread):
        terms.blame(node.word, test)
        return None
    if isinstance(test, IsKnown) and not subject.unknown:
        terms.blame(node.word, _never_unknown(node.word, subject))
        return None
    if isinstance(test, Compared) and not isinstance(test.limit, Fraction):
        return _resolved(node.word, test.comparison, test.limit, subject, terms)
    return test


def _not_a_limit(said: str, subject: Subject) -> Misread:
    """Say that what a product suits does not hang on the client."""
    return Misread(
        "bad-phrase",
        f"what a product suits is the same for all, so {quoted(said)} is no limit of "
        f"{subject.id} here",
        help="write a number, or a rule with `exclude:`",
    )


def _resolved(
    said: Word,
    comparison: Comparison,
    limit: ClientValue | CurrentValue,
    subject: Subject,
    terms: Terms,
) -> Compared | None:
    """Return the comparison with the other value's unit turned into the subject's."""
    if not subject.held_against:
        terms.blame(said, _not_a_limit(said, subject))
        return None
    scales: Mapping[str, Attribute | Property]
    if isinstance(limit, ClientValue):
        kind, name, scales = "attribute", limit.attribute, terms.attributes
    else:
        kind, name, scales = "property", limit.property, terms.properties
    word = part_of(said, name, terms.faults)
    if not terms.declares(kind, word) or name not in scales:
        return None
    other, unit = scales[name].scale, subject.scale.unit if subject.scale else ""
    if not other.numeric:
        terms.blame(
            said,
            Misread(
                "unit-mismatch",
                f"{name} has choices, so {subject.id} cannot be compared with it",
                name,
                help="compare numbers with numbers: "
                + listing([each for each in scales if scales[each].scale.numeric]),
            ),
        )
        return None
    same = other.unit == unit
    factor = Fraction(1) if same else terms.units.factor(other.unit, unit)
    if factor is None:
        terms.blame(
            said,
            Misread(
                "unit-mismatch",
                f"{subject.id} is {_in(unit)} and {name} is {_in(other.unit)}, and "
                "nothing says how one becomes the other",
                name,
                help="declare the unit under `units` of the knowledge base",
            ),
        )
        return None
    return Compared(comparison, evolve(limit, factor=factor))


def _in(unit: str) -> str:
    """Say which unit something is in."""
    return f"in {unit}" if unit else "a plain number"
