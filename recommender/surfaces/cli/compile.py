"""`recommender compile`: keep a knowledge base ready to be opened."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from recommender.surfaces.cli.terminal import common_options

if TYPE_CHECKING:
    from recommender.loading.kept_file import KeptFile

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

    What is needed to hear clients is kept beside it, in a file whose name ends in
    `.hearing`. Whoever opens the same files with `--cache FILE`, or `cache=` in
    Python, then starts in a fraction of the time. The files hold data only; they are
    not used where the authored files or the library have changed since.

    Exits with 2 when the files have errors, or what was compiled cannot be written.
    """
    # Imported here, so that help is there at once.
    from recommender.api import KnowledgeBase  # noqa: PLC0415
    from recommender.caching import kept_in  # noqa: PLC0415
    from recommender.hearing.stemming import HearingNotInstalledError  # noqa: PLC0415
    from recommender.loading.faults import Faults  # noqa: PLC0415
    from recommender.loading.files import read_files  # noqa: PLC0415

    kb = KnowledgeBase.open(*places, cache=output)
    knowledge = kb.knowledge
    kept = kept_in(output, read_files(places, Faults()))
    _expect_written(kept)
    click.echo(
        f"{output}: {knowledge.id} {knowledge.version}, "
        f"{len(knowledge.rules)} rules, {len(knowledge.products)} products"
    )
    try:
        # What is heard first makes hearing ready, whatever it is.
        kb.hear("")
    except HearingNotInstalledError as error:
        click.echo(f"{output}: {error}", err=True)
        return
    from recommender.hearing.keeping import hearing_beside  # noqa: PLC0415

    hearing = hearing_beside(kept, knowledge.languages)
    _expect_written(hearing)
    click.echo(f"{hearing.path}: hearing in {', '.join(knowledge.languages)}")


def _expect_written(kept: "KeptFile") -> None:
    """Fail where a file does not hold what it should."""
    if kept.read() is None:
        msg = f"--output: {kept.path}: it cannot be written"
        raise click.UsageError(msg)
