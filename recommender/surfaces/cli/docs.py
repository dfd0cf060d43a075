"""`recommender docs`: a knowledge base as pages to browse."""

from pathlib import Path

import click

from recommender.surfaces.cli.terminal import common_options

_EPILOG = """\b
Examples:
  recommender docs --to site
  recommender docs catalogs rules --to site
"""


@click.command(epilog=_EPILOG, short_help="Make pages to browse.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--to",
    "folder",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to make; one that this command made before is replaced. "
    "Example: --to site",
)
@common_options
def docs(*, paths: tuple[str, ...], folder: Path) -> None:
    """Make a site of the knowledge base under PATH: open index.html in a browser.

    Problems, needs, products, objections and rules have a page each, in every
    language; search works without a server. Without PATH it is of the knowledge base
    that comes with the library.

    Exits with 2 where the files have errors, or the folder holds something else.
    """
    # Imported here, so that help is there at once.
    from recommender import KnowledgeBase  # noqa: PLC0415
    from recommender.authoring.site.build import site_files  # noqa: PLC0415
    from recommender.authoring.site.publish import publish  # noqa: PLC0415

    kb = KnowledgeBase.open(*paths) if paths else KnowledgeBase.bundled()
    files = site_files(kb.knowledge)
    publish(files, folder)
    pages = sum(path.endswith(".html") for path in files)
    click.echo(f"{pages:,} pages in {folder}; begin with {folder / 'index.html'}")
