"""How a command ends: what is written to standard error, and the exit code.

0 is fine, also when nothing is recommended; 1 means that a check found errors;
2 that the command could not run; 3 that the program itself has a fault; 5 that
nothing was checked.
"""

import io
import sys
import traceback
from collections.abc import Sequence

import click

from recommender.errors import RecommenderError
from recommender.surfaces.cli.codes import COULD_NOT_RUN as COULD_NOT_RUN
from recommender.surfaces.cli.codes import FAULT as FAULT
from recommender.surfaces.cli.codes import FINDINGS as FINDINGS
from recommender.surfaces.cli.codes import FINE as FINE
from recommender.surfaces.cli.codes import NOTHING as NOTHING
from recommender.surfaces.cli.commands import cli
from recommender.surfaces.cli.terminal import Settings
from recommender.surfaces.cli.writing import show_error

INTERRUPTED = 130
BROKEN_PIPE = 141

_FAULT = (
    "recommender has a fault: {name}: {text}\n"
    "Please report this sentence and the command that led to it"
    "{how}.\n"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, and return its exit code.

    Args:
        arguments: What follows the name of the program; None takes it from the
            process.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # The same bytes in every locale, and no failure over any character.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    settings, output = Settings(), sys.stdout
    try:
        return _run(arguments, settings)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except SystemExit:
        # Where whoever read our output has left, click silences the streams and
        # ends; in every other case it was told not to end by itself.
        if sys.stdout is not output:
            return BROKEN_PIPE
        raise
    except Exception as error:  # noqa: BLE001 - the last place that can say it well
        _confess(error, settings)
        return FAULT


def _run(arguments: Sequence[str] | None, settings: Settings) -> int:
    """Run one command; what the caller can mend is written, not raised."""
    try:
        code = cli.main(
            args=None if arguments is None else list(arguments),
            prog_name="recommender",
            standalone_mode=False,
            obj=settings,
        )
    except click.ClickException as error:
        error.show()
        return COULD_NOT_RUN
    except RecommenderError as error:
        show_error(error, settings)
        return COULD_NOT_RUN
    return code if isinstance(code, int) else FINE


def _confess(error: Exception, settings: Settings) -> None:
    """Write that the program is at fault, and no more than helps to mend it."""
    if settings.debug:
        traceback.print_exception(error)
    how = "" if settings.debug else ", and what it prints with --debug"
    text = _FAULT.format(name=type(error).__name__, text=error, how=how)
    click.echo(text, nl=False, err=True)
