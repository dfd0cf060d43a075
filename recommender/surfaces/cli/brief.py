"""`recommender brief`: a page for the client, and one for the account manager."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recommender.surfaces.cli.client import Client, client_options
from recommender.surfaces.cli.terminal import common_options

if TYPE_CHECKING:
    from recommender.model.advice import Advice
    from recommender.model.recommendation import Recommendation

_EPILOG = """\b
Examples:
  recommender brief --best --problem smudging --given appears=after-wash
  recommender brief low-vapour-pressure-wash --enquiry client.yaml \\
      --for manager --format html --output manager.html

\b
PDF (--format pdf) needs the extra: pip install "recommender[pdf]"
"""


@click.command(epilog=_EPILOG, short_help="Write the brief about a product.")
@click.argument("product", required=False)
@click.option("--best", is_flag=True, help="Take the first recommendation.")
@client_options
@click.option(
    "--for",
    "reader",
    type=click.Choice(["client", "manager"]),
    default="client",
    show_default=True,
    help="Who it is for: the client, or the account manager.",
)
@click.option(
    "--format",
    "layout",
    type=click.Choice(["markdown", "html", "pdf"]),
    default="markdown",
    show_default=True,
    help="How to write it.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write it to a file. Default: standard output. Example: --output brief.html",
)
@common_options
def brief(  # noqa: PLR0913 - as many as there are options
    *,
    product: str | None,
    best: bool,
    client: Client,
    reader: str,
    layout: str,
    output: Path | None,
) -> None:
    """Write the brief about PRODUCT, or about the first recommendation with --best.

    For the client: what we understood and recommend, why, what speaks against it,
    and how it would be shown. For the account manager: objections with answers,
    what to ask, and the next step.

    Exits with 2 for a product that is neither recommended nor waiting for an answer.
    """
    if best == (product is not None):
        msg = "name one product, or say --best"
        raise click.UsageError(msg)
    # Imported here, so that help is there at once.
    from recommender.rendering.advice_markdown import marked_down  # noqa: PLC0415
    from recommender.rendering.brief import (  # noqa: PLC0415
        Brief,
        Reader,
        brief_outline,
    )
    from recommender.rendering.outline_html import outline_html  # noqa: PLC0415
    from recommender.rendering.outline_pdf import outline_pdf  # noqa: PLC0415

    kb = client.open()
    language, enquiry, on = client.language(kb), client.enquiry(kb), client.on
    advice = kb.advise(enquiry, on=on)
    found = _chosen(advice, product)
    plan = kb.demonstration(enquiry, found.product, on=on)
    outline = brief_outline(
        Brief(advice=advice, found=found, plan=plan),
        kb.knowledge,
        Reader(reader),
        language=language,
    )
    spoken = language or kb.knowledge.languages[0]
    if layout == "pdf":
        _write(outline_pdf(outline, language=spoken), output)
    elif layout == "html":
        _write(outline_html(outline, language=spoken).encode(), output)
    else:
        _write(marked_down(outline).encode(), output)


def _chosen(advice: "Advice", product: str | None) -> "Recommendation":
    """Return the product that the brief is about."""
    if product is None:
        if advice.recommendations:
            return advice.recommendations[0]
        msg = "nothing is recommended for this client; `recommender advise` says why"
        raise click.ClickException(msg)
    found = advice.about(product)
    if found is None:
        msg = (
            f"{product!r} is not recommended for this client; "
            "`recommender why-not` says why"
        )
        raise click.ClickException(msg)
    return found


def _write(content: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        reason = (error.strerror or "it cannot be written").lower()
        msg = f"--output: {output}: {reason}"
        raise click.UsageError(msg) from error
