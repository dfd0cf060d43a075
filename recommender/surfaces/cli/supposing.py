"""`--what-if`: what would change, and nothing else."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from recommender.surfaces.cli.stating import context_from
from recommender.surfaces.cli.writing import write_json, write_markdown, write_text

if TYPE_CHECKING:
    from recommender.model.advice import Advice
    from recommender.model.enquiry import StatedValue
    from recommender.model.knowledge import Knowledge

_UNKNOWN = "unknown"


def supposed(
    typed: Iterable[str], knowledge: "Knowledge"
) -> "dict[str, StatedValue | None]":
    """Return what is supposed, by attribute; None where nobody is to know."""
    found = context_from("--what-if", typed, knowledge)
    return {
        str(name): None if value == _UNKNOWN else value for name, value in found.items()
    }


def write_changes(  # noqa: PLR0913 - each is a thing of its own
    context: click.Context,
    advice: "Advice",
    typed: Iterable[str],
    knowledge: "Knowledge",
    *,
    layout: str,
    language: str | None,
) -> None:
    """Write what would be different if the client's situation were another."""
    from recommender.advising.changes import changes  # noqa: PLC0415 - help at once
    from recommender.rendering.changed import changes_outline  # noqa: PLC0415

    given = supposed(typed, knowledge)
    then = advice.given(**given)
    found = changes(advice, then)
    if layout == "json":
        was, would_be = advice.enquiry["context"], then.enquiry["context"]
        write_json({"now": was, "what_if": would_be, **found.to_dict()})
        return
    outline = changes_outline(found, advice, then, knowledge, language=language)
    if layout == "markdown":
        write_markdown(outline)
    else:
        write_text(context, outline)
