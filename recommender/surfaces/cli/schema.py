"""`recommender schema`: what editors need to know of a knowledge base's files."""

from pathlib import Path

import click

from recommender.surfaces.cli.terminal import common_options

_EPILOG = """\b
Examples:
  recommender schema catalogs rules --to schema.json
  recommender schema catalogs rules --to schema.json --check
"""


@click.command(epilog=_EPILOG, short_help="Make a JSON Schema for editors.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--to",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write it into this file. Default: standard output. Example: --to schema.json",
)
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Write nothing; fail if the file that --to names is not up to date.",
)
@common_options
@click.pass_context
def schema(
    context: click.Context,
    *,
    paths: tuple[str, ...],
    target: Path | None,
    only_check: bool,
) -> None:
    """Make a JSON Schema of the files under PATH, which offers their own ids.

    Without PATH it is of the knowledge base that comes with the library.

    Exits with 0, or with 1 when --check found the file missing or out of date.
    """
    if only_check and target is None:
        msg = "--check needs --to, the file to look at"
        raise click.UsageError(msg)
    # Imported here, so that help is there at once.
    from recommender import KnowledgeBase  # noqa: PLC0415
    from recommender.authoring.saving import write_all  # noqa: PLC0415
    from recommender.authoring.schema.generate import schema_text  # noqa: PLC0415
    from recommender.checking.registry import CHECKS_BY_NAME  # noqa: PLC0415

    kb = KnowledgeBase.open(*paths) if paths else KnowledgeBase.bundled()
    text = schema_text(kb.knowledge, CHECKS_BY_NAME)
    if target is None:
        click.echo(text, nl=False)
    elif not only_check:
        write_all({target: text})
    elif not target.is_file() or target.read_text("utf-8") != text:
        click.echo(
            f"{target} is not up to date; make it anew with `recommender schema`"
        )
        context.exit(1)
