"""Compiled knowledge, kept in a file between two runs."""

import logging
from collections.abc import Sequence
from os import PathLike
from pathlib import Path

from recommender.compiling.compiled import Compiled
from recommender.compiling.stored import compiled_from, lines_of, shape
from recommender.loading.faults import Faults
from recommender.loading.files import read_files
from recommender.loading.kept_file import made_from, read_kept, write_kept

_LOG = logging.getLogger(__name__)

FORMAT = "2"
"""Raised whenever the same files are compiled to something else."""

Paths = Sequence[str | PathLike[str]]


def read_compiled(
    paths: Paths, cache: str | PathLike[str], *, root: Path | None = None
) -> Compiled | None:
    """Return what `cache` keeps of the files under `paths`; None where it does not.

    Nothing is kept of files with errors.
    """
    origin = _origin(paths, root)
    lines = read_kept(Path(cache), origin) if origin else None
    if lines is None:
        return None
    try:
        return compiled_from(lines)
    except ValueError:
        _LOG.warning("%s cannot be used and is made anew", cache)
        return None


def write_compiled(
    compiled: Compiled,
    paths: Paths,
    cache: str | PathLike[str],
    *,
    root: Path | None = None,
) -> bool:
    """Keep what was compiled from the files under `paths`; say whether it could be."""
    origin = _origin(paths, root)
    try:
        if origin:
            write_kept(Path(cache), origin, lines_of(compiled))
    except OSError as error:
        # It would have saved time; without it, all is as before.
        _LOG.warning("%s cannot be written: %s", cache, error.strerror)
        return False
    return bool(origin)


def _origin(paths: Paths, root: Path | None) -> str:
    """Return what a cache of these files must have been made from; else nothing."""
    faults = Faults()
    files = read_files(paths, faults, root)
    return "" if faults.found else made_from(files, FORMAT, shape().digest)
