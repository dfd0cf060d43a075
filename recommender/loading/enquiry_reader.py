"""Many enquiries, read one after the other with the words of one knowledge base.

Most of what clients state has been stated before.
What `read_enquiry` made of a value is remembered, so an enquiry of known words and
values needs no parsing; any other one is put to `read_enquiry`, which alone says
what an enquiry means and what is wrong with it.
"""

from collections.abc import Container, Mapping
from typing import TYPE_CHECKING, Final

from recommender.loading.enquiry import IMPORTANCES, KEYS, read_enquiry
from recommender.loading.terms import kinds_in
from recommender.model.enquiry import Enquiry, Facts
from recommender.model.grades import Importance
from recommender.model.knowledge import Knowledge
from recommender.model.product import Value

if TYPE_CHECKING:
    from recommender.loading.guessing import Kind

MOST_VALUES = 10_000
"""How many values are remembered; then remembering begins anew."""

_KEYS: Final = frozenset(KEYS)


class EnquiryReader:
    """Reads enquiries as `read_enquiry` does.

    Any number of threads may use it at the same time.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        """Remember nothing yet."""
        self._knowledge = knowledge
        self._values: dict[str, dict[object, Value]] = {}
        self._remembered = 0
        self._kinds: Mapping[str, Kind] | None = None

    def __reduce__(self) -> tuple[type["EnquiryReader"], tuple[Knowledge]]:
        """Leave behind what has been remembered."""
        return type(self), (self._knowledge,)

    def read(self, stated: Enquiry | Mapping[str, object]) -> Facts:
        """Return an enquiry as the vocabulary reads it.

        Raises:
            InvalidEnquiryError: As `read_enquiry`.
        """
        parts = _parts(stated)
        facts = self._known(parts) if parts else None
        if facts is None:
            if self._kinds is None:
                # They remember what they are called once one was unknown.
                self._kinds = kinds_in(self._knowledge)
            facts = read_enquiry(stated, self._knowledge, self._kinds)
            if parts and isinstance(parts["context"], dict):
                self._remember(parts["context"], facts)
                # One and the same value for all who state it is found sooner.
                facts = self._known(parts) or facts
        return facts

    def _known(self, parts: Mapping[str, object]) -> Facts | None:
        """Return an enquiry all of whose words and values are known."""
        knowledge = self._knowledge
        context = self._context(parts["context"])
        problems = _graded(parts["problems"], knowledge.problems)
        objections = _graded(parts["objections"], knowledge.objections)
        priorities = _graded(parts["priorities"], knowledge.priorities)
        named, current = parts["current"], None
        if named is not None:
            if type(named) is not str or named not in knowledge.products:
                return None
            current = knowledge.products[named]
        if (
            context is None
            or problems is None
            or objections is None
            or priorities is None
        ):
            return None
        return Facts(
            problems=problems,
            context=context,
            objections=objections,
            priorities=priorities,
            current=current,
        )

    def _context(self, stated: object) -> dict[str, Value] | None:
        """Return the values of attributes, where all have been read before."""
        if type(stated) is not dict:
            return None
        values = self._values
        try:
            return {
                name: values[name][
                    text if type(text := stated[name]) is str else _key(text)
                ]
                for name in sorted(stated)
            }
        except (KeyError, TypeError):
            return None

    def _remember(self, context: Mapping[str, object], facts: Facts) -> None:
        """Remember what the values of a sound enquiry mean."""
        for name, text in context.items():
            key = _key(text)
            if key is not None and type(name) is str and name in facts.context:
                if self._remembered >= MOST_VALUES:
                    self._values, self._remembered = {}, 0
                values = self._values.setdefault(name, {})
                if key not in values:
                    values[key] = facts.context[name]
                    self._remembered += 1


def _parts(stated: object) -> Mapping[str, object] | None:
    """Return the parts of an enquiry, or None where it has an uncommon shape."""
    if type(stated) is Enquiry:
        return {
            "problems": stated.problems,
            "context": stated.context,
            "objections": stated.objections,
            "priorities": stated.priorities,
            "current": stated.current,
        }
    if type(stated) is dict and stated.keys() <= _KEYS:
        return {**_NOTHING_STATED, **stated}
    return None


_NOTHING_STATED: Final[Mapping[str, object]] = {
    "problems": (),
    "context": {},
    "objections": (),
    "priorities": (),
    "current": None,
}


def _key(text: object) -> object:
    """Return what a stated value is remembered by, or None where it is not.

    Numbers are not: `1`, `1.0` and `True` are the same key.
    """
    if type(text) is str:
        return text
    if type(text) is list or type(text) is tuple:
        return tuple(text) if {*map(type, text)} <= {str} else None
    return None


def _graded(stated: object, known: Container[str]) -> dict[str, Importance] | None:
    """Return known ids with their importance, or None where it takes more to read."""
    if not stated and (type(stated) is tuple or type(stated) is list):
        return {}
    found: dict[str, Importance] = {}
    if type(stated) is dict:
        for name, said in stated.items():
            if type(name) is not str or type(said) is not str or name not in known:
                return None
            if said not in IMPORTANCES:
                return None
            found[name] = IMPORTANCES[said]
    elif type(stated) is list or type(stated) is tuple:
        for name in stated:
            if type(name) is not str or name not in known:
                return None
            found[name] = Importance.SHOULD
    else:
        return None
    return {name: found[name] for name in sorted(found)} if len(found) > 1 else found
