"""`recommender check`: look for faults in authored files."""

import datetime as dt

import click

from recommender.surfaces.cli.terminal import common_options

_EPILOG = """\b
Examples:
  recommender check
  recommender check catalogs/printing rules/printing
  recommender check --select names,governance --fail-level warning trade
  recommender check --fix --diff trade
  recommender check --format sarif trade > check.sarif
  recommender check --explain unknown-name

\b
Exit codes:
  0  nothing at or above --fail-level was found
  1  something was
  2  could not run: unknown option or check, no such file
  3  a fault of the program itself
  5  nothing was checked
"""
_LEVELS = ("error", "warning", "note")


@click.command(epilog=_EPILOG, short_help="Look for faults in authored files.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format",
    "layout",
    type=click.Choice(["text", "concise", "json", "sarif", "github", "junit"]),
    default="text",
    show_default=True,
    help="How to print what was found; github annotates the lines of a pull request.",
)
@click.option(
    "--select",
    multiple=True,
    metavar="NAME",
    help="Run this check, or this family of checks, alone; may be given several times.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="NAME",
    help="Leave this check, or this family of checks, out.",
)
@click.option(
    "--fail-level",
    type=click.Choice(_LEVELS),
    default="error",
    show_default=True,
    help="How bad a fault must be to end with 1.",
)
@click.option(
    "--quick",
    is_flag=True,
    help="Leave out what works out for which clients rules fire, which takes longest.",
)
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day that dates are held against. Default: today.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="Make the corrections that are certain in the files, and check again.",
)
@click.option(
    "--diff",
    is_flag=True,
    help="Show what --fix would change, and change nothing.",
)
@click.option(
    "--frozen",
    metavar="DIGEST",
    help="Fail if the content is not the one with this digest.",
)
@click.option(
    "--explain",
    metavar="NAME",
    help="Print what a check looks for, and check nothing.",
)
@common_options
@click.pass_context
def check(  # noqa: PLR0913 - every option is one
    context: click.Context,
    *,
    paths: tuple[str, ...],
    layout: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_level: str,
    quick: bool,
    on: dt.datetime | None,
    fix: bool,
    diff: bool,
    frozen: str | None,
    explain: str | None,
) -> None:
    """Look for faults in the catalogs, the vocabulary and the rules under PATH.

    Files and folders given together are one knowledge base; without any, the one
    that comes with the library is checked.

    Of a file with very many faults the worst 20 are shown as text, and the rest
    counted. What keeps files from being read is always shown.
    """
    # Imported here, so that help is there at once.
    from recommender.authoring import choosing  # noqa: PLC0415
    from recommender.checking.running import Wanted  # noqa: PLC0415
    from recommender.model.diagnostic import Severity  # noqa: PLC0415
    from recommender.surfaces.cli import checked  # noqa: PLC0415

    checks = choosing.known_checks()
    if explain is not None:
        click.echo(choosing.page_of(explain, checks), nl=False)
        return
    level = Severity[fail_level.upper()]
    only = choosing.chosen(select, ignore, checks)
    look = checked.Look(
        paths=paths,
        on=on.date() if on else dt.date.today(),  # noqa: DTZ011 - the author's day
        wanted=Wanted(only=only, regions=not quick, frozen=frozen),
        layout=layout,
        level=level,
    )
    report = look.report()
    if diff:
        look.preview(report)
    else:
        report = look.mended(report) if fix else report
        look.show(context, report, {name: each.page for name, each in checks.items()})
    context.exit(look.exit_code(report))
