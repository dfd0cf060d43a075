"""What pytest finds when the library is installed: scenarios as tests.

Only files named `*.scenarios.yaml` are taken, and the knowledge base is opened when
the first scenario runs; nothing is imported for whoever has none.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from _pytest._code.code import TerminalRepr, TracebackStyle

    from recommender.api import KnowledgeBase
    from recommender.scenarios.proving import Proof, Prover

ENDING = ".scenarios.yaml"


class FailedScenarioError(Exception):
    """A scenario did not get what it expects; the text says why."""


class _Trade:
    """The knowledge base of one run, opened once, when it is first asked for."""

    def __init__(self, config: pytest.Config) -> None:
        """Note where it is; nothing is read yet."""
        self._places = _places(config)
        self._opened: tuple[KnowledgeBase, Prover] | None = None

    def open(self) -> "tuple[KnowledgeBase, Prover]":
        """Return the knowledge base, and what puts scenarios to the test."""
        if self._opened is None:
            # Imported here, so that other people's tests do not wait for it.
            from recommender.api import KnowledgeBase  # noqa: PLC0415
            from recommender.scenarios.proving import Prover  # noqa: PLC0415

            kb = KnowledgeBase.open(*map(_shown, self._places))
            today = dt.date.today()  # noqa: DTZ011 - the author's day
            self._opened = kb, Prover(kb, on=today)
        return self._opened


_TRADE = pytest.StashKey[_Trade]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the setting that says where the knowledge base is."""
    parser.addini(
        "recommender_kb",
        "Files and folders of the knowledge base that *.scenarios.yaml belong to. "
        "Default: the folders catalogs and rules, if both are there, else the root.",
        type="paths",
        default=[],
    )


def pytest_configure(config: pytest.Config) -> None:
    """Keep one knowledge base for the whole run."""
    config.stash[_TRADE] = _Trade(config)


def pytest_collect_file(
    file_path: Path, parent: pytest.Collector
) -> "ScenarioFile | None":
    """Take files of scenarios, and no other."""
    if not file_path.name.endswith(ENDING):
        return None
    file: ScenarioFile = ScenarioFile.from_parent(parent, path=file_path)
    return file


@pytest.fixture(scope="session")
def knowledge_base(pytestconfig: pytest.Config) -> "KnowledgeBase":
    """Return the knowledge base that `recommender_kb` names."""
    return pytestconfig.stash[_TRADE].open()[0]


class ScenarioFile(pytest.File):
    """One file of scenarios."""

    def collect(self) -> Iterator["ScenarioItem"]:
        """Yield its scenarios, in the order of the file."""
        from recommender.errors import InvalidKnowledgeError  # noqa: PLC0415
        from recommender.rendering.diagnostics import diagnostics_text  # noqa: PLC0415
        from recommender.scenarios.proving import in_order  # noqa: PLC0415

        try:
            kb, _ = self.config.stash[_TRADE].open()
        except InvalidKnowledgeError as error:
            raise self.CollectError(diagnostics_text(error.diagnostics)) from None
        here = self.path.resolve()
        found = [
            scenario
            for scenario in in_order(kb.knowledge.scenarios.values())
            if (place := getattr(scenario.name, "position", None)) is not None
            and Path(place.path).resolve() == here
        ]
        if not found:
            msg = f"{self.path} is not part of the knowledge base in recommender_kb"
            raise self.CollectError(msg)
        for scenario in found:
            yield ScenarioItem.from_parent(self, name=str(scenario.name))


class ScenarioItem(pytest.Item):
    """One scenario, run as a test."""

    def runtest(self) -> None:
        """Run it.

        Raises:
            FailedScenarioError: It did not get what it expects, or cannot fail.
        """
        from recommender.scenarios.telling import failure_rows  # noqa: PLC0415

        proof = self._proof()
        if not proof.good:
            raise FailedScenarioError("\n".join(failure_rows(proof)))

    def _proof(self) -> "Proof":
        kb, prover = self.config.stash[_TRADE].open()
        return prover.test(kb.knowledge.scenarios[self.name])

    def repr_failure(
        self,
        excinfo: pytest.ExceptionInfo[BaseException],
        style: "TracebackStyle | None" = None,
    ) -> "str | TerminalRepr":
        """Return what failed and why, as `recommender test` says it."""
        if isinstance(excinfo.value, FailedScenarioError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return where it was written, and its name."""
        kb, _ = self.config.stash[_TRADE].open()
        place = getattr(kb.knowledge.scenarios[self.name].name, "position", None)
        return self.path, place.line - 1 if place else None, self.name


def _shown(path: Path) -> Path:
    """Return a path as it is seen from here, if it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _places(config: pytest.Config) -> list[Path]:
    """Return where the knowledge base is."""
    given = [Path(path) for path in config.getini("recommender_kb")]
    usual = [config.rootpath / "catalogs", config.rootpath / "rules"]
    if given:
        return given
    return usual if all(path.is_dir() for path in usual) else [config.rootpath]
