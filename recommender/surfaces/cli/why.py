"""`recommender why` and `why-not`: what speaks for a product, and what against it."""

import click

from recommender.surfaces.cli.client import Client, client_options
from recommender.surfaces.cli.terminal import common_options
from recommender.surfaces.cli.writing import write_json, write_text

_WHY_EXAMPLES = """\b
Examples:
  recommender why low-voc-blanket-wash --problem smudging \\
      --given appears=after-wash
"""
_WHY_NOT_EXAMPLES = """\b
Examples:
  recommender why-not soybean-oil-wash --problem smudging --given rollers=epdm
"""

_FORMAT = click.option(
    "--format",
    "layout",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the answer.",
)


@click.command(epilog=_WHY_EXAMPLES, short_help="Say why a product is recommended.")
@click.argument("product")
@client_options
@_FORMAT
@common_options
@click.pass_context
def why(context: click.Context, *, product: str, client: Client, layout: str) -> None:
    """Say why PRODUCT is recommended: the rules, facts and data that are enough.

    None of them can be left out. Exits with 2 for a product that is not recommended.
    """
    # Imported here, so that help is there at once.
    from recommender.model.explanation_data import why_data  # noqa: PLC0415
    from recommender.rendering.explaining import why_outline  # noqa: PLC0415

    kb = client.open()
    language, on = client.language(kb), client.on
    answer = kb.why(client.enquiry(kb), product, on=on)
    if layout == "json":
        write_json(why_data(answer))
    else:
        outline = why_outline(answer, kb.knowledge, on=on, language=language)
        write_text(context, outline)


@click.command(
    "why-not",
    epilog=_WHY_NOT_EXAMPLES,
    short_help="Say why a product is not the first choice.",
)
@click.argument("product")
@client_options
@_FORMAT
@common_options
@click.pass_context
def why_not(
    context: click.Context, *, product: str, client: Client, layout: str
) -> None:
    """Say why PRODUCT is not the first choice, and what would have to be different.

    Exits with 0 whatever the verdict is.
    """
    # Imported here, so that help is there at once.
    from recommender.model.explanation_data import why_not_data  # noqa: PLC0415
    from recommender.rendering.explaining import why_not_outline  # noqa: PLC0415

    kb = client.open()
    language, on = client.language(kb), client.on
    answer = kb.why_not(client.enquiry(kb), product, on=on)
    if layout == "json":
        write_json(why_not_data(answer, language))
    else:
        outline = why_not_outline(answer, kb.knowledge, on=on, language=language)
        write_text(context, outline)
