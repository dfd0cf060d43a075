"""The options of `recommender advise`, read as an enquiry."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import field, frozen

from recommender.model.position import Position, Word

if TYPE_CHECKING:
    from recommender.model.enquiry import Enquiry, Stated, StatedValue
    from recommender.model.knowledge import Knowledge

_STANDARD_INPUT = "-"
_ORDINARY = "should"


@frozen(kw_only=True)
class Options:
    """What the options state about a client, as it was typed."""

    problems: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    objections: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    current: str | None = field(default=None)


def enquiry_from(
    options: Options, file: str | None, knowledge: "Knowledge"
) -> "Enquiry":
    """Return what the file states, and the options beyond it.

    An option that states the same attribute as the file wins.

    Args:
        options: What was typed.
        file: Path of an enquiry, or `-` for standard input; None for no file.
        knowledge: Tells which attributes can have several values.

    Raises:
        InvalidEnquiryError: The file is not an enquiry.
        click.UsageError: An option cannot be read.
    """
    from recommender.model.enquiry import Enquiry  # noqa: PLC0415 - help at once

    stated = _enquiry_in(file) if file is not None else Enquiry()
    return Enquiry(
        problems=_graded("--problem", options.problems, stated.problems),
        context={
            **stated.context,
            **context_from("--given", options.given, knowledge),
        },
        objections=_graded("--objection", options.objections, stated.objections),
        priorities=_graded("--priority", options.priorities, stated.priorities),
        current=stated.current
        if options.current is None
        else _placed("--current", options.current),
    )


def _enquiry_in(file: str) -> "Enquiry":
    """Return the enquiry that a file or standard input holds."""
    from recommender.loading.enquiry import enquiry_from_text  # noqa: PLC0415

    if file == _STANDARD_INPUT:
        name, raw = "<stdin>", sys.stdin.buffer.read()
    else:
        name, raw = file, _bytes_in(file)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(name, "not-utf-8", "it is not UTF-8 text") from error
    return enquiry_from_text(name, text)


def _bytes_in(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise _unreadable(file, "unreadable", reason) from error


def _unreadable(name: str, check: str, reason: str) -> Exception:
    from recommender.errors import InvalidEnquiryError  # noqa: PLC0415
    from recommender.model.diagnostic import Diagnostic  # noqa: PLC0415

    return InvalidEnquiryError(
        [
            Diagnostic(
                check=check,
                message=f"the enquiry cannot be read: {reason}",
                position=Position(name, 1, 1),
            )
        ]
    )


def _placed(option: str, typed: str) -> Word:
    """Return a word that diagnostics find at its option."""
    return Word(typed, Position(option, 1, 1))


def _graded(option: str, typed: Iterable[str], stated: "Stated") -> "Stated":
    """Return ids with an importance: those stated, and those typed."""
    both: dict[str, str] = (
        dict(stated)
        if isinstance(stated, Mapping)
        else dict.fromkeys(stated, _ORDINARY)
    )
    for each in typed:
        name, _, importance = each.partition("=")
        both[_placed(option, name.strip())] = _placed(
            option, importance.strip() or _ORDINARY
        )
    return both


def context_from(
    option: str, given: Iterable[str], knowledge: "Knowledge"
) -> dict[str, "StatedValue"]:
    """Return the values that were typed behind an option, by attribute."""
    typed: dict[str, list[str]] = {}
    for each in given:
        name, sign, value = each.partition("=")
        if not sign or not value.strip():
            msg = f"{option}: write it as ATTRIBUTE=VALUE, not {each!r}"
            raise click.UsageError(msg)
        typed.setdefault(name.strip(), []).append(value.strip())
    return {
        _placed(option, name): _value(option, name, values, knowledge)
        for name, values in typed.items()
    }


def _value(
    option: str, name: str, values: Sequence[str], knowledge: "Knowledge"
) -> "StatedValue":
    """Return one value, or several where the attribute can have them."""
    attribute = knowledge.attributes.get(name)
    if attribute is not None and attribute.scale.many:
        values = [part.strip() for value in values for part in value.split(",")]
    words = [_placed(option, value) for value in values if value]
    return words if len(words) > 1 else words[0]
