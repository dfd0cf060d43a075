"""Building what is shipped, in one environment that holds what that needs."""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from build import BuildBackendException, ProjectBuilder
from build.env import DefaultIsolatedEnv

ROOT = Path(__file__).parent.parent
SWITCH = "RECOMMENDER_COMPILE"
_TESTS_OWN = {"PYTHONPYCACHEPREFIX", "PYTHONPATH", "RECOMMENDER_CACHE", SWITCH}
OUTSIDE = {name: os.environ[name] for name in os.environ if name not in _TESTS_OWN}
"""The environment of who knows nothing of these tests."""


class Workplace:
    """An environment to build in, with what the build asked for."""

    def __init__(self, environment: DefaultIsolatedEnv) -> None:
        """Take over an environment that is open."""
        self._environment = environment
        self._there: set[str] = set()

    def build(
        self,
        what: Literal["sdist", "wheel"],
        source: Path,
        folder: Path,
        **switches: str,
    ) -> tuple[Path | None, str]:
        """Build a project; return what came of it, if anything, and what was printed.

        Args:
            what: What to build.
            source: The project.
            folder: Where to put it.
            switches: What is set in the environment.
        """
        printed: list[str] = []

        def runner(
            cmd: Sequence[str],
            cwd: str | None = None,
            extra_environ: Mapping[str, str] | None = None,
        ) -> None:
            ended = subprocess.run(  # noqa: S603 - our own build
                cmd,
                capture_output=True,
                check=False,
                cwd=cwd,
                env={**OUTSIDE, **switches, **(extra_environ or {})},
                text=True,
            )
            printed.append(ended.stdout + ended.stderr)
            ended.check_returncode()

        builder = ProjectBuilder.from_isolated_env(self._environment, source, runner)
        self._bring(builder.build_system_requires)
        try:
            self._bring(builder.get_requires_for_build(what))
            made = builder.build(what, folder)
        except BuildBackendException:
            return None, "".join(printed)
        return Path(made), "".join(printed)

    def _bring(self, requirements: set[str]) -> None:
        """Install what was not asked for before."""
        self._environment.install(requirements - self._there)
        self._there |= requirements


@contextmanager
def workplace() -> Iterator[Workplace]:
    """Make an environment to build in, and take it away in the end."""
    with DefaultIsolatedEnv() as environment:
        yield Workplace(environment)
