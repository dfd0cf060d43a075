"""`recommender fmt`: lay authored files out, and change nothing that they say."""

import sys
from difflib import unified_diff
from pathlib import Path

import click

from recommender.surfaces.cli.terminal import Settings, common_options

_EPILOG = """\b
Examples:
  recommender fmt catalogs rules
  recommender fmt --check catalogs rules
  recommender fmt --diff rules/printing/washes.yaml
  recommender fmt - < draft.yaml
"""
_STANDARD_INPUT = "-"


@click.command(epilog=_EPILOG, short_help="Lay authored files out.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; name what would change."
)
@click.option(
    "--diff", "show_diff", is_flag=True, help="Write nothing; show what would change."
)
@common_options
@click.pass_context
def fmt(
    context: click.Context,
    *,
    paths: tuple[str, ...],
    only_check: bool,
    show_diff: bool,
) -> None:
    """Put the files under PATH into the canonical layout; - is standard input.

    Lines are edited: comments, values and their order stay as they are.
    A file that cannot be read is left untouched, with its diagnostics.

    Exits with 0 when all is laid out, with 1 when --check or --diff found a file that
    is not, and with 2 when a file could not be read.
    """
    if paths == (_STANDARD_INPUT,):
        _stream()
        return
    # Imported here, so that help is there at once.
    from recommender.authoring.reading import authored, places  # noqa: PLC0415
    from recommender.authoring.saving import replace_all  # noqa: PLC0415

    texts = authored(paths)
    new, refused = _formatted(texts, context)
    changed = {path: text for path, text in new.items() if text != texts[path]}
    if show_diff:
        for path, text in changed.items():
            click.echo(difference(path, texts[path], text), nl=False)
    elif only_check:
        for path in changed:
            click.echo(f"{path} would change")
    else:
        replace_all(places(changed))
        for path in changed:
            click.echo(f"{path} laid out")
    looked = only_check or show_diff
    _sum_up(len(texts), len(changed), len(refused), written=not looked)
    context.exit(2 if refused else int(bool(changed) and looked))


def _formatted(
    texts: dict[str, str], context: click.Context
) -> tuple[dict[str, str], list[str]]:
    """Return the texts laid out, and the files that cannot be, telling why."""
    from recommender.authoring.formatting import formatted  # noqa: PLC0415
    from recommender.errors import RecommenderError  # noqa: PLC0415
    from recommender.surfaces.cli.writing import show_error  # noqa: PLC0415

    new: dict[str, str] = {}
    refused: list[str] = []
    for path, text in texts.items():
        try:
            new[path] = formatted(path, text)
        except RecommenderError as error:
            show_error(error, context.ensure_object(Settings))
            refused.append(path)
    return new, refused


def _stream() -> None:
    """Lay out what comes in, and put it out."""
    from recommender.authoring.formatting import formatted  # noqa: PLC0415

    text = sys.stdin.buffer.read().decode("utf-8", "replace")
    click.echo(formatted("standard input", text), nl=False)


def difference(path: str, before: str, after: str) -> str:
    """Return what changes in a file, as a patch."""
    old, new = (text.splitlines(keepends=True) for text in (before, after))
    names = (path, path) if Path(path).is_absolute() else (f"a/{path}", f"b/{path}")
    lines = unified_diff(old, new, *names)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in lines
    )


def _sum_up(files: int, changed: int, refused: int, *, written: bool) -> None:
    """Say on standard error how many files there were, and what became of them."""
    verb = "laid out" if written else "to lay out"
    parts = [f"{changed} {verb}", f"{files - changed - refused} as they should be"]
    if refused:
        parts.append(f"{refused} left untouched")
    click.echo(f"{', '.join(parts)}", err=True)
