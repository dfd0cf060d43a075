"""`recommender compile`: keep a knowledge base ready to be opened."""

from pathlib import Path

import click

from recommender.surfaces.cli.terminal import common_options

_EPILOG = """\b
Examples:
  recommender compile catalogs/printing rules/printing --output printing.kept
  recommender advise --kb catalogs/printing --kb rules/printing \\
      --cache printing.kept --problem smudging
"""


@click.command("compile", epilog=_EPILOG, short_help="Keep what was compiled.")
@click.argument("places", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    metavar="FILE",
    help="The file to write. Example: --output printing.kept",
)
@common_options
def compile_(*, places: tuple[str, ...], output: Path) -> None:
    """Load and compile the files and folders at PATH, and keep that in a file.

    Whoever opens the same files with `--cache FILE`, or `cache=` in Python, then
    starts in a fraction of the time. The file holds data only; it is not used where
    the authored files or the library have changed since.

    Exits with 2 when the files have errors, or the file cannot be written.
    """
    # Imported here, so that help is there at once.
    from recommender.api import KnowledgeBase  # noqa: PLC0415
    from recommender.caching import read_compiled  # noqa: PLC0415

    knowledge = KnowledgeBase.open(*places, cache=output).knowledge
    if read_compiled(places, output) is None:
        msg = f"--output: {output}: it cannot be written"
        raise click.UsageError(msg)
    click.echo(
        f"{output}: {knowledge.id} {knowledge.version}, "
        f"{len(knowledge.rules)} rules, {len(knowledge.products)} products"
    )
