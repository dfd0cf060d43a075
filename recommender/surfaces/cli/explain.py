"""`recommender explain`: what every rule makes of a client, line by line."""

import click

from recommender.surfaces.cli.client import Client, client_options
from recommender.surfaces.cli.terminal import common_options
from recommender.surfaces.cli.writing import write_json, write_markdown, write_text

_EPILOG = """\b
Examples:
  recommender explain --problem smudging --given appears=after-wash
  recommender explain residue-after-wash --problem smudging
  recommender explain low-voc-blanket-wash --problem smudging --given rollers=epdm
  recommender explain "smudging right after a wash" --all
  recommender explain residue-after-wash
"""


@click.command(
    epilog=_EPILOG, short_help="Say what every rule makes of a client, line by line."
)
@click.argument("name", required=False)
@client_options
@click.option(
    "--all",
    "-v",
    "everything",
    is_flag=True,
    help="Show every rule and every line, not only what matters.",
)
@click.option(
    "--format",
    "layout",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="How to print the explanation.",
)
@common_options
@click.pass_context
def explain(
    context: click.Context,
    *,
    name: str | None,
    client: Client,
    everything: bool,
    layout: str,
) -> None:
    """Say which rules fired, which are open and which are silent, and why.

    Each line of a rule is true, false or unknown, with where the fact came from:
    stated, or concluded by which rule in which file.

    NAME is a rule, a product or a scenario; without it, the whole enquiry is
    explained. A rule without an enquiry is told as it is written, with the scenarios
    it fires in.
    """
    # Imported here, so that help is there at once.
    from recommender.authoring.explaining.explain import explain as told  # noqa: PLC0415
    from recommender.model.states_data import explained_data  # noqa: PLC0415
    from recommender.rendering.explained import explained_outline  # noqa: PLC0415

    kb = client.open()
    language, on = client.language(kb), client.on
    explained = told(kb, name, client.enquiry(kb), on=on)
    if layout == "json":
        write_json(explained_data(explained, everything=everything))
        return
    outline = explained_outline(
        explained, kb.knowledge, everything=everything, language=language
    )
    if layout == "markdown":
        write_markdown(outline)
    else:
        write_text(context, outline)
