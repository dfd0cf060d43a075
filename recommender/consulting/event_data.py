"""Events as plain data, and plain data as events: what one line of a log holds."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, cast

from attrs import NOTHING, fields

from recommender.consulting.events import (
    ORDINARY,
    Agreed,
    Answered,
    Confirmed,
    Event,
    Graded,
    Measured,
    Objected,
    Passed,
    Said,
    Settled,
    ShowedInterest,
    Thing,
    Told,
    Tried,
    Understood,
    What,
    Withdrawn,
    graded,
)

Plain: TypeAlias = dict[str, object]
WORDS: Mapping[str, type[What]] = {
    "said": Said,
    "answered": Answered,
    "passed": Passed,
    "withdrawn": Withdrawn,
    "objected": Objected,
    "settled": Settled,
    "confirmed": Confirmed,
    "showed-interest": ShowedInterest,
    "tried": Tried,
    "measured": Measured,
    "agreed": Agreed,
}
"""What each kind of event is called in a log."""


_WORD_OF = {of: word for word, of in WORDS.items()}
_LISTS = ("problems", "objections", "priorities")
_OWN_KEYS = frozenset({"number", "at", "event"})


class UnreadableError(Exception):
    """Why a line cannot be read; whoever reads lines says which one it is."""


def event_data(event: Event) -> Plain:
    """Return an event as plain data, ready for JSON.

    What need not be there, and is empty, is left out.
    """
    data: Plain = {"number": event.number}
    if event.at:
        data["at"] = event.at
    data["event"] = _WORD_OF[type(event.what)]
    for each in fields(type(event.what)):
        value = getattr(event.what, each.name)
        if isinstance(value, Understood):
            value = _understood_data(value)
        elif isinstance(value, Thing):
            value = value.value
        elif isinstance(value, tuple):
            value = list(value)
        if each.default is NOTHING or value not in ("", {}):
            data[each.name] = value
    return data


def _understood_data(understood: Understood) -> Plain:
    data: Plain = {
        "problems": _graded_data(understood.problems),
        "context": {
            name: value if isinstance(value, str) else list(value)
            for name, value in understood.context
        },
        "objections": _graded_data(understood.objections),
        "priorities": _graded_data(understood.priorities),
        "current": understood.current,
    }
    return {key: value for key, value in data.items() if value}


def event_of(data: Plain) -> Event:
    """Return the event that plain data is.

    Raises:
        UnreadableError: It is none.
    """
    number, at, word = data.get("number"), data.get("at", ""), data.get("event")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        msg = "an event needs its `number`, from 1"
        raise UnreadableError(msg)
    if not isinstance(word, str) or word not in WORDS:
        msg = f"no event is called {word!r}; there are {', '.join(WORDS)}"
        raise UnreadableError(msg)
    of = WORDS[word]
    given: dict[str, Any] = {}
    known = {each.name: each for each in fields(of)}
    for key, value in data.items():
        if key in _OWN_KEYS:
            continue
        if key not in known:
            msg = f"event {word!r} has no key {key!r}"
            raise UnreadableError(msg)
        given[key] = _READ.get(key, _text)(key, value)
    for key, each in known.items():
        if key not in given and each.default is NOTHING:
            msg = f"event {word!r} needs {key!r}"
            raise UnreadableError(msg)
    return Event(number=number, at=_text("at", at), what=of(**given))


def _text(key: str, value: object) -> str:
    if not isinstance(value, str):
        msg = f"{key!r} takes a text"
        raise UnreadableError(msg)
    return value


def _flag(key: str, value: object) -> bool:
    if not isinstance(value, bool):
        msg = f"{key!r} takes true or false"
        raise UnreadableError(msg)
    return value


def _thing(key: str, value: object) -> Thing:
    try:
        return Thing(value)
    except ValueError:
        known = ", ".join(each.value for each in Thing)
        msg = f"{key!r} is one of {known}"
        raise UnreadableError(msg) from None


def _told(key: str, value: object) -> Told:
    return value if isinstance(value, str) else _texts(key, value)


def _texts(key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        msg = f"{key!r} takes a list of texts"
        raise UnreadableError(msg)
    return tuple(cast("list[str]", value))


def _graded(key: str, value: object) -> Graded:
    """Return ids with their importance: a mapping, or a list of ordinary ones."""
    if not isinstance(value, dict):
        return graded(_texts(key, value))
    return graded({id_: _text(id_, value[id_]) for id_ in value})


def _graded_data(pairs: Graded) -> object:
    """Return ids, with their importance where it is not the ordinary one."""
    if all(importance == ORDINARY for _, importance in pairs):
        return [id_ for id_, _ in pairs]
    return dict(pairs)


def _understood(key: str, value: object) -> Understood:
    if not isinstance(value, dict):
        msg = f"{key!r} takes keys"
        raise UnreadableError(msg)
    strange = value.keys() - {*_LISTS, "context", "current"}
    if strange:
        msg = f"{key!r} has no key {min(strange)!r}"
        raise UnreadableError(msg)
    context = value.get("context", {})
    if not isinstance(context, dict):
        msg = "'context' takes attributes and their values"
        raise UnreadableError(msg)
    return Understood(
        problems=_graded("problems", value.get("problems", [])),
        context=tuple((name, _told(name, context[name])) for name in sorted(context)),
        objections=_graded("objections", value.get("objections", [])),
        priorities=_graded("priorities", value.get("priorities", [])),
        current=_text("current", value.get("current", "")),
    )


_READ: Mapping[str, Callable[[str, object], object]] = {
    "value": _told,
    "success": _flag,
    "thing": _thing,
    "understood": _understood,
}
