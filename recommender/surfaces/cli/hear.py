"""`recommender hear`: what a client's own words mean."""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from recommender.surfaces.cli.opening import cache_option, opened
from recommender.surfaces.cli.terminal import common_options, width
from recommender.surfaces.cli.writing import write_json, write_markdown, write_text

if TYPE_CHECKING:
    from recommender.api import KnowledgeBase
    from recommender.model.enquiry import Enquiry, Stated
    from recommender.model.heard import Heard

_STANDARD_INPUT = "-"
_ORDINARY = "should"

_EXAMPLES = """\b
Examples:
  recommender hear "the ink rubs off, only in the pile"
  recommender hear --lang de "Farbe verschmiert, seit dem neuen Waschmittel"
  recommender hear --format json - < email.txt

\b
Hearing needs the extra: pip install "recommender[hearing]"
"""


@click.command(epilog=_EXAMPLES, short_help="Show what a client's words mean.")
@click.argument("text")
@click.option(
    "--kb",
    "places",
    multiple=True,
    metavar="PATH",
    help="File or folder of the knowledge base; several are one. Repeatable. "
    "Default: press-room chemistry, which comes with the library. Example: --kb "
    "catalogs/printing --kb rules/printing",
)
@cache_option
@click.option(
    "--lang",
    metavar="LANGUAGE",
    help="Language of the text. Default: all that the knowledge base has, mixed. "
    "Example: --lang de",
)
@click.option(
    "--format",
    "layout",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print what was understood.",
)
@common_options
@click.pass_context
def hear(  # noqa: PLR0913 - as many as there are options
    context: click.Context,
    *,
    text: str,
    places: tuple[str, ...],
    cache: str | None,
    lang: str | None,
    layout: str,
) -> None:
    """Show what TEXT means, the words that led there, and what was not understood.

    TEXT is what a client said or wrote; - reads it from standard input.
    """
    # Imported here, so that help is there at once.
    from recommender.rendering.heard_outline import heard_outline  # noqa: PLC0415

    kb = opened(places, cache)
    heard = kb.hear(said(text), None if lang is None else [lang])
    if layout == "json":
        write_json(heard.to_dict())
    else:
        write_text(context, heard_outline(heard, kb.knowledge, language=lang))


def said(text: str) -> str:
    """Return what was typed, or what standard input holds where that is `-`."""
    if text != _STANDARD_INPUT:
        return text
    return sys.stdin.buffer.read().decode("utf-8-sig", errors="replace")


def heard_and_stated(  # noqa: PLR0913 - each is a thing of its own
    context: click.Context,
    kb: "KnowledgeBase",
    text: str,
    *,
    stated: "Enquiry",
    language: str | None,
    layout: str,
) -> "Enquiry":
    """Return what a text and the options say together, once it was shown.

    JSON is one document, so there what was understood goes to standard error.
    """
    from recommender.rendering.heard_outline import heard_outline  # noqa: PLC0415

    heard = kb.hear(said(text))
    outline = heard_outline(heard, kb.knowledge, language=language)
    if layout == "json":
        from recommender.rendering.advice_text import laid_out  # noqa: PLC0415

        click.echo(laid_out(outline, width=width(), color=False), nl=False, err=True)
    elif layout == "markdown":
        write_markdown(outline)
        click.echo()
    else:
        write_text(context, outline)
        click.echo()
    return with_stated(heard, stated)


def with_stated(heard: "Heard", stated: "Enquiry") -> "Enquiry":
    """Return an enquiry of what was heard and what options and files state.

    What is stated wins over what was heard.
    """
    from recommender.model.enquiry import Enquiry  # noqa: PLC0415

    said = heard.enquiry()
    return Enquiry(
        problems=_both(said.problems, stated.problems),
        context={**said.context, **stated.context},
        objections=_both(said.objections, stated.objections),
        priorities=_both(said.priorities, stated.priorities),
        current=said.current if stated.current is None else stated.current,
    )


def _both(said: "Stated", stated: "Stated") -> Mapping[str, str]:
    """Return ids with their importance, those stated over those said."""
    return {**_graded(said), **_graded(stated)}


def _graded(ids: "Stated") -> Mapping[str, str]:
    if isinstance(ids, Mapping):
        return dict(ids)
    return dict.fromkeys(ids, _ORDINARY)
