"""An enquiry that a program states, as the same placed tree that files become.

From here on there is one way to read an enquiry, whoever states it.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Sequence as SequenceOf
from collections.abc import Set as AbstractSet
from decimal import Decimal

from recommender.loading.blame import NOWHERE, place_of
from recommender.loading.faults import Faults
from recommender.loading.names import shown
from recommender.loading.spelling import LONGEST
from recommender.loading.tree import Entry, Node, Scalar, Sequence
from recommender.loading.tree import Mapping as Tree
from recommender.model.enquiry import Enquiry
from recommender.model.grades import Importance
from recommender.model.position import Word

_DEEPEST = 3
_GROUPS = frozenset({"problems", "context", "objections", "priorities"})


def planted(stated: object, faults: Faults) -> Tree:
    """Return what a program stated as a tree; what has no place stands nowhere.

    None says that nothing is known, and leaves its key out.
    """
    if isinstance(stated, Enquiry):
        stated = {
            "problems": stated.problems,
            "context": stated.context,
            "objections": stated.objections,
            "priorities": stated.priorities,
            "current": stated.current,
        }
    if not isinstance(stated, Mapping):
        _refuse("an enquiry is a mapping with keys such as `problems`", "", faults)
        return Tree((), NOWHERE)
    return _mapping(stated, "", faults, 1)


def _mapping(
    stated: Mapping[object, object], key: str, faults: Faults, depth: int
) -> Tree:
    """Return a mapping as a tree."""
    entries: dict[str, Entry] = {}
    for name, value in stated.items():
        if not isinstance(name, str):
            _refuse(f"the key {_shown(name)} is not text", key, faults)
            continue
        if value is None:
            continue
        path = f"{key}.{name}" if key else str(name)
        node = _node(value, path, faults, depth)
        if node is not None:
            word = name if isinstance(name, Word) and name.position else None
            entries[name] = Entry(word or Word(name, NOWHERE), node)
    return Tree(tuple(entries.values()), NOWHERE)


def _node(value: object, key: str, faults: Faults, depth: int) -> Node | None:
    """Return any value as a tree, or None where it cannot be one."""
    word = _word(value)
    if word is not None:
        return Scalar(word)
    if depth > _DEEPEST:
        _refuse("it is nested too deeply", key, faults)
    elif isinstance(value, Mapping):
        if value or (depth == 1 and key in _GROUPS):
            return _mapping(value, key, faults, depth + 1)
        _refuse("it is empty", key, faults)
    elif isinstance(value, AbstractSet):
        return _sequence(sorted(value, key=str), key, faults, depth)
    elif isinstance(value, SequenceOf) and not isinstance(value, (bytes, bytearray)):
        return _sequence(value, key, faults, depth)
    else:
        _refuse(f"{_shown(value)} is neither text nor a number", key, faults)
    return None


def _sequence(
    values: Iterable[object], key: str, faults: Faults, depth: int
) -> Sequence:
    """Return several values as a tree."""
    nodes = [_node(value, key, faults, depth + 1) for value in values]
    return Sequence(tuple(node for node in nodes if node is not None), NOWHERE)


def _word(value: object) -> Word | None:
    """Return text or a number as a word, or None for anything else.

    >>> _word(7), _word(0.1), _word(True)
    ('7', '0.1', None)
    """
    text: str | None = None
    match value:
        case Word() if value.position:
            return value
        case str():
            text = value
        case Importance():
            text = value.word
        case bool():
            pass
        case int() if abs(value) < 10**LONGEST:
            text = str(value)
        case float():
            text = _digits(Decimal(repr(float(value))))
        case Decimal():
            text = _digits(value)
        case _:
            pass
    return None if text is None else Word(text, NOWHERE)


def _digits(number: Decimal) -> str:
    """Return the digits of a number without an exponent, where they are few."""
    if number.is_finite() and abs(number.adjusted()) < LONGEST:
        return f"{number:f}"
    return str(number)


def _shown(value: object) -> str:
    """Return a value as a message shows it, without the machine's own words."""
    words = "what was given"
    match value:
        case None:
            words = "nothing"
        case bool() | float():
            words = str(value)
        case int():
            words = str(value) if abs(value) < 10**LONGEST else "so large a number"
        case bytes() | bytearray():
            words = "a row of bytes"
        case Mapping():
            words = "a mapping"
        case SequenceOf() | AbstractSet():
            words = "a list"
        case _:
            pass
    return words


def _refuse(message: str, key: str, faults: Faults) -> None:
    """Note that something cannot be part of an enquiry."""
    faults.add(
        "wrong-shape",
        f"{shown(key)}: {message}" if key else message,
        place_of(key),
        help='state it as in `{"problems": ["smudging"], "context": '
        '{"rollers": "nbr"}}`',
    )
