"""`recommender graph`: what leads where in a knowledge base."""

import click

from recommender.surfaces.cli.terminal import common_options

_EPILOG = """\b
Examples:
  recommender graph smudging
  recommender graph low-residue-wash --depth 3 --format svg > wash.svg
  recommender graph --kb catalogs/printing --kb rules/printing --format dot
"""
_DEPTH = 2


@click.command(epilog=_EPILOG, short_help="Draw what leads where.")
@click.argument("name", metavar="[ID]", required=False)
@click.option(
    "--depth",
    type=click.IntRange(min=0),
    default=_DEPTH,
    show_default=True,
    metavar="N",
    help="How many arrows to follow from ID, both ways.",
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
    help="Language of the labels. Default: the knowledge base's first one. Example: "
    "--lang de",
)
@click.option(
    "--format",
    "layout",
    type=click.Choice(["mermaid", "dot", "svg"]),
    default="mermaid",
    show_default=True,
    help="How to draw it: for pages that know Mermaid, for Graphviz, or as a picture.",
)
@common_options
def graph(
    *,
    name: str | None,
    depth: int,
    places: tuple[str, ...],
    lang: str | None,
    layout: str,
) -> None:
    """Draw attributes, rules, needs and products, and the arrows between them.

    ID is a problem, attribute, rule, need, product or objection; without it the
    whole knowledge base is drawn, which is a lot.
    """
    # Imported here, so that help is there at once.
    from recommender.api import KnowledgeBase  # noqa: PLC0415
    from recommender.authoring.graphing.graph import graph_of  # noqa: PLC0415
    from recommender.rendering.graphs.dot import graph_dot  # noqa: PLC0415
    from recommender.rendering.graphs.mermaid import graph_mermaid  # noqa: PLC0415
    from recommender.rendering.graphs.svg import graph_svg  # noqa: PLC0415

    kb = KnowledgeBase.open(*places) if places else KnowledgeBase.bundled("printing")
    if lang is not None and lang not in kb.knowledge.languages:
        known = ", ".join(kb.knowledge.languages)
        msg = f"--lang: the knowledge base has no {lang!r}, only {known}"
        raise click.UsageError(msg)
    found = graph_of(kb.knowledge, language=lang)
    title = kb.knowledge.title.in_language(lang) or kb.knowledge.id
    if name is not None:
        keys = found.called(name)
        if not keys:
            raise click.UsageError(_nothing(name, [node.id for node in found.nodes]))
        found, title = found.around(keys, depth), name
    if layout == "svg":
        click.echo(graph_svg(found, title=title), nl=False)
    else:
        write = graph_dot if layout == "dot" else graph_mermaid
        click.echo(write(found), nl=False)


def _nothing(name: str, ids: list[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - help at once

    near = get_close_matches(name, sorted(set(ids)), n=3)
    hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
    return f"nothing that rules speak of is called {name!r}{hint}"
