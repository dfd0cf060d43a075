"""How `check` looks, mends, and shows what it found."""

import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import click
from attrs import define, field, frozen

from recommender import api
from recommender.authoring import fixing
from recommender.checking.running import CheckReport, Wanted, check_files
from recommender.errors import RecommenderError
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.rendering import diagnostics, diagnostics_data, diagnostics_reports
from recommender.surfaces.cli import codes
from recommender.surfaces.cli.terminal import Settings, wants_color
from recommender.surfaces.cli.version import own_version

_ROUNDS = 10
_PATIENCE = 0.5


@define
class _Progress:
    """Tells on a terminal what is being worked on, once it takes long."""

    begun: float = field(factory=time.monotonic)
    shown: bool = False

    def tell(self, name: str) -> None:
        """Say which check runs now."""
        if sys.stderr.isatty() and time.monotonic() - self.begun > _PATIENCE:
            click.echo(f"\r\x1b[Kchecking: {name} …", nl=False, err=True)
            self.shown = True

    def end(self) -> None:
        """Take the line away."""
        if self.shown:
            click.echo("\r\x1b[K", nl=False, err=True)


@frozen(kw_only=True)
class Look:
    """One look for faults, as it was asked for.

    Attributes:
        paths: Files and folders; none for the bundled knowledge base.
        on: The day that dates are held against.
        wanted: Which checks to run.
        layout: How to print what is found.
        level: How bad a fault must be to fail.
    """

    paths: tuple[str, ...]
    on: date
    wanted: Wanted
    layout: str
    level: Severity

    def report(self) -> CheckReport:
        """Return what is found."""
        # The bundled files are named from their own folder, so that the output is
        # the same wherever the command is run.
        root = None if self.paths else api.bundled_root()
        progress = _Progress()
        try:
            return check_files(
                self.paths or api.bundled_paths("printing"),
                on=self.on,
                wanted=self.wanted,
                root=root,
                tell=progress.tell,
            )
        finally:
            progress.end()

    def preview(self, report: CheckReport) -> None:
        """Print what the corrections that are certain would change."""
        self._need_paths()
        for each in fixing.mend(report.diagnostics, None):
            click.echo(each.diff(), nl=False)

    def mended(self, report: CheckReport) -> CheckReport:
        """Make the corrections that are certain, and return what is left.

        Raises:
            RecommenderError: No files were named, or one cannot be written.
        """
        self._need_paths()
        # A correction can bring to light what could not be read before it.
        for _ in range(_ROUNDS):
            mended = fixing.mend(report.diagnostics, None)
            if not mended:
                break
            fixing.write(mended, None)
            for each in mended:
                for fault in each.mends:
                    told = diagnostics.escaped(
                        f"{fault.position}: mended[{fault.check}]: {fault.message}"
                    )
                    click.echo(told, err=self.layout != "text")
            report = self.report()
        return report

    def _need_paths(self) -> None:
        """Refuse to change what comes with the library."""
        if not self.paths:
            msg = "--fix: name the files or folders to correct"
            raise RecommenderError(msg)

    def show(
        self, context: click.Context, report: CheckReport, pages: Mapping[str, str]
    ) -> None:
        """Print what was found."""
        found = report.diagnostics
        match self.layout:
            case "json":
                text = diagnostics_data.diagnostics_json(found)
            case "github":
                text = diagnostics_data.diagnostics_github(found)
            case "concise":
                text = diagnostics_data.diagnostics_concise(found)
            case "sarif":
                version = own_version()
                text = diagnostics_reports.diagnostics_sarif(found, pages, version)
            case "junit":
                text = diagnostics_reports.diagnostics_junit(
                    found, report.ran, self.level
                )
            case _:
                color = wants_color(context.ensure_object(Settings).color, sys.stdout)
                text = diagnostics.diagnostics_text(found, color=color)
                click.echo(text, nl=False, color=color)
                text = f"{summary(report)}\n"
        click.echo(text, nl=False)

    def exit_code(self, report: CheckReport) -> int:
        """Return how the command ends."""
        if not all(map(_exists, self.paths)):
            return codes.COULD_NOT_RUN
        failed = any(each.severity >= self.level for each in report.diagnostics)
        if not report.files and all(d.check == "no-files" for d in report.diagnostics):
            return codes.NOTHING
        return codes.FINDINGS if failed else codes.FINE


def _exists(path: str) -> bool:
    """Return whether a file or folder is there, as far as can be told."""
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def summary(report: CheckReport) -> str:
    """Return what was found and what was looked at, in one line."""
    found = ", ".join(_counts(report.diagnostics)) or "no faults"
    if report.allowed:
        found += f" ({report.allowed:,} accepted)"
    text = f"{found} in {_several(report.files, 'file')}"
    knowledge = report.knowledge
    if knowledge is None:
        return text
    held = (
        _several(len(knowledge.rules), "rule"),
        _several(len(knowledge.products), "product"),
        _several(len(knowledge.problems), "problem"),
    )
    return f"{text} ({', '.join(held)})"


def _counts(found: Iterable[Diagnostic]) -> Iterable[str]:
    """Yield how many there are of each severity, the worst first."""
    counts = Counter(each.severity for each in found)
    for severity in sorted(counts, reverse=True):
        yield _several(counts[severity], severity.word)


def _several(number: int, thing: str) -> str:
    """Return a number of things.

    >>> _several(1, "file"), _several(0, "rule"), _several(1200, "product")
    ('1 file', '0 rules', '1,200 products')
    """
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
