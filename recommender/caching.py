"""Compiled knowledge, kept in a file between two runs."""

import logging
from collections.abc import Iterable
from os import PathLike
from pathlib import Path

from recommender.compiling.compiled import Compiled
from recommender.compiling.stored import compiled_from, lines_of
from recommender.loading.code import code_of
from recommender.loading.garbage import no_collecting
from recommender.loading.kept_file import KeptFile, made_from

_LOG = logging.getLogger(__name__)

_MAKERS = ("compiling", "loading", "model")
"""The floors whose code decides what files are compiled to."""


def kept_in(cache: str | PathLike[str], files: Iterable[tuple[str, str]]) -> KeptFile:
    """Return the file `cache` as one that keeps what is compiled from `files`.

    Args:
        cache: Its path.
        files: All authored files, each as it is shown and its text.
    """
    return KeptFile(Path(cache), made_from(files, code_of(*_MAKERS)))


def read_compiled(kept: KeptFile) -> Compiled | None:
    """Return what a file keeps; None where it cannot be used."""
    lines = kept.read()
    if lines is None:
        return None
    try:
        with no_collecting():
            return compiled_from(lines)
    except ValueError:
        _LOG.warning("%s cannot be used and is made anew", kept.path)
        return None


def write_compiled(compiled: Compiled, kept: KeptFile) -> bool:
    """Keep what was compiled; say whether it could be."""
    with no_collecting():
        return kept.write(lines_of(compiled))
