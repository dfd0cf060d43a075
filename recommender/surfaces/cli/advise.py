"""`recommender advise`: one enquiry in, advice out."""

import sys
from pathlib import Path

import click

from recommender.surfaces.cli.client import Client, client_options
from recommender.surfaces.cli.hear import heard_and_stated
from recommender.surfaces.cli.supposing import write_changes
from recommender.surfaces.cli.terminal import (
    Settings,
    common_options,
    wants_color,
    width,
)

_TOLD_IN_FULL = 3

_EPILOG = """\b
Examples:
  recommender advise "the ink smudges since we changed the wash"
  recommender advise --problem smudging --given appears=after-wash
  recommender advise --problem smudging=must --problem piling=nice \\
      --given rollers=nbr --given "voc_limit=100 g/L" --priority low-voc
  recommender advise --enquiry client.yaml --objection too-expensive
  recommender advise --enquiry - --format json < client.json
  recommender advise --problem smudging --given rollers=nbr --what-if rollers=epdm
  recommender advise --enquiries clients.jsonl --output advice.jsonl

\b
An enquiry file says the same in YAML or JSON:
  problems: [smudging]
  context:
    process: sheetfed-offset
  objections: [dries-too-slowly]
"""


@click.command(epilog=_EPILOG, short_help="Advise on one client.")
@click.argument("text", required=False)
@client_options
@click.option(
    "--top",
    type=click.IntRange(min=0),
    metavar="N",
    help="How many products to tell in full, 0 for all; text and Markdown name the "
    f"others. Default: {_TOLD_IN_FULL}, and all in JSON. Example: --top 1",
)
@click.option(
    "--format",
    "layout",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="How to print the advice.",
)
@click.option(
    "--what-if",
    "suppositions",
    multiple=True,
    metavar="ATTRIBUTE=VALUE",
    help="Show only what would change if this were so; `unknown` supposes that "
    "nobody knows. Repeatable. Example: --what-if rollers=epdm",
)
@click.option(
    "--enquiries",
    metavar="FILE",
    help="Advise on every line of a file of JSON lines, - for standard input, or "
    "every row of a Parquet or Arrow table; write a line of JSON for each. Example: "
    "--enquiries clients.jsonl",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="With --enquiries, the file to write; a table where it ends in .parquet or "
    ".arrow. Default: standard output. Example: --output advice.jsonl",
)
@click.option(
    "--processes",
    type=click.IntRange(min=1),
    metavar="N",
    help="With --enquiries, how many processes share the work. Default: one for each "
    "core. Example: --processes 4",
)
@common_options
@click.pass_context
def advise(  # noqa: PLR0913 - as many as there are options
    context: click.Context,
    *,
    text: str | None,
    client: Client,
    top: int | None,
    layout: str,
    suppositions: tuple[str, ...],
    enquiries: str | None,
    output: Path | None,
    processes: int | None,
) -> None:
    """Advise on one client: what to recommend, why, and what speaks against it.

    TEXT is what the client said, - for standard input; what was understood is shown
    first. Options and an enquiry file add to it, and win over it.

    Exits with 0 also when nothing can be recommended, which is advice, too, and with
    1 when some of many enquiries could not be read.
    """
    if enquiries is not None:
        from recommender.surfaces.cli.many import advise_on_many  # noqa: PLC0415

        advise_on_many(context, client, enquiries, output, top=top, share=processes)
        return
    # Imported here, so that help is there at once.
    from recommender.rendering.advice_json import advice_json  # noqa: PLC0415
    from recommender.rendering.advice_markdown import advice_markdown  # noqa: PLC0415
    from recommender.rendering.advice_text import advice_text  # noqa: PLC0415

    kb = client.open()
    language, enquiry, on = client.language(kb), client.enquiry(kb), client.on
    if text is not None:
        enquiry = heard_and_stated(
            context, kb, text, stated=enquiry, language=language, layout=layout
        )
    if suppositions:
        write_changes(
            context,
            kb.advise(enquiry, on=on),
            suppositions,
            kb.knowledge,
            layout=layout,
            language=language,
        )
        return
    if layout == "json":
        advice = kb.advise(enquiry, on=on, top=top or None)
        click.echo(advice_json(advice, language), nl=False)
        return
    advice = kb.advise(enquiry, on=on)
    told = _TOLD_IN_FULL if top is None else top or None
    if layout == "markdown":
        page = advice_markdown(advice, kb.knowledge, language=language, top=told)
        click.echo(page, nl=False)
        return
    color = wants_color(context.ensure_object(Settings).color, sys.stdout)
    page = advice_text(
        advice,
        kb.knowledge,
        language=language,
        width=width(),
        top=told,
        color=color,
    )
    click.echo(page, nl=False, color=color)
