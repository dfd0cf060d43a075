"""How a command writes what it was asked for."""

import json
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from recommender.surfaces.cli.terminal import Settings, wants_color, width

if TYPE_CHECKING:
    from recommender.errors import RecommenderError
    from recommender.rendering.outline import Outline


def write_text(context: click.Context, outline: "Outline") -> None:
    """Write an outline as plain text, as wide as the terminal."""
    from recommender.rendering.advice_text import laid_out  # noqa: PLC0415

    color = wants_color(context.ensure_object(Settings).color, sys.stdout)
    text = laid_out(outline, width=width(), color=color)
    click.echo(text, nl=False, color=color)


def write_markdown(outline: "Outline") -> None:
    """Write an outline as Markdown."""
    from recommender.rendering.advice_markdown import marked_down  # noqa: PLC0415

    click.echo(marked_down(outline), nl=False)


def write_json(data: Mapping[str, object]) -> None:
    """Write data as JSON, its keys in the documented order."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def show_error(error: "RecommenderError", settings: Settings) -> None:
    """Write what the caller or an author can mend."""
    # Imported here, so that help is there at once.
    from recommender.rendering.diagnostics import diagnostics_text  # noqa: PLC0415

    diagnostics = getattr(error, "diagnostics", ())
    if diagnostics:
        color = wants_color(settings.color, sys.stderr)
        click.echo(
            diagnostics_text(diagnostics, color=color), nl=False, err=True, color=color
        )
    else:
        click.echo(f"error: {error}", err=True)
