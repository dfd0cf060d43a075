"""`recommender advise --enquiries`: a line of advice for each of many enquiries."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from recommender.parallel import available_cores
from recommender.surfaces.batch import (
    Found,
    How,
    Row,
    answers,
    is_table,
    rows_of_lines,
    rows_of_table,
    written,
)
from recommender.surfaces.cli.client import Client
from recommender.surfaces.cli.codes import FINDINGS


def advise_on_many(  # noqa: PLR0913 - as many as there are options
    context: click.Context,
    client: Client,
    enquiries: str,
    output: Path | None,
    *,
    top: int | None,
    share: int | None,
) -> None:
    """Advise on every enquiry of a file, and exit with 1 where some were refused."""
    kb = client.open()
    how = How(
        on=client.on,
        top=top or None,
        language=client.language(kb),
        processes=share or available_cores(),
    )
    with _rows(enquiries) as rows:
        found = answers(kb, rows, how)
        try:
            refused = written(_shown(found, output), output, sys.stdout)
        except OSError as error:
            if output is None:
                raise
            reason = (error.strerror or "it cannot be written").lower()
            msg = f"--output: {output}: {reason}"
            raise click.UsageError(msg) from error
    if refused:
        click.echo(f"{refused} enquiries could not be read", err=True)
        context.exit(FINDINGS)


@contextmanager
def _rows(name: str) -> Iterator[Iterable[Row]]:
    """Open a file of enquiries."""
    if name == "-":
        yield rows_of_lines(sys.stdin.buffer)
        return
    path = Path(name)
    if not path.is_file():
        msg = f"--enquiries: there is no file called {name}"
        raise click.UsageError(msg)
    if is_table(name):
        yield rows_of_table(path)
        return
    with path.open("rb") as lines:
        yield rows_of_lines(lines)


def _shown(found: Iterable[Found], output: Path | None) -> Iterator[Found]:
    """Show on a terminal how far the work has come, where nothing else is shown."""
    if not sys.stderr.isatty() or (output is None and sys.stdout.isatty()):
        yield from found
        return
    with click.progressbar(
        found, label="enquiries", show_pos=True, file=sys.stderr
    ) as shown:
        yield from shown
