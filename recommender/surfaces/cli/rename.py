"""`recommender rename`: another name for one thing, everywhere."""

from pathlib import Path

import click

from recommender.surfaces.cli.terminal import common_options

_EPILOG = """\b
Examples:
  recommender rename smudging ink-smears catalogs rules
  recommender rename --dry-run rollers.epdm ethylene-rubber catalogs rules
  recommender rename need water soft-water .

\b
KIND is needed only where several things have the name: attribute, problem, need,
property, category, substance, group, objection, priority, source, product, step,
opening, rung, rule, scenario, unit, choice (of an attribute) or property-choice.
"""
_FEWEST = 2


@click.command(
    epilog=_EPILOG,
    short_help="Rename something everywhere.",
    options_metavar="[OPTIONS]",
)
@click.argument("words", nargs=-1, required=True, metavar="[KIND] OLD NEW [PATH]...")
@click.option(
    "--dry-run", is_flag=True, help="Write nothing; show what would change as a patch."
)
@common_options
def rename(*, words: tuple[str, ...], dry_run: bool) -> None:
    """Give what is called OLD the name NEW, at every place that mentions it.

    The files under PATH, or here, are one knowledge base. Only mentions are edited,
    never a text that merely looks like one; what belongs to something else is
    written with it, such as rollers.epdm. All files are written, or none.

    Exits with 2 where the name is unknown or can mean several things, where the new
    one is taken or cannot be used, and where the files have errors.
    """
    # Imported here, so that help is there at once.
    from recommender.authoring.reading import authored, places  # noqa: PLC0415
    from recommender.authoring.renaming import KINDS  # noqa: PLC0415
    from recommender.authoring.renaming import rename as renamed  # noqa: PLC0415
    from recommender.authoring.saving import replace_all  # noqa: PLC0415
    from recommender.surfaces.cli.fmt import difference  # noqa: PLC0415

    kind, rest = _kind(words, KINDS)
    if len(rest) < _FEWEST:
        msg = "say what it is called, and what it is to be called"
        raise click.UsageError(msg)
    old, new, *paths = rest
    texts = authored(paths or ["."])
    done = renamed(texts, old, new, kind)
    if dry_run:
        for path, text in done.texts.items():
            click.echo(difference(path, texts[path], text), nl=False)
    else:
        replace_all(places(done.texts))
    told = "would be renamed" if dry_run else "renamed"
    click.echo(
        f"{done.target} {told} at {_several(done.mentions, 'place')} in "
        f"{_several(len(done.texts), 'file')}",
        err=dry_run,
    )


def _kind(
    words: tuple[str, ...], kinds: tuple[str, ...]
) -> tuple[str, tuple[str, ...]]:
    """Return the kind that is named first, if one is, and the other words.

    A third word that is no path is the new name, so the first one was a kind.
    """
    first, rest = words[0], words[1:]
    if first in kinds and len(rest) >= _FEWEST and not Path(rest[1]).exists():
        return first, rest
    return "", words


def _several(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
