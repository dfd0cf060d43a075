"""Whether something can be called by a new name."""

from recommender.errors import RecommenderError
from recommender.loading.faults import Faults
from recommender.loading.ids import check_id, kebab, snake
from recommender.loading.names import article, quoted
from recommender.loading.subjects import RESERVED
from recommender.model.position import Position, Word

_SNAKE = frozenset({"attribute", "property"})
_OF_CHOICES = {"property-choice": "choice"}
_FREE = frozenset({"scenario", "unit"})
_LONGEST = 200


def read_new_name(name: str, kind: str) -> str:
    """Return a name that something of a kind can have.

    >>> read_new_name("low-residue-wash", "need")
    'low-residue-wash'

    Raises:
        RecommenderError: It cannot; the text says how it could be written.
    """
    if kind in _FREE:
        return _free(name, kind)
    kind = _OF_CHOICES.get(kind, kind)
    faults = Faults()
    word = Word(name, Position("name", 1, 1))
    faults.remember("name", [name])
    check_id(word, kind, snake if kind in _SNAKE else kebab, faults)
    if faults.found:
        found = faults.found[0]
        msg = f"{found.message}; {found.help}"
        raise RecommenderError(msg)
    if kind in _SNAKE and name in RESERVED:
        msg = (
            f"{quoted(name)} has a meaning of its own in conditions, so it cannot "
            f"name {article(kind)}"
        )
        raise RecommenderError(msg)
    return name


def _free(name: str, kind: str) -> str:
    """Return a name that may have any characters that can be seen."""
    trimmed = name.strip()
    odd = not trimmed.isprintable() or len(trimmed) > _LONGEST
    begins_wrong = kind == "unit" and (trimmed[:1] in ",.-" or trimmed[:1].isdigit())
    if not trimmed or odd or begins_wrong or (kind == "unit" and " to " in trimmed):
        msg = f"{quoted(name)} cannot name {article(kind)}"
        raise RecommenderError(msg)
    return trimmed
