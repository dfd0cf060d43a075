"""`recommender advise`: one enquiry in, advice out."""

import datetime as dt
import sys
from typing import TYPE_CHECKING

import click

from recommender.surfaces.cli.stating import Options, enquiry_from
from recommender.surfaces.cli.terminal import (
    Settings,
    common_options,
    wants_color,
    width,
)

if TYPE_CHECKING:
    from recommender.api import KnowledgeBase

_TOLD_IN_FULL = 3

_EPILOG = """\b
Examples:
  recommender advise --problem smudging --given appears=after-wash
  recommender advise --problem smudging=must --problem piling=nice \\
      --given rollers=nbr --given "voc_limit=100 g/L" --priority low-voc
  recommender advise --enquiry client.yaml --objection too-expensive
  recommender advise --enquiry - --format json < client.json

\b
An enquiry file says the same in YAML or JSON:
  problems: [smudging]
  context:
    process: sheetfed-offset
  objections: [dries-too-slowly]
"""


@click.command(epilog=_EPILOG, short_help="Advise on one client.")
@click.option(
    "--problem",
    "problems",
    multiple=True,
    metavar="ID[=IMPORTANCE]",
    help="What the client says is wrong; importance is must, should or nice. "
    "Repeatable. Example: --problem smudging=must",
)
@click.option(
    "--given",
    multiple=True,
    metavar="ATTRIBUTE=VALUE",
    help="What is known of the client's situation; several values are separated by "
    "commas. Repeatable. Example: --given process=sheetfed-offset",
)
@click.option(
    "--objection",
    "objections",
    multiple=True,
    metavar="ID",
    help="A doubt the client has voiced. Repeatable. Example: --objection "
    "dries-too-slowly",
)
@click.option(
    "--priority",
    "priorities",
    multiple=True,
    metavar="ID[=IMPORTANCE]",
    help="What matters most to the client. Repeatable. Example: --priority low-voc",
)
@click.option(
    "--current",
    metavar="PRODUCT",
    help="The product in use now. Example: --current kerosene-wash",
)
@click.option(
    "--enquiry",
    "file",
    metavar="FILE",
    help="Read the enquiry from a YAML or JSON file, - for standard input; the other "
    "options add to it. Example: --enquiry client.yaml",
)
@click.option(
    "--kb",
    "places",
    multiple=True,
    metavar="PATH",
    help="File or folder of the knowledge base; several are one. Repeatable. "
    "Default: press-room chemistry, which comes with the library. Example: --kb "
    "catalogs/printing --kb rules/printing",
)
@click.option(
    "--lang",
    metavar="LANGUAGE",
    help="Language of the advice, if the knowledge base has it. Default: its own "
    "first one. Example: --lang de",
)
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day the advice is for: sources must be valid on it. Default: today. "
    "Example: --on 2026-11-23",
)
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
@common_options
@click.pass_context
def advise(  # noqa: PLR0913 - as many as there are options
    context: click.Context,
    *,
    problems: tuple[str, ...],
    given: tuple[str, ...],
    objections: tuple[str, ...],
    priorities: tuple[str, ...],
    current: str | None,
    file: str | None,
    places: tuple[str, ...],
    lang: str | None,
    day: dt.datetime | None,
    top: int | None,
    layout: str,
) -> None:
    """Advise on one client: what to recommend, why, and what speaks against it.

    Exits with 0 also when nothing can be recommended, which is advice, too.
    """
    # Imported here, so that help is there at once.
    from recommender.api import KnowledgeBase  # noqa: PLC0415
    from recommender.rendering.advice_json import advice_json  # noqa: PLC0415
    from recommender.rendering.advice_markdown import advice_markdown  # noqa: PLC0415
    from recommender.rendering.advice_text import advice_text  # noqa: PLC0415

    kb = KnowledgeBase.open(*places) if places else KnowledgeBase.bundled("printing")
    language = _language(lang, kb)
    options = Options(
        problems=problems,
        given=given,
        objections=objections,
        priorities=priorities,
        current=current,
    )
    enquiry = enquiry_from(options, file, kb.knowledge)
    # The day is read here, and nowhere deeper.
    on = day.date() if day else dt.date.today()  # noqa: DTZ011 - the caller's day
    if layout == "json":
        advice = kb.advise(enquiry, on=on, top=top or None)
        click.echo(advice_json(advice, language), nl=False)
        return
    advice = kb.advise(enquiry, on=on)
    told = _TOLD_IN_FULL if top is None else top or None
    if layout == "markdown":
        text = advice_markdown(advice, kb.knowledge, language=language, top=told)
        click.echo(text, nl=False)
        return
    color = wants_color(context.ensure_object(Settings).color, sys.stdout)
    text = advice_text(
        advice,
        kb.knowledge,
        language=language,
        width=width(),
        top=told,
        color=color,
    )
    click.echo(text, nl=False, color=color)


def _language(wanted: str | None, kb: "KnowledgeBase") -> str | None:
    """Return the knowledge base's language for `wanted`; a region does not matter."""
    if wanted is None:
        return None
    spoken = kb.knowledge.languages
    for language in (wanted, wanted.replace("_", "-").partition("-")[0]):
        if language in spoken:
            return language
    msg = f"--lang: the knowledge base has no {wanted!r}, only {', '.join(spoken)}"
    raise click.UsageError(msg)
