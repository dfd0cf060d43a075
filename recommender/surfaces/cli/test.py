"""`recommender test`: run the scenarios that authors wrote."""

import datetime as dt
from typing import TYPE_CHECKING

import click

from recommender.surfaces.cli.terminal import common_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recommender.api import KnowledgeBase
    from recommender.model.scenario import Scenario

_EPILOG = """\b
Examples:
  recommender test
  recommender test catalogs/printing rules/printing
  recommender test -k smudging --on 2026-11-23
  recommender test --changed origin/main catalogs rules
  recommender test --fuzz 500 trade
  recommender test --format junit trade > scenarios.xml

\b
Exit codes:
  0  every scenario passed
  1  some failed, or cannot fail
  2  could not run: unknown option, faulty knowledge base
  3  a fault of the program itself
  5  nothing was run
"""


@click.command(epilog=_EPILOG, short_help="Run the scenarios that authors wrote.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "-k",
    "words",
    multiple=True,
    metavar="WORDS",
    help="Run only scenarios with these words in `file::name`; may be given several "
    "times, and then any will do.",
)
@click.option(
    "--changed",
    "base",
    metavar="BASE",
    help="Run only scenarios that what was changed since this git revision could "
    "affect.",
)
@click.option(
    "--fuzz",
    type=click.IntRange(min=1),
    metavar="N",
    help="Draw this many enquiries, too, and hold what is promised of every advice "
    "against them; needs the testing extra.",
)
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day to advise on, for scenarios that do not say. Default: today.",
)
@click.option(
    "--format",
    "layout",
    type=click.Choice(["text", "concise", "json", "junit"]),
    default="text",
    show_default=True,
    help="How to print what became of them.",
)
@common_options
@click.pass_context
def test(  # noqa: PLR0913 - every option is one
    context: click.Context,
    *,
    paths: tuple[str, ...],
    words: tuple[str, ...],
    base: str | None,
    fuzz: int | None,
    on: dt.datetime | None,
    layout: str,
) -> None:
    """Run the scenarios under PATH, and say of each that fails why it does.

    Files and folders given together are one knowledge base; without any, the one
    that comes with the library is tested.

    A scenario that passes whatever single fault the rules have guards nothing: it
    cannot fail, and counts as a failure.
    """
    # Imported here, so that help is there at once.
    from recommender.api import KnowledgeBase  # noqa: PLC0415
    from recommender.scenarios import proving, telling  # noqa: PLC0415
    from recommender.surfaces.cli import codes  # noqa: PLC0415
    from recommender.surfaces.cli.progress import Progress  # noqa: PLC0415

    day = on.date() if on else dt.date.today()  # noqa: DTZ011 - the author's day
    kb = KnowledgeBase.open(*paths) if paths else KnowledgeBase.bundled("printing")
    chosen = _chosen(kb, paths, words, base)
    with Progress("testing", len(chosen)) as progress:
        tested = proving.prove(kb, chosen, on=day, tell=progress.tell)
    write = {
        "text": telling.text_of,
        "concise": telling.concise_of,
        "json": telling.json_of,
        "junit": telling.junit_of,
    }[layout]
    click.echo(write(tested), nl=False)
    kept = fuzz is None or _promises_kept(kb, fuzz, aside=layout in ("json", "junit"))
    if not tested and fuzz is None:
        click.echo("no scenario was run", err=True)
        context.exit(codes.NOTHING)
    good = kept and all(each.good for each in tested)
    context.exit(codes.FINE if good else codes.FINDINGS)


def _promises_kept(kb: "KnowledgeBase", count: int, *, aside: bool) -> bool:
    """Draw enquiries, and tell every promise that one of them breaks.

    Args:
        kb: What is put to the test.
        count: How many enquiries to draw.
        aside: Whether to tell on standard error, beside what programs read.
    """
    from recommender.errors import RecommenderError  # noqa: PLC0415

    try:
        from recommender.testing import broken_promises  # noqa: PLC0415
    except ImportError as error:
        raise RecommenderError(str(error)) from None
    broken = list(broken_promises(kb, examples=count))
    for each in broken:
        text = f"BROKEN {each.promise}: {each.fault}\n{each.scenario}"
        click.echo(text.rstrip("\n"), err=aside)
    told = "all promises kept" if not broken else f"{len(broken)} broken"
    click.echo(f"{count:,} enquiries drawn, {told}", err=aside)
    return not broken


def _chosen(
    kb: "KnowledgeBase",
    paths: tuple[str, ...],
    words: tuple[str, ...],
    base: str | None,
) -> "Sequence[Scenario]":
    """Return the scenarios to run, in the order of files and lines."""
    from recommender.scenarios import changed, proving, selecting  # noqa: PLC0415

    scenarios = list(kb.knowledge.scenarios.values())
    if base is not None:
        scenarios = changed.affected(kb, paths, base)
    return proving.in_order(selecting.selected(scenarios, words))
