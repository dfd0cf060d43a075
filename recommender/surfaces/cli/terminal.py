"""What the terminal can do, and how the caller wants to be answered."""

import os
import shutil
import sys
from collections.abc import Callable
from typing import Any, TextIO, TypeVar

import click
from attrs import define

_NARROWEST = 40
_WIDTH_OF_A_FILE = 80

Command = TypeVar("Command", bound=Callable[..., Any])


@define
class Settings:
    """What holds for the whole run, and is known once options have been read.

    Attributes:
        color: `auto`, `always` or `never`.
        debug: Whether a fault of the program shows where it happened.
    """

    color: str = "auto"
    debug: bool = False


def _set_color(context: click.Context, _option: click.Parameter, value: str) -> None:
    context.ensure_object(Settings).color = value


def _set_debug(context: click.Context, _option: click.Parameter, value: object) -> None:
    context.ensure_object(Settings).debug = bool(value)


def common_options(command: Command) -> Command:
    """Add the options that every command has."""
    debug = click.option(
        "--debug",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_set_debug,
        help="Show where it happened if the program itself fails.",
    )
    color = click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        is_eager=True,
        expose_value=False,
        callback=_set_color,
        help="Colour the output; auto does so on a terminal, unless NO_COLOR is set.",
    )
    return color(debug(command))


def wants_color(choice: str, stream: TextIO) -> bool:
    """Return whether to colour what goes to `stream`."""
    if choice != "auto":
        return choice == "always"
    return (
        not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
        and stream.isatty()
    )


def width() -> int:
    """Return how many columns a line of output may have."""
    if not sys.stdout.isatty():
        return _WIDTH_OF_A_FILE
    columns = shutil.get_terminal_size((_WIDTH_OF_A_FILE, 24)).columns
    return max(_NARROWEST, columns)
