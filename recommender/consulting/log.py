"""The log of a consultation: lines of JSON, one for each event, only ever added to.

The first line says which format it is and what the consultation was held with.
Every other line is one event. A line that is cut off at the end is what a killed
program was writing: it is left out, and said to be.
Nothing here reads or writes a file.
"""

import json
from collections.abc import Iterable, Mapping

from attrs import frozen

from recommender.consulting.event_data import (
    Plain,
    UnreadableError,
    event_data,
    event_of,
)
from recommender.consulting.events import Event
from recommender.errors import RecommenderError

FORMAT = 1
_LINE_ENDS = "\x85\u2028\u2029"
_HEADER, _EVENT = b'{"format": ', b'{"number": '


@frozen(kw_only=True)
class Log:
    """What a log holds.

    Attributes:
        knowledge_base: Id, version and digest of what the consultation was held
            with; empty where the log has not even its first line.
        events: In the order of the lines.
        size: How many bytes hold whole lines; what follows was cut off.
        cut: The line that was cut off, as far as it can be read; or nothing.
    """

    knowledge_base: Mapping[str, str]
    events: tuple[Event, ...] = ()
    size: int = 0
    cut: str = ""


def header_line(knowledge_base: Mapping[str, str]) -> str:
    """Return the first line of a log, with its end."""
    return _line({"format": FORMAT, "knowledge_base": dict(knowledge_base)})


def event_line(event: Event) -> str:
    """Return the line of one event, with its end; the same event, the same line."""
    return _line(event_data(event))


def log_text(knowledge_base: Mapping[str, str], events: Iterable[Event]) -> str:
    """Return a whole log, its events by number."""
    lines = [event_line(each) for each in sorted(events, key=lambda e: e.number)]
    return header_line(knowledge_base) + "".join(lines)


def _line(data: Plain) -> str:
    """Return data as one line, also for readers to whom other signs end a line."""
    text = json.dumps(data, ensure_ascii=False)
    for sign in _LINE_ENDS:
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text + "\n"


def read_log(name: str, raw: bytes) -> Log:
    """Return what a log holds.

    Args:
        name: What the log is called in messages.
        raw: Its bytes.

    Raises:
        RecommenderError: A line cannot be read, or the log is of another format;
            the text names the line.
    """
    *lines, rest = raw.split(b"\n")
    if rest and not _was_cut(rest, _EVENT if lines else _HEADER):
        lines, rest = [*lines, rest], b""
    knowledge_base: Mapping[str, str] = {}
    events: dict[int, Event] = {}
    for at, line in enumerate(lines, 1):
        try:
            if at == 1:
                knowledge_base = _header(_object(line))
            else:
                _add(event_of(_object(line)), events)
        except UnreadableError as error:
            msg = f"{name}:{at}: {error}"
            raise RecommenderError(msg) from None
    return Log(
        knowledge_base=knowledge_base,
        events=tuple(events.values()),
        size=len(raw) - len(rest),
        cut=rest.decode("utf-8", "replace"),
    )


def _was_cut(rest: bytes, begins: bytes) -> bool:
    """Whether a last line without its end was begun as one of ours, and no more."""
    if not (rest.startswith(begins) or begins.startswith(rest)):
        return False
    try:
        _object(rest)
    except UnreadableError:
        return True
    return False


def _add(event: Event, events: dict[int, Event]) -> None:
    """Add an event by its number, which no other may have."""
    if event.number in events:
        msg = f"there are two events of number {event.number}"
        raise UnreadableError(msg)
    events[event.number] = event


def _object(line: bytes) -> Plain:
    try:
        data = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        msg = "the line is not UTF-8 text"
        raise UnreadableError(msg) from None
    except (ValueError, RecursionError):
        msg = "the line is broken: it is not JSON"
        raise UnreadableError(msg) from None
    if not isinstance(data, dict):
        msg = "the line is no event: it needs braces and keys"
        raise UnreadableError(msg)
    return data


def _header(data: Plain) -> Mapping[str, str]:
    if "format" not in data:
        msg = "the first line of a log says its format, and this one does not"
        raise UnreadableError(msg)
    if data["format"] != FORMAT or isinstance(data["format"], bool):
        msg = f"the log is of format {data['format']!r}, and only {FORMAT} can be read"
        raise UnreadableError(msg)
    held_with = data.get("knowledge_base", {})
    if not isinstance(held_with, dict) or not all(
        isinstance(value, str) for value in held_with.values()
    ):
        msg = "`knowledge_base` takes texts"
        raise UnreadableError(msg)
    return held_with
