"""`recommender demo`: the plan for showing a product at work."""

import datetime as dt

import click

from recommender.surfaces.cli.client import Client, client_options
from recommender.surfaces.cli.terminal import common_options
from recommender.surfaces.cli.writing import write_json, write_markdown, write_text

_EPILOG = """\b
Examples:
  recommender demo soy-ester-wash --problem smudging --current kerosene-wash
  recommender demo soy-ester-wash --format ics --day 2026-12-01 --start 09:30

\b
An appointment (--format ics) needs the extra: pip install "recommender[calendar]"
"""


@click.command(epilog=_EPILOG, short_help="Plan the demonstration of a product.")
@click.argument("product")
@client_options
@click.option(
    "--format",
    "layout",
    type=click.Choice(["text", "markdown", "json", "ics"]),
    default="text",
    show_default=True,
    help="How to print the plan.",
)
@click.option(
    "--day",
    "appointed",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day of the appointment. Example: --day 2026-12-01",
)
@click.option(
    "--start",
    type=click.DateTime(["%H:%M"]),
    default="09:00",
    show_default=True,
    metavar="HH:MM",
    help="When the appointment begins. Example: --start 14:30",
)
@common_options
@click.pass_context
def demo(  # noqa: PLR0913 - as many as there are options
    context: click.Context,
    *,
    product: str,
    client: Client,
    layout: str,
    appointed: dt.datetime | None,
    start: dt.datetime,
) -> None:
    """Plan how to show PRODUCT at work: who does what, in which order, with what.

    The press is emptied of everything the product must not meet before it goes in.

    Exits with 2 for a product that is not on offer, or ruled out for the client.
    """
    if layout == "ics" and appointed is None:
        msg = "--format ics: say the day of the appointment with --day"
        raise click.UsageError(msg)
    # Imported here, so that help is there at once.
    from recommender.rendering.demonstrated import demonstration_outline  # noqa: PLC0415
    from recommender.rendering.demonstration_ics import demonstration_ics  # noqa: PLC0415

    kb = client.open()
    language = client.language(kb)
    plan = kb.demonstration(client.enquiry(kb), product, on=client.on)
    if layout == "json":
        write_json(plan.to_dict(language))
        return
    if appointed is not None and layout == "ics":
        begins = dt.datetime.combine(appointed.date(), start.time())
        text = demonstration_ics(plan, kb.knowledge, language=language, start=begins)
        # The lines of an appointment end the same everywhere.
        click.echo(text.encode(), nl=False)
        return
    outline = demonstration_outline(plan, kb.knowledge, language=language)
    if layout == "markdown":
        write_markdown(outline)
    else:
        write_text(context, outline)
