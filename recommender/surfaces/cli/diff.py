"""`recommender diff`: what a change of knowledge does to advice."""

import datetime as dt
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recommender.surfaces.cli.terminal import common_options
from recommender.surfaces.cli.writing import write_json, write_markdown, write_text

if TYPE_CHECKING:
    from recommender.api import KnowledgeBase
    from recommender.authoring.differing.diff import Named, Recorded

_CHANGED = 1
_USUAL = ("catalogs", "rules")

_EPILOG = """\b
Examples:
  recommender diff origin/main
  recommender diff v1.4 v1.5 --kb catalogs/printing --kb rules/printing
  recommender diff old/ new/ --replay enquiries.jsonl
  recommender diff origin/main --format markdown > advice-changes.md

\b
Exit codes:
  0  the same advice everywhere, proven
  1  advice changes, or it is not proven that it does not
  2  could not run: no such folder or revision, or faulty knowledge
  3  a fault of the program itself
"""


@click.command(
    epilog=_EPILOG, short_help="Say what a change of knowledge does to advice."
)
@click.argument("base")
@click.argument("head", required=False)
@click.option(
    "--kb",
    "places",
    multiple=True,
    metavar="PATH",
    help="File or folder of the knowledge base within a revision or the working "
    "tree; several are one. Repeatable. Default: catalogs and rules, where both are "
    "here; else everything here. Example: --kb catalogs/printing --kb rules/printing",
)
@click.option(
    "--replay",
    metavar="FILE",
    help="Ask both sides about recorded enquiries, too: one enquiry in JSON a line, - "
    "for standard input. Example: --replay enquiries.jsonl",
)
@click.option(
    "--all",
    "-v",
    "everything",
    is_flag=True,
    help="Show every region and scenario, not only the first few.",
)
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day the advice is for. Default: today. Example: --on 2026-11-23",
)
@click.option(
    "--format",
    "layout",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How to print the differences; Markdown is for pull requests.",
)
@common_options
@click.pass_context
def diff(  # noqa: PLR0913 - as many as there are options
    context: click.Context,
    *,
    base: str,
    head: str | None,
    places: tuple[str, ...],
    replay: str | None,
    everything: bool,
    day: dt.datetime | None,
    layout: str,
) -> None:
    """Hold two states of a knowledge base against each other.

    BASE and HEAD are folders, or revisions that git knows; without HEAD it is the
    working tree. It tells what authors changed, in which situations advice changes
    (all of them, or what could not be proven), which scenarios change, and what is
    wording only.
    """
    # Imported here, so that help is there at once.
    from recommender.authoring.differing.diff import differences  # noqa: PLC0415
    from recommender.model.differences_data import differences_data  # noqa: PLC0415
    from recommender.rendering.differences import differences_outline  # noqa: PLC0415

    on = day.date() if day else dt.date.today()  # noqa: DTZ011 - the caller's day
    before, after = _named(base, places), _named(head, places)
    found = differences(before, after, on=on, recorded=_recorded(replay))
    if layout == "json":
        write_json(differences_data(found))
    else:
        outline = differences_outline(found, after.kb.knowledge, everything=everything)
        if layout == "markdown":
            write_markdown(outline)
        else:
            write_text(context, outline)
    context.exit(_CHANGED if found.behave_otherwise else 0)


def _named(name: str | None, places: tuple[str, ...]) -> "Named":
    """Return what a folder, a revision, or the working tree holds."""
    from recommender.api import KnowledgeBase  # noqa: PLC0415 - help at once
    from recommender.authoring.differing.diff import Named  # noqa: PLC0415

    here = tuple(map(Path, places)) or _usual()
    if name is None:
        return Named(name="working tree", kb=KnowledgeBase.open(*here))
    if Path(name).exists():
        folder = Path(name)
        inside = tuple(folder / place for place in map(Path, places)) or (folder,)
        return Named(name=name, kb=KnowledgeBase.open(*inside))
    with _checked_out(name, here) as paths:
        return Named(name=name, kb=_opened(name, paths))


def _usual() -> tuple[Path, ...]:
    """Return where knowledge stands in the working tree."""
    usual = tuple(map(Path, _USUAL))
    return usual if all(path.is_dir() for path in usual) else (Path(),)


@contextmanager
def _checked_out(revision: str, places: tuple[Path, ...]) -> Iterator[list[Path]]:
    """Have the files of a revision for a while."""
    from recommender.authoring.differing.revisions import (  # noqa: PLC0415
        revision_files,
    )

    with tempfile.TemporaryDirectory(prefix="recommender-") as folder:
        yield revision_files(revision, places, Path(folder))


def _opened(revision: str, paths: list[Path]) -> "KnowledgeBase":
    """Open the knowledge base of a revision; faults are placed in the revision."""
    from attrs import evolve  # noqa: PLC0415 - help at once

    from recommender.api import KnowledgeBase  # noqa: PLC0415
    from recommender.errors import InvalidKnowledgeError  # noqa: PLC0415

    try:
        return KnowledgeBase.open(*paths)
    except InvalidKnowledgeError as error:
        top = f"{Path(tempfile.gettempdir())}/recommender-"
        placed = []
        for each in error.diagnostics:
            path = each.position.path
            if path.startswith(top):
                below = path.removeprefix(top).partition("/")[2]
                path = f"{revision}:{below}"
            placed.append(
                evolve(each, position=evolve(each.position, path=path), related=())
            )
        raise InvalidKnowledgeError(placed) from error


def _recorded(replay: str | None) -> "Recorded | None":
    """Return recorded enquiries, if some are to be asked."""
    from recommender.authoring.differing.diff import Recorded  # noqa: PLC0415

    if replay is None:
        return None
    if replay == "-":
        return Recorded(path="<stdin>", lines=sys.stdin.read().splitlines())
    try:
        text = Path(replay).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        msg = f"--replay: {replay} cannot be read as UTF-8 text"
        raise click.UsageError(msg) from error
    return Recorded(path=replay, lines=text.splitlines())
