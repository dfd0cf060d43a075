"""`recommender coverage`: what scenarios cover, and what closes the gaps."""

import datetime as dt
from typing import TYPE_CHECKING

import click

from recommender.surfaces.cli.terminal import common_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recommender.authoring.coverage.measuring import Figure

_EPILOG = """\b
Examples:
  recommender coverage
  recommender coverage catalogs/printing rules/printing --gaps 3
  recommender coverage --mutate --min lines=90 --min mutants=80
  recommender coverage --format json trade > coverage.json

\b
Figures, each of all that there are:
  rules       active rules that fire in some scenario
  lines       lines that the verdict of some scenario hangs on
  limits      limits with a scenario on either side, all the rest of the rule held
  problems    problems that some client states
  products    products on sale that some scenario expects something of
  objections  objections that some scenario expects something of
  mutants     rules with one fault each that some scenario notices (--mutate)

\b
Exit codes:
  0  measured, and nothing is below --min
  1  a figure is below --min
  2  could not run: unknown option, faulty knowledge base, a scenario that fails
  3  a fault of the program itself
  5  there are no scenarios
"""
_FIGURES = ("rules", "lines", "limits", "problems", "products", "objections", "mutants")


def _least(
    _context: click.Context, _option: click.Parameter, given: tuple[str, ...]
) -> dict[str, int]:
    """Return the least percentage by figure."""
    least: dict[str, int] = {}
    for each in given:
        name, _, number = each.partition("=")
        percent = number.strip().removesuffix("%")
        if name not in _FIGURES or not percent.isdecimal():
            msg = f"{each!r} is not a figure and a percentage, as in lines=90"
            raise click.BadParameter(msg)
        least[name] = int(percent)
    return least


@click.command(epilog=_EPILOG, short_help="Measure what scenarios cover.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--mutate",
    is_flag=True,
    help="Change every rule in every small way, and count the faults that no scenario "
    "notices; takes minutes for many rules.",
)
@click.option(
    "--min",
    "least",
    multiple=True,
    metavar="FIGURE=PERCENT",
    callback=_least,
    help="Fail below this percentage of a figure. Repeatable. Example: --min lines=90",
)
@click.option(
    "--gaps",
    type=click.IntRange(min=0),
    default=3,
    show_default=True,
    help="How many gaps of each figure to show, each with a scenario ready to paste.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="How many processes try mutants. Default: as many as there are processors.",
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
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print what was measured.",
)
@common_options
@click.pass_context
def coverage(  # noqa: PLR0913 - every option is one
    context: click.Context,
    *,
    paths: tuple[str, ...],
    mutate: bool,
    least: dict[str, int],
    gaps: int,
    jobs: int | None,
    on: dt.datetime | None,
    layout: str,
) -> None:
    """Measure what the scenarios under PATH cover, and offer what closes the gaps.

    Files and folders given together are one knowledge base; without any, it is the
    one that comes with the library.
    """
    # Imported here, so that help is there at once.
    from recommender.api import KnowledgeBase  # noqa: PLC0415
    from recommender.authoring.coverage import report, telling  # noqa: PLC0415
    from recommender.errors import RecommenderError  # noqa: PLC0415
    from recommender.judging.trial import trial_of  # noqa: PLC0415
    from recommender.surfaces.cli import codes  # noqa: PLC0415
    from recommender.surfaces.cli.progress import Progress  # noqa: PLC0415

    day = on.date() if on else dt.date.today()  # noqa: DTZ011 - the author's day
    kb = KnowledgeBase.open(*paths) if paths else KnowledgeBase.bundled("printing")
    trial = trial_of(kb.knowledge, on=day)
    if not trial.cases:
        click.echo("there are no scenarios, so nothing was measured", err=True)
        context.exit(codes.NOTHING)
    failing = [case.scenario.name for case in trial.cases if not trial.passes(case)]
    if failing:
        msg = f"the scenario {failing[0]!r} fails; mend what `recommender test` finds"
        raise RecommenderError(msg)
    with Progress("mutants of rule", len(kb.knowledge.rules)) as progress:
        found = report.report(
            trial,
            mutation=mutate or "mutants" in least,
            gaps=gaps,
            jobs=jobs,
            tell=progress.tell,
        )
    if layout == "json":
        text = telling.coverage_json(found.figures, found.offers, found.equivalent)
    else:
        text = telling.coverage_text(
            found.figures, found.offers, found.left_out, found.equivalent
        )
    click.echo(text, nl=False)
    below = _below(found.figures, least)
    for each in below:
        click.echo(each, err=True)
    context.exit(codes.FINDINGS if below else codes.FINE)


def _below(figures: "Sequence[Figure]", least: dict[str, int]) -> list[str]:
    """Return a sentence for every figure that is too low."""
    return [
        f"{figure.name}: {figure.covered:,} of {figure.total:,} is below "
        f"{least[name]} %"
        for figure in figures
        if (name := figure.name.partition(" ")[0]) in least
        and not figure.at_least(least[name])
    ]
