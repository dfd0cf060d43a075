"""Authored files as they were at a revision that git keeps."""

import io
import subprocess
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from recommender.errors import RecommenderError


@contextmanager
def files_at(revision: str, paths: Sequence[str]) -> Iterator[list[Path]]:
    """Lay the files and folders out as they were, until the block is left.

    Yields where they are now, without those that did not exist.

    Args:
        revision: Anything that git knows as a commit.
        paths: Files and folders as they are called today.

    Raises:
        RecommenderError: They are in no git repository, or in several, or there is
            no such revision, or no git.
    """
    here = Path(paths[0]).resolve()
    folder = here if here.is_dir() else here.parent
    top = Path(_git(folder, "rev-parse", "--show-toplevel").decode().strip()).resolve()
    _git(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    names = [_below(top, Path(path).resolve()) for path in paths]
    known = [
        name
        for name in names
        if _git(top, "ls-tree", "--name-only", "-z", revision, "--", name)
    ]
    with TemporaryDirectory() as kept:
        if known:
            packed = _git(top, "archive", "--format=tar", revision, "--", *known)
            with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
                archive.extractall(kept, filter="data")
        yield [Path(kept) / name for name in known]


def _below(top: Path, path: Path) -> str:
    """Return a path as git calls it."""
    if not path.is_relative_to(top):
        msg = f"{path} is not in the git repository {top}"
        raise RecommenderError(msg)
    return path.relative_to(top).as_posix()


def _git(folder: Path, *arguments: str) -> bytes:
    """Return what git answers."""
    try:
        ended = subprocess.run(  # noqa: S603 - a program of the caller's own
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - wherever it is
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        msg = "git is not installed, so what was changed cannot be found"
        raise RecommenderError(msg) from None
    if ended.returncode:
        told = ended.stderr.decode("utf-8", "replace").strip().splitlines()
        said = told[0] if told else f"there is no revision {arguments[-1]!r}"
        msg = f"git: {said.removesuffix('^{commit}')}"
        raise RecommenderError(msg)
    return ended.stdout
