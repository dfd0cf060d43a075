"""Every check, run on authored files."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from functools import partial
from os import PathLike
from pathlib import Path

from attrs import frozen

from recommender.checking import CHECKS, DATED, REGIONS, TRIALS
from recommender.checking.allowing import settle
from recommender.checking.analysis import PER_QUESTION, Analyse, Analysis
from recommender.checking.digest_differs import digest_differs
from recommender.checking.looks import Look, Try, name_of
from recommender.checking.registry import CHECKS_BY_NAME
from recommender.judging.trial import Trial, trial_of
from recommender.loading.load import Loaded, load_knowledge
from recommender.model.diagnostic import Diagnostic
from recommender.model.knowledge import Knowledge
from recommender.model.strata import circle_of


@frozen(kw_only=True)
class CheckReport:
    """What a check found.

    Attributes:
        diagnostics: In order of position.
        knowledge: What was loaded; None when errors kept it from loading.
        files: How many files were read.
        allowed: How many findings authors accept; they are not among the others.
        ran: The names of the checks that were run once everything was loaded.
    """

    diagnostics: tuple[Diagnostic, ...]
    knowledge: Knowledge | None
    files: int
    allowed: int = 0
    ran: tuple[str, ...] = ()


@frozen(kw_only=True)
class Wanted:
    """Which checks to run.

    What keeps files from being read is found in any case: nothing else can be,
    until it is mended.

    Attributes:
        only: Names of the only ones to run; None for all.
        regions: Whether to run those that work out for which clients rules fire.
        further: Checks that need more than is known here.
        names: The names of those, beside the ones known here.
        steps: How many of them one question about regions may take.
        frozen: The digest that the content must have; None for any.
    """

    only: Collection[str] | None = None
    regions: bool = True
    further: Sequence[Look] = ()
    names: Collection[str] = ()
    steps: int = PER_QUESTION
    frozen: str | None = None

    def __contains__(self, name: str) -> bool:
        """Tell whether a check is to be run."""
        return self.only is None or name in self.only


EVERYTHING = Wanted()


def _silently(_name: str) -> None:
    """Tell nobody."""


def check_files(
    paths: Sequence[str | PathLike[str]],
    *,
    on: date | None = None,
    wanted: Wanted = EVERYTHING,
    root: Path | None = None,
    tell: Callable[[str], None] = _silently,
) -> CheckReport:
    """Look for faults in authored files.

    Args:
        paths: Folders and files; together they are one knowledge base.
        on: The day for which dates are looked at; None leaves those checks out.
        wanted: Which checks to run.
        root: Folder from which the files below it are named.
        tell: Called with the name of each check before it runs.
    """
    loaded = load_knowledge(paths, root=root)
    found = list(loaded.diagnostics)
    ran: set[str] = set()
    if loaded.knowledge is not None:
        for name, look in _looks(loaded.knowledge, wanted, on):
            tell(name)
            ran.add(name)
            found.extend(look(loaded.knowledge))
        if wanted.frozen is not None:
            found.extend(digest_differs(loaded.knowledge, wanted.frozen))
    return _report(loaded, found, ran, on, wanted)


def _looks(
    knowledge: Knowledge, wanted: Wanted, on: date | None
) -> Iterator[tuple[str, Look]]:
    """Yield what is to be run, and its name."""
    for look in (*CHECKS, *wanted.further):
        if name_of(look) in wanted:
            yield name_of(look), look
    # Where rules conclude in a circle, there is no saying when they fire; and while
    # there are none, whoever writes them has only begun.
    rules = tuple(knowledge.active_rules())
    if wanted.regions and rules and not circle_of(rules):
        analysis = Analysis(knowledge, wanted.steps)
        for analyse in REGIONS:
            if name_of(analyse) in wanted:
                yield name_of(analyse), partial(_analysed, analyse, analysis)
        yield from _trials(knowledge, wanted, on)
    if on is not None:
        for dated in DATED:
            if name_of(dated) in wanted:
                yield name_of(dated), partial(dated, on=on)


def _analysed(
    analyse: Analyse, analysis: Analysis, _knowledge: Knowledge
) -> Iterator[Diagnostic]:
    """Yield what a check finds that looks at regions."""
    return analysis.found_by(name_of(analyse), analyse)


def _trials(
    knowledge: Knowledge, wanted: Wanted, on: date | None
) -> Iterator[tuple[str, Look]]:
    """Yield what is to be run on scenarios, and its name."""
    looks = [look for look in TRIALS if name_of(look) in wanted]
    if knowledge.scenarios and looks:
        trial = trial_of(knowledge, on=on or date.min)
        for look in looks:
            yield name_of(look), partial(_tried, look, trial)


def _tried(attempt: Try, trial: Trial, _knowledge: Knowledge) -> Iterator[Diagnostic]:
    """Yield what a check finds that runs scenarios."""
    return attempt(trial)


def _report(
    loaded: Loaded,
    found: Sequence[Diagnostic],
    ran: Collection[str],
    on: date | None,
    wanted: Wanted,
) -> CheckReport:
    """Return what is left once authors' acceptances are taken into account."""
    settled = settle(
        found,
        loaded.knowledge.allowed if loaded.knowledge else (),
        owner_at=loaded.owner_at,
        known={*CHECKS_BY_NAME, *wanted.names},
        ran=lambda name: name in ran,
        on=on,
    )
    shown = sorted(map(loaded.with_source, settled.found), key=lambda d: d.sort_key)
    return CheckReport(
        diagnostics=tuple(
            one
            for place, one in enumerate(shown)
            if not place or one != shown[place - 1]
        ),
        knowledge=loaded.knowledge,
        files=loaded.files,
        allowed=settled.allowed,
        ran=tuple(sorted(ran)),
    )
