"""`recommender consult`: the conversation with one client, in the terminal."""

import contextlib
import datetime as dt
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from recommender.errors import RecommenderError
from recommender.surfaces.cli.client import Client
from recommender.surfaces.cli.opening import cache_option
from recommender.surfaces.cli.stating import Options
from recommender.surfaces.cli.terminal import common_options, width

if TYPE_CHECKING:
    from recommender.consulting.log import Log
    from recommender.surfaces.cli.talking.keeping import LogFile
    from recommender.surfaces.cli.talking.turns import Turns

_EPILOG = """\b
Examples:
  recommender consult --log mueller.jsonl
  recommender consult --kb catalogs/printing --kb rules/printing --lang de
  recommender consult --log mueller.jsonl < said.txt
"""


@click.command(epilog=_EPILOG, short_help="Hold a consultation with one client.")
@click.option(
    "--log",
    "log_name",
    metavar="FILE",
    help="Keep the consultation in this file, and carry on from what it holds. Every "
    "line is written at once. Example: --log mueller.jsonl",
)
@click.option(
    "--kb",
    "places",
    multiple=True,
    metavar="PATH",
    help="File or folder of the knowledge base; several are one. Repeatable. "
    "Default: press-room chemistry, which comes with the library.",
)
@cache_option
@click.option(
    "--lang",
    metavar="LANGUAGE",
    help="Language to be spoken to in, if the knowledge base has it. Default: its own "
    "first one. Example: --lang de",
)
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day the advice is for, and that the log is dated by. Default: today. "
    "Example: --on 2026-11-23",
)
@common_options
def consult(
    *,
    log_name: str | None,
    places: tuple[str, ...],
    cache: str | None,
    lang: str | None,
    day: dt.datetime | None,
) -> None:
    """Hold a consultation: type what the client says, and be told what to ask next.

    It begins with the opening questions of the knowledge base. Lines that begin with
    a slash are commands; /help lists them. Lines can come from a pipe, too.

    Exits with 0 at the end of the input; what could not be taken in is said on
    standard error, and changes nothing.
    """
    client = Client(
        options=Options(), file=None, places=places, cache=cache, lang=lang, day=day
    )
    # Imported here, so that help is there at once.
    from recommender.consulting.consultation import Consultation  # noqa: PLC0415
    from recommender.rendering.wording import wording  # noqa: PLC0415
    from recommender.surfaces.cli.talking.keeping import LogFile  # noqa: PLC0415
    from recommender.surfaces.cli.talking.table import sentences_for  # noqa: PLC0415
    from recommender.surfaces.cli.talking.telling import Telling  # noqa: PLC0415
    from recommender.surfaces.cli.talking.turns import Turns  # noqa: PLC0415

    kb = client.open()
    words = wording(kb.knowledge, client.language(kb))
    tell = Telling(words, sentences_for(words.language))
    talk = Consultation(kb)
    with contextlib.ExitStack() as stack:
        kept = None
        if log_name is not None:
            kept = stack.enter_context(LogFile(log_name, talk.held_with))
            talk = Consultation(kb, kept.log.events)
        turns = Turns(
            talk=talk,
            tell=tell,
            on=client.on,
            hears=all(map(find_spec, ("rapidfuzz", "snowballstemmer"))),
            width=width(),
        )
        title = tell.words.text(kb.knowledge.title) or kb.knowledge.id
        click.echo(tell.says.title.format(title=title))
        if kept is not None and log_name is not None:
            _carry_on(turns, log_name, kept.log)
        click.echo(tell.says.hint if turns.hears else tell.says.no_hearing)
        _hold(turns, kept)


def _carry_on(turns: "Turns", name: str, log: "Log") -> None:
    """Say what was found in the log."""
    says, now = turns.tell.says, turns.talk.held_with
    if log.events:
        click.echo(says.carried_on.format(name=name, count=len(log.events)))
    if log.cut:
        click.echo(says.cut.format(name=name, text=log.cut))
    old = dict(log.knowledge_base)
    if old and old != dict(now):
        held_with = says.held_with.format(
            old=old.get("version", "?"), new=now["version"]
        )
        click.echo(held_with)


def _hold(turns: "Turns", kept: "LogFile | None") -> None:
    """Ask, and take in line after line, until there are no more."""
    _ask(turns)
    for line in _typed(turns.tell.says.dropped):
        before = turns.talk
        try:
            shown = list(turns.take(line))
            added = turns.talk.events[len(before.events) :]
            if kept is not None and added:
                kept.add(added)
        except RecommenderError as error:
            turns.talk = before
            click.echo(f"error: {error}", err=True)
            continue
        _show(shown)
        if turns.ended:
            return
        if added:
            _ask(turns)


def _ask(turns: "Turns") -> None:
    """Show the next question, or what has to be withdrawn before there is one."""
    try:
        _show(list(turns.ask()))
    except RecommenderError as error:
        click.echo(f"error: {error}", err=True)


def _show(lines: "Iterator[str] | list[str]") -> None:
    for line in lines:
        click.echo(line)


def _typed(dropped: str) -> Iterator[str]:
    """Yield the lines that are typed; those of a pipe are shown as if they were.

    Args:
        dropped: What is said to who interrupts a line; twice in a row ends it all.
    """
    if sys.stdin.isatty():
        # Lines can then be edited, and called back, as in a shell.
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401, PLC0415 - importing it is what does it
        interrupted = False
        while True:
            try:
                line = input("> ")
            except EOFError:
                click.echo()
                return
            except KeyboardInterrupt:
                if interrupted:
                    raise
                interrupted = True
                click.echo(f"\n{dropped}")
                continue
            interrupted = False
            yield line
    for raw in sys.stdin.buffer:
        line = raw.decode("utf-8-sig", "replace").rstrip("\r\n")
        click.echo(f"> {line}")
        yield line
