"""Files as they are in a revision of a git repository."""

import io
import subprocess
import tarfile
from collections.abc import Iterable
from pathlib import Path

from recommender.errors import RecommenderError


def revision_files(revision: str, paths: Iterable[Path], folder: Path) -> list[Path]:
    """Write files as they are in a revision into a folder, and return where.

    Args:
        revision: Anything that git takes for a commit.
        paths: Files and folders of the working tree.
        folder: An empty folder.

    Raises:
        RecommenderError: Git cannot be had, there is no repository, it does not
            know the revision, or the revision has none of the paths.
    """
    top = Path(_git("rev-parse", "--show-toplevel").decode().strip()).resolve()
    commit = _commit(revision)
    names = [_below(path, top) for path in paths]
    there = [name for name in names if _has(commit, name)]
    if not there:
        told = ", ".join(map(str, paths))
        msg = f"revision {revision!r} has nothing at {told}"
        raise RecommenderError(msg)
    packed = _git("-C", str(top), "archive", "--format=tar", commit, "--", *there)
    try:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
    except tarfile.TarError as error:
        msg = f"revision {revision!r} cannot be unpacked: {error}"
        raise RecommenderError(msg) from error
    return [folder / name for name in there]


def is_revision(name: str) -> bool:
    """Return whether git takes a name for a commit here."""
    try:
        _commit(name)
    except RecommenderError:
        return False
    return True


def _commit(revision: str) -> str:
    """Return the id of the commit that a revision is."""
    wanted = f"{revision}^{{commit}}"
    try:
        found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    except RecommenderError as error:
        _git("rev-parse", "--show-toplevel")
        msg = f"{revision!r} is neither a folder nor a revision that git knows"
        raise RecommenderError(msg) from error
    return found.decode().strip()


def _has(commit: str, name: str) -> bool:
    if name == ".":
        return True
    try:
        _git("cat-file", "-e", f"{commit}:{name}")
    except RecommenderError:
        return False
    return True


def _below(path: Path, top: Path) -> str:
    """Return a path as git names it in a revision."""
    whole = path.resolve()
    if not whole.is_relative_to(top):
        msg = f"{path} is not in the repository"
        raise RecommenderError(msg)
    return whole.relative_to(top).as_posix()


def _git(*arguments: str) -> bytes:
    """Return what git answers."""
    try:
        ended = subprocess.run(  # noqa: S603 - no shell, and arguments are checked by git
            ["git", *arguments],  # noqa: S607 - whichever git the caller has
            capture_output=True,
            check=False,
        )
    except OSError as error:
        msg = "git cannot be started; give two folders instead of revisions"
        raise RecommenderError(msg) from error
    if ended.returncode:
        said = ended.stderr.decode("utf-8", "replace").strip().splitlines()
        told = said[0].removeprefix("fatal: ") if said else "it gives no reason"
        msg = f"git: {told}"
        raise RecommenderError(msg)
    return ended.stdout
