"""`recommender new`: write a rule, or a knowledge base to begin with."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from recommender.surfaces.cli.terminal import common_options

_RULE_EPILOG = """\b
Examples:
  recommender new rule rules/rain.yaml
  recommender new rule rules/rain.yaml --id rain-washes-oil-off \\
      --when "problem: squeaking-chain" --when "rides: wet" \\
      --need lasting-lubrication --because "Rain washes thin oil off."
"""
_BASE_EPILOG = """\b
Examples:
  recommender new base bicycles --title "Bicycle workshop"
"""


_EPILOG = """\b
Examples:
  recommender new base bicycles --title "Bicycle workshop"
  recommender new rule bicycles/rain.yaml --kb bicycles
"""


@click.group(
    epilog=_EPILOG, short_help="Write a rule, or a knowledge base to begin with."
)
def new() -> None:
    """Write new files; what is there already is never written over."""


@new.command("rule", epilog=_RULE_EPILOG, short_help="Write a rule by being asked.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--kb",
    "kb",
    multiple=True,
    metavar="PATH",
    help="File or folder of the knowledge base. Repeatable. Default: this folder.",
)
@click.option("--id", metavar="ID", help="What the rule is called.")
@click.option(
    "--when",
    multiple=True,
    metavar="LINE",
    help='What must hold of the client. Repeatable. Example: --when "rides: wet"',
)
@click.option("--need", metavar="ID", help="What the client then needs.")
@click.option("--remedy", metavar="TEXT", help="What to try without a product.")
@click.option(
    "--conclude", metavar="LINE", help='What is behind it. Example: "cause: rust"'
)
@click.option("--exclude", metavar="LINE", help="Which products are out.")
@click.option("--caution", metavar="LINE", help="Which products to warn about.")
@click.option("--resolve", metavar="ID", help="Which objection is answered.")
@click.option("--strength", metavar="WORD", help="possible, likely or strong.")
@click.option("--because", metavar="TEXT", help="What the client is told.")
@click.option("--owner", metavar="NAME", help="Who answers for the rule.")
@click.option("--source", multiple=True, metavar="ID", help="What it rests on.")
@click.option(
    "--on", metavar="YYYY-MM-DD", help="The day to advise on. Default: today."
)
@common_options
def rule(*, file: Path, kb: tuple[str, ...], on: str | None, **given: Any) -> None:  # noqa: ANN401 - as click hands them on
    """Write a rule into FILE, and beside it two scenarios that guard it.

    What no option says is asked, with the vocabulary's own words to choose from by
    number or by a part of their name. In the first scenario the rule fires, in the
    second it just does not; both pass before anything is written.

    Exits with 2 where FILE is there already, or the rule could not be used.
    """
    # Imported here, so that help is there at once.
    from recommender.authoring.reading import authored  # noqa: PLC0415
    from recommender.authoring.saving import create_all  # noqa: PLC0415
    from recommender.authoring.writing.rules import written  # noqa: PLC0415
    from recommender.errors import InvalidKnowledgeError  # noqa: PLC0415
    from recommender.loading.load import load_texts  # noqa: PLC0415
    from recommender.surfaces.cli.new_rule import RuleTalk  # noqa: PLC0415

    if file.suffix != ".yaml" or file.exists():
        msg = (
            f"{file} is there already; name a new file"
            if file.exists()
            else f"{file}: name a file that ends in .yaml"
        )
        raise click.UsageError(msg)
    texts = authored(kb or ["."])
    loaded = load_texts(sorted(texts.items()))
    if loaded.knowledge is None:
        raise InvalidKnowledgeError(loaded.diagnostics)
    day = date.fromisoformat(on) if on else datetime.now(UTC).astimezone().date()
    talk = RuleTalk(loaded.knowledge, dict(given))
    try:
        told = written(texts, talk.rule(), file.as_posix(), on=day)
        create_all({Path(path): text for path, text in told.texts.items()})
    except BaseException:
        if talk.ask.asked and talk.answers:
            click.echo(
                f"\nNothing was written. To go on from here:\n"
                f"  recommender new rule {file} {talk.so_far()}",
                err=True,
            )
        raise
    for path in told.texts:
        click.echo(f"{path} written")
    click.echo(f'It fires in "{told.positive}"', nl=not told.near_miss)
    if told.near_miss:
        click.echo(f', and does not in "{told.near_miss}".')


@new.command("base", epilog=_BASE_EPILOG, short_help="Begin a knowledge base.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--id", "id_", metavar="ID", help="Default: the name of the folder.")
@click.option("--title", metavar="TEXT", help="Its name for people. Default: the id.")
@click.option(
    "--lang",
    "languages",
    multiple=True,
    default=("en",),
    show_default=True,
    metavar="LANGUAGE",
    help="Its languages, the default one first. Repeatable.",
)
@common_options
def base(
    *, folder: Path, id_: str | None, title: str | None, languages: tuple[str, ...]
) -> None:
    """Begin a knowledge base in FOLDER: small, whole, and without a fault.

    Exits with 2 where a file of it is there already; then nothing is written.
    """
    # Imported here, so that help is there at once.
    from recommender.authoring.saving import create_all  # noqa: PLC0415
    from recommender.authoring.writing.bases import new_base  # noqa: PLC0415
    from recommender.errors import InvalidKnowledgeError  # noqa: PLC0415
    from recommender.loading.ids import kebab  # noqa: PLC0415
    from recommender.loading.load import load_texts  # noqa: PLC0415

    name = id_ or kebab.spelt(folder.resolve().name) or "my-trade"
    files = new_base(name, title or name, languages)
    loaded = load_texts(sorted(files.items()))
    if loaded.knowledge is None:
        raise InvalidKnowledgeError(loaded.diagnostics)
    create_all({folder / path: text for path, text in files.items()})
    for path in files:
        click.echo(f"{folder / path} written")
    click.echo(f"Look it over: recommender check {folder}")
