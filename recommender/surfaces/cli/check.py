"""`recommender check`: look for faults in authored files."""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recommender.surfaces.cli.terminal import Settings, common_options, wants_color

if TYPE_CHECKING:
    from recommender.api import CheckReport
    from recommender.model.diagnostic import Diagnostic

_EPILOG = """\b
Examples:
  recommender check
  recommender check catalogs/printing rules/printing
  recommender check --format github catalogs rules
"""


@click.command(epilog=_EPILOG, short_help="Look for faults in authored files.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format",
    "layout",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How to print what was found; github annotates the lines of a pull request.",
)
@common_options
@click.pass_context
def check(context: click.Context, *, paths: tuple[str, ...], layout: str) -> None:
    """Look for faults in the catalogs, the vocabulary and the rules under PATH.

    Files and folders given together are one knowledge base; without any, the one
    that comes with the library is checked.

    Exits with 0 when they can be used, and with 1 when they have errors.
    """
    # Imported here, so that help is there at once.
    from recommender import api  # noqa: PLC0415
    from recommender.model.diagnostic import Severity  # noqa: PLC0415
    from recommender.rendering import diagnostics, diagnostics_data  # noqa: PLC0415

    report = api.check(*(paths or map(_shown, api.bundled_paths("printing"))))
    found = report.diagnostics
    if layout == "json":
        click.echo(diagnostics_data.diagnostics_json(found), nl=False)
    elif layout == "github":
        click.echo(diagnostics_data.diagnostics_github(found), nl=False)
    else:
        color = wants_color(context.ensure_object(Settings).color, sys.stdout)
        text = diagnostics.diagnostics_text(found, color=color)
        click.echo(text, nl=False, color=color)
        click.echo(summary(report))
    errors = any(each.severity is Severity.ERROR for each in found)
    context.exit(1 if errors else 0)


def _shown(path: Path) -> Path:
    """Return a path as it is seen from here, if it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def summary(report: "CheckReport") -> str:
    """Return what was found and what was looked at, in one line."""
    found = ", ".join(_counts(report.diagnostics)) or "no faults"
    text = f"{found} in {_several(report.files, 'file')}"
    knowledge = report.knowledge
    if knowledge is None:
        return text
    held = (
        _several(len(knowledge.rules), "rule"),
        _several(len(knowledge.products), "product"),
        _several(len(knowledge.problems), "problem"),
    )
    return f"{text} ({', '.join(held)})"


def _counts(diagnostics: "Iterable[Diagnostic]") -> Iterable[str]:
    """Yield how many there are of each severity, the worst first."""
    counts = Counter(each.severity for each in diagnostics)
    for severity in sorted(counts, reverse=True):
        yield _several(counts[severity], severity.word)


def _several(number: int, thing: str) -> str:
    """Return a number of things.

    >>> _several(1, "file"), _several(0, "rule"), _several(1200, "product")
    ('1 file', '0 rules', '1,200 products')
    """
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
