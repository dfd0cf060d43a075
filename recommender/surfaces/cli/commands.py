"""The commands, and what holds for all of them."""

import click

from recommender.surfaces.cli.advise import advise
from recommender.surfaces.cli.brief import brief
from recommender.surfaces.cli.check import check
from recommender.surfaces.cli.compile import compile_
from recommender.surfaces.cli.consult import consult
from recommender.surfaces.cli.coverage import coverage
from recommender.surfaces.cli.demo import demo
from recommender.surfaces.cli.diff import diff
from recommender.surfaces.cli.docs import docs
from recommender.surfaces.cli.explain import explain
from recommender.surfaces.cli.fmt import fmt
from recommender.surfaces.cli.graph import graph
from recommender.surfaces.cli.hear import hear
from recommender.surfaces.cli.new import new
from recommender.surfaces.cli.rename import rename
from recommender.surfaces.cli.schema import schema
from recommender.surfaces.cli.test import test
from recommender.surfaces.cli.why import why, why_not

_EXAMPLES = """\b
Examples:
  recommender advise --problem smudging --given process=sheetfed-offset
  recommender advise --enquiry client.yaml --lang de --format markdown
  recommender check catalogs/printing rules/printing

\b
Exit codes:
  0  fine, also when nothing is recommended
  1  a check found errors
  2  could not run: unknown option, invalid enquiry, faulty knowledge base
  3  a fault of the program itself
  5  nothing was checked
"""


def _show_version(
    context: click.Context, _option: click.Parameter, value: object
) -> None:
    """Print the version, and what decides which rules fire."""
    if not value or context.resilient_parsing:
        return
    # Imported here, so that help is there at once.
    from recommender.surfaces.cli.version import version_text  # noqa: PLC0415

    click.echo(version_text())
    context.exit()


@click.group(
    epilog=_EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and the rule engine in use.",
)
def cli() -> None:
    """Turn what a client says is wrong into honest, explained product advice."""


cli.add_command(advise)
cli.add_command(brief)
cli.add_command(check)
cli.add_command(compile_)
cli.add_command(consult)
cli.add_command(coverage)
cli.add_command(demo)
cli.add_command(diff)
cli.add_command(docs)
cli.add_command(explain)
cli.add_command(fmt)
cli.add_command(graph)
cli.add_command(hear)
cli.add_command(new)
cli.add_command(rename)
cli.add_command(schema)
cli.add_command(test)
cli.add_command(why)
cli.add_command(why_not)
